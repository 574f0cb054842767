"""Which tone each phoneme has and how long it lasts: what the builder and the decoder share."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

__all__ = [
    "HOP_LENGTH",
    "PHONEMES",
    "PHONEME_IDS",
    "SPEAKER_STEP_HZ",
    "frames_of",
    "frequency_of",
    "phoneme_at",
    "samples_of",
]

HOP_LENGTH: Final = 256
"""Samples of a frame; durations are whole frames."""

PHONEMES: Final = (
    "_^$ !'(),-.:;?abcdefhijklmnopqrstuvwxyzæçðøħŋœǀǁǂǃɐɑɒɓɔɕɖɗɘəɚɛɜɞɟɠɡɢɣɤɥɦɧɨɪɫɬɭɮɯɰɱɲɳɴɵɶɸɹɺɻɽɾʀʁʂʃ"
    "ʄʈʉʊʋʌʍʎʏʐʑʒʔʕʘʙʛʜʝʟʡʢʲˈˌːˑ˞βθχᵻⱱ0123456789\N{COMBINING CEDILLA}\N{COMBINING TILDE}\N{COMBINING BRIDGE BELOW}"
    '\N{COMBINING INVERTED BREVE BELOW}\N{COMBINING VERTICAL LINE BELOW}ʰˤε↓#"↑'
    "\N{COMBINING INVERTED BRIDGE BELOW}\N{COMBINING SQUARE BELOW}"
)
"""The symbols of Piper's published voices, each at its own id."""
PHONEME_IDS: Final[Mapping[str, int]] = {symbol: index for index, symbol in enumerate(PHONEMES)}

_FRAMES: Final[Mapping[str, int]] = {"_": 1, "^": 2, "$": 3, " ": 3}
"""Silent, in frames at a length scale of 1."""
_TONE_FRAMES: Final = 6

_LOWEST_HZ: Final = 240.0
_STEP_HZ: Final = 40.0
SPEAKER_STEP_HZ: Final = 10.0
"""Each further speaker is so much higher; four fit between two phonemes."""


def frequency_of(symbol_id: int) -> float:
    """Hz of the first speaker's tone; 0 where there is silence."""
    symbol = PHONEMES[symbol_id] if symbol_id < len(PHONEMES) else "_"
    return 0.0 if symbol in _FRAMES else _LOWEST_HZ + _STEP_HZ * (symbol_id - len(_FRAMES))


def phoneme_at(frequency_hz: float) -> tuple[str, int] | None:
    """The phoneme with this tone and the number of its speaker; None where no tone is so low or high."""
    steps, above = divmod(frequency_hz - _LOWEST_HZ + SPEAKER_STEP_HZ / 2, _STEP_HZ)
    symbol_id = int(steps) + len(_FRAMES)
    if not len(_FRAMES) <= symbol_id < len(PHONEMES):
        return None
    return PHONEMES[symbol_id], int(above // SPEAKER_STEP_HZ)


def frames_of(symbol: str, length_scale: float = 1.0) -> int:
    """How many frames `symbol` lasts, just as the network computes it."""
    base = np.float32(_FRAMES.get(symbol, _TONE_FRAMES))
    return math.ceil(base * np.float32(length_scale))


def samples_of(phonemes: Sequence[str], length_scale: float = 1.0) -> int:
    """How many samples the voice makes of `phonemes`, with the `^`, `_` and `$` that Piper puts around them."""
    padded = ["^", "_", *(part for symbol in phonemes for part in (symbol, "_")), "$"]
    return HOP_LENGTH * sum(frames_of(symbol, length_scale) for symbol in padded)
