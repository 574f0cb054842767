"""How numbers stand in French text: the pieces of regular expressions that the rules are made of.

All repetitions are bounded. Text has been through `clean_characters`: one kind of space, apostrophe and hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

__all__ = ["AFTER", "BEFORE", "CAPITAL", "NUMBER", "RANGE", "SIGN", "alternatives", "words"]

BEFORE: Final = r"(?<![^\W_])(?<!\d[.,'/:])"
"""A number begins here: no letter or digit before it, and not in the middle of another number."""
AFTER: Final = r"(?![^\W_])(?![.,:/]\d)"
"""It ends here."""
NUMBER: Final = (
    r"(?:[1-9]\d{0,2}(?:(?: \d{3}){1,5}|(?:\.\d{3}){1,5}|(?:'\d{3}){1,5})(?!\d)|\d{1,40})"
    r"(?:,\d{1,12}|(?<!\.\d\d\d)\.(?:\d{1,2}|\d{4,12})(?!\d))?"
)
"""12, 1 200 000, 1.200, 1'200, 12,5 and 3.5."""
SIGN: Final = (
    r"(?:(?<![^\W_])(?<![)%€$°'\"])[-–−+±]|− |\+ |"
    r"(?:(?<=\bde )|(?<= à )|(?<=\bet )|(?<=\bou )|(?<=\())[-–] )?"
)
"""A sign of the number; a hyphen and a space begin a line of dialogue or a list, but not after “de” or “à”."""
RANGE: Final = r" ?[-–] ?"
CAPITAL: Final = "[A-ZÀ-ÖØ-Þ]"


def alternatives(words: Iterable[str]) -> str:
    """A group of fixed words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


def words(text: str) -> frozenset[str]:
    """The words of a list that is kept as running text."""
    return frozenset(text.split())
