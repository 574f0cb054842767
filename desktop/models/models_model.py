"""The models as a table, narrowed and sorted here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop.bridge.models_values import ModelKey
from desktop.models.model_lines import Column, ModelLine, Narrowing
from desktop.models.model_texts import (
    caption_text,
    download_caption,
    download_text,
    languages_text,
    licence_text,
    limit_text,
    memory_text,
    origin_text,
    size_text,
    speed_text,
    standing_text,
)

__all__ = ["LINE_ROLE", "ModelsModel", "cell_texts"]

Index = QModelIndex | QPersistentModelIndex

LINE_ROLE: Final = int(Qt.ItemDataRole.UserRole)
"""The `ModelLine` of a row, for delegates."""


class ModelsModel(QAbstractTableModel):
    """`set_lines` whenever models have come or gone, `set_line` while one is on its way."""

    counted = Signal(int, int)
    """So many rows are shown, of so many models of that kind."""

    def __init__(self, parent: Any = None) -> None:  # noqa: ANN401 - a QObject
        super().__init__(parent)
        self._all: list[ModelLine] = []
        self._shown: list[ModelLine] = []
        self._narrowing = Narrowing()
        self.sort_column: Column | None = None
        """None: the catalogue's order, the best first."""
        self.descending = False

    # --- what is in it ----------------------------------------------------------------------------------------------

    def set_lines(self, lines: Sequence[ModelLine]) -> None:
        """Show these models."""
        self._all = list(lines)
        self._arrange()

    def set_line(self, line: ModelLine) -> None:
        """A model is further on its way."""
        for row, old in enumerate(self._all):
            if old.key == line.key:
                self._all[row] = line
        shown = self.row_of(line.key)
        if shown is not None:
            self._shown[shown] = line
            self.dataChanged.emit(self.index(shown, 0), self.index(shown, len(Column) - 1))
        elif line.matches(self._narrowing):
            self._arrange()

    def narrow(self, wanted: Narrowing) -> None:
        """Show only what this takes."""
        if wanted != self._narrowing:
            self._narrowing = wanted
            self._arrange()

    # --- what it is asked -------------------------------------------------------------------------------------------

    @property
    def lines(self) -> Sequence[ModelLine]:
        """Every model, shown or not."""
        return self._all

    @property
    def narrowing(self) -> Narrowing:
        """What is shown."""
        return self._narrowing

    def line_at(self, row: int) -> ModelLine:
        """The model in a row."""
        return self._shown[row]

    def row_of(self, key: ModelKey) -> int | None:
        """The row of a model; None where it is not shown."""
        return next((row for row, line in enumerate(self._shown) if line.key == key), None)

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
        column = Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell_texts(line, column)[0]
            case Qt.ItemDataRole.AccessibleTextRole:
                heading = self.headerData(column, Qt.Orientation.Horizontal)
                return f"{heading}: {'. '.join(filter(None, cell_texts(line, column)))}"
            case Qt.ItemDataRole.ToolTipRole:
                return line.item.problem or None if column is Column.STATE else None
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
            self.tr("Languages"),
            self.tr("Size"),
            self.tr("Licence"),
            self.tr("Speed here"),
            self.tr("State"),
        )[section]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the catalogue's order."""
        self.sort_column = Column(column) if column >= 0 else None
        self.descending = order is Qt.SortOrder.DescendingOrder
        self._arrange()

    # --- inside -----------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self.beginResetModel()
        of_kind = [line for line in self._all if line.tab is self._narrowing.tab]
        shown = [line for line in of_kind if line.matches(self._narrowing)]
        column = self.sort_column
        if column is None:
            shown.sort(key=lambda line: (line.item.folder is None, line.item.rank, line.key))
        else:
            shown.sort(key=lambda line: line.sort_key(column), reverse=self.descending)
        self._shown = shown
        self.endResetModel()
        self.counted.emit(len(shown), len(of_kind))


def cell_texts(line: ModelLine, column: Column) -> tuple[str, str]:
    """The two lines of a cell."""
    item, download = line.item, line.download
    texts = ("", "")
    match column:
        case Column.NAME:
            texts = item.name, caption_text(item)
        case Column.LANGUAGES:
            texts = languages_text(item), ""
        case Column.SIZE:
            texts = size_text(item.size_bytes), memory_text(item)
        case Column.LICENCE:
            texts = licence_text(item), limit_text(item.limit)
        case Column.SPEED:
            texts = speed_text(item), ""
        case Column.STATE if download is not None:
            texts = download_text(download), download_caption(download)
        case Column.STATE:
            texts = standing_text(item), origin_text(item)
    return texts
