"""Where speech begins and ends, so that pieces of it can be joined with the silence that we want and without a click.

Nothing inside a piece is ever touched. Thresholds and pads are those of readest, measured there on read books:
trimming alone clicks where it does not meet a zero, hence the fades.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["Piece", "joined", "trimmed"]

_AUDIBLE: Final = 10 ** (-46 / 20)
"""-46 dBFS."""
_PAD_BEFORE_S: Final = 0.02
_PAD_AFTER_S: Final = 0.05
"""A closing consonant is quieter than the threshold for longer than an opening one."""
_FADE_S: Final = 0.003


@dataclass(frozen=True, slots=True)
class Piece:
    """Speech without the silence around it: float32 mono, shape (n,). It began `start_s` into what the voice gave."""

    samples: NDArray[np.float32]
    start_s: float


def trimmed(samples: NDArray[np.float32], rate: int) -> Piece | None:
    """What can be heard of `samples`, with a little room around it and faded edges; None where nothing can."""
    audible = np.flatnonzero(np.abs(samples) > _AUDIBLE)
    if not len(audible):
        return None
    start = max(0, int(audible[0]) - round(_PAD_BEFORE_S * rate))
    end = min(len(samples), int(audible[-1]) + 1 + round(_PAD_AFTER_S * rate))
    return Piece(_faded(samples[start:end], round(_FADE_S * rate)), start / rate)


def joined(pieces: Iterable[NDArray[np.float32] | float], rate: int) -> NDArray[np.float32]:
    """Sound and seconds of silence, one after the other."""
    return np.concatenate([np.empty(0, np.float32), *_sounds(pieces, rate)])


def _sounds(pieces: Iterable[NDArray[np.float32] | float], rate: int) -> Iterator[NDArray[np.float32]]:
    for piece in pieces:
        yield np.zeros(round(piece * rate), np.float32) if isinstance(piece, float) else piece


def _faded(samples: NDArray[np.float32], length: int) -> NDArray[np.float32]:
    """A copy that rises from and falls to silence on a raised cosine."""
    length = min(length, len(samples) // 2)
    rise = (0.5 - 0.5 * np.cos(np.pi * (np.arange(length) + 0.5) / max(length, 1))).astype(np.float32)
    faded = samples.copy()
    faded[:length] *= rise
    faded[len(faded) - length :] *= rise[::-1]
    return faded
