"""How a row of the list of recordings is painted: a title with its folder, and a state with how far it is.

A row that failed or was interrupted has a button in its state; it is painted, because five thousand widgets are slow.
"""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.interviews.recording_order import Column
from desktop.interviews.recordings_model import LINE_ROLE
from desktop.interviews.shelf_state import ShelfLine, ShelfState, state_icon
from desktop.lists.row_painter import RowPainter
from desktop.theme import Theme, space

__all__ = ["RecordingCells"]

Index = QModelIndex | QPersistentModelIndex


class RecordingCells(QStyledItemDelegate):
    """Paints every column; `go_on_wanted` carries the recording whose Retry or Resume was clicked."""

    go_on_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
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
        line: ShelfLine = index.data(LINE_ROLE)
        painter.save()
        area = self._rows.background(painter, option, first_column=index.column() == 0)
        match index.column():
            case Column.TITLE:
                self._paint_title(painter, area, line)
            case Column.STATE:
                self._paint_state(painter, area, line)
            case _:
                side = index.data(Qt.ItemDataRole.TextAlignmentRole) or int(Qt.AlignmentFlag.AlignLeft)
                upper, _ = self._rows.lines(area)
                self._rows.text(painter, upper, str(index.data() or ""), self._rows.body, "muted", side=side)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:  # noqa: N802
        """The field in which a title is changed."""
        field = QLineEdit(parent)
        field.setAccessibleName(self.tr("Title of the recording"))
        return field

    def updateEditorGeometry(  # noqa: N802 - Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """As high as a field is, in the middle of the row."""
        cell: QRect = option.rect
        height = editor.sizeHint().height()
        area = cell.adjusted(space(1), 0, -space(1), 0)
        editor.setGeometry(area.left(), area.center().y() - height // 2, area.width(), height)

    def editorEvent(  # noqa: N802 - Qt's name
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A click on the painted button."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            line: ShelfLine = index.data(LINE_ROLE)
            cell: QRect = option.rect
            if self.button_at(cell, index, event.position().toPoint()):
                self.go_on_wanted.emit(line.id)
                return True
        return super().editorEvent(event, model, option, index)

    def button_at(self, cell: QRect, index: Index, position: QPoint) -> bool:
        """Whether the button of the cell `cell` is at `position`."""
        text = self.button_text(index.data(LINE_ROLE))
        if index.column() != Column.STATE or not text:
            return False
        return self._rows.button_place(self._rows.inside(cell), text).contains(position)

    def button_text(self, line: ShelfLine) -> str:
        """What the painted button of a line says; "" where it has none."""
        match line.state:
            case ShelfState.FAILED:
                return self.tr("Retry")
            case ShelfState.INTERRUPTED | ShelfState.PAUSED:
                return self.tr("Resume")
            case _:
                return ""

    def _paint_title(self, painter: QPainter, area: QRect, line: ShelfLine) -> None:
        upper, lower = self._rows.lines(area)
        self._rows.text(painter, upper, line.row.title, self._rows.body, "text")
        folder = str(PurePath(line.row.path_text).parent)
        middle = Qt.TextElideMode.ElideMiddle
        self._rows.text(painter, lower, folder, self._rows.caption, "muted", elide=middle)

    def _paint_state(self, painter: QPainter, area: QRect, line: ShelfLine) -> None:
        if text := self.button_text(line):
            button = self._rows.button_place(area, text)
            self._rows.button(painter, button, text)
            area = area.adjusted(0, 0, button.left() - area.right() - space(2), 0)
        upper, lower = self._rows.lines(area)
        upper = self._rows.icon(painter, upper, *state_icon(line.state))
        self._rows.text(painter, upper, line.headline, self._rows.body, "text")
        if line.state is ShelfState.TRANSCRIBING:
            self._rows.bar(painter, lower, line.progress.fraction if line.progress else None, line.more)
        else:
            token = "failure" if line.state is ShelfState.FAILED else "muted"
            self._rows.text(painter, lower, line.more, self._rows.caption, token)
