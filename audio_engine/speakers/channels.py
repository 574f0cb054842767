"""Two microphones, two people: each channel is heard where it is the louder one.

A microphone also hears the other person, more quietly. Without this every sentence would be transcribed twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from audio_engine.limits import SAMPLE_RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from audio_engine.transcription.listening import MonoSound

__all__ = ["DominantChannel"]

_CELL: Final = SAMPLE_RATE // 10
"""The channels are compared every 100 ms, on a fixed grid."""
_AROUND: Final = 2
"""Cells before and after that a cell is judged with."""
_LEAK: Final = 10 ** (-6 / 20)
"""A channel that is 6 dB below the other hears the other's speaker."""


class DominantChannel:
    """One channel of two, silent where the other one is clearly louder."""

    def __init__(self, own: MonoSound, other: MonoSound) -> None:
        self._own = own
        self._other = other

    def read(self, start_sample: int, count: int) -> NDArray[np.float32]:
        """Samples in [-1, 1], shape (n,); n < count only at the end of the recording."""
        # The neighbours are read too: what is heard at a position must not depend on where a read begins.
        first = max(0, start_sample // _CELL - _AROUND) * _CELL
        cells = -(-(start_sample + count - first) // _CELL) + _AROUND
        own = self._own.read(first, cells * _CELL)
        other = self._other.read(first, len(own))
        padding = (0, -len(own) % _CELL)
        mine = np.pad(own, padding).reshape(-1, _CELL)
        theirs = np.pad(other, padding).reshape(-1, _CELL)
        is_leak = _levels(mine) < _levels(theirs) * _LEAK
        heard = np.where(is_leak[:, None], np.float32(0), mine).reshape(-1)[: len(own)]
        return heard[start_sample - first :][:count]


def _levels(cells: NDArray[np.float32]) -> NDArray[np.float32]:
    levels: NDArray[np.float32] = np.sqrt(np.mean(np.square(cells), axis=1))
    # A word's own quiet moments are not silence: each cell is judged by the loudest of its neighbours.
    around = np.pad(levels, _AROUND)
    shifted = [around[k : k + len(levels)] for k in range(2 * _AROUND + 1)]
    loudest: NDArray[np.float32] = np.max(np.stack(shifted), axis=0)
    return loudest
