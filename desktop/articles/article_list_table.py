"""The table of articles: what the keyboard and the mouse do in it. It changes nothing itself."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.articles.article_list_cells import ArticleCells
from desktop.articles.article_list_model import ArticleListModel
from desktop.articles.article_list_state import ArticleColumn
from desktop.theme import Theme, space

__all__ = ["ArticleTable"]

_WIDTHS: Final = {
    ArticleColumn.DATE: 21,
    ArticleColumn.LENGTH: 20,
    ArticleColumn.LANGUAGE: 16,
    ArticleColumn.STATE: 38,
}
"""In characters."""
_TITLE_CHARACTERS: Final = 28
_LEAST_WANTED: Final = (ArticleColumn.LANGUAGE, ArticleColumn.DATE, ArticleColumn.LENGTH)


class ArticleTable(QTableView):
    """Rows are chosen as a whole, several at once. The choice is kept when the model is arranged anew."""

    open_wanted = Signal(int)
    chosen = Signal()
    """Other rows are chosen, or the chosen ones say something else."""
    menu_wanted = Signal(QPoint)
    """A place on the screen."""

    def __init__(self, model: ArticleListModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._kept: tuple[list[int], int] = ([], 0)
        self.cells = ArticleCells(theme, self)
        self.setModel(model)
        self.setItemDelegate(self.cells)
        self.setAccessibleName(self.tr("Articles"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.menu_wanted.emit(self.viewport().mapToGlobal(at)))
        self._set_up_headers()
        self.doubleClicked.connect(self._open_index)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._put_back)
        model.dataChanged.connect(lambda *_: self.chosen.emit())
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        theme.changed.connect(self.viewport().update)

    def chosen_ids(self) -> list[int]:
        """The chosen articles, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._model.line_at(row).id for row in rows]

    def choose(self, article_id: int) -> None:
        """Choose one article and scroll to it, if it is shown."""
        row = self._model.row_of(article_id)
        if row is not None:
            self.setCurrentIndex(self._model.index(row, 0))
            self.scrollTo(self._model.index(row, 0))

    def rename_chosen(self) -> None:
        """Edit the title of the current row in place."""
        current = self.currentIndex()
        if current.isValid():
            self.edit(self._model.index(current.row(), ArticleColumn.TITLE))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.state() is not self.State.EditingState:
            self._open_index(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave room for the titles: where the window is narrow, what matters least is not shown."""
        super().resizeEvent(event)
        per_character = self.fontMetrics().averageCharWidth()
        room = self.viewport().width() // per_character - sum(_WIDTHS.values())
        for column in _LEAST_WANTED:
            self.setColumnHidden(column, room < _TITLE_CHARACTERS)
            room += _WIDTHS[column] if self.isColumnHidden(column) else 0

    def _set_up_headers(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.cells.row_height)
        columns.setHighlightSections(False)
        # With the table's own, it would ask for the flags of every chosen row whenever it is painted.
        columns.setSelectionModel(QItemSelectionModel(self._model, columns))
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        columns.setSectionResizeMode(ArticleColumn.TITLE, QHeaderView.ResizeMode.Stretch)
        columns.setMinimumSectionSize(space(16))
        for column, characters in _WIDTHS.items():
            columns.resizeSection(column, characters * self.fontMetrics().averageCharWidth())
        columns.setSortIndicator(self._model.sort_column, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)

    def _open_index(self, index: QModelIndex) -> None:
        if index.isValid():
            self.open_wanted.emit(self._model.line_at(index.row()).id)

    def _keep(self) -> None:
        current = self.currentIndex()
        self._kept = (self.chosen_ids(), self._model.line_at(current.row()).id if current.isValid() else 0)

    def _put_back(self) -> None:
        chosen, current = self._kept
        flags = QItemSelectionModel.SelectionFlag
        row = self._model.row_of(current)
        if row is not None:
            self.selectionModel().setCurrentIndex(self._model.index(row, 0), flags.NoUpdate)
        for article_id in chosen:
            if (row := self._model.row_of(article_id)) is not None:
                self.selectionModel().select(self._model.index(row, 0), flags.Select | flags.Rows)
        self.chosen.emit()
