"""Paints the rows of what will be said: a dot for the sound, the words, and below them why something is not said."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout

from desktop.articles.editor.pairing import Span
from desktop.articles.editor.said_model import SaidModel
from desktop.articles.editor.said_row import RowLayouts
from desktop.bridge.article_values import SentenceState
from desktop.interviews.transcript.offsets import to_qt
from desktop.theme import Theme, space

__all__ = ["SaidPainter", "paint_dot"]

_DOT: Final = 10.0
_LEFT: Final = space(3)
_GAP: Final = space(3)


class SaidPainter:
    """`around` and `beside` are what a row needs above and below its words, and beside them, in pixels."""

    around: Final = space(3)
    beside: Final = round(_LEFT + _DOT + _GAP + space(4))
    margin: Final = space(10)

    def __init__(self, theme: Theme, layouts: RowLayouts) -> None:
        self._theme = theme
        self._layouts = layouts
        self.spoken_row = -1
        self.spoken_word: Span | None = None

    def text_corner(self, row: QRect) -> QPointF:
        """Where the words of a row begin."""
        return QPointF(row.left() + _LEFT + _DOT + _GAP, row.top() + self.around / 2)

    def paint(
        self,
        painter: QPainter,
        model: SaidModel,
        row: int,
        place: QRect,
        *,
        is_current: bool,
        is_hovered: bool,
        has_focus: bool,
    ) -> None:
        """Paint one row at its place."""
        tokens = self._theme.tokens
        sentence = model.sentence(row)
        if is_current or row == self.spoken_row:
            painter.fillRect(place, QColor(tokens.accent_soft))
        elif is_hovered:
            painter.fillRect(place, QColor(tokens.hover))
        if is_current and has_focus:
            painter.fillRect(QRect(place.left(), place.top(), 3, place.height()), QColor(tokens.accent))
        laid_out = self._layouts.get(sentence, place.width() - self.beside, model.reason(row))
        corner = self.text_corner(place)
        middle = corner.y() + laid_out.layout.lineAt(0).height() / 2 if laid_out.layout.lineCount() else corner.y()
        paint_dot(painter, QPointF(place.left() + _LEFT + _DOT / 2, middle), model.state(row), self._theme)
        if row == self.spoken_row and self.spoken_word is not None:
            self._paint_word(painter, laid_out.layout, corner)
        painter.setPen(QColor(tokens.text))
        laid_out.layout.draw(painter, corner)
        if laid_out.caption:
            self._paint_caption(painter, place, laid_out.caption, failed=model.state(row) is SentenceState.FAILED)

    def _paint_word(self, painter: QPainter, layout: QTextLayout, corner: QPointF) -> None:
        assert self.spoken_word is not None
        start, end = (to_qt(layout.text(), position) for position in self.spoken_word)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.tokens.spoken))
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
                rect = QRectF(corner.x() + left, corner.y() + line.y(), right - left, line.height())
                painter.drawRoundedRect(rect.adjusted(-1.5, 0, 1.5, 0), 3, 3)

    def _paint_caption(self, painter: QPainter, place: QRect, text: str, *, failed: bool) -> None:
        tokens = self._theme.tokens
        painter.setFont(self._layouts.caption_font)
        painter.setPen(QColor(tokens.failure if failed else tokens.muted))
        metrics = QFontMetricsF(self._layouts.caption_font)
        left = place.left() + _LEFT + _DOT + _GAP
        bottom = place.bottom() - self.around / 2
        room = QRectF(left, bottom - metrics.height(), place.right() - left - space(4), metrics.height())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def paint_dot(painter: QPainter, at: QPointF, state: SentenceState, theme: Theme) -> None:
    """The state of a sentence as a shape and a colour: no two states share the shape."""
    tokens = theme.tokens
    half = _DOT / 2
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match state:
        case SentenceState.WAITING:
            painter.setPen(QPen(QColor(tokens.control), 1.4))
            painter.drawEllipse(at, half - 1.5, half - 1.5)
        case SentenceState.RENDERING:
            painter.setPen(QPen(QColor(tokens.accent), 1.4))
            painter.drawEllipse(at, half - 1, half - 1)
            painter.setBrush(QColor(tokens.accent))
            painter.drawPie(QRectF(at.x() - half + 1, at.y() - half + 1, _DOT - 2, _DOT - 2), -90 * 16, 180 * 16)
        case SentenceState.CACHED:
            painter.setPen(QPen(QColor(tokens.done), 1.4))
            painter.drawEllipse(at, half - 1, half - 1)
            painter.setBrush(QColor(tokens.done))
            painter.drawEllipse(at, 2.0, 2.0)
        case SentenceState.SPOKEN:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.done))
            painter.drawEllipse(at, half - 0.5, half - 0.5)
        case SentenceState.SKIPPED:
            painter.setPen(QPen(QColor(tokens.muted), 1.8))
            painter.drawLine(at - QPointF(half - 1, 0), at + QPointF(half - 1, 0))
        case SentenceState.FAILED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.failure))
            triangle = QPainterPath(at + QPointF(0, -half))
            triangle.lineTo(at + QPointF(half, half - 1))
            triangle.lineTo(at + QPointF(-half, half - 1))
            triangle.closeSubpath()
            painter.drawPath(triangle)
    painter.restore()


def _x(found: object) -> float:
    return float(found[0]) if isinstance(found, tuple) else float(str(found))
