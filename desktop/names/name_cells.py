"""How a row of the list of names is painted: the name with its note, and what is known of it in muted text."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.lists.row_painter import RowPainter
from desktop.names.name_lines import Column, NameLine
from desktop.names.name_texts import way_text
from desktop.names.names_model import LINE_ROLE, NamesModel
from desktop.theme import Theme

__all__ = ["NameCells"]

Index = QModelIndex | QPersistentModelIndex


class NameCells(QStyledItemDelegate):
    """Paints every column."""

    def __init__(self, model: NamesModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._rows = RowPainter(theme)

    @property
    def row_height(self) -> int:
        """All rows are of one height."""
        return self._rows.row_height

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802 - Qt's name
        """The height of a row."""
        return self._rows.size()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        line: NameLine = index.data(LINE_ROLE)
        text = str(index.data() or "")
        rows = self._rows
        painter.save()
        area = rows.background(painter, option, first_column=index.column() == 0)
        upper, lower = rows.lines(area)
        match index.column():
            case Column.NAME:
                rows.text(painter, upper, text, rows.body, "text")
                rows.text(painter, lower, line.name.note, rows.caption, "muted")
            case Column.SAID:
                rows.text(painter, upper, text, rows.body, "text")
                if line.name.say_as is not None and line.name.say_as.value:
                    rows.text(painter, lower, way_text(line.name.say_as.way), rows.caption, "muted")
            case Column.HINT if self._model.is_left_out(line):
                rows.text(painter, rows.icon(painter, upper, "alert", "warning"), text, rows.body, "warning")
            case Column.SOURCE if line.is_shared:
                rows.text(painter, rows.icon(painter, upper, "lock", "muted"), text, rows.body, "muted")
                if line.is_replaced:
                    rows.text(painter, lower, self.tr("yours takes its place"), rows.caption, "muted")
            case _:
                rows.text(painter, upper, text, rows.body, "muted")
        painter.restore()
