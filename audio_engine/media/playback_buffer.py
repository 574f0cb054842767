"""The few tenths of a second between the thread that makes sound and the device that plays it.

It also knows which sample of the source is heard at a moment, and lets nothing start or stop with a click.
"""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio_engine.media.playback_feed import FADE_S, Piece

__all__ = ["PlaybackBuffer"]

_REMEMBERED_S: Final = 5.0
"""Longer than any device's delay; Bluetooth speakers take up to half a second."""


@dataclass(frozen=True, slots=True)
class _Handed:
    """`count` frames that the device has, counted from its start, and the sample of the source that the first is."""

    frame: int
    count: int
    start: float
    step: float

    def sample_at(self, frame: float) -> float:
        return self.start + min(max(frame - self.frame, 0.0), self.count) * self.step


class PlaybackBuffer:
    """Frames that wait for a device of `rate` frames a second and `channels`. Safe to use from any thread."""

    def __init__(self, rate: int, channels: int) -> None:
        self.volume = 1.0
        """What every sample is multiplied with; a change takes one call of `fill`."""
        self._rate = rate
        self._fade = round(FADE_S * rate)
        self._lock = threading.Lock()
        self._waiting: deque[Piece] = deque()
        self._queued = 0
        self._tail = np.empty((0, channels), np.float32)
        self._faded_in = 0
        self._last = np.zeros(channels, np.float32)
        self._gain: float | None = None
        self._handed: deque[_Handed] = deque()
        self._frames = 0
        self._sounding_to = 0
        self._filled_from = 0
        self._heard_at_s = 0.0
        self._head: float | None = None
        self.fills = 0
        """How often the device has asked for sound."""

    @property
    def queued(self) -> int:
        """Frames that wait."""
        with self._lock:
            return self._queued

    def push(self, piece: Piece) -> None:
        """Put a piece behind what waits, faded in where it does not follow on."""
        if not len(piece.frames):
            return
        with self._lock:
            if piece.begins:
                self._faded_in = 0
            frames = self._mixed_with_tail(self._fading_in(piece.frames))
            if not self._waiting:
                self._head = piece.start
            self._waiting.append(Piece(frames, piece.start, piece.step, piece.begins))
            self._queued += len(frames)

    def fill(self, out: NDArray[np.float32], heard_at_s: float) -> None:
        """Put the next frames into `out`, shape (n, channels), silence where there are none.

        The device's thread calls it. `heard_at_s` is when, on the device's clock, the first of them is heard.
        """
        with self._lock:
            self.fills += 1
            self._filled_from, self._heard_at_s = self._frames, heard_at_s
            done = self._take(out)
            if done < len(out):
                done += self._fade_to_silence(out, done)
            if done:
                self._sounding_to = self._frames + done
            gain = self.volume
            before = gain if self._gain is None else self._gain
            if before == gain:
                out *= np.float32(gain)
            else:
                out *= np.linspace(before, gain, len(out), dtype=np.float32)[:, np.newaxis]
            self._gain = gain
            self._frames += len(out)
            np.clip(out, -1, 1, out=out)
            while len(self._handed) > 1 and self._handed[1].frame < self._frames - _REMEMBERED_S * self._rate:
                self._handed.popleft()

    def cut(self, *, forget: bool) -> float | None:
        """Fade out what waits and drop it; the sample of the source that would have been next, None if unknown.

        `forget`: until something new is heard, nothing is known of what is.
        """
        with self._lock:
            head = self._head
            self._tail = self._faded_head()
            self._waiting.clear()
            self._queued = 0
            self._faded_in = 0
            if forget:
                self._handed.clear()
                self._head = None
            return head

    def heard(self, now_s: float) -> float | None:
        """The sample of the source that is heard at `now_s` on the device's clock, None if nothing has been yet."""
        with self._lock:
            frame = self._frame_at(now_s)
            return next((handed.sample_at(frame) for handed in reversed(self._handed) if handed.frame <= frame), None)

    def is_drained(self, now_s: float) -> bool:
        """Whether everything that was pushed has been heard at `now_s`."""
        with self._lock:
            return not self._queued and not len(self._tail) and self._frame_at(now_s) >= self._sounding_to

    def _frame_at(self, now_s: float) -> float:
        return self._filled_from + (now_s - self._heard_at_s) * self._rate

    def _take(self, out: NDArray[np.float32]) -> int:
        done = 0
        while done < len(out) and self._waiting:
            piece = self._waiting.popleft()
            count = min(len(out) - done, len(piece.frames))
            out[done : done + count] = piece.frames[:count]
            self._handed.append(_Handed(self._frames + done, count, piece.start, piece.step))
            self._head = piece.start + count * piece.step
            if count < len(piece.frames):
                self._waiting.appendleft(Piece(piece.frames[count:], self._head, piece.step, begins=False))
            elif self._waiting:
                self._head = self._waiting[0].start
            done += count
        self._queued -= done
        if not self._waiting and len(self._tail):
            count = min(len(out) - done, len(self._tail))
            out[done : done + count] = self._tail[:count]
            self._tail = self._tail[count:]
            done += count
        if done:
            self._last = out[done - 1].copy()
        return done

    def _fade_to_silence(self, out: NDArray[np.float32], done: int) -> int:
        """Nothing is there: go from the last frame to silence, and fade in what comes next."""
        out[done:] = 0
        count = min(self._fade, len(out) - done) if self._last.any() else 0
        out[done : done + count] = np.linspace(1, 0, count, dtype=np.float32)[:, np.newaxis] * self._last
        self._last = np.zeros_like(self._last)
        self._faded_in = 0
        return count

    def _faded_head(self) -> NDArray[np.float32]:
        if not self._waiting:  # what is left of an earlier cut is fading already
            return self._tail
        frames = np.concatenate([piece.frames for piece in self._waiting])[: self._fade]
        return frames * np.linspace(1, 0, len(frames), dtype=np.float32)[:, np.newaxis]

    def _fading_in(self, frames: NDArray[np.float32]) -> NDArray[np.float32]:
        count = min(self._fade - self._faded_in, len(frames))
        if count <= 0:
            return frames
        faded = frames.copy()
        gains = (self._faded_in + np.arange(count, dtype=np.float32)) / np.float32(self._fade)
        faded[:count] *= gains[:, np.newaxis]
        self._faded_in += count
        return faded

    def _mixed_with_tail(self, frames: NDArray[np.float32]) -> NDArray[np.float32]:
        """The new sound begins while the old one fades out."""
        count = min(len(self._tail), len(frames))
        if not count or self._waiting:
            return frames
        mixed = frames.copy()
        mixed[:count] += self._tail[:count]
        self._tail = self._tail[count:]
        return mixed
