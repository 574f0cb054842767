"""The table of models."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.bridge.models_values import ModelKey
from desktop.lists.row_table import RowTable, TableShape
from desktop.models.model_cells import ModelCells
from desktop.models.model_lines import Column, ModelLine
from desktop.models.models_model import ModelsModel
from desktop.theme import Theme

__all__ = ["ModelsTable"]

_SHAPE: Final = TableShape(
    title=Column.NAME,
    title_characters=27,
    widths={Column.LANGUAGES: 18, Column.SIZE: 17, Column.LICENCE: 23, Column.SPEED: 17, Column.STATE: 32},
    least_wanted=(Column.SPEED, Column.LANGUAGES, Column.SIZE),
)


class ModelsTable(RowTable):
    """One row is chosen at a time; rows are known by the key of the model."""

    open_wanted = Signal()

    def __init__(self, model: ModelsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, _SHAPE, parent)
        self._model = model
        self._cells = ModelCells(theme, self)
        self.setAccessibleName(self.tr("Models"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.paint_with(self._cells, self._cells.row_height)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.sort_by(-1, Qt.SortOrder.AscendingOrder)

    def chosen_line(self) -> ModelLine | None:
        """The chosen model."""
        rows = self.chosen_rows()
        return self._model.line_at(rows[0]) if rows else None

    def key_of_row(self, row: int) -> ModelKey:
        """See `RowTable.key_of_row`."""
        return self._model.line_at(row).key

    def row_of_key(self, key: ModelKey) -> int | None:
        """See `RowTable.row_of_key`."""
        return self._model.row_of(key)

    def open_row(self, index: QModelIndex) -> None:  # noqa: ARG002 - whoever opens asks what is chosen
        """See `RowTable.open_row`."""
        self.open_wanted.emit()
