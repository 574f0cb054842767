"""One search over every article: answers while one types, and Enter opens."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QStackedWidget, QVBoxLayout, QWidget

from desktop.articles.article_list_hits import FoundCells
from desktop.bridge import Bridge
from desktop.theme import Theme, space
from desktop.widgets import EmptyState, SearchField

if TYPE_CHECKING:
    from desktop.bridge.article_values import ArticleHit

__all__ = ["ArticleSearch"]

Index = QModelIndex | QPersistentModelIndex

_HIT_ROLE: Final = int(Qt.ItemDataRole.UserRole)


class ArticleSearch(QWidget):
    """The results. `field` stands wherever there is room for it; the results are shown while it is not empty."""

    opened = Signal(int)
    """An article."""
    searching = Signal(bool)
    """There is something in the field, or there is nothing any more."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._query = ""
        self._answered = ""
        self._opens_first = False
        """Enter was pressed before the answer came."""
        self.field = SearchField(
            theme, name=self.tr("Search every article"), hint=self.tr("Search the text of every article")
        )
        self.model = _Found(self)
        self.results = _Results(self)
        self.results.setAccessibleName(self.tr("Articles that were found"))
        self.results.setModel(self.model)
        self.results.setItemDelegate(FoundCells(theme, self.results))
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self._nothing = EmptyState(theme, icon="search", title=self.tr("No article says that"), sentence="")
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
        self.results.opened.connect(lambda index: self.opened.emit(self.model.hit_at(index.row()).article_id))
        self.results.left_upwards.connect(self.field.setFocus)
        bridge.articles.articles_changed.connect(self._search_again)
        bridge.articles.article_changed.connect(lambda _: self._search_again())
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
        self._bridge.articles.search(self._query, on_success=partial(self._show, self._query), owner=self)

    def _show(self, query: str, hits: list[ArticleHit]) -> None:
        if query != self._query:
            return
        chosen = self.results.currentIndex().row()
        self.model.set_hits(hits)
        if hits:
            self.results.setCurrentIndex(self.model.index(max(0, min(chosen, len(hits) - 1)), 0))
        self._nothing.set_text(
            self.tr("No article says “{0}”").format(query),
            self.tr("All words must be in one article. Put quotation marks around words that follow each other."),
        )
        self._stack.setCurrentWidget(self.results if hits else self._nothing)
        self._answered = query
        text = self.tr("1 article") if len(hits) == 1 else self.tr("{0} articles").format(len(hits))
        self._count.setText(text if hits else "")
        self.results.setAccessibleDescription(text)
        if self._opens_first:
            self._open_first()

    def _enter_results(self) -> None:
        if self.model.rowCount():
            self.results.setFocus(Qt.FocusReason.TabFocusReason)

    def _open_first(self) -> None:
        self._opens_first = self._answered != self._query
        if self._query and not self._opens_first and self.model.rowCount():
            current = self.results.currentIndex()
            self.results.opened.emit(current if current.isValid() else self.model.index(0, 0))


class _Found(QAbstractListModel):
    """Each row is an `ArticleHit`."""

    def __init__(self, parent: Any = None) -> None:  # noqa: ANN401 - a QObject
        super().__init__(parent)
        self._hits: list[ArticleHit] = []

    def set_hits(self, hits: list[ArticleHit]) -> None:
        """Show these."""
        if hits != self._hits:
            self.beginResetModel()
            self._hits = hits
            self.endResetModel()

    def hit_at(self, row: int) -> ArticleHit:
        """The hit in a row."""
        return self._hits[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """How many there are."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """The hit, or all of it in words."""
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == _HIT_ROLE:
            return hit
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{hit.title}, {hit.snippet}"
        return None


class _Results(QListView):
    """Up from the first row goes back to the field."""

    opened = Signal(QModelIndex)
    left_upwards = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self.opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)
