"""Quantities with a unit: “120 km/h”, “-5 °C”, “5-10%”, “6ft 2in”, “10 x 15 cm”."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_en.around import following_word, full_stop, is_adjective, previous_words
from audio_engine.narration.spoken_en.numerals import AFTER, BEFORE, DASH, NUMBER, Numbers, magnitude, plain_digits
from audio_engine.narration.spoken_en.unit_names import ATTACHED_UNITS, STANDALONE_UNITS, UNITS
from audio_engine.narration.spoken_en.word_lists import any_of, words
from audio_engine.text import tr

__all__ = ["unit_rules"]

_UNIT: Final = rf"(?:{any_of(UNITS)}|(?<=[0-9])(?:{any_of(ATTACHED_UNITS)}))"
_ENDS: Final = r"(?![\w²³])(?!\.\w)"
_COUNT: Final = r"(?: (?:hundred|thousand|million|billion|trillion)\b|(?:bn|m)(?= ))"
_MOST_POINTS: Final = 40
"""Percentage points; “352pp” is a book."""
_FRACTION: Final = {"½": "a half", "¼": "a quarter", "¾": "three quarters"}

_QUANTITY: Final = re.compile(
    rf"{BEFORE}(?<![A-Za-z]-)(?:(?P<low>{NUMBER})(?: to (?P<sign>[-−–]?)| ?(?:{_UNIT})?{DASH}))?"
    rf"(?P<high>{NUMBER})(?P<fraction>[½¼¾])?(?P<count>{_COUNT})?(?P<joint>[ -]?)(?P<unit>{_UNIT})"
    rf"(?:/(?P<per>{_UNIT}|[a-z]{{3,6}}))?{_ENDS}"
)
_HEIGHT: Final = re.compile(
    rf"{BEFORE}(?P<feet>[0-9]{{1,3}}) ?(?:ft\.?|') ?(?P<inches>1?[0-9])(?P<half>½)?"
    r" ?(?:in(?:s|ches)?\b\.?|\"|'')?(?!\w)"
)
_WEIGHT: Final = re.compile(rf"{BEFORE}(?P<stone>[0-9]{{1,2}}) ?st(?: (?P<pounds>[0-9]{{1,2}}) ?lbs?)?{AFTER}")
_SIZE: Final = re.compile(
    rf"(?<![\w.])(?P<sides>{NUMBER}(?: ?[x×] ?{NUMBER}){{1,2}})(?: ?(?P<unit>{_UNIT}))?{_ENDS}"
    rf"|(?<![\w.])(?P<times>{NUMBER})[x×](?!\w)"
)
_ALONE: Final = re.compile(
    rf"(?:(?<=/[0-9] )|(?<=[½¼¾⅓⅔])|(?<=[½¼¾⅓⅔] )){_UNIT}{_ENDS}"
    rf"|(?<![\w°/])(?:{any_of(STANDALONE_UNITS)})(?![\w/²³])"
)
_ONE_BEFORE: Final = re.compile(r"(?:\b(?:per|an?|each) |/[0-9] |[½¼¾⅓⅔] ?)\Z")
_METRES_OR_MILLIONS: Final = re.compile(rf"{BEFORE}(?P<number>{NUMBER})m{AFTER}(?! {_UNIT}{_ENDS})")
_DISTANCE: Final = words(
    """
    above across away below breaststroke butterfly champion deep dash fence final freestyle gold heats high hurdles
    long medal off race relay sprint swim tall tower wall wave waves wide yacht from
    """
)
_RACES: Final = words("60 100 110 200 400 800 1500 3000 5000 10000")


def unit_rules(numbers: Numbers) -> tuple[Rule, ...]:
    """Heights and weights, sizes, quantities, and units that stand alone. “5m” is metres or millions."""
    return (
        Rule("height", _HEIGHT, partial(_say_height, numbers)),
        Rule("weight", _WEIGHT, partial(_say_weight, numbers)),
        Rule("size", _SIZE, partial(_say_size, numbers)),
        Rule("million", _METRES_OR_MILLIONS, partial(_say_million, numbers)),
        Rule(
            "million or metres",
            _METRES_OR_MILLIONS,
            partial(_say_doubtful_million, numbers),
            doubt=lambda: tr("“m” may be millions or metres."),
        ),
        Rule("quantity", _QUANTITY, partial(_say_quantity, numbers)),
        Rule("unit alone", _ALONE, partial(_say_alone, numbers)),
    )


def _say_quantity(numbers: Numbers, match: re.Match[str]) -> str | None:
    count = magnitude(match["count"])
    is_one = not count and not match["fraction"] and not match["low"] and plain_digits(match["high"]) == "1"
    if match["unit"] == "pp" and match["high"].isdecimal() and int(match["high"]) > _MOST_POINTS:
        return f"{numbers.read(match['high'])} pages"
    unit = _unit(match["unit"], one=is_one or is_adjective(match) or match["joint"] == "-")
    if unit is None or (match["unit"] == "in." and full_stop(match)):
        return None
    if match["per"]:
        unit = f"{unit} per {_unit(match['per'], one=True) or match['per']}"
    low = f"{numbers.read(match['low'])} to " if match["low"] else ""
    sign = "minus " if match["sign"] else ""
    fraction = f"and {_FRACTION[match['fraction']]} " if match["fraction"] else ""
    said = f"{low}{sign}{numbers.read(match['high'])} {fraction}{f'{count} ' if count else ''}{unit}{full_stop(match)}"
    return numbers.spelling(said)


def _unit(written: str, *, one: bool) -> str | None:
    names = UNITS.get(written) or ATTACHED_UNITS.get(written)
    return names and names[0 if one else 1]


def _say_height(numbers: Numbers, match: re.Match[str]) -> str:
    half = " and a half" if match["half"] else ""
    return f"{numbers.read(match['feet'])} foot {numbers.read(match['inches'])}{half}{full_stop(match)}"


def _say_weight(numbers: Numbers, match: re.Match[str]) -> str | None:
    stone = int(match["stone"])
    if not match["pounds"] and stone % 10 == 1 and stone != 11:
        return None  # “1st”, “21st”: an ordinal
    pounds = match["pounds"]
    rest = f" {numbers.read(pounds)} {'pound' if pounds == '1' else 'pounds'}" if pounds else ""
    return f"{numbers.cardinal(stone)} stone{rest}"


def _say_size(numbers: Numbers, match: re.Match[str]) -> str:
    if match["times"]:
        return f"{numbers.read(match['times'])} times"
    sides = " by ".join(numbers.read(side) for side in re.split(r" ?[x×] ?", match["sides"]))
    unit = _unit(match["unit"], one=is_adjective(match)) if match["unit"] else None
    return numbers.spelling(f"{sides} {unit}" if unit else sides)


def _say_million(numbers: Numbers, match: re.Match[str]) -> str | None:
    """“5m people”. None for a distance, and where neither is clear."""
    word = following_word(match)
    if _is_distance(match) or not word.endswith(("s", "people", "men", "women", "children")) or word == "was":
        return None
    return f"{numbers.read(match['number'])} million"


def _say_doubtful_million(numbers: Numbers, match: re.Match[str]) -> str | None:
    return None if _is_distance(match) else f"{numbers.read(match['number'])} million"


def _is_distance(match: re.Match[str]) -> bool:
    before = previous_words(match)[-1:]
    return (
        following_word(match).lower() in _DISTANCE
        or (
            bool(before)
            and before[0] in {"the", "men's", "women's", "final"}
            and plain_digits(match["number"]) in _RACES
        )
        or re.match(r" ?[(x×/-]", match.string[match.end() :][:2]) is not None
    )


def _say_alone(numbers: Numbers, match: re.Match[str]) -> str:
    one = _ONE_BEFORE.search(match.string[max(0, match.start() - 8) : match.start()])
    said = _unit(match[0], one=one is not None)
    assert said is not None, match[0]
    return numbers.spelling(said)
