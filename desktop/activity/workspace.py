"""Activity: what waits and runs, in which order, how long it takes, and what became of earlier jobs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.activity.empty_states import nothing_ended, nothing_waits, nothing_yet
from desktop.activity.job_actions import JobActions
from desktop.activity.job_details import JobDetails
from desktop.activity.jobs_model import JobLine, JobsModel
from desktop.activity.jobs_table import JobsTable
from desktop.bridge.values import JobState
from desktop.interviews.opening import OpenTranscript
from desktop.lists.wording import about
from desktop.theme import space
from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from desktop.bridge.values import QueueEntry

__all__ = ["ActivityWorkspace"]

_GATHER_MS: Final = 30
"""Changes that come together are read together."""


class ActivityWorkspace(QWidget):
    """The workspace that the rail calls “activity”. The queue is above, the history below."""

    def __init__(self, context: WorkspaceContext) -> None:
        super().__init__()
        self._context = context
        self._bridge = context.bridge
        self._is_read = False
        self._transcript: tuple[int, int | None] = (0, None)
        """The chosen job, and the transcript that it has begun."""
        self.queue, self.history = JobsModel(self), JobsModel(self)
        self.actions_of_jobs = JobActions(context.shortcuts, self)
        theme = context.theme
        self.queue_table = JobsTable(self.queue, theme, name=self.tr("Queue"), drags=True, parent=self)
        self.history_table = JobsTable(self.history, theme, name=self.tr("History"), drags=False, parent=self)
        self.details = JobDetails(self.actions_of_jobs, self.queue, theme, self)
        self._summary = QLabel(self)
        self._pages = QStackedWidget(self)
        self._queue_place, self._history_place = QStackedWidget(self), QStackedWidget(self)
        self._lay_out()
        self._timer = QTimer(self, interval=_GATHER_MS, singleShot=True)
        self._timer.timeout.connect(self._read)
        self._connect()
        self._read()

    def open_item(self, item: object) -> None:
        """Show a job by its id."""
        assert isinstance(item, int)
        for table in (self.queue_table, self.history_table):
            table.choose(item)

    def take_focus(self) -> None:
        """To the queue, or to the history where nothing waits."""
        (self.queue_table if self.queue.rowCount() or not self.history.rowCount() else self.history_table).setFocus()

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Activity"), self)
        title.setFont(self._context.theme.font("heading"))
        self._summary.setProperty("role", "muted")
        header = QHBoxLayout()
        header.addWidget(title)
        header.addStretch(1)
        header.addWidget(self._summary)
        lists = QWidget(self)
        column = QVBoxLayout(lists)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        for text, table, place, instead in (
            (self.tr("Queue"), self.queue_table, self._queue_place, nothing_waits(self._context)),
            (self.tr("History"), self.history_table, self._history_place, nothing_ended(self._context)),
        ):
            label = QLabel(text, self)
            label.setFont(self._context.theme.font("strong"))
            label.setBuddy(table)
            place.addWidget(table)
            place.addWidget(instead)
            column.addWidget(label)
            column.addWidget(place, 1)
        column.addWidget(self.details)
        self._pages.addWidget(lists)
        self._pages.addWidget(nothing_yet(self._context))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(space(6), space(5), space(6), space(4))
        whole.setSpacing(space(4))
        whole.addLayout(header)
        whole.addWidget(self._pages, 1)

    def _connect(self) -> None:
        jobs, library = self._bridge.jobs, self._bridge.library
        jobs.job_changed.connect(lambda _: self._timer.start())
        jobs.job_ended.connect(lambda _: self._timer.start())
        jobs.lengths_known.connect(self._timer.start)
        jobs.progress.connect(self.queue.set_progress)
        library.recordings_changed.connect(self._timer.start)
        library.recording_changed.connect(lambda _: self._timer.start())
        self.queue.moved.connect(self._on_dropped)
        for table, other in (
            (self.queue_table, self.history_table),
            (self.history_table, self.queue_table),
        ):
            table.addActions(self.actions_of_jobs.all)
            table.chosen.connect(partial(self._on_chosen, table, other))
            table.open_wanted.connect(self._open)
        actions = self.actions_of_jobs
        actions.open_wanted.connect(self._open)
        actions.go_on_wanted.connect(lambda: self._with_chosen(jobs.retry))
        actions.pause_wanted.connect(lambda: self._with_chosen(jobs.pause))
        actions.cancel_wanted.connect(self._cancel)
        actions.move_wanted.connect(self._move)

    def chosen(self) -> JobLine | None:
        """The chosen job, of either list."""
        return self.queue_table.chosen_line() or self.history_table.chosen_line()

    # --- reading --------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        jobs = self._bridge.jobs
        jobs.read_queue(on_success=self._show_queue, key="activity-queue", owner=self)

    def _show_queue(self, entries: list[QueueEntry]) -> None:
        self.queue.set_rows(entries)
        for entry in entries:
            if (heard := self._bridge.jobs.progress_of(entry.job.id)) is not None:
                self.queue.set_progress(heard)
        self._show_summary([entry for entry in entries if entry.position is not None])
        self._bridge.jobs.read_history(on_success=self._show_history, key="activity-history", owner=self)

    def _show_history(self, entries: list[QueueEntry]) -> None:
        self._is_read = True
        self.history.set_rows(entries)
        self._show_page()

    def _show_page(self) -> None:
        has_queue, has_history = self.queue.rowCount() > 0, self.history.rowCount() > 0
        self._queue_place.setCurrentIndex(0 if has_queue else 1)
        self._history_place.setCurrentIndex(0 if has_history else 1)
        self._pages.setCurrentIndex(0 if has_queue or has_history or not self._is_read else 1)
        self._settle()

    def _show_summary(self, waiting: list[QueueEntry]) -> None:
        if not waiting:
            text = ""
        elif (ends_in_s := waiting[-1].ends_in_s) is None:
            text = self.tr("1 job waits") if len(waiting) == 1 else self.tr("{0} jobs wait").format(len(waiting))
        else:
            text = self.tr("Everything is done in {0}").format(about(ends_in_s))
        self._summary.setText(text)

    # --- the chosen job -------------------------------------------------------------------------------------------

    def _on_chosen(self, table: JobsTable, other: JobsTable) -> None:
        if table.chosen_line() is not None and other.chosen_line() is not None:
            other.clearSelection()
        self._settle()

    def _settle(self) -> None:
        line = self.chosen()
        if line is not None and line.id != self._transcript[0]:
            self._transcript = (line.id, None)
        if line is not None:
            job_id = line.id
            self._bridge.library.read(
                lambda library: library.transcript_for_job(job_id),
                on_success=partial(self._on_transcript, job_id),
                key="activity-transcript",
                owner=self,
            )
        self._offer(line)

    def _on_transcript(self, job_id: int, transcript_id: int | None) -> None:
        self._transcript = (job_id, transcript_id)
        self._offer(self.chosen())

    def _offer(self, line: JobLine | None) -> None:
        transcript_id = self._transcript[1] if line is not None and self._transcript[0] == line.id else None
        waiting = self.queue.waiting()
        self.actions_of_jobs.choose(
            line,
            place=waiting.index(line.id) if line is not None and line.id in waiting else 0,
            waiting=len(waiting),
            can_open=transcript_id is not None and line is not None and not line.row.deleted,
        )
        self.details.show_line(line, is_kept=transcript_id is not None)

    def _with_chosen(self, do: Callable[[int], None]) -> None:
        line = self.chosen()
        if line is not None:
            do(line.id)

    def _cancel(self) -> None:
        line = self.chosen()
        if line is None:
            return
        self._bridge.jobs.cancel(line.id)
        what = self.tr("“{0}” was cancelled; what was done until then is kept.").format(self.queue.title(line))
        self._context.notices.say(what, undo=partial(self._bridge.jobs.retry, line.id))

    def _open(self) -> None:
        line = self.chosen()
        if line is None or self._transcript[0] != line.id or self._transcript[1] is None:
            return
        if line.row.job.recording_id is not None and not line.row.deleted:
            self._context.open_item("interviews", OpenTranscript(self._transcript[1], line.row.job.recording_id))

    # --- order ----------------------------------------------------------------------------------------------------

    def _move(self, places: int) -> None:
        line = self.chosen()
        if line is not None and line.state is JobState.QUEUED:
            waiting = self.queue.waiting()
            self._reorder(line.id, waiting.index(line.id) + places)

    def _on_dropped(self, job_id: int, row: int) -> None:
        before = [self.queue.line_at(above).id for above in range(min(row, self.queue.rowCount()))]
        waiting = self.queue.waiting()
        self._reorder(job_id, sum(1 for waits_id in waiting if waits_id in before and waits_id != job_id))

    def _reorder(self, job_id: int, place: int) -> None:
        old = self.queue.waiting()
        new = [waits_id for waits_id in old if waits_id != job_id]
        new.insert(max(0, min(place, len(new))), job_id)
        if new != old:
            self._bridge.jobs.reorder(new)
