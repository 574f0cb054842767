"""The entries of a file as a table with ticks: what each would do to the list, and how it is said until now."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from audio_engine.names.entry import Name
from audio_engine.names.preview import ImportKind, ImportLine, ImportPreview
from desktop.names.name_texts import language_text, said_text

__all__ = ["ImportColumn", "ImportModel"]

Index = QModelIndex | QPersistentModelIndex

_ORDER = (ImportKind.CONFLICT, ImportKind.REPLACES, ImportKind.NEW, ImportKind.SAME)
"""What a person has to decide stands first."""


class ImportColumn(IntEnum):
    """The columns, in their order."""

    NAME = 0
    HAPPENS = 1
    SAID = 2
    UNTIL_NOW = 3
    LANGUAGE = 4


class ImportModel(QAbstractTableModel):
    """Ticked is what will be taken: all that contradicts nothing. What is in the list already cannot be ticked."""

    ticked = Signal()

    def __init__(self, preview: ImportPreview, parent: Any = None) -> None:  # noqa: ANN401 - a QObject
        super().__init__(parent)
        self._lines = sorted(preview.lines, key=lambda line: _ORDER.index(line.kind))
        self._taken = [line.kind in {ImportKind.NEW, ImportKind.REPLACES} for line in self._lines]

    def chosen(self) -> tuple[Name, ...]:
        """The ticked entries."""
        return tuple(line.incoming for line, taken in zip(self._lines, self._taken, strict=True) if taken)

    def line_at(self, row: int) -> ImportLine:
        """The entry in a row."""
        return self._lines[row]

    def tick_conflicts(self, taken: bool) -> None:
        """Take every entry that is said in another way, or none."""
        for row, line in enumerate(self._lines):
            if line.kind is ImportKind.CONFLICT:
                self._taken[row] = taken
        self.dataChanged.emit(self.index(0, 0), self.index(max(0, len(self._lines) - 1), 0))
        self.ticked.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """How many entries there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """How many columns there are."""
        return 0 if parent.isValid() else len(ImportColumn)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column can be ticked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        can_be_taken = index.isValid() and self._lines[index.row()].kind is not ImportKind.SAME
        if index.column() == ImportColumn.NAME and can_be_taken:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """A cell."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, ImportColumn(index.column()))
        if role == Qt.ItemDataRole.CheckStateRole and self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return Qt.CheckState.Checked if self._taken[index.row()] else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401, N802
        """Tick an entry, or take the tick away."""
        if role != Qt.ItemDataRole.CheckStateRole or not self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        self._taken[index.row()] = Qt.CheckState(value) is Qt.CheckState.Checked
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - as Qt has it
        """The names of the columns."""
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Name"),
            self.tr("What happens"),
            self.tr("Said"),
            self.tr("Said until now"),
            self.tr("Language"),
        )[section]

    def _text(self, line: ImportLine, column: ImportColumn) -> str:
        match column:
            case ImportColumn.NAME:
                return line.incoming.written
            case ImportColumn.HAPPENS:
                return {
                    ImportKind.NEW: self.tr("is new"),
                    ImportKind.SAME: self.tr("is there already"),
                    ImportKind.REPLACES: self.tr("replaces yours"),
                    ImportKind.CONFLICT: self.tr("is said in another way"),
                }[line.kind]
            case ImportColumn.SAID:
                return said_text(line.incoming.say_as)
            case ImportColumn.UNTIL_NOW:
                return said_text(line.existing.say_as) if line.existing is not None else ""
            case ImportColumn.LANGUAGE:
                return language_text(line.incoming.language)
