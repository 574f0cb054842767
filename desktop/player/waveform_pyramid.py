"""Peaks at every zoom: each level halves the one below, so that any view is drawn from a few values a pixel.

No Qt. Built off the GUI thread; three hours take some 25 MB for a moment and 9 MB for good.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from audio_engine.limits import PEAK_SAMPLES, SAMPLE_RATE
from audio_engine.media.waveform import read_peaks

__all__ = ["PEAK_S", "WaveformPyramid"]

PEAK_S: Final = PEAK_SAMPLES / SAMPLE_RATE
"""Seconds behind a peak of the lowest level."""
_TOP: Final = 256
"""A level with so few peaks needs no further one."""


class WaveformPyramid:
    """Minimum and maximum of every stretch of a recording, in [-1, 1]."""

    def __init__(self, peaks: NDArray[np.int8]) -> None:
        """`peaks` as `read_peaks` gives them, shape (n, channels, 2)."""
        both = np.stack([peaks[:, :, 0].min(axis=1), peaks[:, :, 1].max(axis=1)], axis=1) if len(peaks) else _NONE
        self._levels: list[NDArray[np.int8]] = [both]
        while len(self._levels[-1]) > _TOP:
            self._levels.append(_halved(self._levels[-1]))
        loud = np.abs(both.astype(np.int16)).max(axis=1) if len(both) else np.zeros(1, np.int16)
        self.loudest = max(float(np.percentile(loud, 99.9)) / 128, 0.02)
        """What nearly nothing exceeds; a quiet recording is drawn as large as a loud one."""

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The waveform in a recording's folder of the library.

        Raises:
            OSError: there is none.
            ValueError: the file is damaged.
        """
        return cls(read_peaks(folder))

    @property
    def length_s(self) -> float:
        """How much sound it is of, to a peak."""
        return len(self._levels[0]) * PEAK_S

    def columns(self, start_s: float, seconds_a_column: float, count: int) -> NDArray[np.float32]:
        """The lowest and the highest of each of `count` columns, shape (count, 2); what is outside is 0."""
        level = self._level_for(seconds_a_column)
        peaks = self._levels[level]
        peak_s = PEAK_S * 2**level
        edges = (start_s + np.arange(count + 1) * seconds_a_column) / peak_s
        first = np.floor(edges[:-1]).astype(np.int64)
        behind = np.maximum(np.ceil(edges[1:]).astype(np.int64), first + 1)
        found = np.zeros((count, 2), np.float32)
        inside = (first < len(peaks)) & (behind > 0)
        if not inside.any():
            return found
        begin, end = np.clip(first[inside], 0, len(peaks) - 1), np.clip(behind[inside], 1, len(peaks))
        low, high = peaks[begin, 0].copy(), peaks[begin, 1].copy()
        for further in range(1, int((end - begin).max(initial=1))):
            at = np.minimum(begin + further, end - 1)
            np.minimum(low, peaks[at, 0], out=low)
            np.maximum(high, peaks[at, 1], out=high)
        found[inside, 0], found[inside, 1] = low / np.float32(128), high / np.float32(128)
        return found

    def _level_for(self, seconds_a_column: float) -> int:
        """The coarsest level with at least one peak in every column."""
        wanted = int(np.floor(np.log2(max(seconds_a_column / PEAK_S, 1.0))))
        return min(wanted, len(self._levels) - 1)


_NONE: Final = np.empty((0, 2), np.int8)


def _halved(peaks: NDArray[np.int8]) -> NDArray[np.int8]:
    if len(peaks) % 2:
        peaks = np.concatenate([peaks, peaks[-1:]])
    pairs = peaks.reshape(-1, 2, 2)
    return np.stack([pairs[:, :, 0].min(axis=1), pairs[:, :, 1].max(axis=1)], axis=1)
