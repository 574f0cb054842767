"""Addresses: “10 Downing St.”, “1600 Pennsylvania Ave. NW”, “SW1A 1AA”, “Austin, TX 78701”."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_en.around import full_stop
from audio_engine.narration.spoken_en.numerals import Numbers

__all__ = ["place_rules"]

_STREETS: Final = {
    "St": "Street",
    "Ave": "Avenue",
    "Av": "Avenue",
    "Rd": "Road",
    "Blvd": "Boulevard",
    "Dr": "Drive",
    "Ln": "Lane",
    "Sq": "Square",
    "Pl": "Place",
    "Ct": "Court",
    "Cres": "Crescent",
    "Hwy": "Highway",
    "Pkwy": "Parkway",
    "Ter": "Terrace",
    "Gdns": "Gardens",
}
_LONG: Final = "|".join([*dict.fromkeys(_STREETS.values()), "Way", "Row", "Mews", "Close"])
_WORDS: Final = r"(?:(?:[A-Z][a-z'.]+|[0-9]{1,3}(?:st|nd|rd|th)) ){1,4}"
_SHORT: Final = "|".join(_STREETS)

_HOUSE: Final = re.compile(
    rf"(?<![\w.,$£€])(?P<said>(?:(?P<from>[0-9]{{1,5}})[-–])?(?P<number>[0-9]{{1,5}})(?P<letter>[A-Da-d])?)"
    rf" (?:[NSEW]\.? )?{_WORDS}(?:{_LONG}|(?:{_SHORT})\b)"
)
_STREET: Final = re.compile(
    rf"(?:(?<=[a-z] )|(?<=th )|(?<=st )|(?<=nd )|(?<=rd ))(?P<kind>{_SHORT})"
    rf"(?:\.(?= [A-Z]{{2}}\b| [a-z]|[,;:)?!]|[ ”\"')]*\Z)|(?=[,;:)?!]|\Z| [a-z]| [NS][EW]\b))"
)
_COMPASS: Final = re.compile(rf"(?<![\w.])(?P<said>[NSEW]\.?) {_WORDS}(?:{_LONG}|(?:{_SHORT})\b)")
_COMPASS_WORDS: Final = {"N": "North", "S": "South", "E": "East", "W": "West"}
_POSTCODE: Final = re.compile(r"(?<!\w)(?P<area>[A-Z]{1,2}[0-9][0-9A-Z]?) (?P<unit>[0-9][A-Z]{2})(?!\w)")
_ZIP: Final = re.compile(r"(?<=[A-Z]{2} )(?P<zip>[0-9]{5})(?:-(?P<more>[0-9]{4}))?(?!\w)(?!,[0-9])")


def place_rules(numbers: Numbers) -> tuple[Rule, ...]:
    """House numbers, streets, points of the compass in a street, postcodes and ZIP codes."""
    return (
        Rule("postcode", _POSTCODE, partial(_say_postcode, numbers)),
        Rule("ZIP code", _ZIP, partial(_say_zip, numbers)),
        Rule("house number", _HOUSE, partial(_say_house, numbers)),
        Rule("compass in a street", _COMPASS, lambda match: _COMPASS_WORDS[match["said"][0]]),
        Rule("street", _STREET, lambda match: f"{_STREETS[match['kind']]}{full_stop(match)}"),
    )


def _say_house(numbers: Numbers, match: re.Match[str]) -> str:
    letter = f" {match['letter'].upper()}" if match["letter"] else ""
    first = f"{numbers.label(match['from'])} to " if match["from"] else ""
    return f"{first}{numbers.label(match['number'])}{letter}"


def _say_postcode(numbers: Numbers, match: re.Match[str]) -> str:
    return f"{_characters(numbers, match['area'])}, {_characters(numbers, match['unit'])}"


def _characters(numbers: Numbers, written: str) -> str:
    return " ".join(numbers.digits(c) if c.isdigit() else c for c in written)


def _say_zip(numbers: Numbers, match: re.Match[str]) -> str:
    more = f", {numbers.digits(match['more'])}" if match["more"] else ""
    return f"{numbers.digits(match['zip'])}{more}"
