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

__all__ = ["rules", "rules_as"]


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
        *cardinals.age_rules(numbers),
        *units.rules(numbers),
        *ranks.rules(numbers),
        *ratios.rules(numbers),
        *short_words.rules(),
        *references.codes(numbers),
        *acronyms.rules(),
        *cardinals.rules(numbers),
        *signs.rules(),
    )


@cache
def rules_as(language: str, kind: str) -> tuple[Rule, ...]:
    """The rules for a text that is known to be a `date`, `telephone`, `ordinal` or `cardinal`; none for other kinds."""
    numbers = Numbers(language)
    return {
        "date": (
            *dates.marked_rules(numbers),
            *dates.rules(numbers),
            *ranks.rules(numbers),
            *cardinals.rules(numbers),
        ),
        "telephone": (*phones.rules(numbers), *phones.marked_rules(numbers)),
        "ordinal": (*ranks.marked_ordinals(numbers), *ranks.rules(numbers)),
        "cardinal": (*ranks.marked_cardinals(numbers), *cardinals.rules(numbers)),
    }.get(kind, ())
