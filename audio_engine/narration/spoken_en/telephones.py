"""Telephone numbers and the numbers that one dials in an emergency, digit by digit, with a pause between groups."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_en.around import following_word, previous_words
from audio_engine.narration.spoken_en.numerals import Numbers
from audio_engine.narration.spoken_en.word_lists import words

__all__ = ["marked_telephones", "telephone_rules"]

_INTERNATIONAL: Final = re.compile(
    r"(?<![\w+])\+[1-9][0-9]{0,3}(?:[ .()-]{1,2}[0-9]{1,8}){1,7}(?![\w-])|(?<![\w+])\+[1-9][0-9]{7,14}(?!\w)"
)
_NORTH_AMERICAN: Final = re.compile(
    r"(?<![\w-])(?:1[-. ])?(?:\([2-9][0-9]{2}\) ?|[2-9][0-9]{2}[-. ])[2-9][0-9]{2}[-. ][0-9]{4}(?![\w-])"
    r"|(?<![\w-])[2-9][0-9]{2}-[0-9]{4}(?![\w-])"
)
_BRITISH: Final = re.compile(
    r"(?<![\w.,-])\(?0[1-9][0-9]{1,4}\)?(?: [0-9]{3,8}){1,3}(?!\w)|(?<![\w.,-])0[1-9][0-9]{8,9}(?!\w)"
)
_HELPLINE: Final = re.compile(r"(?<![\w.,$£€-])116 ?[01][0-9]{2}(?![\w.%]*[0-9%])(?! [0-9])")
_EMERGENCY: Final = re.compile(r"(?<![\w.,$£€-])(?:911|999|112|101|111|988|411|311|211)(?![\w.%-]*[0-9%])")
_MARKED: Final = re.compile(r"\A\+?[(]?[0-9][0-9 .()/-]{1,40}\Z")
_FEWEST_DIGITS: Final = 7
_CALLS: Final = words(
    """
    call called calls calling dial dialed dialled dials dialing dialling ring rang ringing phone phoned text texted
    """
)
_CALLED: Final = words(
    """
    call calls caller callers dispatch dispatcher dispatchers operator operators tape tapes hotline lifeline line
    """
)


def telephone_rules(numbers: Numbers) -> tuple[Rule, ...]:
    """International, North American and British numbers; emergency numbers where somebody calls."""
    by_group = partial(_say_groups, numbers)
    return (
        Rule("international telephone", _INTERNATIONAL, by_group),
        Rule("North American telephone", _NORTH_AMERICAN, by_group),
        Rule("British telephone", _BRITISH, by_group),
        Rule("helpline", _HELPLINE, lambda match: f"{numbers.digits(match[0][:3])}, {numbers.digits(match[0][3:])}"),
        Rule("emergency number", _EMERGENCY, partial(_say_emergency, numbers)),
    )


def marked_telephones(numbers: Numbers) -> tuple[Rule, ...]:
    """Any figures that an author says are dialled, in the groups in which they are written."""
    return (Rule("telephone, marked", _MARKED, partial(_groups, numbers)),)


def _say_groups(numbers: Numbers, match: re.Match[str]) -> str | None:
    if sum(c.isdigit() for c in match[0]) < _FEWEST_DIGITS:
        return None
    return _groups(numbers, match)


def _groups(numbers: Numbers, match: re.Match[str]) -> str:
    said = [numbers.digits(group) for group in re.findall(r"[0-9]+", match[0].replace("(0)", " "))]
    return f"{'plus ' if match[0].startswith('+') else ''}{', '.join(said)}"


def _say_emergency(numbers: Numbers, match: re.Match[str]) -> str | None:
    if _CALLS.isdisjoint(previous_words(match)[-2:]) and following_word(match) not in _CALLED:
        return None
    return numbers.digits(match[0])
