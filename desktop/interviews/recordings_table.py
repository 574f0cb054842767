"""The table of recordings."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.interviews.recording_cells import RecordingCells
from desktop.interviews.recording_order import Column
from desktop.interviews.recordings_model import RecordingsModel
from desktop.lists.row_table import RowTable, TableShape
from desktop.theme import Theme

__all__ = ["RecordingsTable"]

_SHAPE: Final = TableShape(
    title=Column.TITLE,
    title_characters=28,
    widths={Column.DATE: 21, Column.LENGTH: 12, Column.LANGUAGE: 16, Column.STATE: 44},
    least_wanted=(Column.LANGUAGE, Column.DATE, Column.LENGTH),
)


class RecordingsTable(RowTable):
    """Rows are known by the recording's id."""

    open_wanted = Signal(int)

    def __init__(self, model: RecordingsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, _SHAPE, parent)
        self._model = model
        self.cells = RecordingCells(theme, self)
        self.setAccessibleName(self.tr("Recordings"))
        self.paint_with(self.cells, self.cells.row_height)
        self.sort_by(model.sort_column, Qt.SortOrder.DescendingOrder)

    def chosen_ids(self) -> list[int]:
        """The chosen recordings, from top to bottom."""
        return [self._model.line_at(row).id for row in self.chosen_rows()]

    def key_of_row(self, row: int) -> int:
        """See `RowTable.key_of_row`."""
        return self._model.line_at(row).id

    def row_of_key(self, key: int) -> int | None:
        """See `RowTable.row_of_key`."""
        return self._model.row_of(key)

    def open_row(self, index: QModelIndex) -> None:
        """See `RowTable.open_row`."""
        if index.isValid():
            self.open_wanted.emit(self._model.line_at(index.row()).id)
