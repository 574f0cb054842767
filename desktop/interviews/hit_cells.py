"""How a hit is painted: the passage with the found words in bold, and below it who says it, when and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.interviews.hits_model import HIT_ROLE
from desktop.lists.wording import length
from desktop.theme import Theme, space

if TYPE_CHECKING:
    from desktop.bridge.values import Hit

__all__ = ["HitCells"]

Index = QModelIndex | QPersistentModelIndex

_LINES: Final = 2
"""Lines of a passage; a snippet is made for so many."""


class HitCells(QStyledItemDelegate):
    """A passage takes one line or two; `parent` is the view, whose width says which."""

    def __init__(self, theme: Theme, parent: QAbstractScrollArea) -> None:
        super().__init__(parent)
        self._view = parent
        self._theme = theme
        self._body, self._caption = theme.font("body"), theme.font("caption")
        self._body_height = QFontMetrics(self._body).lineSpacing()
        self._caption_height = QFontMetrics(self._caption).height()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """The passage and a line below."""
        hit: Hit = index.data(HIT_ROLE)
        width = self._view.viewport().width() - 2 * space(3)
        lines = self._layout(hit, width).lineCount()
        return QSize(0, lines * self._body_height + self._caption_height + space(1) + 2 * space(2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One hit."""
        hit: Hit = index.data(HIT_ROLE)
        view: Any = option
        tokens = self._theme.tokens
        painter.save()
        if view.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(view.rect, QColor(tokens.accent_soft))
            if view.state & QStyle.StateFlag.State_Active:
                painter.fillRect(QRect(view.rect.left(), view.rect.top(), 3, view.rect.height()), QColor(tokens.accent))
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.drawLine(view.rect.bottomLeft(), view.rect.bottomRight())
        inside = view.rect.adjusted(space(3), space(2), -space(3), -space(2))
        lines = self._paint_snippet(painter, inside, hit)
        top = inside.top() + lines * self._body_height + space(1)
        below = QRect(inside.left(), top, inside.width(), self._caption_height)
        painter.setFont(self._caption)
        painter.setPen(QColor(tokens.muted))
        words = QFontMetrics(self._caption).elidedText(self._below(hit), Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        painter.restore()

    def _below(self, hit: Hit) -> str:
        heard = self.tr("heard by the machine, changed since") if hit.heard_only else ""
        return "  ·  ".join(filter(None, (length(hit.start_s), hit.speaker, hit.title, heard)))

    def _paint_snippet(self, painter: QPainter, area: QRect, hit: Hit) -> int:
        """How many lines it took."""
        layout = self._layout(hit, area.width())
        painter.setPen(QColor(self._theme.tokens.text))
        layout.draw(painter, QPointF(area.topLeft()))
        return layout.lineCount()

    def _layout(self, hit: Hit, width: int) -> QTextLayout:
        layout = QTextLayout(hit.snippet, self._body)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.setFormats([self._found(start, end) for start, end in hit.marks])
        layout.beginLayout()
        for number in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, number * self._body_height))
        layout.endLayout()
        return layout

    def _found(self, start: int, end: int) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        bold.setBackground(QColor(self._theme.tokens.found))
        found.start, found.length, found.format = start, end - start, bold
        return found
