"""The names as a table: both lists together, sorted and narrowed here."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop.lists.folding import words_of
from desktop.names.name_lines import Column, LineKey, NameFilter, NameLine, sort_key
from desktop.names.name_texts import hint_text, language_text, said_text, scope_text, source_text

__all__ = ["LINE_ROLE", "NamesModel"]

Index = QModelIndex | QPersistentModelIndex

LINE_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The `NameLine` of a row, for delegates."""


class NamesModel(QAbstractTableModel):
    """`set_lines` whenever a list has changed, `set_left_out` whenever the recogniser's budget has been counted."""

    counted = Signal(int, int)
    """So many rows are shown, of so many names."""

    def __init__(self, parent: Any = None) -> None:  # noqa: ANN401 - a QObject
        super().__init__(parent)
        self._all: Sequence[NameLine] = ()
        self._shown: list[NameLine] = []
        self._rows: dict[LineKey, int] | None = None
        """Where each line is, once somebody has asked."""
        self._words: tuple[str, ...] = ()
        self._filter = NameFilter.ALL
        self._left_out: frozenset[str] = frozenset()
        self.sort_column = Column.NAME
        self.descending = False

    # --- what is in it ----------------------------------------------------------------------------------------------

    def set_lines(self, lines: Sequence[NameLine]) -> None:
        """Show these names."""
        if lines is not self._all:
            self._all = lines
            self._arrange()

    def set_left_out(self, left_out: frozenset[str]) -> None:
        """A recogniser cannot be told of these any more."""
        if left_out == self._left_out:
            return
        self._left_out = left_out
        if self._filter is NameFilter.LEFT_OUT:
            self._arrange()
        elif self._shown:
            self.dataChanged.emit(self.index(0, Column.HINT), self.index(len(self._shown) - 1, Column.HINT))

    def narrow(self, text: str, wanted: NameFilter) -> None:
        """Show only names that have all words of `text` somewhere and that the filter takes."""
        words = words_of(text)
        if (words, wanted) != (self._words, self._filter):
            self._words, self._filter = words, wanted
            self._arrange()

    # --- what it is asked -------------------------------------------------------------------------------------------

    @property
    def total(self) -> int:
        """How many names there are, shown or not."""
        return len(self._all)

    def line_at(self, row: int) -> NameLine:
        """The name in a row."""
        return self._shown[row]

    def row_of(self, key: LineKey) -> int | None:
        """The row of a line; None where it is not shown."""
        if self._rows is None:
            self._rows = {line.key: row for row, line in enumerate(self._shown)}
        return self._rows.get(key)

    def is_left_out(self, line: NameLine) -> bool:
        """Whether a recogniser should be told of it and cannot be."""
        return line.is_left_out(self._left_out)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """How many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """A cell."""
        if not index.isValid():
            return None
        line = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(line, Column(index.column()))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._whole_text(line, Column(index.column()))
            case Qt.ItemDataRole.ToolTipRole:
                return line.name.note if index.column() == Column.NAME else None
            case _:
                return line if role == LINE_ROLE else None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - as Qt has it
        """The names of the columns."""
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Name"),
            self.tr("Said"),
            self.tr("Recognition"),
            self.tr("Language"),
            self.tr("Holds"),
            self.tr("From"),
        )[section]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        if column >= 0:
            self.sort_column, self.descending = Column(column), order is Qt.SortOrder.DescendingOrder
            self._arrange()

    # --- inside -----------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self.beginResetModel()
        shown = self._narrowed()
        if self.sort_column is Column.NAME:
            shown.sort(key=attrgetter("by_name"), reverse=self.descending)
        else:
            shown.sort(key=lambda line: sort_key(line, self.sort_column), reverse=self.descending)
        self._shown = shown
        self._rows = None
        self.endResetModel()
        self.counted.emit(len(shown), len(self._all))

    def _narrowed(self) -> list[NameLine]:
        if self._filter is NameFilter.ALL and not self._words:
            return list(self._all)
        return [
            line
            for line in self._all
            if line.matches(self._filter, self._left_out) and all(word in line.found_by for word in self._words)
        ]

    def _text(self, line: NameLine, column: Column) -> str:
        match column:
            case Column.NAME:
                return line.name.written
            case Column.SAID:
                return said_text(line.name.say_as)
            case Column.HINT:
                return hint_text(line.name, is_left_out=self.is_left_out(line))
            case Column.LANGUAGE:
                return language_text(line.name.language)
            case Column.SCOPE:
                return scope_text(line.name)
            case Column.SOURCE:
                return source_text(is_shared=line.is_shared)

    def _whole_text(self, line: NameLine, column: Column) -> str:
        """With what a screen reader would not know otherwise."""
        if column is Column.NAME:
            return f"{line.name.written}. {line.name.note}".rstrip(". ")
        if column is Column.SOURCE and line.is_replaced:
            return self.tr("Shared list; yours takes its place")
        heading = self.headerData(column, Qt.Orientation.Horizontal)
        return f"{heading}: {self._text(line, column) or self.tr('as the voice reads it')}"
