"""A sentence cut into what a network says in one go: its memory grows with the length of that.

Most sentences are one utterance. Piper itself makes one of every full stop that eSpeak sees; a network that gets the
whole sentence keeps its melody.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from audio_engine.narration.voices.piper_phonemes import Phoneme

__all__ = ["utterances_of"]

_PLACES: Final = (".!?", ";:", ",", " ")
"""Where to cut, best first: after one of these."""


def utterances_of(phonemes: Sequence[Phoneme], limit: int) -> list[Sequence[Phoneme]]:
    """`phonemes` in parts of at most `limit`, cut where a speaker would breathe if there is such a place."""
    parts = []
    while len(phonemes) > limit:
        cut = _cut(phonemes, limit)
        parts.append(phonemes[:cut])
        phonemes = phonemes[cut:]
    return [*parts, phonemes] if phonemes else parts


def _cut(phonemes: Sequence[Phoneme], limit: int) -> int:
    """The last good place in the second half of what fits, else all that fits."""
    for places in _PLACES:
        for index in range(limit, limit // 2, -1):
            if phonemes[index - 1].symbol in places:
                return index
    return limit
