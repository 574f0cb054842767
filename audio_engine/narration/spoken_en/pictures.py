"""Pictures in text: stars are counted, bullets and emoji are not read."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_en.numerals import Numbers
from audio_engine.text import tr

__all__ = ["picture_rules"]

_STARS: Final = re.compile(r"(?P<full>[★⭐]{1,10})(?P<half>½)?(?P<empty>☆{0,10})|☆{2,10}")
_EMOJI: Final = re.compile(
    "(?:[\U0001f000-\U0001faff\U0001fb00-\U0001fbff\u2600-\u26ff\u2700-\u27bf\u2b00-\u2bff]|[0-9#*]\u20e3)"
    "(?: ?[\U0001f000-\U0001faff\u2600-\u26ff\u2700-\u27bf]){0,20}"
)
_SPACE_BEFORE: Final = re.compile(r" (?=[\U0001f000-\U0001faff\u2600-\u26ff\u2700-\u27bf\u2b00-\u2bff])")
_BULLET: Final = re.compile(r"(?:^|(?<= ))[•‣◦▪▸►●■·](?: |(?=\w))")


def picture_rules(numbers: Numbers) -> tuple[Rule, ...]:
    """Stars, bullets and emoji."""
    return (
        Rule("stars", _STARS, partial(_say_stars, numbers)),
        Rule("bullet", _BULLET, lambda _: ""),
        Rule("space before an emoji", _SPACE_BEFORE, lambda _: ""),
        Rule("emoji", _EMOJI, lambda _: "", doubt=lambda: tr("Emoji are not read.")),
    )


def _say_stars(numbers: Numbers, match: re.Match[str]) -> str:
    full = len(match["full"] or "")
    empty = len(match["empty"] or "") if full else len(match[0])
    half = " and a half" if match["half"] else ""
    if empty:
        return f"{numbers.cardinal(full)}{half} out of {numbers.cardinal(full + empty + bool(half))} stars"
    return f"{numbers.cardinal(full)}{half} {'star' if full == 1 and not half else 'stars'}"
