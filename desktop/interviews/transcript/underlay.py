"""What lies under the letters: tints of doubted words, what a search has found, the word that is heard.

It is painted for the lines that are on the screen and nothing else. No block of the document is given a format for it,
so none is laid out again: the light that moves from word to word costs two small rectangles.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextLine

from audio_engine.transcript import Segment, SegmentState
from audio_engine.transcript_edit import word_spans
from desktop.interviews.transcript.offsets import to_qt
from desktop.interviews.transcript.spoken_word import SpokenWord
from desktop.palettes import Tokens

__all__ = ["Underlay", "aligned", "doubt_level", "span_rects"]

LEVELS: Final = (0.85, 0.65, 0.45)
"""Below these confidences a word is tinted a little, more, and much."""
_ROUND: Final = 3.0


class Underlay:
    """What is to be painted under the text now."""

    def __init__(self) -> None:
        self.tints = True
        self.spoken: SpokenWord | None = None
        self.found: dict[int, list[tuple[int, int]]] = {}
        """By the key of a paragraph, the character ranges that a search has found."""
        self.found_now: tuple[int, int, int] | None = None
        """The find that is gone to: key, begin, end."""
        self.painted_blocks = 0
        """How many blocks were painted: what the light costs."""

    def paint(self, painter: QPainter, segment: Segment, block: QTextBlock, origin: QPointF, tokens: Tokens) -> None:
        """Paint under one block, whose top left corner is at `origin`."""
        self.painted_blocks += 1
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.tints and segment.state is not SegmentState.CHECKED:
            self._paint_doubts(painter, segment, block, origin, tokens)
        for begin, end in self.found.get(segment.id, ()):
            self._fill(painter, segment, block, origin, (begin, end), tokens.found)
        if self.found_now is not None and self.found_now[0] == segment.id:
            self._fill(painter, segment, block, origin, self.found_now[1:], tokens.found_now)
        if self.spoken is not None and self.spoken.key == segment.id:
            self._fill(painter, segment, block, origin, (self.spoken.begin, self.spoken.end), tokens.spoken)
        painter.restore()

    def _paint_doubts(
        self, painter: QPainter, segment: Segment, block: QTextBlock, origin: QPointF, tokens: Tokens
    ) -> None:
        tints = (None, tokens.doubt_1, tokens.doubt_2, tokens.doubt_3)
        if all(word.confidence >= LEVELS[0] for word in segment.words):
            return
        for word, span in zip(segment.words, word_spans(segment.text, segment.words), strict=True):
            level = doubt_level(word.confidence)
            tint = tints[level]
            if tint is None or span[0] == span[1]:
                continue
            self._fill(painter, segment, block, origin, span, tint)
            if level == len(LEVELS):  # not by colour alone
                painter.setPen(QPen(QColor(tokens.warning), 1.0))
                for rect in span_rects(segment.text, block, origin, span):
                    painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _fill(  # noqa: PLR0917 - where and what, for every stretch
        self,
        painter: QPainter,
        segment: Segment,
        block: QTextBlock,
        origin: QPointF,
        span: tuple[int, int],
        colour: str,
    ) -> None:
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(QColor(colour))
        for rect in span_rects(segment.text, block, origin, span):
            painter.drawRoundedRect(rect.adjusted(-1.5, 0, 1.5, 0), _ROUND, _ROUND)


def doubt_level(confidence: float) -> int:
    """0 where the recogniser was sure, up to 3."""
    return sum(confidence < level for level in LEVELS)


def span_rects(text: str, block: QTextBlock, origin: QPointF, span: tuple[int, int]) -> Iterator[QRectF]:
    """Where a range of characters is painted, line by line."""
    layout = block.layout()
    begin, end = to_qt(text, span[0]), to_qt(text, span[1])
    position = begin
    while position < end:
        line = layout.lineForTextPosition(position)
        if not line.isValid():
            return
        stop = min(end, line.textStart() + line.textLength())
        if stop <= position:
            return
        left, right = _x(line, position), _x(line, stop)
        yield QRectF(origin.x() + min(left, right), origin.y() + line.y(), abs(right - left), line.height())
        position = stop


def _x(line: QTextLine, position: int) -> float:
    found = line.cursorToX(position)
    return float(found[0]) if isinstance(found, tuple) else float(str(found))


def aligned(rect: QRectF) -> QRect:
    """The pixels of a rectangle and a few around it, for an update."""
    return rect.toAlignedRect().adjusted(-4, -2, 4, 2)
