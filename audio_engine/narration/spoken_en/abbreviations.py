"""Titles, ranks, companies, states and the other abbreviations of a newspaper: “Sen.”, “Inc.”, “e.g.”, “(D-Calif.)”.

What needs its context has it in the pattern: “St.” before a name is a saint, “Co. Durham” a county, “p.” needs a
number.
"""

from __future__ import annotations

import re
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_en.abbreviation_lists import (
    ANYWHERE,
    BEFORE_NAME,
    BEFORE_NUMBER,
    BEFORE_NUMBER_ALONE,
    COUNTIES,
    PARTIES,
    SLASHED,
    WITH_FULL_STOP,
)
from audio_engine.narration.spoken_en.around import full_stop
from audio_engine.narration.spoken_en.states import CLEAR_STATES, NEWSPAPER_STATES, POSTAL_STATES
from audio_engine.narration.spoken_en.word_lists import any_of

__all__ = ["abbreviation_rules"]

_START: Final = r"(?<![\w.@#/])"
_NAME_RULE: Final = re.compile(
    rf"{_START}(?P<short>{any_of(BEFORE_NAME)})\b\.?(?= [“\"(']?[A-ZÀ-Þ])(?! (?:[XYZ]|Alpha)\b)"
)
_ANYWHERE_RULE: Final = re.compile(rf"{_START}(?P<short>{any_of(ANYWHERE)})\b\.?(?!\w)")
_STOP_RULE: Final = re.compile(rf"{_START}(?P<short>{any_of(WITH_FULL_STOP)})\.(?!\w)")
_NUMBER_RULE: Final = re.compile(
    rf"{_START}(?:(?P<short>{any_of(BEFORE_NUMBER)})\. ?|(?P<alone>{any_of(BEFORE_NUMBER_ALONE)}) )"
    r"(?=[0-9IVX§]|[LRD]\. ?[0-9])"
)
_COUNTY: Final = re.compile(rf"{_START}Co\.?(?= (?:{any_of(COUNTIES)})\b)")
_SPECIES: Final = re.compile(r"(?<![\w.])(?P<genus>[A-Z])\. (?P<species>coli|aureus|difficile|elegans|pylori)(?!\w)")
_VERSUS: Final = re.compile(r"(?<= )v\.?(?= [A-Z“])")
_FULL_NAMES: Final = f"(?:{any_of(POSTAL_STATES.values())})"
_PARTY: Final = re.compile(
    rf"(?<![\w.-])(?P<party>[DRI])-(?P<state>(?:{any_of(NEWSPAPER_STATES)})\.|{any_of(POSTAL_STATES)}|(?={_FULL_NAMES}\b))"
    r"(?!\w\.)"
)
_PARTY_ALONE: Final = re.compile(
    r"[A-Z][\w.'-]{0,30} [A-Z][\w'-]{1,30} \((?P<said>[DR]\.?(?=\))"
    rf"|[DRI]\.?(?=, (?:{any_of(NEWSPAPER_STATES)}|{_FULL_NAMES})\b))"
)
_STATE: Final = re.compile(
    rf"(?<![\w.])(?:(?:(?<=, )|(?<=[DRI]-))(?P<short>{any_of(NEWSPAPER_STATES)})"
    rf"|(?P<sure>{any_of(CLEAR_STATES)}))\.(?!\w)"
)
_POSTAL: Final = re.compile(rf"(?<=[a-z], )(?P<short>{any_of(POSTAL_STATES)})(?=[\s,.;:)?!]|\Z)")
_SLASHED: Final = re.compile(rf"(?<![\w/])(?:{any_of(SLASHED)})(?![\w/])")


def abbreviation_rules() -> tuple[Rule, ...]:
    """The narrow ones first."""
    return (
        Rule("party and state", _PARTY, _say_party),
        Rule("party", _PARTY_ALONE, lambda match: PARTIES[match["said"][0]]),
        Rule("state", _STATE, lambda match: NEWSPAPER_STATES[match["short"] or match["sure"]] + full_stop(match)),
        Rule("postal state", _POSTAL, lambda match: POSTAL_STATES[match["short"]]),
        Rule("county", _COUNTY, lambda _: "County"),
        Rule("species", _SPECIES, lambda match: f"{match['genus']} {match['species']}"),
        Rule("versus", _VERSUS, lambda _: "versus"),
        Rule("before a number", _NUMBER_RULE, lambda match: f"{BEFORE_NUMBER[match['short'] or match['alone']]} "),
        Rule("title", _NAME_RULE, lambda match: BEFORE_NAME[match["short"]]),
        Rule("abbreviation", _ANYWHERE_RULE, lambda match: ANYWHERE[match["short"]] + full_stop(match)),
        Rule("full stop", _STOP_RULE, lambda match: WITH_FULL_STOP[match["short"]] + full_stop(match)),
        Rule("slashed", _SLASHED, lambda match: SLASHED[match[0]]),
    )


def _say_party(match: re.Match[str]) -> str:
    short = match["state"].rstrip(".")
    state = NEWSPAPER_STATES.get(short) or POSTAL_STATES.get(short, "")
    return f"{PARTIES[match['party']]} of {state}"
