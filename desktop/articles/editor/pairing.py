"""Which characters of a paragraph belong to which characters of what is said for them. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from audio_engine.narration.characters import clean_with_positions

if TYPE_CHECKING:
    from desktop.bridge.article_values import PlanLine

__all__ = ["in_paragraph", "in_sentence", "spoken_span", "written_span"]

Span = tuple[int, int]


def in_paragraph(paragraph: str, sentence: PlanLine, start: int, end: int) -> Span:
    """Where `sentence.text[start:end]` stands in the paragraph, whose characters need not be clean."""
    offsets = _offsets(paragraph[sentence.start : sentence.end])
    return sentence.start + bisect_right(offsets, start) - 1, sentence.start + bisect_left(offsets, end)


def in_sentence(paragraph: str, sentence: PlanLine, start: int, end: int) -> Span:
    """Where `paragraph[start:end]` stands in `sentence.text`; empty where it lies outside."""
    offsets = _offsets(paragraph[sentence.start : sentence.end])
    last = len(offsets) - 1
    first, final = (min(max(position - sentence.start, 0), last) for position in (start, end))
    return offsets[first], offsets[final]


def written_span(paragraph: str, sentence: PlanLine, start: int, end: int) -> Span:
    """Where in the paragraph stands what is said as `spoken[start:end]`."""
    return in_paragraph(paragraph, sentence, *sentence.written(start, end))


def spoken_span(sentence: PlanLine, start: int, end: int) -> Span:
    """What is said for `sentence.text[start:end]`."""
    return _forward(sentence, start, is_end=False), _forward(sentence, end, is_end=True)


def _forward(sentence: PlanLine, position: int, *, is_end: bool) -> int:
    shift = 0
    for part in sentence.rewritten:
        if position < part.written_start or (is_end and position == part.written_start):
            break
        if position < part.written_end or (is_end and position == part.written_end):
            return part.end if is_end else part.start
        shift = part.end - part.written_end
    return min(max(position + shift, 0), len(sentence.spoken))


@lru_cache(maxsize=512)
def _offsets(text: str) -> tuple[int, ...]:
    return clean_with_positions(text)[1]
