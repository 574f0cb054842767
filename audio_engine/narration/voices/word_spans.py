"""Which word each phoneme of a phrase belongs to: spaces tell it, and a comparison where they do not.

In English it says “of the” as one word; numbers it says as several.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

__all__ = ["words_of_symbols"]

_BETWEEN: Final = frozenset(" ,.;:!?-")
_WEIGHTLESS: Final = str.maketrans("", "", "ˈˌː- ,.;:!?")


def words_of_symbols(said: str, count: int, alone: Sequence[str] | None) -> list[int]:
    """For each symbol of `said` the index of its word, of `count` words; -1 for spaces and punctuation.

    `alone` is how each word sounds by itself, where that is known.
    """
    if not count:
        return [-1] * len(said)
    groups = [plain for group in said.split(" ") if (plain := group.translate(_WEIGHTLESS))]
    as_many = len(groups) == count
    if as_many and (alone is None or all(map(_are_alike, groups, alone))):
        return _by_spaces(said)
    return _shared(said, count) if alone is None else _by_sound(said, alone)


def _are_alike(group: str, alone: str) -> bool:
    """Whether that can be the word; of one or two sounds all may be different (“a”, “the”)."""
    alone = alone.translate(_WEIGHTLESS)
    return len(alone) <= 2 or SequenceMatcher(None, group, alone, autojunk=False).ratio() >= 0.5


def _by_spaces(said: str) -> list[int]:
    spans, word = [], -1
    for group in said.split(" "):
        word += bool(group.translate(_WEIGHTLESS))
        spans += [-1 if symbol in _BETWEEN else word for symbol in group] + [-1]
    return spans[:-1]


def _by_sound(said: str, alone: Sequence[str]) -> list[int]:
    """Where the words one after the other have the same symbols as the phrase they are its; between, in proportion."""
    heard = [index for index, symbol in enumerate(said) if symbol.translate(_WEIGHTLESS)]
    apart = [(symbol, word) for word, sound in enumerate(alone) for symbol in sound.translate(_WEIGHTLESS)]
    if not heard or not apart:
        return _shared(said, len(alone))
    matcher = SequenceMatcher(None, [said[index] for index in heard], [symbol for symbol, _ in apart], autojunk=False)
    words = [0] * len(heard)
    done = matched = 0
    for block in matcher.get_matching_blocks():
        gap, other = block.a - done, block.b - matched
        for step in range(gap):  # symbols that no word has by itself go with the word before
            nearest = matched + step * other // gap if other else matched - 1
            words[done + step] = apart[max(nearest, 0)][1]
        for step in range(block.size):
            words[block.a + step] = apart[block.b + step][1]
        done, matched = block.a + block.size, block.b + block.size
    spans = [-1] * len(said)
    for index, word in zip(heard, words, strict=True):
        spans[index] = word
    return _with_marks(said, spans)


def _shared(said: str, count: int) -> list[int]:
    """Every word an equal part."""
    return [-1 if symbol in _BETWEEN else index * count // len(said) for index, symbol in enumerate(said)]


def _with_marks(said: str, spans: list[int]) -> list[int]:
    """Stress goes with the sound after it, length with the one before."""
    for index in range(len(said) - 1, -1, -1):
        if said[index] in "ˈˌ" and index + 1 < len(said):
            spans[index] = spans[index + 1]
    for index, symbol in enumerate(said):
        if symbol == "ː" and index:
            spans[index] = spans[index - 1]
    return spans
