"""Signs between words and before numbers: “-5”, “+2”, “&”, “<5%”, “§”, “5+”, “=”."""

from __future__ import annotations

import re
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_en.word_lists import any_of
from audio_engine.text import tr

__all__ = ["symbol_rules"]

_BEFORE_NUMBER: Final = {
    "-": "minus",
    "−": "minus",
    "–": "minus",
    "+": "plus",
    "±": "plus or minus",
    "~": "about",
    "≈": "about",
    "<": "less than",
    ">": "more than",
    "≤": "at most",
    "≥": "at least",
    "=": "equals",
}
_ANYWHERE: Final = {
    "&": "and",
    "=": "equals",
    "≠": "is not",
    "÷": "divided by",
    "×": "times",
    "+": "plus",
    "@": "at",
    "−": "minus",
    "%": "percent",
    "‰": "per mille",
    "°": "degrees",
    "§§": "sections",
    "§": "section",
    "¶": "paragraph",
    "©": "copyright",
    "$": "dollar",
    "£": "pound",
    "€": "euro",
    "∞": "infinity",
    "π": "pi",
    "Δ": "delta",
    "Ω": "omega",
}
_SIGN: Final = re.compile(r"(?<![\w)\]%°'$£€])(?P<sign>[-−–+±~≈<>≤≥=]) ?(?=(?<![-–+] )(?:[A-Z]{0,2}[$£€¥]|\.)?[0-9])")
_SHORT_UNITS: Final = {
    "gal": "gallon",
    "lb": "pound",
    "oz": "ounce",
    "bbl": "barrel",
    "hr": "hour",
    "h": "hour",
    "mo": "month",
    "yr": "year",
    "sq ft": "square foot",
    "kWh": "kilowatt-hour",
    "MWh": "megawatt-hour",
    "wk": "week",
}
_PER_UNIT: Final = re.compile(rf"(?<=[\w%])/(?P<unit>{any_of(_SHORT_UNITS)})(?!\w)")
_STARRED: Final = re.compile(r"(?<![\w.])(?P<number>[1-7]|[0-9]{2,3})(?P<said>\*)(?=[ )]|\Z)")
_PLUS_AFTER: Final = re.compile(r"(?<=[0-9%mnk])\+(?=[\s,.;:!?)'\"”-]|\Z)")
_PER: Final = re.compile(
    r"(?<=[0-9])/(?=[a-z]{3,12}\b)|(?<=[\w²³°%])/(?=(?:year|month|week|day|hour|minute|second|person|night|unit|head|kg|m²|litre|liter)\b)"
)
_MARKS: Final = re.compile(rf"§§|[{re.escape(''.join(mark for mark in _ANYWHERE if len(mark) == 1))}]")
_SILENT: Final = re.compile(
    r"[®™℠†‡•▪■►▶→➜➤◆●○·|]{1,20}|(?<!\w)[*_#]{1,20}(?!\w)|(?<=\w)[*_]{1,3}(?!\w)|(?<!\w)[*_]{1,3}(?=\w)"
)
_SLASH_CAPITALS: Final = re.compile(r"(?<=[A-Z]{2})/(?=[A-Z]{2})")
_SLASH: Final = re.compile(r"(?<=[^\W\d_]) ?/ ?(?=[^\W\d_])")


def symbol_rules() -> tuple[Rule, ...]:
    """They come last: every rule that knows a sign in its context has had its turn."""
    return (
        Rule("sign before a number", _SIGN, lambda match: f"{_BEFORE_NUMBER[match['sign']]} "),
        Rule("per unit", _PER_UNIT, lambda match: f" per {_SHORT_UNITS[match['unit']]}"),
        Rule("per", _PER, lambda _: " per "),
        Rule("star or not out", _STARRED, lambda match: " star" if len(match["number"]) == 1 else " not out"),
        Rule("and more", _PLUS_AFTER, lambda _: " plus"),
        Rule("slash between acronyms", _SLASH_CAPITALS, lambda _: " "),
        Rule("slash between words", _SLASH, lambda _: " ", doubt=lambda: tr("A slash between words is not said.")),
        Rule("sign that is not said", _SILENT, lambda _: ""),
        Rule("sign", _MARKS, _say_mark),
    )


def _say_mark(match: re.Match[str]) -> str:
    """The name of a sign, with a space where a word follows or precedes it without one."""
    text = match.string
    before = " " if text[max(0, match.start() - 1) : match.start()].strip() else ""
    after = " " if text[match.end() : match.end() + 1].isalnum() else ""
    return f"{before}{_ANYWHERE[match[0]]}{after}"
