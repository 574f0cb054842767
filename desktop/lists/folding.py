"""How titles are compared: what one types finds what one means, and REC9 stands before REC10."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

__all__ = ["Natural", "folded", "has_words", "natural", "words_of"]

Natural = tuple[tuple[int, int, str], ...]
"""What a title is sorted by."""

_REMEMBERED: Final = 20_000
"""Titles whose forms are kept: every sort asks for all of them again."""


@lru_cache(_REMEMBERED)
def folded(text: str) -> str:
    """In lower case and without accents."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@lru_cache(_REMEMBERED)
def natural(text: str) -> Natural:
    """Its numbers count as numbers."""
    parts: list[tuple[int, int, str]] = []
    digits, letters = "", ""
    for character in f"{folded(text)}\0":
        if character.isdecimal():
            if letters:
                parts.append((1, 0, letters))
                letters = ""
            digits += character
        else:
            if digits:
                parts.append((0, int(digits), ""))
                digits = ""
            letters += character
    return (*parts, (1, 0, letters))


def words_of(typed: str) -> tuple[str, ...]:
    """The words that somebody typed, folded."""
    return tuple(folded(typed).split())


def has_words(title: str, words: tuple[str, ...]) -> bool:
    """Whether all of `words` are in a title, or begin or end inside its words."""
    in_title = folded(title)
    return all(word in in_title for word in words)
