"""The queue as a window needs it: what waits and how long, and every job stopped, put off, moved or tried again.

Whoever runs it holds the library's `QueueLock` and calls `run_next` until nothing is left.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from audio_engine.engine.engine import Engine, speed_key
from audio_engine.engine.file_look import look_at
from audio_engine.engine.requests import Outcome
from audio_engine.errors import LibraryError
from audio_engine.events import Cancelled, Event, Paused
from audio_engine.jobs.control import StopRequest
from audio_engine.library import JobRow, JobState, QueuedRow
from audio_engine.library.job_states import ENDED
from audio_engine.text import tr

__all__ = ["JobQueue", "QueueEntry"]

_OPEN = tuple(state for state in JobState if state not in ENDED)


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """A job in the list of what is going on. Times are seconds of wall-clock time, None where nobody can know them.

    `position` counts the jobs that wait from 1. `left_s` is how long the job will still take once it runs, and
    `starts_in_s` how long those before it will. `deleted`: what it works on was deleted, and it waits for that.
    `is_ours` says that this process runs it.
    """

    job: JobRow
    title: str
    position: int | None
    length_s: float | None
    """Of the recording, in audio seconds."""
    left_s: float | None
    starts_in_s: float | None
    deleted: bool
    is_ours: bool

    @property
    def ends_in_s(self) -> float | None:
        """Until a job that waits is done."""
        return None if self.starts_in_s is None or self.left_s is None else self.starts_in_s + self.left_s


class JobQueue:
    """The queue of an engine's library. Safe to use from several threads; one of them runs the jobs."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._library = engine.library
        self._lock = threading.Lock()
        self._running: dict[int, _Running] = {}
        self._lengths_s: dict[int, float | None] = {}
        self._is_closing = False

    def entries(self) -> list[QueueEntry]:
        """What runs, waits or is put off, in the order of the queue; what runs comes first."""
        rows = self._library.queued_rows(*_OPEN)
        rows.sort(key=lambda row: row.job.state is not JobState.RUNNING)
        entries, position, until_s = [], 0, 0.0 if rows else None
        speeds: dict[str, float | None] = {}
        for row in rows:
            left_s = self._left_s(row, speeds)
            waits = row.job.state is JobState.QUEUED and not row.deleted
            position += waits
            entries.append(self._entry(row, position if waits else None, left_s, until_s if waits else None))
            if waits or row.job.state is JobState.RUNNING:
                until_s = None if until_s is None or left_s is None else until_s + left_s
        return entries

    def history(self, limit: int = 100) -> list[QueueEntry]:
        """What has ended, the latest first."""
        rows = self._library.queued_rows(*ENDED)
        rows.sort(key=lambda row: (row.job.ended_at or "", row.job.id), reverse=True)
        return [self._entry(row, None, None, None) for row in rows[:limit]]

    def measure(self) -> bool:
        """Ask the locked decoder for the lengths of waiting recordings that nobody has decoded yet.

        Takes a moment for each; `entries` goes by what is found. Whether there was anything to find.
        """
        unknown = [
            row.job.recording_id
            for row in self._library.queued_rows(*_OPEN)
            if row.length_s is None and row.job.recording_id is not None and not row.deleted
        ]
        unknown = [recording_id for recording_id in dict.fromkeys(unknown) if recording_id not in self._lengths_s]
        for recording_id in unknown:
            if self._is_closing:
                return False
            self._lengths_s[recording_id] = look_at(self._library.recording(recording_id).path).length_s
        return bool(unknown)

    def run_next(
        self, on_event: Callable[[Event], None], *, on_taken: Callable[[JobRow], None] = lambda _job: None
    ) -> Outcome | None:
        """Run the job whose turn it is to its end; None at once where none waits or the queue is closing.

        `on_taken` is called with it before it begins.

        Raises:
            WorkerBugError: our mistake; the job is marked failed.
        """
        if self._is_closing:
            return None
        job = self._library.claim_next()
        if job is None:
            return None
        on_taken(job)
        return self._run(self._engine, job.id, on_event)

    def run_beside(
        self,
        job_id: int,
        on_event: Callable[[Event], None],
        *,
        on_taken: Callable[[JobRow], None] = lambda _job: None,
    ) -> Outcome | None:
        """Run this waiting job now, although another one may be running: a person waits for it.

        It then takes the processor, because two models may not fit on a graphics card. None where the job does not
        wait any more. `on_taken` is called with it before it begins.

        Raises:
            WorkerBugError: our mistake; the job is marked failed.
        """
        busy = bool(self._library.jobs(JobState.RUNNING))
        job = None if self._is_closing else self._library.claim_job(job_id)
        if job is None:
            return None
        on_taken(job)
        with Engine(self._engine.home, keep_unusable=self._engine.keep_unusable) as beside:
            return self._run(beside, job_id, on_event, device="cpu" if busy else None)

    def cancel(self, job_id: int) -> None:
        """Stop the job for good; what it has stored stays. It can still be tried again.

        Raises:
            LibraryError: it runs in another window, or has ended.
        """
        if not self._ask(job_id, StopRequest.CANCEL):
            self._library.set_job_state(job_id, JobState.CANCELLED)

    def pause(self, job_id: int) -> None:
        """Put the job off: it goes on where it was once it is resumed.

        Raises:
            LibraryError: it runs in another window, or has ended.
        """
        if not self._ask(job_id, StopRequest.PAUSE):
            self._library.set_job_state(job_id, JobState.PAUSED)

    def resume(self, job_id: int) -> None:
        """Let a job that was put off, interrupted or cancelled, or that has failed, wait for its turn again.

        It keeps its place in the queue and goes on after what it had stored.

        Raises:
            LibraryError: it cannot.
        """
        self._library.set_job_state(job_id, JobState.QUEUED)

    def retry_all(self) -> list[int]:
        """Let every job that was interrupted wait again, as after a crash; their ids."""
        self._library.mark_interrupted()
        ids = [job.id for job in self._library.jobs(JobState.INTERRUPTED)]
        for job_id in ids:
            self._library.set_job_state(job_id, JobState.QUEUED)
        return ids

    def move(self, job_id: int, before: int | None) -> None:
        """Let the job come before the job `before`, or last.

        Raises:
            LibraryError: there is no such job.
        """
        order = [job.id for job in self._library.jobs(JobState.QUEUED) if job.id != job_id]
        place = order.index(before) if before in order else len(order)
        self._library.reorder([*order[:place], job_id, *order[place:]])

    def close(self) -> None:
        """Stop what runs here, for the program to end: it waits in the queue and goes on at the next start."""
        self._is_closing = True
        with self._lock:
            running = list(self._running.values())
        for job in running:
            job.ask(StopRequest.PAUSE)

    def _run(
        self, engine: Engine, job_id: int, on_event: Callable[[Event], None], *, device: str | None = None
    ) -> Outcome:
        running = _Running(engine)
        with self._lock:
            self._running[job_id] = running
        try:
            if running.asked is None and not self._is_closing:
                outcome = engine.run(job_id, running.watching(on_event), device=device)
            else:
                outcome = self._stopped_before(job_id, running.asked or StopRequest.PAUSE, on_event)
        finally:
            with self._lock:
                del self._running[job_id]
        if self._is_closing and isinstance(outcome.event, Paused):
            self._library.set_job_state(job_id, JobState.QUEUED)
        return outcome

    def _stopped_before(self, job_id: int, asked: StopRequest, on_event: Callable[[Event], None]) -> Outcome:
        cancelled = asked is StopRequest.CANCEL
        self._library.set_job_state(job_id, JobState.CANCELLED if cancelled else JobState.PAUSED)
        event = Cancelled(job_id) if cancelled else Paused(job_id)
        on_event(event)
        return Outcome(event, self._library.transcript_for_job(job_id), None)

    def _ask(self, job_id: int, request: StopRequest) -> bool:
        """Ask the job to stop if it runs here; False where it does not run.

        Raises:
            LibraryError: it runs elsewhere.
        """
        with self._lock:
            running = self._running.get(job_id)
        if running is not None:
            running.ask(request)
            return True
        self._library.mark_interrupted()
        if self._library.job(job_id).state is JobState.RUNNING:
            raise LibraryError(
                tr("This job is run by another window or command of Souffleur."),
                tr("Stop it there, or wait until it has finished."),
            )
        return False

    def _left_s(self, row: QueuedRow, speeds: dict[str, float | None]) -> float | None:
        """`speeds` are those that were asked for already, by kind of job."""
        length_s = self._length_s(row)
        if length_s is None:
            return None
        key = speed_key(row.job)
        if key not in speeds:
            speeds[key] = self._engine.expected_speed(row.job.id)
        speed = speeds[key]
        return None if speed is None else max(0.0, length_s - row.recognised_s) / speed

    def _length_s(self, row: QueuedRow) -> float | None:
        """As it was decoded, else as its file says."""
        return row.length_s if row.length_s is not None else self._lengths_s.get(row.job.recording_id or 0)

    def _entry(
        self, row: QueuedRow, position: int | None, left_s: float | None, starts_in_s: float | None
    ) -> QueueEntry:
        return QueueEntry(
            job=row.job,
            title=row.title,
            position=position,
            length_s=self._length_s(row),
            left_s=left_s,
            starts_in_s=starts_in_s,
            deleted=row.deleted,
            is_ours=row.job.id in self._running,
        )


class _Running:
    """A job that runs here, and what was asked of it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.asked: StopRequest | None = None

    def ask(self, request: StopRequest) -> None:
        if self.asked is not StopRequest.CANCEL:
            self.asked = request
        self._pass_on()

    def watching(self, on_event: Callable[[Event], None]) -> Callable[[Event], None]:
        """`on_event`, and before it the request once more: the worker may have begun to listen only now."""

        def watch(event: Event) -> None:
            if self.asked is not None:
                self._pass_on()
            on_event(event)

        return watch

    def _pass_on(self) -> None:
        if self.asked is StopRequest.CANCEL:
            self._engine.cancel()
        else:
            self._engine.pause()
