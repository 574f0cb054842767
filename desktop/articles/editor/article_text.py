"""The text of an article as it is edited: one `QTextEdit` for all of it.

Qt does the typing, the splitting and the pasting; what it has done to which paragraphs is told to the session. Undo is
the session's alone.
"""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.articles.editor.document import ArticleDocument
from desktop.articles.editor.lines import Edit, Line
from desktop.articles.editor.mark_words import mark_sentence
from desktop.articles.editor.reading_text import ReadingText
from desktop.articles.editor.session import ArticleSession
from desktop.theme import Theme

__all__ = ["ArticleText"]

FILL_AT_ONCE: Final = 300
"""Paragraphs, some ten milliseconds' worth."""
_REMOVED: Final = re.compile("[\0\ufffc\ufeff\ud800-\udfff]")
_BREAK: Final = re.compile("[ \t]*(?:\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029])[\\s]*")
"""Where pasted text begins a new paragraph: blank lines part no more than line breaks do."""
_SCROLLS: Final = {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Up, Qt.Key.Key_Down}
_MOVES: Final = _SCROLLS | {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End}


class ArticleText(ReadingText):
    """Edits a session."""

    filled = Signal()
    """All of the article is in the text, and can be edited."""
    caret_moved = Signal()
    """The caret stands elsewhere, or in other text."""
    menu_asked = Signal(QPoint)
    """A context menu is wanted at this global position."""
    hear_asked = Signal()
    """Somebody asked to hear the sentence at the caret."""

    def __init__(self, theme: Theme, session: ArticleSession, parent: QWidget | None = None) -> None:
        super().__init__(theme, session, parent)
        self.shown = ArticleDocument(self.document(), session.lines, theme, self)
        self._is_showing_typing = False
        self._waiting_looks: list[Edit] = []
        self._fill_soon = QTimer(self, interval=0, singleShot=True)
        self._fill_soon.timeout.connect(self._fill)
        self._restyle_soon = QTimer(self, interval=0, singleShot=True)
        self._restyle_soon.timeout.connect(self._restyle)
        self.setReadOnly(True)
        self.setMouseTracking(True)
        self.document().contentsChange.connect(self._take_typing)
        self.cursorPositionChanged.connect(self.caret_moved)
        session.changed.connect(self._take_edit)
        self._fill_soon.start()

    @property
    def is_filled(self) -> bool:
        """Whether the article can be edited."""
        return self.shown.is_filled

    def insert(self, text: str) -> None:
        """Write text in place of the selection; line breaks begin paragraphs."""
        clean = _REMOVED.sub("", _BREAK.sub("\n", text))
        cursor = self.textCursor()
        cursor.insertText(clean.strip("\n") if "\n" in clean.strip("\n") else clean)
        self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Undo is the session's; Enter always begins a paragraph; the rest is Qt's."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.session.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.session.redo()
        elif _is_enter(event):
            if not self.isReadOnly() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.textCursor().insertBlock()
                self.ensureCursorVisible()
        else:
            if event.key() in _MOVES:
                self.session.end_run()
            if event.key() in _SCROLLS:
                self.let_go.emit()
            super().keyPressEvent(event)
            return
        event.accept()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste text."""
        if not self.isReadOnly() and source.hasText():
            self.session.end_run()
            self.insert(source.text())

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """Copy plain text, paragraphs parted by blank lines, as other programs part them."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText().replace("\n", "\n\n"))
        return data

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click puts the caret there: the text stays."""
        self.let_go.emit()
        self.session.end_run()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """With Ctrl a click lets the sentence be heard."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.setTextCursor(self.cursorForPosition(event.position().toPoint()))
            self.hear_asked.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Our own menu: with what can be done to words and paragraphs."""
        if event.reason() is QContextMenuEvent.Reason.Mouse and not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.pos()))
        where = event.globalPos()
        if event.reason() is not QContextMenuEvent.Reason.Mouse:
            where = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        self.menu_asked.emit(where)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Explain flags and marks under the pointer."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.explanation_at(QPointF(event.pos())), self)
            return True
        return super().viewportEvent(event)

    def explanation_at(self, point: QPointF) -> str:
        """Why the word under a point of the viewport is tinted or marked."""
        found = self.place_at(point)
        return "" if found is None else self.explanation_of(*found)

    def explanation_of(self, line: Line, position: int) -> str:
        """Why the word at a character is tinted or marked; sentences, each on its line."""
        reasons = [reason for start, end, reason in self.underlay.flags_of(line) if start <= position <= end]
        marks = [mark for mark in line.paragraph.marks if mark.start <= position <= mark.end]
        return "\n".join([*reasons, *(mark_sentence(mark, line.text[mark.start : mark.end]) for mark in marks)])

    def _fill(self) -> None:
        """Put a handful of paragraphs into the document; a whole book would hold up the window."""
        self.shown.fill(FILL_AT_ONCE)
        if not self.shown.is_filled:
            self._fill_soon.start()
            return
        self.setReadOnly(False)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.moved.emit()
        self.filled.emit()

    def _take_typing(self, position: int, _removed: int, added: int) -> None:
        """Qt has changed the document: say what stands in the paragraphs that it touched."""
        if self.shown.is_changing or not self.shown.is_filled:
            return
        document, lines = self.document(), self.session.lines
        grown = document.blockCount() - len(lines)
        first = document.findBlock(position).blockNumber()
        last = document.findBlock(min(position + added, document.characterCount() - 1)).blockNumber()
        removed = last - first + 1 - grown
        if removed < 1 or first + removed > len(lines):  # Qt has told us less than it did
            first, last, removed = 0, document.blockCount() - 1, len(lines)
        texts = []
        block = document.findBlockByNumber(first)
        while block.isValid() and block.blockNumber() <= last:
            texts.append(block.text())
            block = block.next()
        self._is_showing_typing = True
        try:
            edit = self.session.take_typed(first, removed, texts)
        finally:
            self._is_showing_typing = False
        if edit is not None:
            self.let_go.emit()
            self._waiting_looks.append(edit)
            self._restyle_soon.start()

    def _restyle(self) -> None:
        """Let new paragraphs look as they should; not while Qt is still changing the document."""
        waiting, self._waiting_looks = self._waiting_looks, []
        for edit in waiting:
            self.shown.restyle(edit)
        self.caret_moved.emit()

    def _take_edit(self, edit: Edit) -> None:
        if self._is_showing_typing:
            return
        if self._waiting_looks:
            self._restyle()
        self.shown.show(edit)
        self._put_caret(edit)
        self.viewport().update()
        self.moved.emit()
        self.caret_moved.emit()

    def _put_caret(self, edit: Edit) -> None:
        """What an undo has changed is seen."""
        if edit.splices and len(edit.splices) == 1:
            at = edit.splices[0].at
            if self.textCursor().blockNumber() not in range(at, at + len(edit.splices[0].after)):
                self.go_to(at)


def _is_enter(event: QKeyEvent) -> bool:
    return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
