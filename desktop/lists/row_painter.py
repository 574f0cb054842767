"""Paints rows of two lines: a list of thousands has no widgets in it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.icons import pixmap
from desktop.theme import Theme, space

__all__ = ["RowPainter"]

_ICON_PX: Final = 16
_BAR_PX: Final = 4
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft)


class RowPainter:
    """Knows the fonts and the measures of a row. Lines are given as rectangles of one line's height."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.body, self.caption = theme.font("body"), theme.font("caption")
        self.body_height = QFontMetrics(self.body).height()
        self.caption_height = QFontMetrics(self.caption).height()

    @property
    def row_height(self) -> int:
        """Two lines and room around."""
        return self.body_height + self.caption_height + space(1) + 2 * space(2)

    def background(self, painter: QPainter, option: QStyleOptionViewItem, *, first_column: bool) -> QRect:
        """Paint what is behind a cell, and the line below it; what is left of it for text."""
        cell: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell, self.colour("accent_soft"))
            if first_column and state & QStyle.StateFlag.State_Active:
                painter.fillRect(QRect(cell.left(), cell.top(), 3, cell.height()), self.colour("accent"))
        painter.setPen(QPen(self.colour("border"), 1))
        painter.drawLine(cell.bottomLeft(), cell.bottomRight())
        return self.inside(cell)

    def inside(self, cell: QRect) -> QRect:
        """A cell without the room around its text."""
        return cell.adjusted(space(2), space(2), -space(2), -space(2))

    def lines(self, area: QRect) -> tuple[QRect, QRect]:
        """The upper line, for body text, and the lower one, for a caption."""
        upper = QRect(area.left(), area.top(), area.width(), self.body_height)
        return upper, QRect(area.left(), area.bottom() - self.caption_height, area.width(), self.caption_height)

    def text(
        self,
        painter: QPainter,
        line: QRect,
        text: str,
        font: QFont,
        token: str,
        *,
        side: int = _LEFT,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        """One line of text in the colour of a token; what has no room ends in “…”."""
        painter.setFont(font)
        painter.setPen(self.colour(token))
        shown = QFontMetrics(font).elidedText(text, elide, line.width())
        painter.drawText(line, side | int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine), shown)

    def icon(self, painter: QPainter, line: QRect, name: str, token: str) -> QRect:
        """An icon at the beginning of a line; what is left of the line."""
        ratio = painter.device().devicePixelRatioF()
        picture = pixmap(name, getattr(self._theme.tokens, token), _ICON_PX, ratio)
        painter.drawPixmap(line.left(), line.center().y() - _ICON_PX // 2 + 1, picture)
        return line.adjusted(_ICON_PX + space(2), 0, 0, 0)

    def bar(self, painter: QPainter, line: QRect, fraction: float | None, caption: str) -> None:
        """How far something is, and words behind the bar; `fraction` is between 0 and 1, None while nobody knows."""
        words = self.advance(caption) + 2  # elided text needs a little more than it measures
        width = line.width() - (words + space(3) if caption else 0)
        bar = QRect(line.left(), line.center().y() - 1, max(0, width), _BAR_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour("border"))
        painter.drawRoundedRect(bar, 2, 2)
        if fraction:
            painter.setBrush(self.colour("accent"))
            painter.drawRoundedRect(QRect(bar.left(), bar.top(), max(4, round(bar.width() * fraction)), _BAR_PX), 2, 2)
        self.text(painter, line.adjusted(bar.width() + space(3), 0, 0, 0), caption, self.caption, "muted")

    def button_place(self, area: QRect, text: str) -> QRect:
        """Where a button with this text stands at the end of a cell."""
        width, height = self.advance(text) + 2 * space(3), self.caption_height + 2 * space(1)
        return QRect(area.right() - width, area.center().y() - height // 2, width, height)

    def button(self, painter: QPainter, place: QRect, text: str) -> None:
        """A painted button; whoever paints it minds the clicks."""
        painter.setPen(QPen(self.colour("control"), 1))
        painter.setBrush(self.colour("surface"))
        painter.drawRoundedRect(place, 6, 6)
        self.text(painter, place, text, self.caption, "text", side=int(Qt.AlignmentFlag.AlignHCenter))

    def advance(self, text: str) -> int:
        """How wide a caption is."""
        return QFontMetrics(self.caption).horizontalAdvance(text) if text else 0

    def colour(self, token: str) -> QColor:
        """The colour of a token now."""
        return QColor(getattr(self._theme.tokens, token))

    def size(self) -> QSize:
        """The size of any cell, as views ask for it; columns have widths of their own."""
        return QSize(0, self.row_height)
