"""One search over every transcript: answers while one types, and Enter goes to the word and plays it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QStackedWidget, QVBoxLayout, QWidget

from desktop.bridge import Bridge
from desktop.bridge.shelf import moment_of
from desktop.interviews.hit_cells import HitCells
from desktop.interviews.hits_model import HitsModel
from desktop.theme import Theme, space
from desktop.widgets import EmptyState, SearchField

if TYPE_CHECKING:
    from desktop.bridge.values import Hit

__all__ = ["SearchView"]

_PAGE: Final = 100
"""Hits that are asked for at once; scrolling to the end asks for the next."""


class SearchView(QWidget):
    """The results. `field` stands wherever there is room for it; the results are shown while it is not empty."""

    opened = Signal(int, int, float)
    """Go to this transcript of this recording, at this second, and play."""
    searching = Signal(bool)
    """There is something in the field, or there is nothing any more."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._query = ""
        self._answered = ""
        """The query whose results are shown."""
        self._opens_first = False
        """Enter was pressed before the answer came."""
        self._all_here = True
        self.field = SearchField(
            theme, name=self.tr("Search every transcript"), hint=self.tr("Search what was said in every recording")
        )
        self._model = HitsModel(self)
        self.results = _Results(self)
        self.results.setAccessibleName(self.tr("Passages that were found"))
        self.results.setModel(self._model)
        self.results.setItemDelegate(HitCells(theme, self.results))
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self._nothing = EmptyState(theme, icon="search", title=self.tr("Nobody says that"), sentence="")
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.results)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self._count)
        column.addWidget(self._stack, 1)
        self.field.asked.connect(self._search)
        self.field.confirmed.connect(lambda _: self._open_first())
        self.field.left_downwards.connect(self._enter_results)
        self.results.opened.connect(self._open_index)
        self.results.left_upwards.connect(self.field.setFocus)
        self.results.end_reached.connect(self._search_on)
        bridge.library.transcript_changed.connect(lambda _: self._search_again())
        bridge.library.recordings_changed.connect(self._search_again)
        theme.changed.connect(self.results.viewport().update)

    @property
    def is_active(self) -> bool:
        """Whether something is searched for."""
        return bool(self._query)

    def _search(self, query: str) -> None:
        was_active = self.is_active
        self._query = query
        self._opens_first = False
        if self.is_active != was_active:
            self.searching.emit(self.is_active)
        if query:
            self._ask()

    def _search_again(self) -> None:
        if self._query and self.isVisible():
            self._ask()

    def _ask(self) -> None:
        query = self._query
        self._bridge.library.search(query, limit=_PAGE, on_success=partial(self._show, query), owner=self)

    def _show(self, query: str, hits: list[Hit]) -> None:
        if query != self._query:
            return
        chosen = self.results.currentIndex().row()
        self._model.set_hits(hits)
        self._all_here = len(hits) < _PAGE
        if hits:
            self.results.setCurrentIndex(self._model.index(max(0, min(chosen, len(hits) - 1)), 0))
        self._nothing.set_text(
            self.tr("Nobody says “{0}”").format(query),
            self.tr("All words must be in one passage. Put quotation marks around words that follow each other."),
        )
        self._stack.setCurrentWidget(self.results if hits else self._nothing)
        self._answered = query
        self._say_count()
        if self._opens_first:
            self._open_first()

    def _search_on(self) -> None:
        if self._all_here or not self._query:
            return
        self._all_here = True
        query, offset = self._query, self._model.rowCount()
        self._bridge.library.read(
            lambda library: library.search(query, limit=_PAGE, offset=offset),
            on_success=partial(self._show_more, query),
            owner=self,
        )

    def _show_more(self, query: str, hits: list[Hit]) -> None:
        if query == self._query:
            self._model.add_hits(hits)
            self._all_here = len(hits) < _PAGE
            self._say_count()

    def _say_count(self) -> None:
        count = self._model.rowCount()
        if not self._all_here:
            text = self.tr("The first {0} passages").format(count)
        else:
            text = self.tr("1 passage") if count == 1 else self.tr("{0} passages").format(count)
        self._count.setText(text if count else "")
        self.results.setAccessibleDescription(text)

    def _enter_results(self) -> None:
        if self._model.rowCount():
            self.results.setFocus(Qt.FocusReason.TabFocusReason)

    def _open_first(self) -> None:
        self._opens_first = self._answered != self._query
        if self._query and not self._opens_first and self._model.rowCount():
            current = self.results.currentIndex()
            self._open_index(current if current.isValid() else self._model.index(0, 0))

    def _open_index(self, index: QModelIndex) -> None:
        hit = self._model.hit_at(index.row())
        self._bridge.library.read(
            lambda library: moment_of(library, hit),
            on_success=lambda at_s: self.opened.emit(hit.transcript_id, hit.recording_id, at_s),
            key="search-moment",
            owner=self,
        )


class _Results(QListView):
    """Up from the first row goes back to the field."""

    opened = Signal(QModelIndex)
    left_upwards = Signal()
    end_reached = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self.opened)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def _on_scrolled(self, value: int) -> None:
        if value >= self.verticalScrollBar().maximum():
            self.end_reached.emit()
