"""The table of names: what the keyboard and the mouse do in it. It changes nothing itself."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.names.name_cells import NameCells
from desktop.names.name_lines import Column, LineKey, NameLine
from desktop.names.names_model import NamesModel
from desktop.theme import Theme, space

__all__ = ["NamesTable"]

_WIDTHS: Final = {Column.SAID: 30, Column.HINT: 20, Column.LANGUAGE: 16, Column.SCOPE: 24, Column.SOURCE: 22}
"""In characters."""
_NAME_CHARACTERS: Final = 28
_LEAST_WANTED: Final = (Column.LANGUAGE, Column.SOURCE, Column.SCOPE)


class NamesTable(QTableView):
    """Rows are chosen as a whole, several at once. The choice is kept when the model is arranged anew."""

    open_wanted = Signal()
    chosen = Signal()
    """Other rows are chosen, or the chosen ones say something else."""
    menu_wanted = Signal(QPoint)
    """A place on the screen."""

    def __init__(self, model: NamesModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._kept: tuple[list[LineKey], LineKey | None, int] = ([], None, 0)
        self._next: LineKey | None = None
        self._cells = NameCells(model, theme, self)
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(self.tr("Names"))
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
        self.doubleClicked.connect(lambda _: self.open_wanted.emit())
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._put_back)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        theme.changed.connect(self.viewport().update)

    def chosen_lines(self) -> list[NameLine]:
        """The chosen names, from top to bottom."""
        selection = self.selectionModel().selection()  # ranges: thousands of rows are one
        ranges = [(part.top(), part.bottom()) for part in map(selection.at, range(selection.count()))]
        rows = sorted({row for first, last in ranges for row in range(first, last + 1)})
        return [self._model.line_at(row) for row in rows]

    def choose(self, key: LineKey) -> None:
        """Choose one name and scroll to it: now, or when it is shown next."""
        row = self._model.row_of(key)
        self._next = key if row is None else None
        if row is not None:
            self.setCurrentIndex(self._model.index(row, 0))
            self.scrollTo(self._model.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_wanted.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave room for the names: where the window is narrow, what matters least is not shown."""
        super().resizeEvent(event)
        per_character = self.fontMetrics().averageCharWidth()
        room = self.viewport().width() // per_character - sum(_WIDTHS.values())
        for column in _LEAST_WANTED:
            self.setColumnHidden(column, room < _NAME_CHARACTERS)
            room += _WIDTHS[column] if self.isColumnHidden(column) else 0

    def _set_up_headers(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self._cells.row_height)
        columns.setHighlightSections(False)
        # With the table's own, it would ask for the flags of every chosen row whenever it is painted.
        columns.setSelectionModel(QItemSelectionModel(self._model, columns))
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        columns.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        columns.setMinimumSectionSize(space(16))
        for column, characters in _WIDTHS.items():
            columns.resizeSection(column, characters * self.fontMetrics().averageCharWidth())
        columns.setSortIndicator(self._model.sort_column, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def _keep(self) -> None:
        current = self.currentIndex()
        key = self._model.line_at(current.row()).key if current.isValid() else None
        self._kept = ([line.key for line in self.chosen_lines()], key, self.verticalScrollBar().value())

    def _put_back(self) -> None:
        chosen, current, scrolled = self._kept
        flags = QItemSelectionModel.SelectionFlag
        if self._next is not None and self._model.row_of(self._next) is not None:
            self.choose(self._next)
            return
        self.verticalScrollBar().setValue(scrolled)
        row = self._model.row_of(current) if current is not None else None
        if row is not None:
            self.selectionModel().setCurrentIndex(self._model.index(row, 0), flags.NoUpdate)
        for key in chosen:
            if (row := self._model.row_of(key)) is not None:
                index: QModelIndex = self._model.index(row, 0)
                self.selectionModel().select(index, flags.Select | flags.Rows)
        self.chosen.emit()
