"""Signs that are said, signs that are not, and the spellings that only the eye can read."""

from __future__ import annotations

import re
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.text import tr

__all__ = ["rules"]

_SAID: Final = {
    "&": "et",
    "+": "plus",
    "=": "égale",
    "%": "pour cent",
    "‰": "pour mille",
    "§": "paragraphe",
    "@": "arobase",
    "~": "environ",
    "≈": "environ",
    "<": "inférieur à",
    ">": "supérieur à",
    "≤": "inférieur ou égal à",
    "≥": "supérieur ou égal à",
    "×": "fois",
    "÷": "divisé par",
    "±": "plus ou moins",
    "−": "moins",
    "≠": "différent de",
    "π": "pi",
    "∞": "l'infini",
}
_SIGN: Final = re.compile(rf"[{re.escape(''.join(_SAID))}]")
_AND_OR: Final = re.compile(r"(?<=[^\W\d_]) ?/ ?(?=[^\W\d_]|\d{1,3}[A-Z])|(?<=\d) ?/ ?(?=[^\W\d_])")
_SILENT: Final = re.compile(
    r"(?<![^\W_])[•·▪■►▶→➜➤◆●○*_#|\\^`{}]{1,20}(?![^\W_])|[•▪■►▶→➜➤◆●○©®™℠†‡]|(?<=\w)\*{1,3}|\*{1,3}(?=\w)"
)
_INCLUSIVE: Final = re.compile(
    r"(?<![^\W_])(?P<stem>[^\W\d_]{2,30})(?:[·•⋅‧](?:[^\W\d_]{1,6}))(?P<plural>[·•⋅‧]?s)?(?![^\W_])"
    r"|(?<![^\W_])(?P<dotted>[^\W\d_]{3,30})\.(?:e|ne|rice|euse|ère|ve|le)(?:\.?(?P<dotted_plural>s))?(?![^\W_])"
)
_OPTIONAL: Final = re.compile(
    r"(?<![^\W_])(?P<stem>[^\W\d_]{1,30})\((?P<ending>e|s|x|es|ne|le|nt)\)(?P<more>s?)(?![^\W_])"
)
_EMOJI: Final = re.compile(
    "(?:[\U0001f000-\U0001faff\U0001fb00-\U0001fbff\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff]|[0-9#*]\u20e3)"
    "(?: ?[\U0001f000-\U0001faff\u2600-\u27bf]){0,20}"
)


def rules() -> tuple[Rule, ...]:
    """The last rules of all."""
    return (
        Rule(
            "inclusive spelling", _INCLUSIVE, _inclusive, doubt=lambda: tr("This spelling is read in its first form.")
        ),
        Rule("optional ending", _OPTIONAL, _optional, doubt=lambda: tr("This spelling is read in one form only.")),
        Rule("emoji", _EMOJI, lambda _: "", doubt=lambda: tr("Emoji are not read.")),
        Rule("sign that is not said", _SILENT, lambda _: ""),
        Rule("and or", _AND_OR, lambda _: " "),
        Rule("sign", _SIGN, lambda m: _SAID[m[0]]),
    )


def _inclusive(match: re.Match[str]) -> str:
    stem = match["stem"] or match["dotted"]
    return stem + ("s" if match["plural"] or match["dotted_plural"] or match[0].endswith("s") else "")


def _optional(match: re.Match[str]) -> str:
    return match["stem"] + (match["ending"] if match["ending"] in {"s", "x", "nt"} else "") + match["more"]
