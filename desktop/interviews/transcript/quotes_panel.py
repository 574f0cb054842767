"""The quotes of a transcript: kept as they were copied, gone to with Enter, put in order, copied and exported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from audio_engine.transcript import Quote
from desktop.bridge import Changes, LibraryBridge
from desktop.interviews.transcript.quotes import SelectedQuote, quote_line
from desktop.interviews.transcript.session import TranscriptSession
from desktop.notices import Notices
from desktop.theme import Theme, space

__all__ = ["QuotesPanel"]

_ID = Qt.ItemDataRole.UserRole


class QuotesPanel(QWidget):
    """The list of quotes. None of it is on the stack of undo, but what is removed can be brought back."""

    jump = Signal(float)
    """Go to this moment."""
    add_asked = Signal()
    """The selection is to be kept as a quote."""
    export_asked = Signal()

    def __init__(self, theme: Theme, bridge: LibraryBridge, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bridge = bridge
        self._notices = notices
        self._session: TranscriptSession | None = None
        self.quotes: list[Quote] = []
        self._wanted: int | None = None
        self._hint = QLabel(self.tr("Select words in the transcript, then keep them as a quote."), self)
        self._hint.setWordWrap(True)
        self._hint.setProperty("role", "muted")
        self._list = _QuoteList(self)
        self._list.setAccessibleName(self.tr("Quotes"))
        self._list.chosen.connect(self._go)
        self._list.removed.connect(self.remove)
        self._list.currentRowChanged.connect(lambda _: self._show_chosen())
        self._note = QLineEdit(self)
        self._note.setPlaceholderText(self.tr("Note"))
        self._note.setAccessibleName(self.tr("Note beside the quote"))
        self._note.editingFinished.connect(self._store_note)
        self._add = self._wide(self.tr("Add the selection"), "plus", self.add_asked.emit)
        self._copy = self._tool(self.tr("Copy the quote"), "copy", self.copy)
        self._up = self._tool(self.tr("Move the quote up"), "up", lambda: self._move(-1))
        self._down = self._tool(self.tr("Move the quote down"), "down", lambda: self._move(1))
        self._remove = self._tool(self.tr("Remove the quote"), "trash", self.remove)
        self._export = self._wide(self.tr("Export quotes…"), "export", self.export_asked.emit)
        self._lay_out()
        theme.changed.connect(self._fill)
        self._show_chosen()

    def set_session(self, session: TranscriptSession | None) -> None:
        """Show the quotes of another transcript."""
        self._session = session
        self.quotes = []
        self._fill()
        if session is not None:
            session.speakers_changed.connect(self.refresh)
            self.refresh()

    def refresh(self) -> None:
        """Read them again."""
        session = self._session
        if session is None:
            return
        transcript_id = session.transcript_id
        self._bridge.read(
            lambda library: library.quotes(transcript_id),
            on_success=lambda found: self._take(transcript_id, found),
            owner=self,
        )

    def add(self, quote: SelectedQuote) -> None:
        """Keep a quote."""
        session = self._session
        if session is None:
            return
        transcript_id, author = session.transcript_id, session.author
        self._write(
            lambda library: library.add_quote(
                transcript_id,
                quote.text,
                start_s=quote.start_s,
                end_s=quote.end_s,
                speaker=quote.speaker,
                author=author,
            ),
            then=lambda added: self._select(added.id),
        )

    def copy(self) -> None:
        """Copy the chosen quote as it is pasted into an article."""
        quote = self._chosen()
        if quote is not None:
            QGuiApplication.clipboard().setText(self._line(quote))
            self._notices.say(self.tr("The quote is on the clipboard."))

    def remove(self) -> None:
        """Take the chosen quote out; a notice offers to bring it back."""
        quote = self._chosen()
        if quote is None:
            return
        quote_id = quote.id

        def restore() -> None:
            self._write(lambda library: library.restore_quote(quote_id), then=lambda _: self._select(quote_id))

        self._write(
            lambda library: library.remove_quote(quote_id),
            then=lambda _: self._notices.say(self.tr("The quote was removed."), undo=restore),
        )

    def _move(self, step: int) -> None:
        row = self._list.currentRow()
        if not 0 <= row + step < len(self.quotes):
            return
        ids = [quote.id for quote in self.quotes]
        ids[row], ids[row + step] = ids[row + step], ids[row]
        moved = ids[row + step]
        self._write(lambda library: library.reorder_quotes(ids), then=lambda _: self._select(moved))

    def _store_note(self) -> None:
        quote, note = self._chosen(), self._note.text().strip()
        if quote is not None and note != quote.note:
            quote_id = quote.id
            self._write(lambda library: library.set_quote_note(quote_id, note), then=lambda _: None)

    def _write(self, change: Callable[[Any], Any], *, then: Callable[[Any], None]) -> None:
        def done(answer: Any) -> None:  # noqa: ANN401 - what the library answers
            then(answer)
            self.refresh()

        self._bridge.write(change, changes=Changes(), on_success=done, owner=self)

    def _take(self, transcript_id: int, found: Sequence[Quote]) -> None:
        if self._session is not None and self._session.transcript_id == transcript_id:
            self.quotes = list(found)
            self._fill()

    def _fill(self) -> None:
        present = self._list.currentItem()
        chosen = self._wanted if self._wanted is not None or present is None else present.data(_ID)
        self._wanted = None
        self._list.clear()
        for quote in self.quotes:
            item = QListWidgetItem(self._line(quote) + (f"\n{quote.note}" if quote.note else ""))
            item.setData(_ID, quote.id)
            self._list.addItem(item)
            if quote.id == chosen:
                self._list.setCurrentItem(item)
        self._show_chosen()

    def _select(self, quote_id: int) -> None:
        """Choose this quote once the list is read again."""
        self._wanted = quote_id

    def _chosen(self) -> Quote | None:
        row = self._list.currentRow()
        return self.quotes[row] if 0 <= row < min(len(self.quotes), self._list.count()) else None

    def _show_chosen(self) -> None:
        quote = self._chosen()
        self._hint.setVisible(not self.quotes)
        self._note.setText("" if quote is None else quote.note)
        for widget in (self._note, self._copy, self._up, self._down, self._remove):
            widget.setEnabled(quote is not None)
        self._up.setEnabled(self._list.currentRow() > 0)
        self._down.setEnabled(0 <= self._list.currentRow() < len(self.quotes) - 1)
        self._export.setEnabled(bool(self.quotes))
        self._add.setEnabled(self._session is not None)

    def _go(self) -> None:
        quote = self._chosen()
        if quote is not None:
            self.jump.emit(quote.start_s)

    def _line(self, quote: Quote) -> str:
        session = self._session
        return quote.text if session is None else quote_line(quote, session.paragraphs.speakers, session.language)

    def _wide(self, text: str, icon: str, on_click: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        self._theme.bind_icon(button, icon)
        button.clicked.connect(lambda _=False: on_click())
        return button

    def _tool(self, text: str, icon: str, on_click: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._theme.bind_icon(button, icon)
        button.clicked.connect(lambda _=False: on_click())
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(4))
        column.setSpacing(space(2))
        column.addWidget(self._add)
        column.addWidget(self._hint)
        column.addWidget(self._list, 1)
        row = QHBoxLayout()
        row.setSpacing(space(1))
        for button in (self._copy, self._up, self._down, self._remove):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._note)
        column.addWidget(self._export)


class _QuoteList(QListWidget):
    """Whole quotes, one under the other."""

    chosen = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setSpacing(space(1))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumSize(QSize(160, 80))
        self.itemDoubleClicked.connect(lambda _: self.chosen.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes there, Delete removes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)
