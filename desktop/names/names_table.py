"""The table of names."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.lists.row_table import RowTable, TableShape
from desktop.names.name_cells import NameCells
from desktop.names.name_lines import Column, LineKey, NameLine
from desktop.names.names_model import NamesModel
from desktop.theme import Theme

__all__ = ["NamesTable"]

_SHAPE: Final = TableShape(
    title=Column.NAME,
    title_characters=28,
    widths={Column.SAID: 30, Column.HINT: 20, Column.LANGUAGE: 16, Column.SCOPE: 24, Column.SOURCE: 22},
    least_wanted=(Column.LANGUAGE, Column.SOURCE, Column.SCOPE),
)


class NamesTable(RowTable):
    """Rows are known by the key of the line. One that is not there yet is chosen when it comes."""

    open_wanted = Signal()

    def __init__(self, model: NamesModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, _SHAPE, parent)
        self._model = model
        self._next: LineKey | None = None
        self._cells = NameCells(model, theme, self)
        self.setAccessibleName(self.tr("Names"))
        self.paint_with(self._cells, self._cells.row_height)
        self.sort_by(model.sort_column, Qt.SortOrder.AscendingOrder)

    def chosen_lines(self) -> list[NameLine]:
        """The chosen names, from top to bottom."""
        return [self._model.line_at(row) for row in self.chosen_rows()]

    def choose(self, key: LineKey) -> None:
        """Choose one name and scroll to it: now, or when it is shown next."""
        self._next = key if self.row_of_key(key) is None else None
        super().choose(key)

    def key_of_row(self, row: int) -> LineKey:
        """See `RowTable.key_of_row`."""
        return self._model.line_at(row).key

    def row_of_key(self, key: LineKey) -> int | None:
        """See `RowTable.row_of_key`."""
        return self._model.row_of(key)

    def open_row(self, index: QModelIndex) -> None:  # noqa: ARG002 - whoever opens asks what is chosen
        """See `RowTable.open_row`."""
        self.open_wanted.emit()

    def _put_back(self) -> None:
        if self._next is not None and self.row_of_key(self._next) is not None:
            self.choose(self._next)
        else:
            super()._put_back()
