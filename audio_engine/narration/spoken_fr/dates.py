"""Dates in figures and abbreviated months: 14/07/2024, 2024-07-14, 14 juil. 2024, la saison 2023-2024."""

from __future__ import annotations

import datetime as dt
import re
from functools import partial
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_fr.numbers import Numbers
from audio_engine.narration.spoken_fr.written import AFTER, BEFORE, alternatives

__all__ = ["marked_rules", "rules"]

_MONTHS: Final = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
_DAYS: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_SHORT_MONTHS: Final = {
    "jan": "janvier",
    "janv": "janvier",
    "fév": "février",
    "févr": "février",
    "avr": "avril",
    "juil": "juillet",
    "juill": "juillet",
    "sept": "septembre",
    "oct": "octobre",
    "nov": "novembre",
    "déc": "décembre",
}
_SHORT_DAYS: Final = {day[:3]: day for day in _DAYS}
_DATE: Final = re.compile(
    rf"{BEFORE}(?P<day>\d{{1,2}})(?:er)?(?P<sign>[/.-])(?P<month>\d{{1,2}})(?P=sign)(?P<year>\d{{4}}|\d\d){AFTER}(?![/-])"
)
_ISO: Final = re.compile(rf"{BEFORE}(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d){AFTER}(?![/-])")
_DAY_MONTH: Final = re.compile(
    rf"{BEFORE}(?:(?<=\ble )|(?<=\bdu )|(?<=\bau )|(?<=\bLe )|(?<=\bDu )|(?<=di )|(?<=che )|(?=\d?\d/0\d))"
    rf"(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}}){AFTER}(?!/)"
)
_NEXT_DAYS: Final = re.compile(
    rf"{BEFORE}(?P<first>\d{{1,2}}(?:er)?) ?[-–/] ?(?P<last>\d{{1,2}})(?= (?:{alternatives(_MONTHS)}))"
)
_SHORT_MONTH: Final = re.compile(rf"(?:\d|er) (?P<said>(?P<month>{alternatives(_SHORT_MONTHS)})\.)(?P<more> ?\w)?")
_SHORT_MONTH_YEAR: Final = re.compile(
    rf"(?<![^\W_])(?P<said>(?P<month>{alternatives(_SHORT_MONTHS)})\.)(?P<more> (?:19|20)\d\d)"
)
_SHORT_DAY: Final = re.compile(rf"(?<![^\W_])(?P<said>(?P<day>{alternatives(_SHORT_DAYS)})\.),? \d")
_SHORT_DAY_ALONE: Final = re.compile(
    rf"(?:(?<=\b[Dd]u )|(?<=\b[Aa]u )|(?<=\b[Ll]e )|(?<=\bet ))"
    rf"(?P<day>{alternatives(_SHORT_DAYS)})\.(?=,? [a-zà-ÿ0-9(])"
)
_YEARS: Final = re.compile(
    rf"{BEFORE}(?P<first>(?:1[5-9]|20)\d\d) ?[-–/] ?(?P<last>(?:1[5-9]|20)?\d\d){AFTER}(?![-–/])"
)
_MARKED_DAY: Final = re.compile(r"\A(?P<day>\d{1,2})[/. -](?P<month>\d{1,2})\Z")
_MARKED_MONTH: Final = re.compile(r"\A(?P<month>\d{1,2})[/.-](?P<year>\d{4})\Z")
_GREAT_WARS: Final = re.compile(
    r"(?i:guerre|conflit|poilus?|soldats?|héros|combattants?|morts|armée|musée|mémorial)"
    r"(?: mondiale?)?(?: de| en| du| des)? "
    r"(?P<said>(?:19)?(?P<first>14|39)[-–](?:19)?(?P<last>18|45))(?!\d)"
)


def rules(numbers: Numbers) -> tuple[Rule, ...]:
    """Everything that names a day, a month or years."""
    return (
        Rule("date", _DATE, partial(_date, numbers)),
        Rule("ISO date", _ISO, partial(_date, numbers)),
        Rule("day and month", _DAY_MONTH, partial(_day_and_month, numbers)),
        Rule("days of a month", _NEXT_DAYS, partial(_next_days, numbers)),
        Rule("abbreviated month", _SHORT_MONTH, _month),
        Rule("abbreviated month of a year", _SHORT_MONTH_YEAR, _month),
        Rule("abbreviated day", _SHORT_DAY, lambda match: _SHORT_DAYS[match["day"]]),
        Rule("abbreviated day alone", _SHORT_DAY_ALONE, lambda match: _SHORT_DAYS[match["day"]]),
        Rule("great wars", _GREAT_WARS, partial(_great_war, numbers)),
        Rule("years", _YEARS, partial(_years, numbers)),
    )


def marked_rules(numbers: Numbers) -> tuple[Rule, ...]:
    """What only an author can know to be a date: 3/4, 07/2024."""
    return (
        Rule("day and month, marked", _MARKED_DAY, partial(_day_and_month, numbers)),
        Rule("month and year, marked", _MARKED_MONTH, partial(_month_and_year, numbers)),
    )


def _date(numbers: Numbers, match: re.Match[str]) -> str | None:
    year = match["year"]
    if len(year) == 2:
        year = ("20" if int(year) < 70 else "19") + year
    day = _day(numbers, int(match["day"]), int(match["month"]), int(year))
    return day and f"{day} {numbers.cardinal(int(year))}"


def _day_and_month(numbers: Numbers, match: re.Match[str]) -> str | None:
    return _day(numbers, int(match["day"]), int(match["month"]), 2024)


def _month_and_year(numbers: Numbers, match: re.Match[str]) -> str | None:
    month = int(match["month"])
    return f"{_MONTHS[month - 1]} {numbers.cardinal(int(match['year']))}" if 1 <= month <= 12 else None


def _next_days(numbers: Numbers, match: re.Match[str]) -> str | None:
    first, last = int(match["first"].removesuffix("er")), int(match["last"])
    if not 0 < first < last <= 31:
        return None
    return f"{_day_number(numbers, first)} {'et' if last == first + 1 else 'au'} {numbers.cardinal(last)}"


def _years(numbers: Numbers, match: re.Match[str]) -> str | None:
    first, last = int(match["first"]), int(match["last"])
    if len(match["last"]) == 2:
        if "/" in match[0] and first % 100 + 1 != last:
            return None
        follows = first % 100 + 1 == last
    else:
        follows = first + 1 == last
    return f"{numbers.cardinal(first)}{' ' if follows else ' à '}{numbers.digits(match['last'])}"


def _great_war(numbers: Numbers, match: re.Match[str]) -> str:
    return f"{numbers.cardinal(int(match['first']))}-{numbers.cardinal(int(match['last']))}"


def _month(match: re.Match[str]) -> str:
    return _SHORT_MONTHS[match["month"]] + ("" if match["more"] else ".")


def _day(numbers: Numbers, day: int, month: int, year: int) -> str | None:
    try:
        dt.date(year, month, day)
    except ValueError:
        return None
    return f"{_day_number(numbers, day)} {_MONTHS[month - 1]}"


def _day_number(numbers: Numbers, day: int) -> str:
    return numbers.ordinal(1) if day == 1 else numbers.cardinal(day)
