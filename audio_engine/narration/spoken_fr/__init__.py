"""French as it is said, in France, Belgium and Switzerland."""

from __future__ import annotations

from functools import cache

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_fr import (
    acronyms,
    angles,
    cardinals,
    dates,
    links,
    money,
    phones,
    ranks,
    ratios,
    references,
    short_words,
    signs,
    times,
    units,
)
from audio_engine.narration.spoken_fr.numbers import Numbers

__all__ = ["rules"]


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """The rules of `fr`, `fr-be` or `fr-ch`, in the order in which they claim."""
    numbers = Numbers(language)
    return (
        *links.rules(numbers),
        *phones.rules(numbers),
        *dates.rules(numbers),
        *references.rules(numbers),
        *angles.rules(numbers),
        *times.rules(numbers),
        *money.rules(numbers),
        *units.rules(numbers),
        *ranks.rules(numbers),
        *ratios.rules(numbers),
        *short_words.rules(),
        *references.codes(numbers),
        *acronyms.rules(),
        *cardinals.rules(numbers),
        *signs.rules(),
    )
