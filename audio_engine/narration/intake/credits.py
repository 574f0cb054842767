"""Names of people and agencies as captions and bylines have them, told from prose by their capitals.

Everything here takes time in proportion to the line: these lines come from untrusted files.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["is_agency", "is_credit", "is_names", "parts_of"]

_ONE_WORD: Final = (
    "afp ap epa pa anp ansa dpa efe tass aap abaca maxppp sipa belga keystone rea sooc epa-efe reuters getty bloomberg "
    "shutterstock unsplash pexels istock alamy magnum corbis pixabay abacapress nasa dr agences agencies"
)
_AGENCIES: Final = frozenset(
    (
        *_ONE_WORD.split(),
        "ap photo",
        "getty images",
        "getty images europe",
        "associated press",
        "the associated press",
        "agence france-presse",
        "press association",
        "sipa press",
        "hans lucas",
        "pa media",
        "pa wire",
        "rex features",
        "adobe stock",
        "l'afp",
        "les agences",
        "l'agence france-presse",
    )
)
_BETWEEN: Final = re.compile(
    r",? \(?(?:et|and|avec|with|via|pour|for) | ?[,/&|] ?| [–—-] |(?<=\w)-(?=(?:AFP|AP|REUTERS)\b)"
)
_LITTLE_WORDS: Final = "de du des la le les van von der den di da dos el al ben bin ter y the"
_PARTICLES: Final = frozenset(_LITTLE_WORDS.split())
_ELIDED: Final = re.compile(r"(?:d'|l')?[A-ZÀ-ÖØ-Þ]")
_WORDS_MAX: Final = 6
_NAMES_MAX: Final = 8


def parts_of(text: str) -> list[str]:
    """What stands between commas, slashes and “et”, without brackets and the last full stop."""
    return [part.strip(" ()[]") for part in _BETWEEN.split(text.strip().removesuffix(".").strip(" ()[]"))]


def is_agency(text: str) -> bool:
    """Whether `text` names one of the agencies that newsrooms quote; those of three letters in capitals."""
    wanted = text.lower()
    return wanted in _AGENCIES and (len(wanted) > 3 or text.isupper())


def is_names(text: str) -> bool:
    """Whether `text` is nothing but the names of people, papers or places."""
    names = parts_of(text)
    return 0 < len(names) <= _NAMES_MAX and all(is_agency(name) or _is_name(name) for name in names)


def is_credit(text: str, *, needs_agency: bool = False) -> bool:
    """Whether `text` says whose picture it is. `needs_agency`: names alone could be anything here."""
    return is_names(text) and (not needs_agency or any(is_agency(name) for name in parts_of(text)))


def _is_name(text: str) -> bool:
    words = text.split(" ")
    return (
        0 < len(words) <= _WORDS_MAX
        and _ELIDED.match(words[-1]) is not None
        and all(
            _ELIDED.match(word) or word in _PARTICLES or (at == 0 and word == "The") for at, word in enumerate(words)
        )
        and not any(word.endswith(("!", "?", ":", ";", "…")) for word in words)
    )
