"""Telephone numbers, group by group, with a pause between groups: 01 23 45 67 89, +33 1…, 3919, 118 218."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_fr.numbers import Numbers

__all__ = ["marked_rules", "rules"]

_BEFORE: Final = r"(?<![\w.,/+-])(?<!\d )"
_AFTER: Final = r"(?![^\W_])(?![ .-]?\d)"
_FRENCH: Final = re.compile(rf"{_BEFORE}0[1-9](?P<sign>[ .-]?)\d\d(?:(?P=sign)\d\d){{3}}{_AFTER}")
_FREE: Final = re.compile(rf"{_BEFORE}0 ?8\d\d(?: \d{{2,3}}){{2,3}}{_AFTER}")
_ABROAD: Final = re.compile(rf"(?<![\w.,/])(?:\+|00)[1-9]\d{{0,2}}(?: ?\(0\))?(?:[ .-]?\d{{1,4}}){{2,6}}{_AFTER}")
_LOCAL: Final = re.compile(rf"{_BEFORE}0\d{{1,3}}[ /.]\d{{2,3}}(?:[ .]\d{{2,3}}){{1,3}}{_AFTER}")
_MARKED: Final = re.compile(r"\A\+?[(]?\d[\d .()/-]{1,40}\Z")
_SHORT: Final = re.compile(
    rf"{_BEFORE}(?P<said>3(?:018|020|114|117|237|624|631|646|919|939|949|975|977))(?!\w)(?![.,%€/-]\d)"
)
"""Helplines; any other number of four figures is a number."""
_ENQUIRIES: Final = re.compile(rf"(?:le|au|Le|numéro) (?P<said>118 ?(?P<rest>\d{{3}})){_AFTER}")


def rules(numbers: Numbers) -> tuple[Rule, ...]:
    """Every way to write a number that somebody will dial."""
    return (
        Rule("French telephone", _FRENCH, partial(_french, numbers)),
        Rule("free telephone", _FREE, partial(_groups, numbers)),
        Rule("telephone abroad", _ABROAD, partial(_abroad, numbers)),
        Rule(
            "local telephone",
            _LOCAL,
            lambda m: _groups(numbers, m) if 9 <= len(re.sub(r"\D", "", m[0])) <= 10 else None,
        ),
        Rule("short telephone", _SHORT, partial(_short, numbers)),
        Rule("enquiries", _ENQUIRIES, lambda m: f"{numbers.cardinal(118)} {numbers.digits(m['rest'])}"),
    )


def marked_rules(numbers: Numbers) -> tuple[Rule, ...]:
    """Any figures that an author says are dialled, in the groups in which they are written."""
    return (Rule("telephone, marked", _MARKED, partial(_marked, numbers)),)


def _marked(numbers: Numbers, match: re.Match[str]) -> str:
    groups = re.findall(r"\d+", match[0])
    said = ", ".join(numbers.digits(group) if len(group) < 4 else _pairs(numbers, group) for group in groups)
    return f"plus {said}" if match[0].startswith("+") else said


def _groups(numbers: Numbers, match: re.Match[str]) -> str:
    return ", ".join(numbers.digits(group) for group in re.findall(r"\d+", match[0]))


def _french(numbers: Numbers, match: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", match[0])
    return ", ".join(numbers.digits(digits[at : at + 2]) for at in range(0, 10, 2))


def _abroad(numbers: Numbers, match: re.Match[str]) -> str | None:
    written = match[0].replace("(0)", " ")
    digits = re.sub(r"\D", "", written)
    if not 7 <= len(digits) <= 15:
        return None
    if re.fullmatch(r"(?:\+|00)33\d{9}", re.sub(r"[^\d+]", "", written)):
        digits = digits[-9:]
        parts = ["33", digits[0], *(digits[at : at + 2] for at in range(1, 9, 2))]
    else:
        parts = re.findall(r"\d+", written)
        parts[0] = parts[0].removeprefix("00")
    sign = "plus " if written.startswith("+") else "zéro zéro "
    return sign + ", ".join(numbers.digits(part) if len(part) < 4 else _pairs(numbers, part) for part in parts)


def _short(numbers: Numbers, match: re.Match[str]) -> str:
    return f"{numbers.digits(match['said'][:2])} {numbers.digits(match['said'][2:])}"


def _pairs(numbers: Numbers, digits: str) -> str:
    return ", ".join(numbers.digits(digits[at : at + 2]) for at in range(0, len(digits), 2))
