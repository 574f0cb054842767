"""What no rule has spoken for and a voice may say wrong: numbers, signs, capitals, abbreviations, other scripts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from audio_engine.narration.claims import Claims
from audio_engine.narration.spoken_rules import Doubt
from audio_engine.text import tr

__all__ = ["unspoken"]

_TOKEN: Final = re.compile(r"\S+")
_PLAIN_SIGNS: Final = frozenset(" .,;:!?…'\"«»“”()-–—[]¿¡")
"""Signs that a voice answers with a pause, or not at all."""
_EDGES: Final = ".,;:!?…'\"«»“”()[]–—-"
_CAPITALS: Final = re.compile(r"(?<![^\W_])[A-ZÀ-ÖØ-Þ]{2,}(?![^\W_])")
_ABBREVIATION: Final = re.compile(r"(?<![^\W_])(?:[^\W\d_]{1,20}\.(?= [a-zß-ÿ(]|,)|[^\W\d_]{1,4}\.(?= [^\W_]))")
"""A full stop inside a sentence."""


def unspoken(claims: Claims) -> Iterator[Doubt]:
    """The doubtful words that are still free, each with one reason."""
    for start, end in claims.free():
        for token in _TOKEN.finditer(claims.sentence, start, end):
            reason = _reason(token[0], claims.sentence[token.end() : token.end() + 2])
            if reason:
                text = token[0]
                stripped = text.strip(_EDGES) or text
                begin = token.start() + text.index(stripped)
                yield Doubt(begin, begin + len(stripped), reason)


def _reason(word: str, after: str) -> str:
    if any(character.isdigit() for character in word):
        return tr("No rule says this number.")
    if any(_is_foreign(character) for character in word):
        return tr("This is written in another script.")
    if any(not character.isalnum() and character not in _PLAIN_SIGNS and not _is_mark(character) for character in word):
        return tr("No rule says this sign.")
    if _CAPITALS.search(word):
        return tr("It is not known whether these capitals are a word or letters.")
    if _ABBREVIATION.search(word + after):
        return tr("No rule says this abbreviation.")
    return ""


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _is_foreign(character: str) -> bool:
    """Whether this is a letter that is not Latin. µ and the like are signs of their own."""
    return character.isalpha() and character > "\u024f" and not unicodedata.name(character, "LATIN").startswith("LATIN")
