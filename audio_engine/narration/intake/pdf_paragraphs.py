"""Lines of printed pages become paragraphs again: across line ends, hyphens and pages, without what is printed on each.

A PDF has no paragraphs; what is known is where each line stands and how large it is. Headers, footers and page numbers
are known by their repetition, and are dropped, not lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final

from audio_engine.narration.article import DropReason, Kind
from audio_engine.narration.intake.draft import Draft
from audio_engine.narration.intake.plain import is_title_like

__all__ = ["Line", "add_paragraphs"]

_EDGE_LINES: Final = 3
"""Lines at the top and the bottom of a page that may be headers and footers."""
_REPEATED_SHARE: Final = 0.4
"""Of the pages: left and right pages differ."""
_APART: Final = 1.6
"""Of the letters' size, between such a line and the text: lines of a paragraph are closer."""
_SAME_PLACE: Final = 4.0
"""Points."""
_NUMBERS: Final = re.compile(r"\d+")
_PAGE_NUMBER: Final = re.compile(r"\W*(?:page\s*|p\.\s*)?\d{1,4}(?:\s*(?:/|sur|of|de|-)\s*\d{1,4})?\W*", re.IGNORECASE)
_GAP: Final = 1.4
"""Of the usual distance between two lines: more parts paragraphs."""
_INDENT: Final = 0.6
"""Of the letters' size."""
_SHORT: Final = 0.8
"""Of the usual line: a line that ends a sentence before that ends a paragraph."""
_HEADLINE: Final = 1.3
_CROSSHEAD: Final = 1.12
_CROSSHEAD_MAX: Final = 120
_BULLET: Final = re.compile(r"(?:[-•‣◦▪■–\uf0a7\uf0b7]|\d{1,2}[.)])\s+(?=\S)")
_SENTENCE_END: Final = re.compile(r"[.!?…:][»”\"')\]]*\s*$")
_HYPHENATED: Final = re.compile(r"(?<!\w)(?P<before>\w+)[-\u00ad\u2010]$")
_FIRST_WORD: Final = re.compile(r"\w+")
_COMPOUND: Final = re.compile(r"(?<!\w)\w+-\w+")  # without looking back, a word of n letters costs n² steps
_AFTER_HYPHEN: Final = "je tu il elle on nous vous ils elles ce ci là le la les lui leur moi toi y en t même mêmes être"
_INVERTED: Final = frozenset(_AFTER_HYPHEN.split())
"""Words that follow a hyphen which French writes: dit-il, celui-ci, peut-être."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line. `x` and `y` are points from the page's bottom left, `size` is that of its letters in points."""

    text: str
    x: float
    y: float
    size: float
    is_bold: bool
    page: int


def add_paragraphs(pages: Sequence[Sequence[Line]], draft: Draft) -> None:
    """Add the paragraphs of `pages` to `draft`, in their order."""
    repeated = _repeated(pages)
    shown: set[str] = set()
    lines = []
    for line in (line for page in pages for line in page):
        if line not in repeated:
            lines.append(line)
        elif (pattern := _pattern(line)) not in shown:
            shown.add(pattern)
            draft.drop(DropReason.NOTICE, line.text)
    if not lines:
        return
    layout = _Layout(lines)
    has_headline = False
    for group in _grouped(lines, layout):
        kind = layout.kind(group, has_headline=has_headline)
        has_headline |= kind is Kind.HEADLINE
        text = _joined([line.text for line in group], layout.compounds)
        draft.add(kind, _BULLET.sub("", text, count=1) if kind is Kind.LIST else text)


def _repeated(pages: Sequence[Sequence[Line]]) -> frozenset[Line]:
    """The lines at the edges of pages that stand in the same place on many of them, and page numbers.

    They stand apart from the text: a line that follows the one before it as lines of a paragraph do is part of it.
    """
    edges = [_edges(page) for page in pages]
    counts: Counter[tuple[str, int]] = Counter()
    for top, bottom in edges:
        counts.update({(_pattern(line), place) for line in (*top, *bottom) for place in _places(line)})
    enough = max(2, _REPEATED_SHARE * sum(bool(page) for page in pages))

    def is_repeated(line: Line) -> bool:
        return any(counts[_pattern(line), place] >= enough for place in _places(line))

    found: list[Line] = []
    for edge in chain.from_iterable(edges):
        apart = 0
        for count, (line, inner) in enumerate(pairwise(edge), 1):
            is_number = count == 1 and len(pages) > 1 and _PAGE_NUMBER.fullmatch(line.text) is not None
            if count > _EDGE_LINES or not (is_number or is_repeated(line)):
                break
            if abs(line.y - inner.y) > _APART * line.size:
                apart = count
        found += edge[:apart]
    return frozenset(found)


