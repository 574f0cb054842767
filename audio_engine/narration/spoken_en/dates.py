"""Dates: “14 July 2024”, “Jan. 5”, “14/07/2024”, “2024-07-14”, “5-7 May”."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_en.around import full_stop
from audio_engine.narration.spoken_en.numerals import DASH, Numbers
from audio_engine.narration.spoken_en.word_lists import any_of
from audio_engine.text import tr

__all__ = ["date_rules", "marked_dates"]

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT: Final = {month[:3]: month for month in _MONTHS} | {"Sept": "September"}
_WEEKDAYS: Final = {
    "Mon": "Monday",
    "Tue": "Tuesday",
    "Tues": "Tuesday",
    "Wed": "Wednesday",
    "Weds": "Wednesday",
    "Thu": "Thursday",
    "Thur": "Thursday",
    "Thurs": "Thursday",
    "Fri": "Friday",
    "Sat": "Saturday",
    "Sun": "Sunday",
}
_MONTH: Final = rf"(?:{any_of(_MONTHS)}|(?:{any_of(_SHORT)})\b\.?)"
_DAY: Final = r"(?:0?[1-9]|[12][0-9]|3[01])"
_NTH: Final = r"(?:st|nd|rd|th)?"
_YEAR: Final = r"[12][0-9]{3}"
_THE_YEAR: Final = rf"(?P<year>{_YEAR})(?![\w-])(?!,[0-9])"

_DAY_MONTH: Final = re.compile(
    rf"(?<![\w.,:/$£€-])(?P<the>[Tt]he )?(?:(?P<first>{_DAY}){_NTH}(?P<joint> ?{DASH} ?| to | and | or |/))?"
    rf"(?P<day>{_DAY}){_NTH}(?: of )? ?(?<![0-9])(?P<month>{_MONTH})(?!\w)(?:,? {_THE_YEAR})?"
)
_MONTH_DAY: Final = re.compile(
    rf"(?<!\w)(?P<month>{_MONTH}) (?:(?P<first>{_DAY}){_NTH}(?P<joint> ?{DASH} ?| to | and | or ))?"
    rf"(?P<day>{_DAY}){_NTH}(?![\w:%])(?![.,][0-9])(?!{DASH}[0-9])(?: ?(?P<comma>,?) {_THE_YEAR})?"
)
_MONTH_YEAR: Final = re.compile(rf"(?<!\w)(?P<month>{_MONTH}),? (?:of )?{_THE_YEAR}")
_MONTH_ALONE: Final = re.compile(
    rf"(?<!\w)(?P<short>{any_of(_SHORT.keys() - set(_MONTHS))})(?:(?= '[0-9]{{2}}\b)|\.(?= [a-z0-9]|[,;:)]|\s*\Z))"
)
_SPAN_MONTH: Final = any_of([*_MONTHS, *_SHORT])
_SPAN: Final = re.compile(
    rf"(?<!\w)(?:(?P<from_month>{_SPAN_MONTH})\.?{DASH}(?P<to_month>{_SPAN_MONTH})"
    rf"|(?P<from_day>{any_of(_WEEKDAYS)})\.?{DASH}(?P<to_day>{any_of(_WEEKDAYS)}))\b\.?(?:,? {_THE_YEAR})?"
)
_WEEKDAY: Final = re.compile(rf"(?<!\w)(?P<weekday>{any_of(_WEEKDAYS)})(?:\.(?=,? )|(?=,? (?:{_DAY} )?{_MONTH}(?!\w)))")
_WEEKDAY_ALONE: Final = re.compile(
    r"(?<!\w)(?:on|last|next|every|until|till) (?P<said>(?P<day>Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat)\b\.?)(?!\w)"
)
_WEEKDAY_STOPPED: Final = re.compile(r"(?<!\w)(?P<day>Mon|Tues?|Weds?|Thu(?:rs?)?|Fri)\.(?!\w)")
_NUMERIC: Final = re.compile(
    rf"(?<![\w.,:/-])(?P<one>[0-9]{{1,2}})(?P<mark>[/.-])(?P<two>[0-9]{{1,2}})(?P=mark)"
    rf"(?P<year>{_YEAR}|[0-9]{{2}})(?![\w/-])(?!\.[0-9])"
)
_MARKED_DAY: Final = re.compile(r"\A(?P<one>[0-9]{1,2})[/. -](?P<two>[0-9]{1,2})\Z")
_MARKED_MONTH: Final = re.compile(rf"\A(?P<month>[0-9]{{1,2}})[/.-](?P<year>{_YEAR})\Z")
_ISO: Final = re.compile(rf"(?<![\w/-])(?P<year>{_YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>{_DAY})(?![\w/-])")


def date_rules(numbers: Numbers, *, order_known: bool) -> tuple[Rule, ...]:
    """Dates in words and in numbers. Where `order_known` is false, “03/04/2024” is spoken and flagged."""
    doubtful = Rule(
        "ambiguous date",
        _NUMERIC,
        partial(_say_ambiguous, numbers),
        doubt=lambda: tr("Day and month of this date may be the other way round."),
    )
    return (
        Rule("ISO date", _ISO, partial(_say_iso, numbers)),
        *(() if order_known else (doubtful,)),
        Rule("date in numbers", _NUMERIC, partial(_say_numeric, numbers)),
        Rule("span of days or months", _SPAN, partial(_say_span, numbers)),
        Rule("day of the week", _WEEKDAY, lambda match: _WEEKDAYS[match["weekday"]]),
        Rule("day of the week alone", _WEEKDAY_ALONE, lambda match: _WEEKDAYS[match["day"]] + full_stop(match)),
        Rule(
            "day of the week with a full stop",
            _WEEKDAY_STOPPED,
            lambda match: _WEEKDAYS[match["day"]] + full_stop(match),
        ),
        Rule("day and month", _DAY_MONTH, partial(_say_day_month, numbers)),
        Rule("month and day", _MONTH_DAY, partial(_say_month_day, numbers)),
        Rule("month and year", _MONTH_YEAR, partial(_say_month_year, numbers)),
        Rule("month alone", _MONTH_ALONE, _say_month_alone),
    )


def marked_dates(numbers: Numbers) -> tuple[Rule, ...]:
    """What only an author can know to be a date: “3/4”, “07/2024”."""
    return (
        Rule("day and month, marked", _MARKED_DAY, partial(_say_marked_day, numbers)),
        Rule("month and year, marked", _MARKED_MONTH, partial(_say_marked_month, numbers)),
    )


def _say_marked_day(numbers: Numbers, match: re.Match[str]) -> str | None:
    one, two, month_first = int(match["one"]), int(match["two"]), numbers.american
    if (one if month_first else two) > 12:
        month_first = not month_first
    day, month = (two, one) if month_first else (one, two)
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    nth = numbers.ordinal(day)
    return f"{_MONTHS[month - 1]} {nth}" if month_first else f"the {nth} of {_MONTHS[month - 1]}"


def _say_marked_month(numbers: Numbers, match: re.Match[str]) -> str | None:
    month = int(match["month"])
    return f"{_MONTHS[month - 1]} {numbers.year(int(match['year']))}" if 1 <= month <= 12 else None


def _month(written: str) -> str:
    return _SHORT.get(written.rstrip("."), written)


def _say_day_month(numbers: Numbers, match: re.Match[str]) -> str | None:
    if match["month"] == "Mar" and not match["year"]:
        return None
    day = f"{numbers.ordinal(int(match['day']))} of {_month(match['month'])}"
    if match["first"]:
        joint = match["joint"].strip()
        word = joint if joint.isalpha() else "to"
        day = f"{numbers.ordinal(int(match['first']))} {word} the {day}"
    year = f" {numbers.year(int(match['year']))}" if match["year"] else ""
    return f"{match['the'] or 'the '}{day}{year}{full_stop(match)}"


def _say_month_day(numbers: Numbers, match: re.Match[str]) -> str:
    day = numbers.ordinal(int(match["day"]))
    if match["first"]:
        joint = match["joint"].strip()
        day = f"{numbers.ordinal(int(match['first']))} {joint if joint.isalpha() else 'to'} {day}"
    year = f"{match['comma']} {numbers.year(int(match['year']))}" if match["year"] else ""
    return f"{_month(match['month'])} {day}{year}"


def _say_month_year(numbers: Numbers, match: re.Match[str]) -> str:
    return f"{_month(match['month'])} {numbers.year(int(match['year']))}"


def _say_span(numbers: Numbers, match: re.Match[str]) -> str:
    if match["from_day"]:
        first, last = _WEEKDAYS[match["from_day"]], _WEEKDAYS[match["to_day"]]
    else:
        first, last = _month(match["from_month"]), _month(match["to_month"])
    year = f" {numbers.year(int(match['year']))}" if match["year"] else ""
    return f"{first} to {last}{year}{full_stop(match)}"


def _say_month_alone(match: re.Match[str]) -> str:
    return f"{_SHORT[match['short']]}{full_stop(match)}"


def _say_iso(numbers: Numbers, match: re.Match[str]) -> str:
    return _full(numbers, int(match["day"]), int(match["month"]), match["year"], month_first=numbers.american)


def _say_numeric(numbers: Numbers, match: re.Match[str]) -> str | None:
    one, two, month_first = int(match["one"]), int(match["two"]), numbers.american
    if (one if month_first else two) > 12:
        month_first = not month_first
    day, month = (two, one) if month_first else (one, two)
    if not (1 <= day <= 31 and 1 <= month <= 12) or (match["mark"] == "." and len(match["year"]) == 2):
        return None
    return _full(numbers, day, month, match["year"], month_first=month_first)


def _say_ambiguous(numbers: Numbers, match: re.Match[str]) -> str | None:
    one, two = int(match["one"]), int(match["two"])
    return _say_numeric(numbers, match) if one != two and one <= 12 and two <= 12 else None


def _full(numbers: Numbers, day: int, month: int, year: str, *, month_first: bool) -> str:
    number = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 70 else 1900)
    nth, said = numbers.ordinal(day), numbers.year(number)
    if month_first:
        return f"{_MONTHS[month - 1]} {nth}, {said}"
    return f"the {nth} of {_MONTHS[month - 1]} {said}"
