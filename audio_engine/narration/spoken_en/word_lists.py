"""How the word lists of the rules are written: as text, which a person can sort and extend."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["any_of", "words"]


def words(text: str) -> frozenset[str]:
    """The words of `text`, which white space parts."""
    return frozenset(text.split())


def any_of(texts: Iterable[str]) -> str:
    """The inside of a regular expression's group that matches each of `texts`, the longest first."""
    return "|".join(re.escape(text) for text in sorted(texts, key=len, reverse=True))
