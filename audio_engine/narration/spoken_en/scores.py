"""Two numbers and a mark between them: scores, votes, ranges, fractions, marks out of ten, “24/7”."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_en.around import following_word, previous_words
from audio_engine.narration.spoken_en.numerals import AFTER, BEFORE, DASH, NUMBER, Numbers
from audio_engine.narration.spoken_en.word_lists import any_of, words
from audio_engine.text import tr

__all__ = ["score_rules"]

_FIXED_WORDS: Final = {
    "9/11": "nine eleven",
    "7/7": "seven seven",
    "24/7": "twenty-four seven",
    "24-7": "twenty-four seven",
    "20/20": "twenty twenty",
    "20-20": "twenty twenty",
    "50/50": "fifty fifty",
    "50-50": "fifty fifty",
}
_FIXED: Final = re.compile(rf"(?<![\w./-])(?:{any_of(_FIXED_WORDS)})(?![\w/-])(?!\.[0-9])")
_FORMATION: Final = re.compile(r"(?<![\w.,-])[1-9](?:-[1-9]){2,4}(?![\w-])")
_PAIR: Final = re.compile(
    rf"{BEFORE}(?<![-–])(?P<first>[0-9]{{1,3}}){DASH}(?P<second>[0-9]{{1,3}})(?![\w/]|-[0-9]){AFTER}"
)
_RANGE: Final = re.compile(rf"{BEFORE}(?P<first>{NUMBER}){DASH}(?P<second>{NUMBER})(?!-[0-9]){AFTER}")
_FRACTION: Final = re.compile(r"(?<![\w.,/])(?P<over>[0-9]{1,3}(?:\.[0-9])?)/(?P<under>[0-9]{1,3})(?![\w/])(?!\.[0-9])")
_MIXED: Final = re.compile(
    r"(?<![\w.,/–-])(?P<whole>[0-9]{1,3}) (?P<over>[1-7])/(?P<under>[234568])(?![\w/])(?!\.[0-9])"
)
_VULGAR: Final = re.compile(r"(?<![\w.,])(?P<whole>[0-9]{1,3})? ?(?P<sign>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])")
_VULGAR_PARTS: Final = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅚": (5, 6),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
}
_REACH: Final = 20
"""Characters looked at on either side."""
_SET_BEFORE: Final = re.compile(r"[0-9]{1,2}-[0-9]{1,2}\)?,? (?:and )?\(?\Z")
_SET_AFTER: Final = re.compile(r" ?(?:\([0-9-]{3,7}\))?,? (?:and )?[0-9]{1,2}-[0-9]")
_TEAM: Final = re.compile(r"[A-Z][\w.']{1,19} \Z")
_RATED: Final = words("rating rated rates score scored scores verdict review gave gives")
_PRESSURE: Final = re.compile(r"pressure (?:(?:of|was|is|at) )?\Z")
_SCORE_BEFORE: Final = words(
    """
    won win wins winning lost lose loses losing beat beats beaten beating defeat defeated defeats draw drew drawn
    drawing lead leads led leading trail trails trailed trailing score scored scores scoreline down up ahead behind
    aggregate finished ended level tied tie ties win-loss victory thrashed thumped edged hammered sealed set sets
    series game it champions city united rovers final match
    """
)
_SCORE_AFTER: Final = words(
    """
    win wins victory victories defeat defeats loss losses draw draws lead aggregate thrashing triumph deficit
    advantage scoreline score rout hammering shootout against over down up after with tie home away
    thriller friendly
    """
)
_VOTE: Final = words(
    """
    vote voted votes voting ruled ruling decision majority passed approved rejected split
    """
)
_UNITS_OF_TIME: Final = words(
    """
    year years month months week weeks day days hour hours minute minutes people of
    """
)
_OUT_OF: Final = frozenset({10, 20, 100})
_PARTS: Final = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 32, 64})


def score_rules(numbers: Numbers) -> tuple[Rule, ...]:
    """Fixed expressions first, then scores, ranges and fractions."""
    return (
        Rule("fixed pair", _FIXED, lambda match: _FIXED_WORDS[match[0]]),
        Rule("formation", _FORMATION, lambda match: numbers.digits(match[0])),
        Rule("score", _PAIR, partial(_say_score, numbers)),
        Rule("range", _RANGE, partial(_say_range, numbers)),
        Rule("vulgar fraction", _VULGAR, partial(_say_vulgar, numbers)),
        Rule("mixed fraction", _MIXED, partial(_say_mixed, numbers)),
        Rule("fraction", _FRACTION, partial(_say_fraction, numbers)),
        Rule(
            "slash",
            _FRACTION,
            partial(_say_slash, numbers),
            doubt=lambda: tr("Two numbers and a slash can mean many things."),
        ),
    )


def _say_score(numbers: Numbers, match: re.Match[str]) -> str | None:
    """“two one” in Britain, “two to one” in America and for votes; None for what is a range."""
    first, second = match["first"], match["second"]
    before, after = previous_words(match), following_word(match)
    is_vote = not _VOTE.isdisjoint([*before[-4:], after])
    in_list = _is_in_list(match)
    is_score = is_vote or in_list or after in _SCORE_AFTER or not _SCORE_BEFORE.isdisjoint(before[-3:])
    is_score = is_score or int(first) >= int(second) or (after[:1].isupper() and _follows_a_name(match))
    if not is_score or after in _UNITS_OF_TIME:
        return None
    if after == "split" and int(first) + int(second) == 100:
        return f"{numbers.read(first)} {numbers.read(second)}"
    if numbers.american and first == second == "0":
        return "zero to zero"
    if is_vote or (numbers.american and not in_list):
        zero = "zero" if is_vote else "nothing"
        return f"{numbers.read(first)} to {zero if second == '0' else numbers.read(second)}"
    if first == second and len(first) == 1:
        return "nil nil" if first == "0" else f"{numbers.read(first)} all"
    return f"{_score(numbers, first)} {_score(numbers, second)}"


def _is_in_list(match: re.Match[str]) -> bool:
    """Whether another score stands beside it: the sets of a tennis match."""
    before = match.string[max(0, match.start() - _REACH) : match.start()]
    after = match.string[match.end() : match.end() + _REACH]
    return bool(_SET_BEFORE.search(before) or _SET_AFTER.match(after))


def _follows_a_name(match: re.Match[str]) -> bool:
    return _TEAM.search(match.string[max(0, match.start() - _REACH) : match.start()]) is not None


def _score(numbers: Numbers, written: str) -> str:
    if written == "0":
        return "zero" if numbers.american else "nil"
    return numbers.read(written)


def _say_range(numbers: Numbers, match: re.Match[str]) -> str:
    return f"{numbers.read(match['first'])} to {numbers.read(match['second'])}"


def _say_vulgar(numbers: Numbers, match: re.Match[str]) -> str:
    over, under = _VULGAR_PARTS[match["sign"]]
    whole = match["whole"]
    return _whole_and_part(numbers, whole, over, under) if whole else _part(numbers, over, under)


def _whole_and_part(numbers: Numbers, whole: str, over: int, under: int) -> str:
    """“two and a half”."""
    return f"{numbers.read(whole)} and {_part(numbers, over, under).replace('one ', 'a ', 1)}"


def _say_mixed(numbers: Numbers, match: re.Match[str]) -> str | None:
    over, under = int(match["over"]), int(match["under"])
    return _whole_and_part(numbers, match["whole"], over, under) if over < under else None


def _say_fraction(numbers: Numbers, match: re.Match[str]) -> str | None:
    written, under = match["over"], int(match["under"])
    if written.startswith("0") or match["under"].startswith("0"):
        return None
    if joint := _joint(match, written, under):
        return f"{numbers.read(written)}{joint}{numbers.cardinal(under)}"
    is_part = "." not in written and int(written) < under and under in _PARTS
    return _part(numbers, int(written), under) if is_part else None


def _joint(match: re.Match[str], over: str, under: int) -> str:
    """What is said between the two numbers where they are no fraction; nothing where they may be one."""
    word = following_word(match)
    if under == 1 and over.isdecimal() and int(over) > 1:
        return " to "
    if word != "of" and (under in _OUT_OF or over == match["under"] or "." in over or word.startswith("star")):
        return " out of "
    if under <= 10 and not _RATED.isdisjoint(previous_words(match)[-3:]):
        return " out of "
    if _PRESSURE.search(match.string[max(0, match.start() - 20) : match.start()]):
        return " over "
    return " " if over.isdecimal() and int(over) + under == 100 else ""


def _part(numbers: Numbers, over: int, under: int) -> str:
    name = {2: "half", 4: "quarter"}.get(under) or numbers.ordinal(under)
    many = "halves" if under == 2 else f"{name}s"
    return f"{numbers.cardinal(over)} {name if over == 1 else many}"


def _say_slash(numbers: Numbers, match: re.Match[str]) -> str:
    return f"{numbers.read(match['over'])} slash {numbers.read(match['under'])}"
