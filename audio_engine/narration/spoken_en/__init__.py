"""English as it is said, in Britain and America."""

from __future__ import annotations

from functools import cache

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_en.abbreviations import abbreviation_rules
from audio_engine.narration.spoken_en.acronyms import acronym_rules
from audio_engine.narration.spoken_en.codes import code_rules, hyphenated_code_rules
from audio_engine.narration.spoken_en.counts import (
    count_rules,
    marked_cardinals,
    marked_ordinals,
    plenty_rules,
    year_rules,
)
from audio_engine.narration.spoken_en.dates import date_rules, marked_dates
from audio_engine.narration.spoken_en.money import money_rules
from audio_engine.narration.spoken_en.numerals import Numbers
from audio_engine.narration.spoken_en.pictures import picture_rules
from audio_engine.narration.spoken_en.places import place_rules
from audio_engine.narration.spoken_en.roman import marked_roman, roman_rules
from audio_engine.narration.spoken_en.scores import score_rules
from audio_engine.narration.spoken_en.symbols import symbol_rules
from audio_engine.narration.spoken_en.telephones import marked_telephones, telephone_rules
from audio_engine.narration.spoken_en.times import time_rules
from audio_engine.narration.spoken_en.units import unit_rules
from audio_engine.narration.spoken_en.web import web_rules

__all__ = ["rules", "rules_as"]


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """The rules of `en`, `en-gb` or `en-us`, in the order in which they claim.

    `en` is British, but does not know whether 03/04/2024 is in March or in April.
    """
    numbers = Numbers(american=language == "en-us")
    return (
        *web_rules(numbers),
        *picture_rules(numbers),
        *telephone_rules(numbers),
        *date_rules(numbers, order_known=language != "en"),
        *time_rules(numbers),
        *plenty_rules(numbers),
        *money_rules(numbers),
        *place_rules(numbers),
        *hyphenated_code_rules(numbers),
        *year_rules(numbers),
        *unit_rules(numbers),
        *score_rules(numbers),
        *roman_rules(numbers),
        *abbreviation_rules(),
        *code_rules(numbers),
        *acronym_rules(),
        *count_rules(numbers),
        *symbol_rules(),
    )


@cache
def rules_as(language: str, kind: str) -> tuple[Rule, ...]:
    """The rules for a text that is known to be a `date`, `telephone`, `ordinal` or `cardinal`; none for other kinds."""
    numbers = Numbers(american=language == "en-us")
    return {
        "date": (
            *date_rules(numbers, order_known=language != "en"),
            *marked_dates(numbers),
            *year_rules(numbers),
            *count_rules(numbers),
        ),
        "telephone": (*telephone_rules(numbers), *marked_telephones(numbers)),
        "ordinal": (*marked_ordinals(numbers), *marked_roman(numbers.ordinal), *count_rules(numbers)),
        "cardinal": (*marked_roman(numbers.cardinal), *marked_cardinals(numbers), *symbol_rules()),
    }.get(kind, ())
