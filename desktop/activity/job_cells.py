"""How a row of jobs is painted."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.activity.jobs_model import JOB_ROLE, Column, JobLine, JobsModel
from desktop.bridge.values import JobState
from desktop.lists.row_painter import RowPainter
from desktop.theme import Theme

__all__ = ["JobCells"]

Index = QModelIndex | QPersistentModelIndex

_ICONS: Final = {
    JobState.QUEUED: ("clock", "muted"),
    JobState.RUNNING: ("activity", "accent"),
    JobState.PAUSED: ("pause", "muted"),
    JobState.INTERRUPTED: ("alert", "warning"),
    JobState.DONE: ("check-circle", "done"),
    JobState.DONE_WITH_WARNINGS: ("alert", "warning"),
    JobState.FAILED: ("error", "failure"),
    JobState.CANCELLED: ("stop", "muted"),
}


class JobCells(QStyledItemDelegate):
    """Paints every column of a `JobsModel`."""

    def __init__(self, model: JobsModel, theme: Theme, parent: QWidget) -> None:
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
        line: JobLine = index.data(JOB_ROLE)
        rows, model = self._rows, self._model
        painter.save()
        area = rows.background(painter, option, first_column=index.column() == 0)
        upper, lower = rows.lines(area)
        match index.column():
            case Column.JOB:
                rows.text(painter, upper, model.title(line), rows.body, "text")
                rows.text(painter, lower, model.kind_label(line), rows.caption, "muted")
            case Column.STATE:
                upper = rows.icon(painter, upper, *_ICONS[line.state])
                rows.text(painter, upper, model.state_label(line), rows.body, "text")
                if line.state is JobState.RUNNING:
                    fraction = line.progress.fraction if line.progress is not None else None
                    rows.bar(painter, lower, fraction, model.more(line))
                else:
                    token = "failure" if line.state is JobState.FAILED else "muted"
                    rows.text(painter, lower, model.more(line), rows.caption, token)
            case _:
                rows.text(painter, upper, model.when(line), rows.body, "muted")
        painter.restore()
