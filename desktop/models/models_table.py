"""The table of models: what the keyboard and the mouse do in it. It changes nothing itself."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.bridge.models_values import ModelKey
from desktop.models.model_cells import ModelCells
from desktop.models.model_lines import Column, ModelLine
from desktop.models.models_model import ModelsModel
from desktop.theme import Theme, space

__all__ = ["ModelsTable"]

_WIDTHS: Final = {Column.LANGUAGES: 18, Column.SIZE: 17, Column.LICENCE: 23, Column.SPEED: 17, Column.STATE: 32}
"""In characters."""
_NAME_CHARACTERS: Final = 27
_LEAST_WANTED: Final = (Column.SPEED, Column.LANGUAGES, Column.SIZE)


class ModelsTable(QTableView):
    """One row is chosen, as a whole. The choice is kept when the model is arranged anew."""

    open_wanted = Signal()
    chosen = Signal()
    """Another row is chosen, or the chosen one says something else."""
    menu_wanted = Signal(QPoint)
    """A place on the screen."""

    def __init__(self, model: ModelsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._kept: tuple[ModelKey | None, int] = (None, 0)
        self._cells = ModelCells(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(self.tr("Models"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.menu_wanted.emit(self.viewport().mapToGlobal(at)))
        self._set_up_headers()
        self.doubleClicked.connect(lambda _: self.open_wanted.emit())
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._put_back)
        model.dataChanged.connect(lambda *_: self.chosen.emit())
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        theme.changed.connect(self.viewport().update)

    def chosen_line(self) -> ModelLine | None:
        """The chosen model."""
        rows = self.selectionModel().selectedRows()
        return self._model.line_at(rows[0].row()) if rows else None

    def choose(self, key: ModelKey) -> None:
        """Choose a model and scroll to it, where it is shown."""
        row = self._model.row_of(key)
        if row is not None:
            self.setCurrentIndex(self._model.index(row, 0))
            self.scrollTo(self._model.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter does the first thing that can be done."""
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
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        columns.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        columns.setMinimumSectionSize(space(16))
        for column, characters in _WIDTHS.items():
            columns.resizeSection(column, characters * self.fontMetrics().averageCharWidth())
        columns.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        columns.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)

    def _keep(self) -> None:
        line = self.chosen_line()
        self._kept = line.key if line else None, self.verticalScrollBar().value()

    def _put_back(self) -> None:
        key, scrolled = self._kept
        self.verticalScrollBar().setValue(scrolled)
        row = self._model.row_of(key) if key is not None else None
        if row is not None:
            flags = QItemSelectionModel.SelectionFlag
            index = self._model.index(row, 0)
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
            self.selectionModel().select(index, flags.ClearAndSelect | flags.Rows)
        self.chosen.emit()
