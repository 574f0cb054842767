"""A table of whole rows: what the keyboard and the mouse do in every list. It changes nothing itself."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QTableView, QWidget

from desktop.theme import Theme, space

__all__ = ["RowTable", "TableShape"]

_NO_PARENT: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class TableShape:
    """The columns of a table: `widths` in characters; the rest is the `title` column's, which gets `title_characters`.

    Where there is no room for that, the columns of `least_wanted` are hidden, one after the other.
    """

    title: int
    title_characters: int
    widths: Mapping[int, int]
    least_wanted: Sequence[int]


class RowTable(QTableView):
    """The choice, the current row and the place are kept when the model is arranged anew.

    Who derives from it says what a row is known by (`key_of_row`, `row_of_key`) and what opens it (`open_row`), and
    ends its own making with `paint_with` and `sort_by`.
    """

    chosen = Signal()
    """Other rows are chosen, or the chosen ones say something else."""
    menu_wanted = Signal(QPoint)
    """A place on the screen."""

    def __init__(
        self, model: QAbstractTableModel, theme: Theme, shape: TableShape, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shape = shape
        self._kept: tuple[list[Hashable], Hashable | None, int] = ([], None, 0)
        self.setModel(model)
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
        self.doubleClicked.connect(self.open_row)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._put_back)
        model.dataChanged.connect(self._on_data)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        theme.changed.connect(self.viewport().update)

    @abstractmethod
    def key_of_row(self, row: int) -> Hashable:
        """What is shown in a row."""

    @abstractmethod
    def row_of_key(self, key: Any) -> int | None:  # noqa: ANN401 - whatever the list is of
        """Where it is shown; None where it is not."""

    @abstractmethod
    def open_row(self, index: QModelIndex) -> None:
        """A row was double-clicked, or Enter pressed in it; the index may be invalid."""

    def paint_with(self, cells: QStyledItemDelegate, row_height: int) -> None:
        """Have `cells` paint rows of `row_height` pixels."""
        self.setItemDelegate(cells)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(row_height)

    def sort_by(self, column: int, order: Qt.SortOrder) -> None:
        """Lay the columns out, sorted by `column` (-1: by none) at first, and let a click on one sort by it."""
        model, columns = self.model(), self.horizontalHeader()
        assert model is not None
        columns.setHighlightSections(False)
        # With the table's own, it would ask for the flags of every chosen row whenever it is painted.
        columns.setSelectionModel(QItemSelectionModel(model, columns))
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        columns.setSectionResizeMode(self._shape.title, QHeaderView.ResizeMode.Stretch)
        columns.setMinimumSectionSize(space(16))
        for number, characters in self._shape.widths.items():
            columns.resizeSection(number, characters * self.fontMetrics().averageCharWidth())
        columns.setSortIndicator(column, order)
        self.setSortingEnabled(True)

    def chosen_rows(self) -> list[int]:
        """The chosen rows, from top to bottom."""
        selection = self.selectionModel().selection()  # ranges: thousands of rows are one
        ranges = [(part.top(), part.bottom()) for part in map(selection.at, range(selection.count()))]
        return sorted({row for first, last in ranges for row in range(first, last + 1)})

    def choose(self, key: Any) -> None:  # noqa: ANN401 - whatever the list is of
        """Choose one row and scroll to it, if it is shown."""
        row = self.row_of_key(key)
        if row is not None:
            index = self._index(row)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def rename_chosen(self) -> None:
        """Edit the title of the current row in place."""
        current = self.currentIndex()
        if current.isValid():
            self.edit(current.siblingAtColumn(self._shape.title))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.state() is not self.State.EditingState:
            self.open_row(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave room for the titles: where the window is narrow, what matters least is not shown."""
        super().resizeEvent(event)
        per_character = self.fontMetrics().averageCharWidth()
        room = self.viewport().width() // per_character - sum(self._shape.widths.values())
        for column in self._shape.least_wanted:
            self.setColumnHidden(column, room < self._shape.title_characters)
            room += self._shape.widths[column] if self.isColumnHidden(column) else 0

    def _index(self, row: int) -> QModelIndex:
        model = self.model()
        assert model is not None
        return model.index(row, 0)

    def _on_data(self, first: QModelIndex, last: QModelIndex, *_: object) -> None:
        selection = self.selectionModel()
        if any(selection.isRowSelected(row, _NO_PARENT) for row in range(first.row(), last.row() + 1)):
            self.chosen.emit()

    def _keep(self) -> None:
        current = self.currentIndex()
        key = self.key_of_row(current.row()) if current.isValid() else None
        self._kept = ([self.key_of_row(row) for row in self.chosen_rows()], key, self.verticalScrollBar().value())

    def _put_back(self) -> None:
        chosen, current, scrolled = self._kept
        flags = QItemSelectionModel.SelectionFlag
        self.verticalScrollBar().setValue(scrolled)
        row = self.row_of_key(current) if current is not None else None
        if row is not None:
            self.selectionModel().setCurrentIndex(self._index(row), flags.NoUpdate)
        for key in chosen:
            if (row := self.row_of_key(key)) is not None:
                self.selectionModel().select(self._index(row), flags.Select | flags.Rows)
        self.chosen.emit()
