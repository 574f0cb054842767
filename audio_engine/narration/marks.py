r"""The marks that an author writes into any text: [[pause 1s]], [[Wall Street|en]], [[ONU|letters]], [[Xi|ipa: ɕi]].

English and French words for everything. What is no mark stays in the text as it is written, with a sentence that says
why; `\[[` keeps brackets that are meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from audio_engine.limits import MARK_MAX_CHARACTERS, MARK_PROBLEMS_MAX
from audio_engine.narration.article import Mark, MarkKind
from audio_engine.narration.marks_values import (
    is_common_language,
    read_ipa,
    read_language,
    read_respelling,
    read_seconds,
)
from audio_engine.text import tr

__all__ = ["ExtractedText", "extract_marks", "limited"]

_MARK: Final = re.compile(
    rf"(?P<escape>\\)?\[\[(?!\[)(?P<inside>(?:[^\[\]]|\[(?!\[)|\](?!\])){{0,{MARK_MAX_CHARACTERS}}})\]\]"
)
_PAUSE: Final = re.compile(r"\s*pause\b[\s:]*(?P<seconds>.*?)\s*", re.IGNORECASE | re.DOTALL)
_PAUSE_WITHOUT_TIME: Final = "1"
_OPTION: Final = re.compile(r"\s*(?P<key>[^\W\d_]{1,20})\s*(?P<colon>:)?\s*(?P<value>.*?)\s*", re.DOTALL)
_WITH_VALUE: Final[dict[str, tuple[MarkKind, Callable[[str], str]]]] = {
    **dict.fromkeys(("say", "dire"), (MarkKind.RESPELLING, read_respelling)),
    **dict.fromkeys(("ipa", "api"), (MarkKind.IPA, read_ipa)),
    **dict.fromkeys(("lang", "language", "langue"), (MarkKind.LANGUAGE, read_language)),
    **dict.fromkeys(("voice", "voix"), (MarkKind.VOICE, read_respelling)),
}
_ALONE: Final[dict[str, tuple[MarkKind, str]]] = {
    **dict.fromkeys(("letters", "lettres"), (MarkKind.LETTERS, "")),
    **dict.fromkeys(("word", "mot"), (MarkKind.WORD, "")),
    "date": (MarkKind.SAY_AS, "date"),
    **dict.fromkeys(("telephone", "téléphone"), (MarkKind.SAY_AS, "telephone")),
    "ordinal": (MarkKind.SAY_AS, "ordinal"),
    "cardinal": (MarkKind.SAY_AS, "cardinal"),
}
_EXCERPT: Final = 60
"""Characters of a mark that a sentence shows."""


@dataclass(frozen=True, slots=True)
class ExtractedText:
    """A text without its marks, what they say of it, and a sentence for each that could not be read."""

    text: str
    marks: tuple[Mark, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(slots=True)
class _Extracted:
    """The text so far."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def ends_with_space(self) -> bool:
        return self.length == 0 or self.parts[-1][-1:].isspace()


def extract_marks(text: str) -> ExtractedText:
    """Take the marks out of `text`; a pause between two spaces takes one of them with it."""
    found = _Extracted()
    position = 0
    for match in _MARK.finditer(text):
        _add_plain(found, text[position : match.start()])
        position = match.end()
        if match["escape"]:
            found.add(match[0][1:])
            continue
        try:
            said, kind, value = _read(match["inside"])
        except ValueError as why:
            found.add(match[0])
            found.problems.append(tr("{mark} stays as text: {why}.", mark=_excerpt(match[0]), why=why))
            continue
        found.marks.append(Mark(found.length, found.length + len(said), kind, value))
        if not said and found.ends_with_space() and text[position : position + 1].isspace():
            position += 1
        elif said:
            found.add(said)
    _add_plain(found, text[position:])
    return ExtractedText("".join(found.parts), tuple(found.marks), limited(found.problems))


def limited(problems: list[str]) -> tuple[str, ...]:
    """Each of `problems` once, and not more of them than somebody would read."""
    once = list(dict.fromkeys(problems))
    if len(once) <= MARK_PROBLEMS_MAX:
        return tuple(once)
    return *once[:MARK_PROBLEMS_MAX], tr("More marks could not be read.")


def _add_plain(found: _Extracted, text: str) -> None:
    if not text:
        return
    found.add(text)
    if (start := text.find("[[")) >= 0:
        found.problems.append(tr("{mark} stays as text: {why}.", mark=_excerpt(text[start:]), why=_unclosed()))


def _unclosed() -> str:
    return tr("the mark is not closed with ]]")


def _read(inside: str) -> tuple[str, MarkKind, str]:
    """What is said of which words.

    Raises:
        ValueError: it is no mark; the text ends a sentence.
    """
    said, bar, option = inside.rpartition("|")
    if not bar:
        if pause := _PAUSE.fullmatch(inside):
            return "", MarkKind.PAUSE, read_seconds(pause["seconds"] or _PAUSE_WITHOUT_TIME)
        raise ValueError(_unknown())
    said = said.strip()
    if not said or "|" in said:
        raise ValueError(_unknown())
    if is_common_language(option):
        return said, MarkKind.LANGUAGE, read_language(option)
    found = _OPTION.fullmatch(option)
    key = found["key"].lower() if found else ""
    if found and found["colon"] and key in _WITH_VALUE:
        kind, read = _WITH_VALUE[key]
        return said, kind, read(found["value"])
    if found and key in _ALONE and not found["value"]:
        return said, *_ALONE[key]
    raise ValueError(_unknown())


def _unknown() -> str:
    return tr("it is no known mark; those are written like [[ONU|letters]], [[Xi|say: Shee]] or [[pause 1s]]")


def _excerpt(mark: str) -> str:
    line = " ".join(mark.split())
    return line if len(line) <= _EXCERPT else f"{line[:_EXCERPT]}…"
