"""Times of day and durations: “8 p.m.”, “8.30pm”, “20:30”, “20h30”, “9am-5pm”, “1:59:40”."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_en.around import full_stop
from audio_engine.narration.spoken_en.numerals import DASH, Numbers

__all__ = ["time_rules"]

_HALF: Final = r"(?:[aApP]\.? ?[mM]\b\.?)"
_CLOCK: Final = r"(?:0?[0-9]|1[0-2])(?:[:.][0-5][0-9])?"
_TWELVE_HOURS: Final = re.compile(
    rf"(?<![\w.:/£$€])(?:(?P<from>{_CLOCK}) ?(?P<from_half>{_HALF})? ?(?P<joint>{DASH}|to|and) ?)?"
    rf"(?P<at>{_CLOCK}) ?(?P<half>{_HALF})(?!\w)"
)
_TWENTY_FOUR_HOURS: Final = re.compile(
    r"(?<![\w.:/])(?P<hour>[01]?[0-9]|2[0-4])[:h](?P<minute>[0-5][0-9])(?![\w:])(?!\.[0-9])"
)
_HOURS_FROM_TO: Final = re.compile(
    rf"(?<![\w.:/])(?P<from>(?:[01]?[0-9]|2[0-4])[:h][0-5][0-9]) ?{DASH} ?"
    r"(?P<to>(?:[01]?[0-9]|2[0-4])[:h][0-5][0-9])(?![\w:])(?!\.[0-9])"
)
_OVERTIME: Final = re.compile(r"(?<![\w.,])(?P<minute>[0-9]{2,3})'\+(?P<more>[0-9]{1,2})(?!\w)")
_DURATION: Final = re.compile(
    r"(?<![\w.:/])(?P<hours>[0-9]{1,3}) ?h(?:rs?)? ?(?P<minutes>[0-5]?[0-9]) ?m(?:ins?)?(?!\w)"
)
_STOPWATCH: Final = re.compile(
    r"(?<![\w.:/])(?:(?P<hours>[0-9]{1,2}):(?P<minutes>[0-5][0-9]):(?P<seconds>[0-5][0-9](?:\.[0-9]{1,3})?)"
    r"|(?P<m>[0-5]?[0-9]):(?P<s>[0-5][0-9]\.[0-9]{1,3}))(?![\w:])"
)
_MILITARY: Final = re.compile(
    r"(?<![\w.,:])(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])"
    r"(?= ?(?:hours|hrs|h|GMT|UTC|BST|CET|CEST|EST|EDT|local)\b)"
)
_BOOKS: Final = (
    "Genesis|Exodus|Leviticus|Deuteronomy|Joshua|Judges|Samuel|Kings|Psalms?|Proverbs|Isaiah|Jeremiah|Ezekiel|Daniel|"
    "Matthew|Mark|Luke|John|Acts|Romans|Corinthians|Galatians|Ephesians|Philippians|Hebrews|James|Peter|Revelation|Surah|Sura"
)
_VERSE: Final = re.compile(
    rf"(?<!\w)(?:{_BOOKS}) (?P<said>(?P<chapter>[0-9]{{1,3}}):(?P<verse>[0-9]{{1,3}})"
    rf"(?:[-–](?P<last>[0-9]{{1,3}}))?)(?![\w:])"
)
_RATIO: Final = re.compile(r"(?<![\w.:/])(?P<first>[0-9]{1,3}):(?P<second>[0-9])(?![\w:])(?!\.[0-9])")


def time_rules(numbers: Numbers) -> tuple[Rule, ...]:
    """Twelve and twenty-four hours, stopwatches, and the ratios that look like them."""
    return (
        Rule("time", _TWELVE_HOURS, partial(_say_twelve_hours, numbers)),
        Rule("time of four digits", _MILITARY, partial(_say_military, numbers)),
        Rule("verse", _VERSE, partial(_say_verse, numbers)),
        Rule("stopwatch", _STOPWATCH, partial(_say_stopwatch, numbers)),
        Rule("duration", _DURATION, partial(_say_duration, numbers)),
        Rule("times from and to", _HOURS_FROM_TO, partial(_say_from_to, numbers)),
        Rule("minute of a match", _OVERTIME, partial(_say_overtime, numbers)),
        Rule("time of twenty-four hours", _TWENTY_FOUR_HOURS, partial(_say_twenty_four_hours, numbers)),
        Rule("ratio", _RATIO, partial(_say_ratio, numbers)),
    )


def _say_twelve_hours(numbers: Numbers, match: re.Match[str]) -> str:
    said = f"{_clock(numbers, match['at'])} {_half(match['half'])}{full_stop(match)}"
    if not match["from"]:
        return said
    joint = "and" if match["joint"] == "and" else "to"
    from_half = f" {_half(match['from_half'])}" if match["from_half"] else ""
    return f"{_clock(numbers, match['from'])}{from_half} {joint} {said}"


def _half(written: str) -> str:
    return "A M" if written[0] in "aA" else "P M"


def _clock(numbers: Numbers, written: str) -> str:
    hour, _, minute = written.replace(".", ":").partition(":")
    said = numbers.cardinal(int(hour))
    return f"{said} {numbers.pair(int(minute))}" if minute and int(minute) else said


def _say_from_to(numbers: Numbers, match: re.Match[str]) -> str:
    first, last = (re.split("[:h]", match[name]) for name in ("from", "to"))
    return f"{_of_day(numbers, *map(int, first))} to {_of_day(numbers, *map(int, last))}"


def _say_overtime(numbers: Numbers, match: re.Match[str]) -> str:
    return f"{numbers.read(match['minute'])} plus {numbers.read(match['more'])}"


def _say_twenty_four_hours(numbers: Numbers, match: re.Match[str]) -> str:
    return _of_day(numbers, int(match["hour"]), int(match["minute"]))


def _of_day(numbers: Numbers, hour: int, minute: int) -> str:
    if minute:
        return f"{numbers.cardinal(hour)} {numbers.pair(minute)}"
    if hour in {0, 24}:
        return "midnight"
    return f"{numbers.cardinal(hour)} o'clock" if hour <= 12 else f"{numbers.cardinal(hour)} hundred"


def _say_military(numbers: Numbers, match: re.Match[str]) -> str:
    minute = int(match["minute"])
    return f"{numbers.pair(int(match['hour']))} {numbers.pair(minute) if minute else 'hundred'}"


def _say_duration(numbers: Numbers, match: re.Match[str]) -> str:
    return f"{_of(numbers, match['hours'], 'hour')} {_of(numbers, match['minutes'], 'minute')}"


def _say_stopwatch(numbers: Numbers, match: re.Match[str]) -> str:
    parts = (
        (match["hours"], "hour"),
        (match["minutes"] or match["m"], "minute"),
        (match["seconds"] or match["s"], "second"),
    )
    said = [_of(numbers, written, unit) for written, unit in parts if written and written.strip("0.")]
    return " ".join(said) or "zero seconds"


def _of(numbers: Numbers, written: str, unit: str) -> str:
    number = written.lstrip("0") or "0"
    return f"{numbers.read(number if number[0] != '.' else f'0{number}')} {unit}{'' if number == '1' else 's'}"


def _say_ratio(numbers: Numbers, match: re.Match[str]) -> str:
    return f"{numbers.read(match['first'])} to {numbers.read(match['second'])}"


def _say_verse(numbers: Numbers, match: re.Match[str]) -> str:
    last = f" to {numbers.read(match['last'])}" if match["last"] else ""
    return f"{numbers.read(match['chapter'])} {numbers.read(match['verse'])}{last}"
