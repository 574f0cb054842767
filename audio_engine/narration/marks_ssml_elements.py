"""What the elements of SSML ask for their text, read from their attributes.

Each reader raises ValueError with the end of a sentence for a person.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from audio_engine.narration.article import MarkKind
from audio_engine.narration.marks_values import read_ipa, read_respelling, read_seconds
from audio_engine.text import tr

__all__ = ["ASKING", "break_seconds"]

_STRENGTHS: Final = {"none": "0", "x-weak": "0.1", "weak": "0.25", "medium": "0.5", "strong": "0.8", "x-strong": "1.2"}
"""Of a break, in seconds."""
_LETTERS: Final = frozenset({"characters", "spell-out", "letters", "verbatim", "digits"})
_SAY_AS: Final = {
    "cardinal": "cardinal",
    "number": "cardinal",
    "ordinal": "ordinal",
    "date": "date",
    "telephone": "telephone",
}


def break_seconds(attributes: Mapping[str, str]) -> str:
    """The seconds of a `break`, as a pause's `value` has them: its time, else its strength."""
    if time := attributes.get("time"):
        return read_seconds(time)
    if (strength := attributes.get("strength", "medium")) not in _STRENGTHS:
        raise ValueError(tr("“{value}” is no strength of a break", value=strength))
    return _STRENGTHS[strength]


def _attribute(attributes: Mapping[str, str], name: str) -> str:
    if not (value := attributes.get(name, "").strip()):
        raise ValueError(tr("its “{attribute}” is missing", attribute=name))
    return value


def _phoneme(attributes: Mapping[str, str]) -> tuple[MarkKind, str]:
    if (alphabet := attributes.get("alphabet", "ipa")) != "ipa":
        raise ValueError(tr("the alphabet “{alphabet}” is not known", alphabet=alphabet))
    return MarkKind.IPA, read_ipa(_attribute(attributes, "ph"))


def _say_as(attributes: Mapping[str, str]) -> tuple[MarkKind, str]:
    kind = _attribute(attributes, "interpret-as")
    if kind in _LETTERS:
        return MarkKind.LETTERS, ""
    if kind not in _SAY_AS:
        raise ValueError(tr("“{kind}” is left to the rules of the language", kind=kind))
    return MarkKind.SAY_AS, _SAY_AS[kind]


ASKING: Final[Mapping[str, Callable[[Mapping[str, str]], tuple[MarkKind, str]]]] = {
    "sub": lambda attributes: (MarkKind.RESPELLING, read_respelling(_attribute(attributes, "alias"))),
    "phoneme": _phoneme,
    "say-as": _say_as,
    "voice": lambda attributes: (MarkKind.VOICE, read_respelling(_attribute(attributes, "name"))),
}
"""By the name of the element."""
