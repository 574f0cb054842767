"""What a person types into the search field, as an expression that the index understands and that is never an error.

Words must all occur; "quoted words" must follow each other; the last word may be the beginning of one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from audio_engine.library.storable import storable_text

__all__ = ["LETTERS", "TOKEN", "Query", "fold", "parse_query"]

TOKEN = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
"""A word as the index cuts them: letters, digits and combining marks."""

_MAX_PARTS = 32
"""More words than anybody remembers; FTS5 refuses expressions of more than 256."""

_PREFIX_MIN = 3
"""Shorter beginnings match half of every library and take as long to find."""

_PART = re.compile(r'"([^"]*)"|([^\s"]+)')
_QUOTES = str.maketrans("“”„«»", '"""""')
LETTERS: Final = str.maketrans(
    {
        "œ": "oe",
        "Œ": "oe",
        "æ": "ae",
        "Æ": "ae",
        "ß": "ss",
        "ẞ": "ss",
        "ł": "l",
        "Ł": "l",
        "ø": "o",
        "Ø": "o",
        "đ": "d",
        "Đ": "d",
        "ı": "i",
    }
)
"""Letters that unicode61 does not take apart; the view `searched_text` in the schema spells them out as here."""


@dataclass(frozen=True, slots=True)
class Query:
    """`expression` is FTS5's; `words` (folded) and `beginning` say what to mark in a hit."""

    expression: str
    words: frozenset[str]
    beginning: str | None


def parse_query(typed: str) -> Query | None:
    """The query that `typed` means, None if there is no letter or digit in it."""
    parts: list[str] = []
    words: set[str] = set()
    beginning = None
    typed = storable_text(typed).translate(_QUOTES)
    for quoted, plain in _PART.findall(typed):
        found = [fold(token) for token in TOKEN.findall(quoted or plain)]
        if not found:
            continue
        parts.append('"' + (quoted or plain).translate(LETTERS) + '"')
        words.update(found)
        beginning = found[-1] if plain and len(found[-1]) >= _PREFIX_MIN else None
    if not parts:
        return None
    expression = " ".join(parts[:_MAX_PARTS])
    if beginning is not None and len(parts) <= _MAX_PARTS:
        expression += "*"
    return Query(expression, frozenset(words), beginning)


def fold(token: str) -> str:
    """The token in lower case and without diacritics: near enough to what the index does to mark it in a text."""
    decomposed = unicodedata.normalize("NFD", token.translate(LETTERS).lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
