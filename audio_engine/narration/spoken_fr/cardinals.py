"""Numbers that no other rule has claimed: 10 000, −5, 12,5, 1 000 000 d'habitants."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_fr.counting import before_noun, counted
from audio_engine.narration.spoken_fr.gender import is_feminine
from audio_engine.narration.spoken_fr.numbers import Numbers
from audio_engine.narration.spoken_fr.written import AFTER, BEFORE, NUMBER, SIGN

__all__ = ["age_rules", "rules"]

_CARDINAL: Final = re.compile(
    rf"{BEFORE}(?P<said>(?P<number>{SIGN}{NUMBER})(?: (?=(?P<noun>[^\W\d_]{{1,40}})))?)"
    r"(?:(?![^\W_])|(?<= ))(?![.,:/]\d)"
)
_MAGNITUDE: Final = re.compile(
    rf"{BEFORE}(?P<number>{SIGN}{NUMBER}) ?(?P<magnitude>k|K|M|Mds?|Mrd)(?= d[e'u]| (?:plus|moins)\b)"
)
_THOUSANDS: Final = re.compile(
    rf"{BEFORE}(?P<number>{SIGN}{NUMBER}) ?[kK](?= (?:abonnés|followers|vues|likes|personnes))"
)
_POWER: Final = re.compile(
    rf"{BEFORE}(?P<base>\d{{1,6}})(?:(?P<raised>[⁰¹²³⁴-⁹]{{1,3}})|\^(?P<power>\d{{1,3}}))(?![^\W_])"
)
_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_AGE: Final = re.compile(
    r"(?:(?:(?<=\b[Ll]es )|(?<=\b[Dd]es )|(?<=\b[Aa]ux ))(?P<plus>\+)|(?:(?<= )|(?<=\())[-−–])"
    r"(?P<age>\d{1,2})(?= ans\b)"
)
_DECADE: Final = re.compile(rf"années (?P<said>(?:19)?80){AFTER}")
_AFTER_HYPHEN: Final = re.compile(rf"(?<=[^\W\d_])(?P<said>-(?P<digits>\d{{1,6}})){AFTER}(?![-–]\d)")
_BIS: Final = re.compile(rf"{BEFORE}(?P<digits>\d{{1,4}})(?= ?(?:bis|ter|quater)(?![^\W_]))")


def rules(numbers: Numbers) -> tuple[Rule, ...]:
    """The last rules for numbers, the general one at the end."""
    return (
        Rule("power", _POWER, partial(_power, numbers)),
        Rule("decade", _DECADE, partial(_decade, numbers)),
        Rule("magnitude", _MAGNITUDE, partial(_magnitude, numbers)),
        Rule("thousands", _THOUSANDS, partial(_thousands, numbers)),
        Rule("after a hyphen", _AFTER_HYPHEN, lambda match: numbers.digits(match["digits"])),
        Rule("bis", _BIS, lambda match: numbers.digits(match["digits"])),
        Rule("cardinal", _CARDINAL, partial(_cardinal, numbers)),
    )


def age_rules(numbers: Numbers) -> tuple[Rule, ...]:
    """“les -25 ans”, before the measures, to which they are below zero."""
    return (Rule("age", _AGE, partial(_age, numbers)),)


def _age(numbers: Numbers, match: re.Match[str]) -> str:
    return f"{'plus' if match['plus'] else 'moins'} de {numbers.cardinal(int(match['age']))}"


def _power(numbers: Numbers, match: re.Match[str]) -> str:
    power = match["power"] or match["raised"].translate(_RAISED)
    return f"{numbers.cardinal(int(match['base']))} puissance {numbers.cardinal(int(power))}"


def _decade(numbers: Numbers, match: re.Match[str]) -> str:
    return numbers.number(match["said"]).removesuffix("s")


def _magnitude(numbers: Numbers, match: re.Match[str]) -> str:
    return counted(numbers, match["number"], match["magnitude"])


def _thousands(numbers: Numbers, match: re.Match[str]) -> str:
    return counted(numbers, match["number"], "k")


def _cardinal(numbers: Numbers, match: re.Match[str]) -> str:
    noun = match["noun"] or ""
    said = numbers.number(match["number"], feminine=is_feminine(noun))
    return said + before_noun(said, noun) if noun else said