def _edges(page: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The outermost lines from the top and from the bottom, and one more each."""
    ordered = sorted(page, key=lambda line: -line.y)
    return ordered[: _EDGE_LINES + 1], ordered[::-1][: _EDGE_LINES + 1]


def _places(line: Line) -> tuple[int, int]:
    """Two grids, so that two lines next to each other share a cell of one of them."""
    return round(line.y / (2 * _SAME_PLACE)), -1 - round(line.y / (2 * _SAME_PLACE) + 0.5)


def _pattern(line: Line) -> str:
    return _NUMBERS.sub("#", " ".join(line.text.split()).lower())


class _Layout:
    """What is usual in a document."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.size = _most(line.size for line in lines for _ in line.text)
        of_text = [line for line in lines if line.size == self.size]
        gaps = [
            round(first.y - second.y, 1)
            for first, second in pairwise(of_text)
            if first.page == second.page and 0 < first.y - second.y < 4 * self.size
        ]
        self.gap = _most(gaps) if gaps else 1.2 * self.size
        self.length = sorted(len(line.text) for line in of_text)[int(0.8 * len(of_text))]
        self.left = _most(round(line.x) for line in of_text)
        self.compounds = frozenset(
            found[0].lower()
            for line in lines
            for found in _COMPOUND.finditer(line.text)
            if found.end() < len(line.text)
        )
        self._bold_is_usual = sum(line.is_bold for line in of_text) > len(of_text) / 2

    def kind(self, group: Sequence[Line], *, has_headline: bool) -> Kind:
        """What a paragraph is, by the size of its letters."""
        first = group[0]
        text = " ".join(line.text for line in group)
        if first.size >= _HEADLINE * self.size and not has_headline and first.page == 0:
            return Kind.HEADLINE
        stands_out = first.size >= _CROSSHEAD * self.size or (
            first.is_bold and first.size >= self.size and not self._bold_is_usual
        )
        if stands_out and len(text) <= _CROSSHEAD_MAX and is_title_like(text, _CROSSHEAD_MAX):
            return Kind.CROSSHEAD
        return Kind.LIST if _BULLET.match(text) else Kind.BODY


def _most(values: Iterator[float] | Sequence[float]) -> float:
    return Counter(values).most_common(1)[0][0]


def _grouped(lines: Sequence[Line], layout: _Layout) -> Iterator[list[Line]]:
    group = [lines[0]]
    for before, line in pairwise(lines):
        if _begins(before, line, layout):
            yield group
            group = []
        group.append(line)
    yield group


def _begins(before: Line, line: Line, layout: _Layout) -> bool:
    """Whether `line` begins another paragraph than `before` ends."""
    if abs(before.size - line.size) > 0.05 * layout.size or before.is_bold is not line.is_bold:
        return True
    if _BULLET.match(line.text):
        return True
    ends = _SENTENCE_END.search(before.text) is not None
    drop = before.y - line.y
    if line.page != before.page or drop < -layout.size:  # another page or column
        return ends or (line.size > _CROSSHEAD * layout.size)
    gap = layout.gap * max(1.0, line.size / layout.size)
    if drop > _GAP * gap:
        return True
    is_indented = line.x - before.x > _INDENT * line.size
    return (ends and len(before.text) < _SHORT * layout.length) or (is_indented and ends)


def _joined(lines: Sequence[str], compounds: frozenset[str]) -> str:
    """One text of `lines`: words that were parted at a line's end are whole again."""
    text = lines[0]
    for line in lines[1:]:
        parted = _HYPHENATED.search(text)
        following = _FIRST_WORD.match(line)
        if parted is None or following is None or parted["before"].isdigit():
            text = f"{text} {line}"
        elif _keeps_hyphen(parted["before"], following[0], compounds):
            text = f"{text[: parted.end() - 1]}-{line}"
        else:
            text = text[: parted.end() - 1] + line
    return text


def _keeps_hyphen(before: str, following: str, compounds: frozenset[str]) -> bool:
    return not following[0].islower() or following.lower() in _INVERTED or f"{before}-{following}".lower() in compounds
