"""Suggestions that nobody wants to hear of again, in the person's folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from audio_engine.settings.stored_json import StoredJson

__all__ = ["change_dismissed", "dismissed_suggestions"]

Pair = tuple[str, str]
"""What was heard, and what was written in its place."""

_MOST: Final = 2_000
"""The oldest are forgotten beyond that."""


def dismissed_suggestions(home: Path) -> frozenset[Pair]:
    """The pairs that were dismissed. Never raises: a damaged file is kept aside, and somebody is asked once more."""
    return frozenset(_pairs(_file(home).read().content))


def change_dismissed(home: Path, *, dismiss: Iterable[Pair] = (), take_back: Iterable[Pair] = ()) -> None:
    """Remember that nobody wants these pairs, and that these others may be suggested again.

    Raises:
        UserFacingError: it cannot be written; it is as it was.
    """
    gone, fresh = set(take_back), list(dismiss)

    def change(content: list[Any]) -> list[Any]:
        kept = [pair for pair in _pairs(content) if pair not in gone and pair not in fresh]
        return [list(pair) for pair in (*kept, *fresh)][-_MOST:]

    _file(home).change(change)


def _pairs(content: list[Any]) -> list[Pair]:
    return [(str(item[0]), str(item[1])) for item in content if isinstance(item, list) and len(item) == 2]


def _file(home: Path) -> StoredJson[list[Any]]:
    return StoredJson(home / "names-dismissed.json", format_name="souffleur-names-dismissed/1", part="pairs", empty=[])
