"""Positions and angles: 48°51'24" N, 45° S."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_fr.numbers import Numbers, is_below_two
from audio_engine.narration.spoken_fr.written import BEFORE, NUMBER

__all__ = ["rules"]

_DIRECTION: Final = re.compile(rf"{BEFORE}(?P<degrees>{NUMBER})° ?(?P<where>[NSEO])(?![^\W_])")
_ANGLE: Final = re.compile(
    rf"{BEFORE}(?P<degrees>\d{{1,3}})° ?(?P<minutes>\d{{1,2}})' ?"
    r"(?:(?P<seconds>\d{1,2}(?:,\d{1,2})?)(?:\"|''))? ?(?P<where>[NSEO](?![^\W_]))?"
)
_WHERE: Final = {"N": "nord", "S": "sud", "E": "est", "O": "ouest"}


def rules(numbers: Numbers) -> tuple[Rule, ...]:
    """Before times of day, whose minutes have the same sign."""
    return (
        Rule("angle", _ANGLE, partial(_angle, numbers)),
        Rule("direction", _DIRECTION, partial(_direction, numbers)),
    )


def _angle(numbers: Numbers, match: re.Match[str]) -> str:
    said = f"{numbers.number(match['degrees'])} {_plural('degré', match['degrees'])}"
    said += f" {numbers.number(match['minutes'], feminine=True)} {_plural('minute', match['minutes'])}"
    if match["seconds"]:
        said += f" {numbers.number(match['seconds'], feminine=True)} {_plural('seconde', match['seconds'])}"
    return f"{said} {_WHERE[match['where']]}" if match["where"] else said


def _direction(numbers: Numbers, match: re.Match[str]) -> str:
    return f"{numbers.number(match['degrees'])} {_plural('degré', match['degrees'])} {_WHERE[match['where']]}"


def _plural(noun: str, written: str) -> str:
    return noun if is_below_two(written) else f"{noun}s"
