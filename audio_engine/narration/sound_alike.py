"""Whether two words sound alike, roughly: enough to tell another word from another spelling.

Not a phonetic transcription: a recogniser's “Dupond” for “Dupont”, “color” for “colour”, “mange” for “mangent” must
not look like an error of the voice.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

__all__ = ["difference", "sound_key"]

_LETTERS_FOR_AN_EDIT: Final = 5
"""Words of so many letters, as they sound, may differ in one and be one word, spelt twice; of twice as many, in two."""
_FRENCH: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ph", "f"),
        ("eau|au", "o"),
        ("qu?|k", "k"),
        ("sc(?=[eiy])|c(?=[eiy])|ç", "s"),
        ("c", "k"),
        ("ge(?=[ao])|g(?=[eiy])", "j"),
        ("h|œ|(?<=..)ent$", ""),
        ("[ae]i|[éèêë]|e[rz]$|et$", "e"),
        ("[ea]n|[ea]m(?=[bp])", "A"),
        ("y", "i"),
        ("x$|(?<=.)(?:es|s|t|d|p|e)+$", ""),
    )
)
_ENGLISH: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ph", "f"),
        ("gh", ""),
        ("ck|q(?=u)", "k"),
        ("c(?=[eiy])", "s"),
        ("c", "k"),
        ("^wr", "r"),
        ("^kn", "n"),
        ("(?<=[^aeiouy])e$", ""),
        ("[aeiouy]+", "a"),
        ("z", "s"),
    )
)
_TWICE: Final = re.compile(r"(.)\1+")


def sound_key(word: str, language: str) -> str:
    """What is left of `word`, in lower case, when what is not heard is taken away. Never empty for a word."""
    key = word
    for pattern, sound in _FRENCH if language.lower().startswith("fr") else _ENGLISH:
        key = pattern.sub(sound, key)
    plain = "".join(c for c in unicodedata.normalize("NFD", key) if not unicodedata.combining(c))
    return _TWICE.sub(r"\1", plain) or word


def difference(one: str, other: str) -> float:
    """0 where two keys are as good as the same, 1 where they are other words, between them for what is half right."""
    edits, longer = _edits(one, other), max(len(one), len(other))
    if edits <= longer // _LETTERS_FOR_AN_EDIT:
        return 0.0
    return edits / longer if edits * 2 <= longer else 1.0


def _edits(one: str, other: str) -> int:
    """Levenshtein's distance."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]
