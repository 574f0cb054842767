"""In which order recordings stand, and which titles match words that somebody types."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache
from typing import Any, Final

from desktop.interviews.shelf_state import ShelfLine
from desktop.lists.wording import language_name

__all__ = ["Column", "Key", "has_words", "remember_titles", "sort_key", "words_of"]

Key = tuple[Any, ...]
"""What rows are sorted by; always ascending, and it ends in the recording's id."""

_REMEMBERED: Final = 20_000
"""Titles whose folded form is kept: every sort asks for all of them again."""


class Column(IntEnum):
    """The columns of the list, in their order."""

    TITLE = 0
    DATE = 1
    LENGTH = 2
    LANGUAGE = 3
    STATE = 4


def sort_key(line: ShelfLine, column: Column, *, descending: bool) -> Key:
    """What a line is sorted by in a column. Where two are the same, the newer stands first."""
    row = line.row
    value: Any = 0
    match column:
        case Column.TITLE:
            value = _natural(row.title)
        case Column.LENGTH:
            value = row.duration_s or 0.0
        case Column.LANGUAGE:
            value = language_name(row.language or "")
        case Column.STATE:
            value = int(line.state)
    newest_first = column is not Column.DATE or descending
    if descending:
        value = _Reversed(value) if isinstance(value, str | tuple) else -value
    return (value, -line.id if newest_first else line.id)


def remember_titles(titles: Iterable[str]) -> None:
    """Work out beforehand what titles are sorted by; for another thread than the one that sorts."""
    for title in titles:
        _natural(title)


def words_of(typed: str) -> tuple[str, ...]:
    """The words that somebody typed, without case and accents."""
    return tuple(_folded(typed).split())


def has_words(title: str, words: tuple[str, ...]) -> bool:
    """Whether all of `words` are in a title, or begin or end inside its words."""
    folded = _folded(title)
    return all(word in folded for word in words)


class _Reversed:
    """Sorts the other way round."""

    __slots__ = ("_value",)

    def __init__(self, value: Any) -> None:  # noqa: ANN401 - whatever is sorted
        self._value = value

    def __lt__(self, other: _Reversed) -> bool:
        return bool(other._value < self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Reversed) and other._value == self._value

    __hash__ = None  # type: ignore[assignment]


@lru_cache(_REMEMBERED)
def _natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts REC9 before REC10."""
    parts: list[tuple[int, int, str]] = []
    digits, letters = "", ""
    for character in f"{_folded(text)}\0":
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


@lru_cache(_REMEMBERED)
def _folded(text: str) -> str:
    """In lower case and without accents: what one types finds what one means."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
