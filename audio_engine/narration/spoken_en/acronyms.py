"""Acronyms: “FBI” is spelt, “NATO” is read, “NCAA” is neither.

Unknown ones that nobody could read are spelt and flagged; those that could be read are flagged as they stand.
"""

from __future__ import annotations

import re
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_en.acronym_lists import ALSO_ENGLISH, LETTERS, SAID, WORDS
from audio_engine.narration.spoken_en.around import full_stop
from audio_engine.narration.spoken_en.word_lists import any_of
from audio_engine.text import tr

__all__ = ["acronym_rules"]

_SPECIAL: Final = re.compile(rf"(?<![\w@#])(?:{any_of(SAID)})(?!\w)")
_CAPITALS: Final = re.compile(r"(?<![\w@#])(?P<capitals>[A-Z]{2,12})(?P<plural>s)?(?!\w)(?!\.\w)")
_JOINED: Final = re.compile(r"(?<![\w&])(?P<one>[A-Z]{1,4}) ?& ?(?P<two>[A-Z]{1,4})(?P<plural>s)?(?![\w&])")
_INITIALS: Final = re.compile(
    r"(?<![\w.])(?P<letters>(?:[A-Z]\.[ -]?){1,6}[A-Z])\.(?P<plural>s)?(?!\w)"
    r"|(?<![\w.])(?P<bare>(?:[A-Z]\.){1,6}[A-Z])(?P<s>s)?(?![\w.])"
)
_INITIAL: Final = re.compile(r"(?<![\w.])(?P<letter>[A-Z])\.(?= ?[A-Z][\w'])")
_DATELINE: Final = re.compile(r"\A(?P<said>[A-Z]{4,20}(?: [A-Z]{2,20}){0,3})(?=(?:,|:| \(| [–—-]) ?\S)")
_SHOUTED: Final = re.compile(r"(?<![\w@#])[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'-]*[A-ZÀ-ÖØ-Þ](?!\w)")
_REACH: Final = 200
"""Characters of a sentence that show whether it is all in capitals."""
_VOWELS: Final = re.compile(r"[AEIOUY]")


def acronym_rules() -> tuple[Rule, ...]:
    """Known acronyms, initials, and what is left of a line of capitals."""
    return (
        Rule("dateline", _DATELINE, _say_dateline),
        Rule("acronym of its own", _SPECIAL, _say_special),
        Rule("joined letters", _JOINED, _say_joined),
        Rule("initials", _INITIALS, _say_initials),
        Rule("initial", _INITIAL, lambda match: match["letter"]),
        Rule("acronym", _CAPITALS, _say_acronym),
        Rule(
            "shouting",
            _SHOUTED,
            _say_shouted,
            doubt=lambda: tr("All in capitals: words and acronyms cannot be told apart."),
        ),
        Rule("unreadable acronym", _CAPITALS, _say_unreadable, doubt=lambda: tr("An unknown acronym is spelt.")),
    )


def _letters(capitals: str, plural: str | None = None) -> str:
    """`FBI` as “F B I”, `MP` with its plural as “M Ps”."""
    return " ".join(capitals) + (plural or "")


def _say_dateline(match: re.Match[str]) -> str | None:
    """“WASHINGTON (AP) —”, “EXCLUSIVE: …”."""
    words = match["said"].split()
    if not LETTERS.isdisjoint(words) or not WORDS.isdisjoint(words) or _is_shouted(match):
        return None
    return match["said"].title()


def _say_special(match: re.Match[str]) -> str | None:
    return None if _is_shouted(match) and match[0] in ALSO_ENGLISH else SAID[match[0]]


def _say_joined(match: re.Match[str]) -> str:
    return f"{_letters(match['one'])} and {_letters(match['two'], match['plural'])}"


def _say_initials(match: re.Match[str]) -> str:
    letters = re.findall(r"[A-Z]", match[0])
    said = _letters("".join(letters), match["plural"] or match["s"])
    return f"{said}{full_stop(match)}"


def _say_acronym(match: re.Match[str]) -> str | None:
    capitals = match["capitals"]
    if _is_shouted(match) and (capitals in ALSO_ENGLISH or len(capitals) > 4):
        return None
    if capitals in WORDS:
        return match[0]
    return _letters(capitals, match["plural"]) if capitals in LETTERS else None


def _say_shouted(match: re.Match[str]) -> str | None:
    return match[0].capitalize() if _is_shouted(match) else None


def _say_unreadable(match: re.Match[str]) -> str | None:
    capitals = match["capitals"]
    if len(capitals) > 5 or _VOWELS.search(capitals):
        return None
    return _letters(capitals, match["plural"])


def _is_shouted(match: re.Match[str]) -> bool:
    """Whether the sentence is all in capitals, as in “PRESIDENT RESIGNS”."""
    words = re.findall(r"[^\W\d_]{2,}", match.string[:_REACH])
    return len(words) >= 3 and all(word.isupper() for word in words)
