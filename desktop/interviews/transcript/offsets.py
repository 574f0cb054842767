"""Positions in a text: Python counts characters, Qt counts UTF-16 units. They differ behind an emoji."""

from __future__ import annotations

__all__ = ["from_qt", "to_qt"]

_LAST_SINGLE = "\uffff"


def to_qt(text: str, index: int) -> int:
    """Qt's position of the character `index` of `text`."""
    if text.isascii():
        return index
    before = text[:index]
    if not before or max(before) <= _LAST_SINGLE:
        return index
    return index + sum(letter > _LAST_SINGLE for letter in before)


def from_qt(text: str, position: int) -> int:
    """The character at Qt's position; one that the position cuts through counts as a whole."""
    if text.isascii() or max(text) <= _LAST_SINGLE:
        return min(position, len(text))
    units = 0
    for index, letter in enumerate(text):
        if units >= position:
            return index
        units += 2 if letter > _LAST_SINGLE else 1
    return len(text)
