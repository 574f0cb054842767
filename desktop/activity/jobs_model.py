"""Jobs as a table: what each works on, how far it is, when it was. One model holds the queue, another the history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.bridge import JobProgress
from desktop.bridge.values import JobState
from desktop.lists.wording import moment, percent, place_in_queue, time_left

if TYPE_CHECKING:
    from desktop.bridge.values import QueueEntry

__all__ = ["JOB_ROLE", "Column", "JobLine", "JobsModel"]

Index = QModelIndex | QPersistentModelIndex

JOB_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_DRAGGED: Final = "application/x-souffleur-job"


class Column(IntEnum):
    """The columns, in their order."""

    JOB = 0
    STATE = 1
    WHEN = 2


@dataclass(frozen=True, slots=True)
class JobLine:
    """A job as a row."""

    row: QueueEntry
    progress: JobProgress | None = None

    @property
    def id(self) -> int:
        """The job's."""
        return self.row.job.id

    @property
    def state(self) -> JobState:
        """Where it is."""
        return self.row.job.state


class JobsModel(QAbstractTableModel):
    """Rows of waiting jobs can be dragged; `moved` says where one was let go."""

    moved = Signal(int, int)
    """A job, and the row before which it is to stand."""

    def __init__(self, parent: Any = None) -> None:  # noqa: ANN401 - a QObject
        super().__init__(parent)
        self._lines: list[JobLine] = []

    def set_rows(self, rows: Sequence[QueueEntry]) -> None:
        """Show these jobs; rows that are the same stay."""
        progress = {line.id: line.progress for line in self._lines}
        fresh = [JobLine(row, progress.get(row.job.id) if row.job.state is JobState.RUNNING else None) for row in rows]
        if [line.id for line in fresh] != [line.id for line in self._lines]:
            self.beginResetModel()
            self._lines = fresh
            self.endResetModel()
            return
        for place, line in enumerate(fresh):
            if line != self._lines[place]:
                self._lines[place] = line
                self._changed(place)

    def set_progress(self, progress: JobProgress) -> None:
        """Show how far the running job is."""
        row = self.row_of(progress.job_id)
        if row is None:
            return
        line = self._lines[row]
        job = replace(line.row.job, state=JobState.RUNNING)
        self._lines[row] = JobLine(replace(line.row, job=job), progress)
        self._changed(row)

    def line_at(self, row: int) -> JobLine:
        """The job in a row."""
        return self._lines[row]

    def row_of(self, job_id: int) -> int | None:
        """The row of a job; None where it is not here."""
        return next((row for row, line in enumerate(self._lines) if line.id == job_id), None)

    def waiting(self) -> list[int]:
        """The ids of the waiting jobs, in their order."""
        return [line.id for line in self._lines if line.state is JobState.QUEUED]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """How many jobs there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """How many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """A cell."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == JOB_ROLE:
            return line
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        match index.column():
            case Column.JOB:
                return self.heading(line)
            case Column.STATE:
                more = self.more(line) if role == Qt.ItemDataRole.AccessibleTextRole else ""
                return f"{self.state_label(line)}. {more}".rstrip(". ")
            case _:
                return self.when(line)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - as Qt has it
        """The names of the columns."""
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Job"), self.tr("State"), self.tr("When"))[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Waiting jobs can be dragged, and let go between rows."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = super().flags(index)
        waits = self._lines[index.row()].state is JobState.QUEUED
        return flags | Qt.ItemFlag.ItemIsDragEnabled if waits else flags

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """Rows are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """What a dragged job is."""
        return [_DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        """The job that is dragged."""
        data = QMimeData()
        data.setData(_DRAGGED, QByteArray(str(self._lines[indexes[0].row()].id).encode()))
        return data

    def dropMimeData(  # noqa: N802 - Qt's name
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Tell where it was let go. False: the view must not remove the row itself."""
        if data.hasFormat(_DRAGGED):
            place = row if row >= 0 else parent.row() if parent.isValid() else len(self._lines)
            self.moved.emit(int(data.data(_DRAGGED).data()), place)
        return False

    # --- words ----------------------------------------------------------------------------------------------------

    def title(self, line: JobLine) -> str:
        """What it works on."""
        return line.row.title or self.tr("deleted meanwhile")

    def heading(self, line: JobLine) -> str:
        """What kind of work it is, and on what."""
        return self.tr("{0}: {1}").format(self.kind_label(line), self.title(line))

    def kind_label(self, line: JobLine) -> str:
        """What kind of work it is."""
        match line.row.job.kind:
            case "transcribe":
                return self.tr("Transcription")
            case "narrate":
                return self.tr("Narration")
            case _:
                return self.tr("Listening again")

    def state_label(self, line: JobLine) -> str:
        """Where it is, with how far."""
        fraction = line.progress.fraction if line.progress is not None else None
        if line.state is JobState.RUNNING and fraction is not None:
            return self.tr("Running, {0}").format(percent(fraction))
        if line.state is JobState.QUEUED and line.row.deleted:
            return self.tr("Waits until it is restored")
        return {
            JobState.QUEUED: self.tr("Waiting"),
            JobState.RUNNING: self.tr("Running"),
            JobState.PAUSED: self.tr("Paused"),
            JobState.INTERRUPTED: self.tr("Interrupted"),
            JobState.DONE: self.tr("Done"),
            JobState.DONE_WITH_WARNINGS: self.tr("Done, with warnings"),
            JobState.FAILED: self.tr("Failed"),
            JobState.CANCELLED: self.tr("Cancelled"),
        }[line.state]

    def more(self, line: JobLine) -> str:
        """A second line about the state: time left, a place in the queue, or a failure's sentence."""
        if line.state is JobState.RUNNING and line.progress is not None:
            stage = self._stage(line.progress.stage)
            left = "" if line.progress.left_s is None else time_left(line.progress.left_s)
            return left or stage
        if line.state is JobState.QUEUED and line.row.position is not None:
            return place_in_queue(line.row.position, line.row.ends_in_s)
        return line.row.job.what

    def when(self, line: JobLine) -> str:
        """When it ended or was asked for."""
        job = line.row.job
        return moment(job.ended_at or job.created_at)

    def _stage(self, stage: str) -> str:
        return {
            "decode": self.tr("reading the sound"),
            "detect-language": self.tr("finding out the language"),
        }.get(stage, "")

    def _changed(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
