"""The text of a transcript as it is read and edited: one `QTextEdit` for all of it.

Qt does the typing within a paragraph, and the session is told. Whatever reaches over the border of a paragraph is
carried out by the session, and shown from there.
"""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from desktop.interviews.transcript import edits
from desktop.interviews.transcript.document import TranscriptDocument
from desktop.interviews.transcript.offsets import from_qt, to_qt
from desktop.interviews.transcript.paragraphs import Patch
from desktop.interviews.transcript.reading_text import ReadingText
from desktop.interviews.transcript.session import TranscriptSession
from desktop.theme import Theme

__all__ = ["TranscriptText"]

FILL_AT_ONCE: Final = 400
"""Paragraphs, some ten milliseconds' worth."""
_ONE_LINE: Final = re.compile("[\t-\r\x1c-\x1f \x85\u2028\u2029]+")
_REMOVED: Final = re.compile("[\0\ufffc\ufeff\ud800-\udfff]")
_SCROLLS: Final = {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Up, Qt.Key.Key_Down}
_MOVES: Final = _SCROLLS | {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End}


class TranscriptText(ReadingText):
    """Edits a session. `gap_height` is the room that a bar for speech without text takes."""

    filled = Signal()
    """All of the transcript is in the text, and can be edited."""
    paragraph_changed = Signal(int)
    """The caret came to the paragraph with this key."""
    hear = Signal(float)
    """Somebody asked to hear what is said at this moment."""
    placed = Signal(float)
    """A click has put the caret to the word that was said at this moment."""
    menu_asked = Signal(object)
    """A context menu is wanted at this global position."""

    def __init__(self, theme: Theme, gap_height: int, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._gap_height = gap_height
        self.shown: TranscriptDocument | None = None
        self._paragraph = 0
        self._is_showing_typing = False
        self._fill_soon = QTimer(self, interval=0, singleShot=True)
        self._fill_soon.timeout.connect(self._fill)
        self._more_soon = QTimer(self, interval=0, singleShot=True)
        self._more_soon.timeout.connect(self._show_more)
        self._check_soon = QTimer(self, interval=0, singleShot=True)
        self._check_soon.timeout.connect(self._check_structure)
        self.document().contentsChange.connect(self._take_typing)
        self.cursorPositionChanged.connect(self._note_caret)

    def set_session(self, session: TranscriptSession | None) -> None:
        """Show another transcript, or none."""
        self._session = session
        self.underlay.spoken = self.underlay.found_now = None
        self.underlay.found = {}
        if session is None:
            self.shown = None
            self.clear()
            self.setReadOnly(True)
            return
        self.shown = TranscriptDocument(self.document(), session.paragraphs, self._gap_height, session)
        self.shown.begin(session.gaps)
        self.setReadOnly(True)
        self._fill_soon.start()

    def _fill(self) -> None:
        """Put a handful of paragraphs into the document; hours of them would hold up the window."""
        session, shown = self._session, self.shown
        if session is None or shown is None:
            return
        shown.fill(FILL_AT_ONCE)
        if not shown.is_filled:
            self._fill_soon.start()
            return
        session.patched.connect(self._take_patches)
        session.gaps_changed.connect(self._take_gaps)
        self.setReadOnly(not len(session.paragraphs))
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._paragraph = session.paragraphs[0].id if len(session.paragraphs) else 0
        self.moved.emit()
        self.filled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take what reaches over the border of a paragraph; leave the rest to Qt."""
        session = self._session
        if session is None or self._takes_key(session, event):
            event.accept()
            return
        if event.key() in _MOVES:
            session.end_run()
        if event.key() in _SCROLLS:
            self.let_go.emit()
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Writing over several paragraphs makes one of them first."""
        if self._spans_paragraphs() and (event.commitString() or event.preeditString()):
            self.replace_selection("")
        super().inputMethodEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste text, on one line: a passage has a time of its own."""
        if not self.isReadOnly() and source.hasText():
            self.insert(source.text())

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """Copy plain text."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data

    def insert(self, text: str) -> None:
        """Write text in place of the selection."""
        clean = _REMOVED.sub("", _ONE_LINE.sub(" ", text))
        if self._spans_paragraphs():
            self.replace_selection(clean)
        else:
            self.textCursor().insertText(clean)
        self.ensureCursorVisible()

    def cut_selection(self) -> None:
        """Cut."""
        self.copy()
        self.replace_selection("")

    def replace_selection(self, text: str) -> None:
        """Write `text` in place of what is selected, over several paragraphs too."""
        session = self._session
        cursor = self.textCursor()
        if session is None or self.isReadOnly() or not cursor.hasSelection():
            return
        if not self._spans_paragraphs():
            cursor.insertText(text)
            return
        first, last = self._block_at(cursor.selectionStart()), self._block_at(cursor.selectionEnd())
        a, b = first.blockNumber(), last.blockNumber()
        left = first.text()[: from_qt(first.text(), cursor.selectionStart() - first.position())]
        right = last.text()[from_qt(last.text(), cursor.selectionEnd() - last.position()) :]
        segments = session.paragraphs.snapshot()[a : b + 1]
        session.carry_out(edits.rewrite(segments, [left + text + right], session.paragraphs.new_key))
        self._put_caret(a, len((left + text).lstrip()) if (left + text).strip() else 0)

    def _takes_key(self, session: TranscriptSession, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            session.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            session.redo()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut_selection()
        elif self.isReadOnly():
            return False
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return self._split(session, event)
        elif self._spans_paragraphs():
            return self._write_over(event)
        elif _deletes_back(event) and self._is_at_start():
            self._join(session, self.textCursor().blockNumber() - 1)
        elif _deletes_on(event) and self._is_at_end():
            self._join(session, self.textCursor().blockNumber())
        else:
            return False
        return True

    def _split(self, session: TranscriptSession, event: QKeyEvent) -> bool:
        """Enter splits a paragraph where there is text on both sides; elsewhere it does nothing."""
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        if self.textCursor().hasSelection():
            self.replace_selection("")
        segment, at = self.segment_at_caret(), self.position_at_caret()
        if segment is not None and segment.text[:at].strip() and segment.text[at:].strip():
            index = self.textCursor().blockNumber()
            session.carry_out(edits.split(segment, at, session.paragraphs.new_key))
            self._put_caret(index + 1, 0)
        return True

    def _join(self, session: TranscriptSession, index: int) -> None:
        """Put a paragraph and the one after it together; the caret stays between them."""
        if not 0 <= index < len(session.paragraphs) - 1:
            return
        left, right = session.paragraphs[index], session.paragraphs[index + 1]
        session.carry_out(edits.join([left, right], session.paragraphs.new_key))
        self._put_caret(index, len(left.text) + (1 if left.text and right.text else 0))

    def _write_over(self, event: QKeyEvent) -> bool:
        """Typing or deleting over several paragraphs makes one of them."""
        if _deletes_back(event) or _deletes_on(event):
            self.replace_selection("")
            return True
        modifiers = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if event.text() and event.text().isprintable() and modifiers == Qt.KeyboardModifier.NoModifier:
            self.replace_selection(event.text())
            return True
        return False

    def _take_typing(self, position: int, _removed: int, added: int) -> None:
        """Qt has changed the document: say what stands in the paragraphs that it touched."""
        session, shown = self._session, self.shown
        if session is None or shown is None or shown.is_changing:
            return
        if self.document().blockCount() != len(session.paragraphs):
            self._check_soon.start()
            return
        block = self.document().findBlock(position)
        last = self.document().findBlock(min(position + added, self.document().characterCount() - 1))
        while block.isValid() and block.blockNumber() <= last.blockNumber():
            segment = session.paragraphs[block.blockNumber()]
            if block.text() != segment.text:
                self.let_go.emit()
                self._is_showing_typing = True
                session.type_text(segment.id, block.text())
                self._is_showing_typing = False
            block = block.next()

    def _check_structure(self) -> None:
        """Something has changed the number of paragraphs behind our back: make it an edit like any other."""
        session, shown = self._session, self.shown
        if session is None or shown is None or self.document().blockCount() == len(session.paragraphs):
            return
        old = list(session.paragraphs)
        new = self.document().toPlainText().split("\n")
        head = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a.text != b), min(len(old), len(new)))
        most = min(len(old), len(new)) - head
        tail = next((n for n in range(most) if old[-1 - n].text != new[-1 - n]), most)
        first, end = (head, len(old) - tail) if len(old) - tail > head else (max(0, head - 1), max(1, head))
        texts = new[first : len(new) - (len(old) - end)]
        shown.begin(session.gaps)
        while not shown.is_filled:
            shown.fill(FILL_AT_ONCE)
        session.carry_out(edits.rewrite(old[first:end], texts, session.paragraphs.new_key))
        self._put_caret(min(first, len(session.paragraphs) - 1), 0)

    def _take_patches(self, patches: list[Patch]) -> None:
        if self.shown is None or self._session is None:
            return
        if not self._is_showing_typing:
            self.shown.apply(patches)
        self._take_change()

    def _show_more(self) -> None:
        if self.shown is not None and self.shown.is_behind:
            self.shown.show_more()
            self._take_change()

    def _take_change(self) -> None:
        session, shown = self._session, self.shown
        if session is None or shown is None:
            return
        self.setReadOnly(shown.is_behind or not len(session.paragraphs))
        if shown.is_behind:
            self._more_soon.start()
        self.viewport().update()
        self.moved.emit()
        self._note_caret()

    def _take_gaps(self) -> None:
        if self.shown is not None and self._session is not None:
            self.shown.set_gaps(self._session.gaps)
            self.moved.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click puts the caret there; with Ctrl it lets the word be heard."""
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton or self.segment_at_caret() is None:
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.setTextCursor(self.cursorForPosition(event.position().toPoint()))
            self.hear.emit(self.moment_at_caret())
        elif not self.textCursor().hasSelection():
            self.placed.emit(self.moment_at_caret())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click puts the caret there: the text stays."""
        self.let_go.emit()
        if self._session is not None:
            self._session.end_run()
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Our own menu: Qt's would reach over the borders of paragraphs."""
        if event.reason() is QContextMenuEvent.Reason.Mouse and not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.pos()))
        self.menu_asked.emit(event.globalPos())

    def _note_caret(self) -> None:
        segment = self.segment_at_caret()
        key = 0 if segment is None else segment.id
        if key != self._paragraph:
            self._paragraph = key
            if self._session is not None and not self._is_showing_typing:
                self._session.flush()
            self.paragraph_changed.emit(key)

    def _put_caret(self, index: int, position: int) -> None:
        block = self.document().findBlockByNumber(index)
        cursor = self.textCursor()
        cursor.setPosition(block.position() + min(to_qt(block.text(), position), block.length() - 1))
        self.setTextCursor(cursor)

    def _spans_paragraphs(self) -> bool:
        cursor = self.textCursor()
        return self._block_at(cursor.selectionStart()) != self._block_at(cursor.selectionEnd())

    def _is_at_start(self) -> bool:
        return self.textCursor().atBlockStart() and not self.textCursor().hasSelection()

    def _is_at_end(self) -> bool:
        return self.textCursor().atBlockEnd() and not self.textCursor().hasSelection()


def _deletes_back(event: QKeyEvent) -> bool:
    """Backspace, alone or for a whole word."""
    return event.key() == Qt.Key.Key_Backspace or event.matches(QKeySequence.StandardKey.DeleteStartOfWord)


def _deletes_on(event: QKeyEvent) -> bool:
    """Delete, alone, for a word or to the end of the line."""
    keys = QKeySequence.StandardKey
    return event.key() == Qt.Key.Key_Delete or any(map(event.matches, (keys.DeleteEndOfWord, keys.DeleteEndOfLine)))
