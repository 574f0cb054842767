"""The text of an article on the screen: where its paragraphs are, and what is painted under them.

It knows nothing of editing; `ArticleText` adds that.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextBlock, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop.articles.editor.lines import Line
from desktop.articles.editor.session import ArticleSession
from desktop.articles.editor.underlay import Underlay
from desktop.interviews.transcript.offsets import from_qt, to_qt
from desktop.interviews.transcript.underlay import aligned, span_rects
from desktop.theme import Theme, space

__all__ = ["ReadingText"]

TEXT_WIDTH_CHARACTERS: Final = 84
"""Longer lines are hard to read."""


class ReadingText(QTextEdit):
    """One block a paragraph; room for a gutter on the left."""

    let_go = Signal()
    """Somebody went elsewhere in the text: it must not scroll by itself any more."""
    moved = Signal()
    """What is on the screen is another part, or another layout, than before."""

    def __init__(self, theme: Theme, session: ArticleSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Article"))
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)  # dropped files are the window's
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._theme = theme
        self._gutter_width = 0
        self.session = session
        self.underlay = Underlay(theme)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self.moved.emit())
        self.verticalScrollBar().valueChanged.connect(lambda _: self.moved.emit())
        self.verticalScrollBar().sliderPressed.connect(self.let_go)
        self.verticalScrollBar().actionTriggered.connect(lambda _: self.let_go.emit())
        self.setFont(theme.font("reading"))
        theme.changed.connect(self._take_theme)

    def set_gutter_width(self, width: int) -> None:
        """Keep room on the left, in pixels."""
        self._gutter_width = width
        self._set_margins()

    def line_of(self, block: QTextBlock) -> Line | None:
        """The paragraph in a block."""
        number = block.blockNumber() if block.isValid() else -1
        return self.session.lines[number] if 0 <= number < len(self.session.lines) else None

    def line_at_caret(self) -> Line | None:
        """The paragraph in which the caret stands."""
        return self.line_of(self.textCursor().block())

    def position_at_caret(self) -> int:
        """The character of that paragraph before which it stands."""
        cursor = self.textCursor()
        return from_qt(cursor.block().text(), cursor.positionInBlock())

    def selected_indexes(self) -> range:
        """The paragraphs that the selection touches; the caret's where nothing is selected."""
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart()).blockNumber()
        last = self.document().findBlock(max(cursor.selectionStart(), cursor.selectionEnd() - 1)).blockNumber()
        return range(first, min(last, len(self.session.lines) - 1) + 1)

    def selected_span(self) -> tuple[int, int, int] | None:
        """What is selected within one paragraph: its index, first character, end. None where nothing is."""
        cursor = self.textCursor()
        block = self.document().findBlock(cursor.selectionStart())
        if not cursor.hasSelection() or block != self.document().findBlock(cursor.selectionEnd()):
            return None
        text = block.text()
        begin = from_qt(text, cursor.selectionStart() - block.position())
        end = from_qt(text, cursor.selectionEnd() - block.position())
        return block.blockNumber(), begin, end

    def go_to(self, index: int, begin: int = 0, end: int | None = None) -> None:
        """Put the caret into a paragraph, or select a stretch of it, and bring it into view."""
        if not 0 <= index < self.document().blockCount():
            return
        block = self.document().findBlockByNumber(index)
        cursor = self.textCursor()
        cursor.setPosition(block.position() + to_qt(block.text(), begin))
        if end is not None:
            at = block.position() + to_qt(block.text(), end)
            cursor.setPosition(at, cursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.bring_into_view(block, to_qt(block.text(), begin))

    def bring_into_view(self, block: QTextBlock, position: int = 0) -> None:
        """Scroll, if need be, so that a line stands in the upper half of the view."""
        height = self.viewport().height()
        top, _ = self.line_place(block, position)
        if not height * 0.08 <= top <= height * 0.62:
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + top - height * 0.28))

    def line_place(self, block: QTextBlock, position: int) -> tuple[float, float]:
        """From where to where the line of the screen reaches that holds Qt's `position` of a block, in the viewport."""
        rect = self.document().documentLayout().blockBoundingRect(block)  # lays the block out if need be
        line = block.layout().lineForTextPosition(position)
        top = rect.top() - self.verticalScrollBar().value()
        return (top + line.y(), top + line.y() + line.height()) if line.isValid() else (top, top + rect.height())

    def visible_blocks(self, top: float = 0.0, bottom: float | None = None) -> list[tuple[QTextBlock, float]]:
        """The blocks between two heights of the viewport (all of it, if none are named), each with its top."""
        bottom = float(self.viewport().height()) if bottom is None else bottom
        layout = self.document().documentLayout()
        scrolled = self.verticalScrollBar().value()
        block = self.cursorForPosition(QPointF(0, top).toPoint()).block()
        if block.previous().isValid():
            block = block.previous()
        found = []
        while block.isValid():
            rect = layout.blockBoundingRect(block)
            if rect.top() - scrolled > bottom:
                break
            if rect.bottom() - scrolled >= top:
                found.append((block, rect.top() - scrolled))
            block = block.next()
        return found

    def place_at(self, point: QPointF) -> tuple[Line, int] | None:
        """The paragraph and the character under a point of the viewport."""
        cursor = self.cursorForPosition(point.toPoint())
        line = self.line_of(cursor.block())
        return None if line is None else (line, from_qt(cursor.block().text(), cursor.positionInBlock()))

    def repaint_span(self, key: int, span: tuple[int, int]) -> None:
        """Paint again what lies under a stretch of a paragraph."""
        index = self.session.lines.index_of(key)
        if index is None or index >= self.document().blockCount():
            return
        block = self.document().findBlockByNumber(index)
        top = self.document().documentLayout().blockBoundingRect(block).top() - self.verticalScrollBar().value()
        origin = QPointF(self._left_of(block), top)
        for rect in span_rects(block.text(), block, origin, span):
            self.viewport().update(aligned(QRectF(rect)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint what lies under the letters, then the letters, then the chips of marks."""
        area = event.rect()
        blocks = self.visible_blocks(area.top(), area.bottom())
        self._paint_each(self.underlay.paint, blocks)
        super().paintEvent(event)
        self._paint_each(self.underlay.paint_chips, blocks)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Whoever scrolls wants to look elsewhere."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # the size of the text is the system's
            return
        self.let_go.emit()
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep lines at a length that can be read."""
        super().resizeEvent(event)
        self._set_margins()
        self.moved.emit()

    def _paint_each(self, paint: object, blocks: list[tuple[QTextBlock, float]]) -> None:
        assert callable(paint)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, top in blocks:
            line = self.line_of(block)
            if line is not None:
                paint(painter, line, block, QPointF(self._left_of(block), top))
        painter.end()

    def _left_of(self, block: QTextBlock) -> float:
        return self.document().rootFrame().frameFormat().leftMargin() + block.blockFormat().leftMargin()

    def _take_theme(self) -> None:
        self.viewport().update()

    def _set_margins(self) -> None:
        wide = self.fontMetrics().averageCharWidth() * TEXT_WIDTH_CHARACTERS
        right = max(space(4), self.width() - self._gutter_width - wide - self.verticalScrollBar().width())
        if self.viewportMargins().left() != self._gutter_width or self.viewportMargins().right() != right:
            self.setViewportMargins(self._gutter_width, 0, right, 0)
