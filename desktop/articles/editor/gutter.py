"""Beside the text: what kind of paragraph stands there, and why it is left out where it is.

It is painted for the lines on the screen. Everything that can be clicked here is also a command with a key.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QTextBlock
from PySide6.QtWidgets import QToolTip, QWidget

from audio_engine.narration.article import DropReason, Kind, reason_sentence
from desktop.articles.editor.article_text import ArticleText
from desktop.articles.editor.kinds import KINDS, drop_name, kind_name
from desktop.articles.editor.lines import Line
from desktop.icons import pixmap
from desktop.theme import Theme, space

__all__ = ["Gutter"]

_ICON_PX: Final = 14


class Gutter(QWidget):
    """Stands left of an `ArticleText`, which keeps the room free."""

    kind_asked = Signal(int, QPoint)
    """The kind of the paragraph with this index is to be chosen, at this global position."""
    drop_asked = Signal(int)
    """The paragraph with this index is to be left out, or put back."""

    def __init__(self, theme: Theme, text: ArticleText) -> None:
        super().__init__(text)
        self._theme = theme
        self._text = text
        self._hot: int | None = None
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Kinds of paragraphs"))
        text.moved.connect(self._place)
        text.cursorPositionChanged.connect(self.update)
        text.session.changed.connect(lambda _: self.update())
        theme.changed.connect(self._take_theme)
        self._take_theme()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as its longest word."""
        strong = QFontMetricsF(self._theme.font("caption"))
        words = [kind_name(kind) for kind in KINDS] + [drop_name(reason) for reason in DropReason]
        widest = max(strong.horizontalAdvance(word) for word in words)
        return QSize(round(space(4) + _ICON_PX + space(2) + widest + space(4)), 0)

    def line_at(self, y: float) -> tuple[Line, int] | None:
        """The paragraph beside a height, and its index."""
        for block, _ in self._text.visible_blocks(y - 1, y + 1):
            line = self._text.line_of(block)
            top, bottom = self._rows(block)
            if line is not None and top <= y <= bottom:
                return line, block.blockNumber()
        return None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the rows on the screen."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.tokens.surface))
        here = self._text.textCursor().blockNumber()
        for block, _ in self._text.visible_blocks():
            line = self._text.line_of(block)
            if line is not None:
                self._paint_row(painter, line, block, is_current=block.blockNumber() == here)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show what can be clicked."""
        found = self.line_at(event.position().y())
        hot = None if found is None else found[1]
        if hot != self._hot:
            self._hot = hot
            self.setCursor(Qt.CursorShape.ArrowCursor if hot is None else Qt.CursorShape.PointingHandCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is under the pointer."""
        self._hot = None
        self.update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click on the loudspeaker leaves out or puts back, elsewhere it asks for the kind."""
        found = self.line_at(event.position().y())
        if found is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if event.position().x() < space(4) + _ICON_PX + space(1):
            self.drop_asked.emit(found[1])
        else:
            self.kind_asked.emit(found[1], event.globalPosition().toPoint())

    def event(self, event: QEvent) -> bool:
        """Explain what is under the pointer."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.line_at(event.pos().y())
            text = ""
            if found is not None:
                text = self._explain(found[0], on_icon=event.pos().x() < space(4) + _ICON_PX + space(1))
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def _explain(self, line: Line, *, on_icon: bool) -> str:
        if not on_icon:
            return self.tr("Choose the kind of paragraph")
        if line.dropped is not None:
            return f"{reason_sentence(line.dropped)} {self.tr('Click to have it read after all.')}"
        return self.tr("It is read. Click to leave it out.")

    def _paint_row(self, painter: QPainter, line: Line, block: QTextBlock, *, is_current: bool) -> None:
        tokens = self._theme.tokens
        is_hot = self._hot == block.blockNumber()
        top, _ = self._text.line_place(block, 0)
        bottom = self._first_line_bottom(block)
        painter.setFont(self._theme.font("caption"))
        height = QFontMetricsF(painter.font()).height()
        middle = (top + bottom) / 2
        icon = "volume-off" if line.dropped is not None else "volume"
        if line.dropped is not None or is_hot or is_current:
            colour = tokens.accent if is_hot else tokens.muted
            drawn = pixmap(icon, colour, _ICON_PX, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(space(4), middle - _ICON_PX / 2), drawn)
        if line.kind is Kind.BODY and line.dropped is None and not is_hot and not is_current:
            return
        word = drop_name(line.dropped) if line.dropped is not None else kind_name(line.kind)
        left = space(4) + _ICON_PX + space(2)
        painter.setPen(QColor(tokens.accent if is_hot else tokens.muted))
        room = QRectF(left, middle - height / 2, self.width() - left - space(2), height)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, word)

    def _first_line_bottom(self, block: QTextBlock) -> float:
        return self._text.line_place(block, 0)[1]

    def _rows(self, block: QTextBlock) -> tuple[float, float]:
        top, _ = self._text.line_place(block, 0)
        rect = self._text.document().documentLayout().blockBoundingRect(block)
        return top, rect.bottom() - self._text.verticalScrollBar().value()

    def _place(self) -> None:
        """Be as high as the text, and show what stands beside it."""
        self.setGeometry(0, self._text.viewport().y(), self.sizeHint().width(), self._text.viewport().height())
        self.update()

    def _take_theme(self) -> None:
        self._text.set_gutter_width(self.sizeHint().width())
        self._place()
