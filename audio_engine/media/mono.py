"""One channel for the recogniser out of a recording's two, without losing a voice that a plain mix would cancel.

The mix is decided for each absolute second of the recording, so the samples at a position are the same wherever a
read starts.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio_engine.limits import SAMPLE_RATE
from audio_engine.media.stored_audio import StoredAudio
from audio_engine.text import tr

__all__ = ["ChannelStatistics", "MonoView", "describe_channels"]

BLOCK_SAMPLES: Final = SAMPLE_RATE
DEAD_RATIO: Final = 100.0
"""40 dB: a channel so far below the other holds hiss or crosstalk; mixing it in would only halve the voice."""
CANCELS_BELOW: Final = -0.8
"""Correlation under which two channels are taken for one voice with opposite polarity."""
AUDIBLE_RMS: Final = 1.0e-3
"""-60 dB of full scale; a quieter second says nothing about the channels."""


class MonoView:
    """A recording as float32 mono. `channel` picks one (0 or 1); None mixes, second by second."""

    def __init__(self, audio: StoredAudio, channel: int | None = None) -> None:
        self._audio = audio
        self._channel = channel

    def read(self, start_sample: int, count: int) -> NDArray[np.float32]:
        """Samples in [-1, 1], shape (n,), n < `count` only at the end. Blocks and raises as `StoredAudio.read`."""
        channels = self._audio.channels
        if channels == 1 or self._channel is not None:
            column = 0 if channels == 1 or self._channel is None else self._channel
            return _to_float(self._audio.read(start_sample, count)[:, column])
        first = start_sample - start_sample % BLOCK_SAMPLES
        last = -(-(start_sample + count) // BLOCK_SAMPLES) * BLOCK_SAMPLES
        stereo = _to_float(self._audio.read(first, last - first))
        blocks = [_mixed(stereo[at : at + BLOCK_SAMPLES]) for at in range(0, len(stereo), BLOCK_SAMPLES)]
        mono = np.concatenate(blocks) if blocks else np.empty(0, np.float32)
        return mono[start_sample - first :][:count]

    def length(self) -> int | None:
        """Samples, or None while that is not known."""
        return self._audio.length()


class ChannelStatistics:
    """Counts, second by second, what the two channels of a recording are to each other."""

    def __init__(self) -> None:
        self._rest = np.empty((0, 2), np.int16)
        self._audible = self._cancelling = 0
        self._dead = [0, 0]

    def add(self, samples: NDArray[np.int16]) -> None:
        """Add samples, shape (n, channels); a recording with one channel has nothing to count."""
        if samples.shape[1] != 2:
            return
        pending = np.concatenate([self._rest, samples])
        whole = len(pending) - len(pending) % BLOCK_SAMPLES
        for at in range(0, whole, BLOCK_SAMPLES):
            self._count(_to_float(pending[at : at + BLOCK_SAMPLES]))
        self._rest = pending[whole:].copy()

    def warnings(self) -> tuple[str, ...]:
        """Sentences about channels that cancel each other out or carry nothing."""
        if len(self._rest) > BLOCK_SAMPLES // 4:
            self._count(_to_float(self._rest))
            self._rest = self._rest[:0]
        if not self._audible:
            return ()
        if self._cancelling >= self._audible / 2:
            return (
                tr("The two channels of this recording cancel each other out: only the louder one was listened to."),
            )
        for dead, alive in ((0, 1), (1, 0)):
            if self._dead[dead] == self._audible:
                return (
                    tr(
                        "Channel {dead} of this recording is silent: only channel {alive} was listened to.",
                        dead=dead + 1,
                        alive=alive + 1,
                    ),
                )
        return ()

    def _count(self, block: NDArray[np.float32]) -> None:
        left, right, together = _powers(block)
        if math.sqrt(max(left, right)) < AUDIBLE_RMS:
            return
        self._audible += 1
        dead = _dead_channel(left, right)
        if dead is not None:
            self._dead[dead] += 1
        elif _cancels(left, right, together):
            self._cancelling += 1


def describe_channels(audio: StoredAudio) -> tuple[str, ...]:
    """The warnings of `ChannelStatistics` for audio that is stored already. Reads all of it, a minute at a time."""
    statistics, at, step = ChannelStatistics(), 0, 60 * SAMPLE_RATE
    while len(samples := audio.read(at, step)):
        statistics.add(samples)
        at += len(samples)
    return statistics.warnings()


def _mixed(block: NDArray[np.float32]) -> NDArray[np.float32]:
    left, right, together = _powers(block)
    dead = _dead_channel(left, right)
    if dead is not None:
        return block[:, 1 - dead]
    if _cancels(left, right, together):
        return block[:, 0 if left >= right else 1]
    mean: NDArray[np.float32] = block.mean(axis=1, dtype=np.float32)
    return mean


def _powers(block: NDArray[np.float32]) -> tuple[float, float, float]:
    """The mean power of either channel and of their product."""
    # einsum, not `@`: for vectors of a second BLAS starts threads, which cost far more than they save
    products = np.einsum("ni,nj->ij", block, block, dtype=np.float64) / max(len(block), 1)
    return float(products[0, 0]), float(products[1, 1]), float(products[0, 1])


def _dead_channel(left: float, right: float) -> int | None:
    if left <= 0 and right <= 0:
        return None
    if left * DEAD_RATIO**2 <= right:
        return 0
    if right * DEAD_RATIO**2 <= left:
        return 1
    return None


def _cancels(left: float, right: float, together: float) -> bool:
    return left > 0 and right > 0 and together < CANCELS_BELOW * math.sqrt(left * right)


def _to_float(samples: NDArray[np.int16]) -> NDArray[np.float32]:
    return samples.astype(np.float32) / np.float32(32768)
