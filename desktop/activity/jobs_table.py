"""A table of jobs: the queue, whose waiting rows can be dragged, or the history."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.activity.job_cells import JobCells
from desktop.activity.jobs_model import Column, JobLine, JobsModel
from desktop.theme import Theme

__all__ = ["JobsTable"]


class JobsTable(QTableView):
    """One row is chosen at a time. It keeps the choice when the jobs are arranged anew."""

    chosen = Signal()
    open_wanted = Signal()

    def __init__(self, model: JobsModel, theme: Theme, *, name: str, drags: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._kept: int | None = None
        cells = JobCells(model, theme, self)
        self.setModel(model)
        self.setItemDelegate(cells)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        if drags:
            self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
            self.setDragDropOverwriteMode(False)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(cells.row_height)
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setSectionResizeMode(Column.JOB, QHeaderView.ResizeMode.Stretch)
        per_character = self.fontMetrics().averageCharWidth()
        columns.resizeSection(Column.STATE, 48 * per_character)
        columns.resizeSection(Column.WHEN, 21 * per_character)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._put_back)
        model.dataChanged.connect(lambda *_: self.chosen.emit())
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.doubleClicked.connect(lambda _: self.open_wanted.emit())
        theme.changed.connect(self.viewport().update)

    def chosen_line(self) -> JobLine | None:
        """The chosen job."""
        rows = self.selectionModel().selectedRows()
        return self._model.line_at(rows[0].row()) if rows else None

    def choose(self, job_id: int) -> None:
        """Choose a job, if it is here."""
        if (row := self._model.row_of(job_id)) is not None:
            self.selectRow(row)
            self.scrollTo(self._model.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_wanted.emit()
            return
        super().keyPressEvent(event)

    def _keep(self) -> None:
        line = self.chosen_line()
        self._kept = None if line is None else line.id

    def _put_back(self) -> None:
        if self._kept is not None:
            self.choose(self._kept)
        self.chosen.emit()
