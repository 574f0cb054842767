"""Recorded sound as a recogniser should hear it: very quiet stretches are raised, everything else is left alone.

The gain depends on nothing but the sound itself on a fixed grid, so a resumed run hears what an unbroken one heard.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from audio_engine.limits import SAMPLE_RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["ListeningAudio", "MonoSound"]

_GRID: Final = 10 * SAMPLE_RATE
_FRAME: Final = SAMPLE_RATE // 33
_QUIET: Final = 0.01
"""Loud frames below −40 dBFS: a recorder left on the other side of the room."""
_INAUDIBLE: Final = 1e-4
"""Below −80 dBFS there are two or three steps of 16-bit sound: raising them would raise noise alone."""
_TARGET: Final = 0.05


class MonoSound(Protocol):
    """A view of a recording as one channel (`audio_engine.media.mono.MonoView`)."""

    def read(self, start_sample: int, count: int) -> NDArray[np.float32]:
        """Samples in [-1, 1], shape (n,); n < count only at the end of the recording. Waits for the decoder."""
        ...


class ListeningAudio:
    """`MonoSound` with quiet stretches raised to speech level."""

    def __init__(self, sound: MonoSound) -> None:
        self._sound = sound
        self._gains: OrderedDict[int, float] = OrderedDict()

    def read(self, start_sample: int, count: int) -> NDArray[np.float32]:
        """Like the sound underneath, shape (n,), never beyond ±1."""
        samples = self._sound.read(start_sample, count)
        raised = samples
        for cell in range(start_sample // _GRID, (start_sample + len(samples) - 1) // _GRID + 1):
            gain = self._gain(cell)
            if gain != 1:
                if raised is samples:
                    raised = samples.copy()
                part = slice(max(0, cell * _GRID - start_sample), (cell + 1) * _GRID - start_sample)
                raised[part] = np.clip(raised[part] * gain, -1, 1)
        return raised

    def _gain(self, cell: int) -> float:
        if cell not in self._gains:
            self._gains[cell] = _gain_for(self._sound.read(cell * _GRID, _GRID))
            while len(self._gains) > 16:
                self._gains.popitem(last=False)
        return self._gains[cell]


def _gain_for(samples: NDArray[np.float32]) -> float:
    frames = samples[: len(samples) // _FRAME * _FRAME].reshape(-1, _FRAME)
    if not len(frames):
        return 1.0
    level = float(np.percentile(np.sqrt(np.mean(np.square(frames), axis=1)), 95))
    if not _INAUDIBLE < level < _QUIET:
        return 1.0
    return min(100.0, _TARGET / level)
