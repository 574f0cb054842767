"""What lies under the letters of an article: what no rule knew, marks, the sentence at hand, the word that is heard.

It is painted for the lines that are on the screen and nothing else. No block of the document is given a format for it,
so none is laid out again.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextBlock

from audio_engine.narration.article import Mark, MarkKind
from desktop.articles.editor.lines import Line
from desktop.articles.editor.mark_words import chip_text
from desktop.articles.editor.pairing import in_paragraph
from desktop.articles.editor.planning import ShownPlan
from desktop.interviews.transcript.underlay import span_rects
from desktop.theme import Theme

__all__ = ["Underlay"]

Place = tuple[int, int, int]
"""A line's key, the first character, the end."""

_ROUND: Final = 3.0
_CHIP_SIZE: Final = 0.62
"""Of the letters of a chip, as a share of the text's."""


class Underlay:
    """What is to be painted around the text now."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.shown: ShownPlan | None = None
        self.current: Place | None = None
        """The sentence at the caret, or the one that the pointer is on beside the text."""
        self.spoken: Place | None = None
        """The sentence that is heard."""
        self.word: Place | None = None
        self.painted_blocks = 0
        """How many blocks were painted: what the light costs."""

    def paint(self, painter: QPainter, line: Line, block: QTextBlock, origin: QPointF) -> None:
        """Paint under one block, whose top left corner is at `origin`."""
        self.painted_blocks += 1
        tokens = self._theme.tokens
        for place, colour in (
            (self.current, tokens.accent_soft),
            (self.spoken, tokens.accent_soft),
            (self.word, tokens.spoken),
        ):
            if place is not None and place[0] == line.key:
                self._fill(painter, line, block, origin, place[1:], colour)
        self._paint_flags(painter, line, block, origin)
        painter.setPen(QPen(QColor(tokens.accent), 1.6, Qt.PenStyle.DotLine))
        for mark in line.paragraph.marks:
            for rect in span_rects(line.text, block, origin, (mark.start, mark.end)):
                painter.drawLine(rect.bottomLeft() + QPointF(0, -1), rect.bottomRight() + QPointF(0, -1))

    def paint_chips(self, painter: QPainter, line: Line, block: QTextBlock, origin: QPointF) -> None:
        """Paint over one block what its marks say: small, above the word, where lines have room."""
        font = QFont(block.charFormat().font())
        font.setPointSizeF(self._theme.font("reading").pointSizeF() * _CHIP_SIZE)
        font.setStrikeOut(False)
        font.setItalic(False)
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        for mark in line.paragraph.marks:
            at = self._chip_place(line, block, origin, mark)
            if at is not None:
                self._paint_chip(painter, at, metrics, chip_text(mark))

    def flags_of(self, line: Line) -> list[tuple[int, int, str]]:
        """What no rule knew in a paragraph as it stands now: first character, end, reason."""
        found: list[tuple[int, int, str]] = []
        if self.shown is None or line.dropped is not None:
            return found
        planned = self.shown.text_of(line.key)
        for sentence in self.shown.of_line(line.key):
            for flag in sentence.flags:
                start, end = in_paragraph(planned, sentence, flag.start, flag.end)
                if not self.shown.touched(line, start, end):
                    found.append((*self.shown.now(line, start, end), flag.reason))
        return found

    def _paint_flags(self, painter: QPainter, line: Line, block: QTextBlock, origin: QPointF) -> None:
        tokens = self._theme.tokens
        for start, end, _ in self.flags_of(line):
            self._fill(painter, line, block, origin, (start, end), tokens.doubt_2)
            painter.setPen(QPen(QColor(tokens.warning), 1.4))  # not by colour alone
            for rect in span_rects(line.text, block, origin, (start, end)):
                painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _fill(  # noqa: PLR0917 - where and what, for every stretch
        self,
        painter: QPainter,
        line: Line,
        block: QTextBlock,
        origin: QPointF,
        span: tuple[int, int],
        colour: str,
    ) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        for rect in span_rects(line.text, block, origin, span):
            painter.drawRoundedRect(rect.adjusted(-1.5, 0, 1.5, 0), _ROUND, _ROUND)

    def _chip_place(self, line: Line, block: QTextBlock, origin: QPointF, mark: Mark) -> QPointF | None:
        """The middle of the chip's lower edge."""
        if mark.kind is MarkKind.PAUSE:
            before = max(0, mark.start - 1)
            rects = list(span_rects(line.text, block, origin, (before, before + 1)))
            if not rects:
                return None
            rect = rects[-1]
            x = rect.right() if mark.start else rect.left()
            return QPointF(x, rect.top() + rect.height() * 0.32)
        rects = list(span_rects(line.text, block, origin, (mark.start, mark.end)))
        return QPointF(rects[0].center().x(), rects[0].top() + rects[0].height() * 0.32) if rects else None

    def _paint_chip(self, painter: QPainter, at: QPointF, metrics: QFontMetricsF, text: str) -> None:
        tokens = self._theme.tokens
        width, height = metrics.horizontalAdvance(text) + 8, metrics.height()
        rect = QRectF(at.x() - width / 2, at.y() - height, width, height)
        painter.setPen(QPen(QColor(tokens.accent), 1.0))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(rect, height / 2, height / 2)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
