"""Times of day and durations: 20h30, 8 h, 20:30, 24h/24, 2 h 05 min 10 s, 9"58."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_fr.numbers import Numbers
from audio_engine.narration.spoken_fr.written import BEFORE
from audio_engine.text import tr

__all__ = ["rules"]

_ALWAYS: Final = re.compile(
    rf"{BEFORE}(?:24 ?h(?:eures)? ?(?:/|sur) ?24|[567] ?j(?:ours)? ?(?:/|sur) ?7|24/24|7/7|24/7)(?![\w/])(?!,\d)"
)
_DAYS_A_WEEK: Final = {"5": "cinq", "6": "six"}
_H: Final = (
    r"(?P<{0}h>\d{{1,3}}) ?[hH](?: ?(?P<{0}m>[0-5]\d)(?!\d)"
    r"(?:'(?P<{0}p>\d\d)(?:\"|'')?|(?: ?(?:min|mn)(?![^\W_]))?(?: ?(?P<{0}s>\d{{1,2}}) ?s(?:ec)?(?![^\W_]))?))?"
)
_CLOCK_RANGE: Final = re.compile(rf"{BEFORE}{_H.format('a')} ?[-–/] ?{_H.format('b')}(?![^\W_])")
_CLOCK: Final = re.compile(rf"{BEFORE}{_H.format('a')}(?![^\W_])(?!/\d)")
_COLON: Final = re.compile(rf"{BEFORE}(?P<ah>[01]?\d|2[0-4]):(?P<am>[0-5]\d)(?::(?P<as>[0-5]\d))?(?P<ap>)(?![\w:])")
_COLON_AFTER: Final = re.compile(r"(?i:\b(?:à|de|dès|vers|avant|après|jusqu'à|depuis)) $")
_MINUTES: Final = re.compile(rf"{BEFORE}(?P<m>\d{{1,3}}) ?(?:min|mn) ?(?P<s>\d{{1,2}})(?: ?s(?:ec)?)?(?![^\W_])")
_PRIMES: Final = re.compile(rf"{BEFORE}(?P<m>\d{{1,3}})'(?P<s>\d\d)(?:\"|'')?(?P<c>\d\d)?(?![\w])")
_SECONDS: Final = re.compile(rf"{BEFORE}(?P<s>\d{{1,2}})(?:\"|'')(?P<c>\d{{1,2}})?(?![\w])")
_MINUTE_OF_A_MATCH: Final = re.compile(rf"{BEFORE}(?P<m>\d{{1,3}})(?:'|e)(?: ?\+ ?(?P<more>\d{{1,2}}))(?![\w])")
_PRIME: Final = re.compile(rf"{BEFORE}(?P<m>\d{{1,3}})'(?![\w'])")
_HALF: Final = re.compile(rf"{BEFORE}(?P<h>\d{{1,2}}) ?h(?:eures?)? ?1/2(?![\w/])")


def rules(numbers: Numbers) -> tuple[Rule, ...]:
    """Times of day first, then durations."""
    return (
        Rule("always", _ALWAYS, _always),
        Rule("half past", _HALF, lambda m: f"{_hours(numbers, m['h'], None, None)} et demie"),
        Rule("clock range", _CLOCK_RANGE, partial(_clock_range, numbers)),
        Rule("clock", _CLOCK, partial(_clock, numbers)),
        Rule("clock with a colon", _COLON, partial(_colon, numbers)),
        Rule(
            "clock with a colon, perhaps",
            _COLON,
            partial(_clock, numbers),
            doubt=lambda: tr("This may be a time or a ratio."),
        ),
        Rule("minutes and seconds", _MINUTES, partial(_minutes, numbers)),
        Rule("primes", _PRIMES, partial(_primes, numbers)),
        Rule("seconds", _SECONDS, partial(_seconds, numbers)),
        Rule("minute of a match", _MINUTE_OF_A_MATCH, partial(_of_a_match, numbers)),
        Rule("prime", _PRIME, lambda m: f"{numbers.ordinal(int(m['m']), feminine=True)} minute"),
    )


def _hours(numbers: Numbers, hour: str, minute: str | None, second: str | None) -> str:
    said = f"{numbers.cardinal(int(hour), feminine=True)} heure{'s' if int(hour) > 1 else ''}"
    if second:
        return f"{said} {_many(numbers, minute or '0', 'minute')} {_many(numbers, second, 'seconde')}"
    return f"{said} {numbers.cardinal(int(minute), feminine=True)}" if minute and int(minute) else said


def _clock(numbers: Numbers, match: re.Match[str]) -> str:
    return _hours(numbers, match["ah"], match["am"], match["as"] or match["ap"])


def _clock_range(numbers: Numbers, match: re.Match[str]) -> str:
    return f"{_clock(numbers, match)} à {_hours(numbers, match['bh'], match['bm'], match['bs'] or match['bp'])}"


def _colon(numbers: Numbers, match: re.Match[str]) -> str | None:
    surely = len(match["ah"]) == 2 or _COLON_AFTER.search(match.string, max(0, match.start() - 10), match.start())
    return _clock(numbers, match) if surely else None


def _minutes(numbers: Numbers, match: re.Match[str]) -> str:
    return f"{_many(numbers, match['m'], 'minute')} {numbers.cardinal(int(match['s']), feminine=True)}" + (
        " secondes" if re.search(r"s(?:ec)?$", match[0]) else ""
    )


def _primes(numbers: Numbers, match: re.Match[str]) -> str:
    said = f"{_many(numbers, match['m'], 'minute')} {_many(numbers, match['s'], 'seconde')}"
    return f"{said} {numbers.digits(match['c'])}" if match["c"] else said


def _seconds(numbers: Numbers, match: re.Match[str]) -> str:
    said = _many(numbers, match["s"], "seconde")
    return f"{said} {numbers.digits(match['c'])}" if match["c"] else said


def _of_a_match(numbers: Numbers, match: re.Match[str]) -> str:
    return f"{numbers.ordinal(int(match['m']))} minute plus {numbers.cardinal(int(match['more']))}"


def _always(match: re.Match[str]) -> str:
    compact = match[0].replace(" ", "")
    if compact == "24/7":
        return "vingt-quatre heures sur vingt-quatre, sept jours sur sept"
    if compact.startswith("24"):
        return "vingt-quatre heures sur vingt-quatre"
    if compact[0] != "7":
        return f"{_DAYS_A_WEEK[compact[0]]} jours sur sept"
    return "sept jours sur sept"


def _many(numbers: Numbers, written: str, noun: str) -> str:
    number = int(written)
    return f"{numbers.cardinal(number, feminine=True)} {noun}{'s' if number > 1 else ''}"
