"""How an article that was found is painted: its title, and below it the words around what was found, in bold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.lists.wording import language_name
from desktop.theme import Theme, space

if TYPE_CHECKING:
    from desktop.bridge.article_values import ArticleHit

__all__ = ["FoundCells"]

Index = QModelIndex | QPersistentModelIndex

_HIT_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_LINES: Final = 2
"""Lines of a snippet; it is made for so many."""


class FoundCells(QStyledItemDelegate):
    """A snippet takes one line or two; `parent` is the view, whose width says which."""

    def __init__(self, theme: Theme, parent: QAbstractScrollArea) -> None:
        super().__init__(parent)
        self._view = parent
        self._theme = theme
        self._strong, self._body, self._caption = theme.font("strong"), theme.font("body"), theme.font("caption")
        self._title_height = QFontMetrics(self._strong).height()
        self._body_height = QFontMetrics(self._body).lineSpacing()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """A title and the snippet."""
        width = self._view.viewport().width() - 2 * space(3)
        lines = self._layout(index.data(_HIT_ROLE), width).lineCount()
        return QSize(0, self._title_height + lines * self._body_height + space(1) + 2 * space(2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One hit."""
        hit: ArticleHit = index.data(_HIT_ROLE)
        view: Any = option
        tokens = self._theme.tokens
        painter.save()
        if view.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(view.rect, QColor(tokens.accent_soft))
            if view.state & QStyle.StateFlag.State_Active:
                painter.fillRect(QRect(view.rect.left(), view.rect.top(), 3, view.rect.height()), QColor(tokens.accent))
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.drawLine(view.rect.bottomLeft(), view.rect.bottomRight())
        inside: QRect = view.rect.adjusted(space(3), space(2), -space(3), -space(2))
        self._paint_title(painter, QRect(inside.left(), inside.top(), inside.width(), self._title_height), hit)
        painter.setPen(QColor(tokens.text))
        top = QPointF(inside.left(), inside.top() + self._title_height + space(1))
        self._layout(hit, inside.width()).draw(painter, top)
        painter.restore()

    def _paint_title(self, painter: QPainter, line: QRect, hit: ArticleHit) -> None:
        language = language_name(hit.language)
        side = QFontMetrics(self._caption).horizontalAdvance(language)
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        painter.setFont(self._caption)
        painter.setPen(QColor(self._theme.tokens.muted))
        painter.drawText(line, middle | int(Qt.AlignmentFlag.AlignRight), language)
        painter.setFont(self._strong)
        painter.setPen(QColor(self._theme.tokens.text))
        room = line.adjusted(0, 0, -side - space(3), 0)
        title = QFontMetrics(self._strong).elidedText(hit.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | int(Qt.AlignmentFlag.AlignLeft), title)

    def _layout(self, hit: ArticleHit, width: int) -> QTextLayout:
        layout = QTextLayout(hit.snippet.replace("\n", " "), self._body)  # as long: the marks stay
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
