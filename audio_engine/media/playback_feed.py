"""Turns a stretch of a source into frames for a device: from an exact sample on, at a rate, in a loop.

Knows no threads and no devices. A feed is made anew for every jump, so that it never has to forget anything.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio_engine.media.playback_sources import SoundFormat, SoundSource
from audio_engine.media.playback_stretch import Stretch

__all__ = ["FADE_S", "Feed", "NoPiece", "Piece"]

FADE_S: Final = 0.005
"""Long enough not to click, too short to be heard."""
_PIECE_S: Final = 0.05


@dataclass(frozen=True, slots=True)
class Piece:
    """Frames to be played, float32 of shape (n, channels).

    The first is at `start` (samples of the source), each further one `step` samples later. `begins` says that it does
    not follow the piece before without a seam.
    """

    frames: NDArray[np.float32]
    start: float
    step: float
    begins: bool


class NoPiece(Enum):
    """Why there is no piece."""

    NOT_YET = "the job has not decoded so far"
    END = "everything has been played"


class Feed:
    """What is heard from `start_sample` on. Samples and bounds are the source's; `out` is what the device takes.

    In a `loop` (first sample, sample behind the last) the sound jumps back whenever it reaches its end; playing that
    starts behind it is not held up. `stop_sample` ends it before the source does.
    """

    def __init__(
        self,
        source: SoundSource,
        found: SoundFormat,
        out: SoundFormat,
        *,
        start_sample: int,
        tempo: float = 1.0,
        loop: tuple[int, int] | None = None,
        stop_sample: int | None = None,
    ) -> None:
        self._source = source
        self._found = found
        self._out = out
        self._tempo = tempo
        self._loop = loop if loop and start_sample < loop[1] else None
        self._stop = stop_sample
        self._count = round(_PIECE_S * found.rate)
        self._step = tempo * found.rate / out.rate
        self._ended = False
        self._go_to(start_sample)

    def next(self) -> Piece | NoPiece:
        """The next frames; a piece may be empty.

        Raises:
            UserFacingError: the source cannot be read.
        """
        if self._ended:
            return NoPiece.END
        end = self._end()
        left = math.inf if end is None else end - self._cursor
        # A rest is never so short that it could not be faded out.
        count = self._count if left >= 2 * self._count else int(left)
        samples = self._source.read(self._cursor, count) if count > 0 else self._nothing()
        self._cursor += len(samples)
        at_end = end is not None and self._cursor >= end
        if not len(samples) and not at_end:
            return NoPiece.NOT_YET
        frames = self._stretched(_with_channels(samples, self._out.channels), last=at_end)
        if at_end:
            frames = _faded_out(frames, round(FADE_S * self._out.rate))
        piece = Piece(frames, self._start + self._given * self._step, self._step, begins=self._given == 0)
        self._given += len(frames)
        if at_end:
            self._jump_or_end()
        return piece

    def _go_to(self, sample: int) -> None:
        self._start = self._cursor = sample
        self._given = 0
        plain = math.isclose(self._tempo, 1.0) and self._found.rate == self._out.rate
        self._stretch = None if plain else self._new_stretch()

    def _new_stretch(self) -> Stretch:
        return Stretch(
            rate_in=self._found.rate, rate_out=self._out.rate, channels=self._out.channels, tempo=self._tempo
        )

    def _end(self) -> int | None:
        ends = (self._source.length(), self._stop, self._loop[1] if self._loop else None)
        return min((end for end in ends if end is not None), default=None)

    def _stretched(self, samples: NDArray[np.float32], *, last: bool) -> NDArray[np.float32]:
        if self._stretch is None:
            return samples
        parts = [self._stretch.push(samples)] if len(samples) else []
        if last:
            parts.append(self._stretch.finish())
        return np.concatenate(parts)

    def _jump_or_end(self) -> None:
        if self._loop and self._cursor >= self._loop[1]:
            self._go_to(self._loop[0])
        else:
            self._ended = True

    def _nothing(self) -> NDArray[np.float32]:
        return np.empty((0, self._found.channels), np.float32)


def _with_channels(samples: NDArray[np.float32], channels: int) -> NDArray[np.float32]:
    if samples.shape[1] == channels:
        return samples
    if channels == 1:
        return ((samples[:, :1] + samples[:, 1:]) / 2).astype(np.float32, copy=False)
    return np.repeat(samples[:, :1], channels, axis=1)


def _faded_out(frames: NDArray[np.float32], fade: int) -> NDArray[np.float32]:
    fade = min(fade, len(frames))
    if not fade:
        return frames
    faded = frames.copy()
    faded[-fade:] *= np.linspace(1, 0, fade, dtype=np.float32)[:, np.newaxis]
    return faded
