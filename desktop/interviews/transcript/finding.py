"""Find and replace in the text of paragraphs: plain, whole words, letter case, regular expressions. No widgets.

Qt's regular expressions are used because they give up by themselves: a pattern that Python's would follow for hours
ends here after some milliseconds, and is said to be too complicated.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QCoreApplication, QRegularExpression, QRegularExpressionMatch

from audio_engine.transcript import Segment
from desktop.interviews.transcript.offsets import from_qt

__all__ = ["Find", "FindError", "Finder", "Query"]

_ALIKE: Final = {
    "'": "['’]",
    "’": "['’]",
    '"': '["“”]',
    " ": "[ \u00a0\u202f\u2009]",
    "\u00a0": "[ \u00a0\u202f\u2009]",
    "\u202f": "[ \u00a0\u202f\u2009]",
    "-": "[-\u2010\u2011]",
}
"""What one key writes and typography has several of."""
_GROUP: Final = re.compile(r"\\(\\|\d)|\$(\d)")


class FindError(Exception):
    """The pattern cannot be used; the text says why, for the person who wrote it."""


@dataclass(frozen=True, slots=True)
class Query:
    r"""What to look for. `is_regex`: `text` is a pattern, and `$1` or `\1` in a replacement are its groups."""

    text: str
    match_case: bool = False
    whole_words: bool = False
    is_regex: bool = False


@dataclass(frozen=True, slots=True)
class Find:
    """A place: characters [begin, end) of the paragraph with this key. `groups` are what the pattern has caught."""

    key: int
    begin: int
    end: int
    groups: tuple[str, ...]


class Finder:
    """A compiled query.

    Raises:
        FindError: the pattern is none.
    """

    def __init__(self, query: Query) -> None:
        self.query = query
        option = QRegularExpression.PatternOption
        options = option.UseUnicodePropertiesOption | option.MultilineOption
        if not query.match_case:
            options |= option.CaseInsensitiveOption
        self._pattern = QRegularExpression(_pattern(query), options)
        if not self._pattern.isValid():
            raise FindError(
                QCoreApplication.translate("Finder", "This is no regular expression: {0} (at character {1})").format(
                    self._pattern.errorString(), self._pattern.patternErrorOffset() + 1
                )
            )

    def find_all(self, segments: Sequence[Segment]) -> list[Find]:
        """Every place, in the order of the text. No place reaches over the border of a paragraph.

        Raises:
            FindError: the pattern is too complicated for this text.
        """
        if not self.query.text:
            return []
        texts = [segment.text for segment in segments]
        starts = list(accumulate((_units(text) + 1 for text in texts), initial=0))
        found: list[Find] = []
        matches = self._pattern.globalMatch("\n".join(texts))
        if not matches.isValid():
            raise _too_complicated()
        while matches.hasNext():
            match = matches.next()
            begin, end = match.capturedStart(), match.capturedEnd()
            index = bisect_right(starts, begin) - 1
            if begin < end < starts[index + 1]:
                text, start = texts[index], starts[index]
                place = from_qt(text, begin - start), from_qt(text, end - start)
                found.append(Find(segments[index].id, *place, _groups(match)))
        return found

    def replaced(
        self, segments: Iterable[Segment], finds: Iterable[Find], replacement: str
    ) -> list[tuple[Segment, str]]:
        """The paragraphs in which something is replaced, with their new texts."""
        by_key: dict[int, list[Find]] = {}
        for find in finds:
            by_key.setdefault(find.key, []).append(find)
        changed = []
        for segment in segments:
            if segment.id not in by_key:
                continue
            text = segment.text
            for find in reversed(by_key[segment.id]):
                text = text[: find.begin] + self.expand(find, replacement) + text[find.end :]
            changed.append((segment, text))
        return changed

    def expand(self, find: Find, replacement: str) -> str:
        """What stands in place of a find."""
        if not self.query.is_regex:
            return replacement

        def group(reference: re.Match[str]) -> str:
            number = reference[1] or reference[2]
            if number == "\\":
                return "\\"
            return find.groups[int(number)] if int(number) < len(find.groups) else ""

        return _GROUP.sub(group, replacement)


def _pattern(query: Query) -> str:
    if query.is_regex:
        pattern = query.text
    else:
        pattern = "".join(_ALIKE.get(letter) or QRegularExpression.escape(letter) for letter in query.text)
    return rf"(?<![\w])(?:{pattern})(?![\w])" if query.whole_words else pattern


def _groups(match: QRegularExpressionMatch) -> tuple[str, ...]:
    return tuple(match.captured(n) for n in range(match.lastCapturedIndex() + 1))


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _too_complicated() -> FindError:
    return FindError(QCoreApplication.translate("Finder", "This pattern is too complicated for this text."))
