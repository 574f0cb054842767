"""The text of a transcript on the screen: where its paragraphs are, what is painted under them, how wide it is.

It knows nothing of editing; `TranscriptText` adds that.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextBlock, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from audio_engine.transcript import Segment
from desktop.interviews.transcript.offsets import from_qt, to_qt
from desktop.interviews.transcript.session import TranscriptSession
from desktop.interviews.transcript.spoken_word import SpokenWord, moment_at
from desktop.interviews.transcript.underlay import Underlay, aligned, span_rects
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

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Transcript"))
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)  # dropped files are the window's
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setReadOnly(True)
        self._theme = theme
        self._gutter_width = 0
        self._session: TranscriptSession | None = None
        self.underlay = Underlay()
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self.moved.emit())
        self.verticalScrollBar().valueChanged.connect(lambda _: self.moved.emit())
        self.verticalScrollBar().sliderPressed.connect(self.let_go)
        self.verticalScrollBar().actionTriggered.connect(lambda _: self.let_go.emit())
        theme.changed.connect(self._take_theme)
        self._take_theme()

    @property
    def session(self) -> TranscriptSession | None:
        """What is shown."""
        return self._session

    def set_gutter_width(self, width: int) -> None:
        """Keep room on the left, in pixels."""
        self._gutter_width = width
        self._set_margins()

    def segment_of(self, block: QTextBlock) -> Segment | None:
        """The paragraph in a block."""
        if self._session is None or not block.isValid():
            return None
        number = block.blockNumber()
        return self._session.paragraphs[number] if number < len(self._session.paragraphs) else None

    def segment_at_caret(self) -> Segment | None:
        """The paragraph in which the caret stands."""
        return self.segment_of(self.textCursor().block())

    def position_at_caret(self) -> int:
        """The character of that paragraph before which it stands."""
        cursor = self.textCursor()
        return from_qt(cursor.block().text(), cursor.positionInBlock())

    def moment_at_caret(self) -> float:
        """When the word at the caret was said."""
        segment = self.segment_at_caret()
        return 0.0 if segment is None else moment_at(segment, self.position_at_caret())

    def selected_segments(self) -> tuple[Segment, ...]:
        """The paragraphs that the selection touches; the caret's where nothing is selected."""
        return tuple(segment for segment, _, _ in self.selected_parts())

    def selected_parts(self) -> list[tuple[Segment, int, int]]:
        """The selected characters (first, end) of each paragraph; all of the caret's where nothing is selected."""
        cursor = self.textCursor()
        first, last = self._block_at(cursor.selectionStart()), self._block_at(cursor.selectionEnd())
        parts = []
        block = first
        while block.isValid() and block.blockNumber() <= last.blockNumber():
            segment, text = self.segment_of(block), block.text()
            begin, end = 0, len(text)
            if cursor.hasSelection():
                begin = max(0, from_qt(text, max(0, cursor.selectionStart() - block.position())))
                end = from_qt(text, max(0, cursor.selectionEnd() - block.position()))
            if segment is not None and (begin < end or not cursor.hasSelection()):
                parts.append((segment, begin, end))
            block = block.next()
        return parts

    def go_to(self, key: int, begin: int = 0, end: int | None = None) -> None:
        """Put the caret into a paragraph, or select a stretch of it, and bring it into view."""
        index = self._session.paragraphs.index_of(key) if self._session is not None else None
        if index is None:
            return
        block = self.document().findBlockByNumber(index)
        cursor = self.textCursor()
        cursor.setPosition(block.position() + to_qt(block.text(), begin))
        if end is not None:
            cursor.setPosition(block.position() + to_qt(block.text(), end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.bring_into_view(block)

    def bring_into_view(self, block: QTextBlock, position: int = 0) -> None:
        """Scroll, if need be, so that a line stands in the upper half of the view."""
        height = self.viewport().height()
        top = self.block_top(block)
        line = block.layout().lineForTextPosition(position)
        top += line.y() if line.isValid() else 0.0
        if not height * 0.08 <= top <= height * 0.62:
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + top - height * 0.28))

    def block_top(self, block: QTextBlock) -> float:
        """Where the first line of a block begins, in pixels of the viewport."""
        layout = self.document().documentLayout()
        return layout.blockBoundingRect(block).top() - self.verticalScrollBar().value()

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

    def set_spoken(self, word: SpokenWord | None) -> None:
        """Light up the word that is heard; two small rectangles are painted."""
        before, self.underlay.spoken = self.underlay.spoken, word
        for changed in (before, word):
            if changed is not None and before != word:
                self._repaint(changed.key, (changed.begin, changed.end))

    def set_found(self, found: dict[int, list[tuple[int, int]]], now: tuple[int, int, int] | None) -> None:
        """Tint what a search has found."""
        self.underlay.found, self.underlay.found_now = found, now
        self.viewport().update()

    def set_tints(self, on: bool) -> None:
        """Tint the words that the recogniser doubted, or not."""
        self.underlay.tints = on
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint what lies under the letters, then the letters."""
        if self._session is not None:
            painter = QPainter(self.viewport())
            area = event.rect()
            left = self.document().documentMargin() + self.document().rootFrame().frameFormat().leftMargin()
            for block, top in self.visible_blocks(area.top(), area.bottom()):
                segment = self.segment_of(block)
                if segment is not None:
                    self.underlay.paint(painter, segment, block, QPointF(left, top), self._theme.tokens)
            painter.end()
        super().paintEvent(event)

    def _repaint(self, key: int, span: tuple[int, int]) -> None:
        index = self._session.paragraphs.index_of(key) if self._session is not None else None
        if index is None:
            return
        block = self.document().findBlockByNumber(index)
        origin = QPointF(self.document().documentMargin(), self.block_top(block))
        for rect in span_rects(block.text(), block, origin, span):
            self.viewport().update(aligned(QRectF(rect)))

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

    def _block_at(self, position: int) -> QTextBlock:
        return self.document().findBlock(position)

    def _set_margins(self) -> None:
        wide = self.fontMetrics().averageCharWidth() * TEXT_WIDTH_CHARACTERS
        right = max(space(6), self.width() - self._gutter_width - wide - self.verticalScrollBar().width())
        if self.viewportMargins().left() != self._gutter_width or self.viewportMargins().right() != right:
            self.setViewportMargins(self._gutter_width, 0, right, 0)

    def _take_theme(self) -> None:
        self.setFont(self._theme.font("reading"))
        self.viewport().update()
