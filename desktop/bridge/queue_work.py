"""One job of the queue from beginning to end, and what is told of it. Runs on the queue's thread."""

from __future__ import annotations

import time
from collections.abc import Callable

from audio_engine.engine import Outcome
from audio_engine.engine.queue import JobQueue
from audio_engine.events import Cancelled, Event, Failed, Finished, Notice, Paused, Progress, SegmentReady, Started
from audio_engine.library import JobRow, JobState, Library
from desktop.bridge.values import JobEnd, JobMoved, JobNotice, JobProgress, PassageReady

__all__ = ["run_beside", "run_next", "take_up"]

Tell = Callable[[object], None]


def take_up(queue: JobQueue, library: Library, tell: Tell) -> None:
    """Queue again what died with an earlier run of the program."""
    for job_id in queue.retry_all():
        tell(JobMoved(job_id, library.job(job_id).recording_id))


def run_next(queue: JobQueue, library: Library, tell: Tell) -> bool:
    """Run the job whose turn it is to its end; whether there was one.

    Raises:
        UserFacingError: the library cannot be read or written.
        WorkerBugError: our mistake.
    """
    return _told(library, tell, lambda run: queue.run_next(run, on_taken=run.take))


def run_beside(queue: JobQueue, library: Library, tell: Tell, job_id: int) -> bool:
    """Run this job to its end, whatever else runs; whether it still waited.

    Raises:
        UserFacingError: the library cannot be read or written.
        WorkerBugError: our mistake.
    """
    return _told(library, tell, lambda run: queue.run_beside(job_id, run, on_taken=run.take))


def _told(library: Library, tell: Tell, carry_out: Callable[[_Run], Outcome | None]) -> bool:
    run = _Run(library, tell)
    event: Event | None = None
    try:
        outcome = carry_out(run)
        event = outcome.event if outcome else None
    finally:
        if run.job is not None:
            tell(_end(library, run.job, run.title, event, time.monotonic() - run.began))
    return run.job is not None


class _Run:
    """The job that was taken; turns the engine's events into what views are told. `began` is `time.monotonic()`."""

    def __init__(self, library: Library, tell: Tell) -> None:
        self.job: JobRow | None = None
        self.title = ""
        self.began = time.monotonic()
        self._library = library
        self._tell = tell
        self._transcript_id: int | None = None

    def take(self, job: JobRow) -> None:
        """It is this one."""
        self.title = "" if job.recording_id is None else self._library.recording(job.recording_id).title
        self.job = job

    def __call__(self, event: Event) -> None:
        """Something happened to it."""
        assert self.job is not None
        job_id, recording_id = self.job.id, self.job.recording_id
        match event:
            case Started():
                self._tell(JobMoved(job_id, recording_id))
            case Progress():
                progress = JobProgress(job_id, recording_id, event.stage, event.done_s, event.total_s, event.left_s)
                self._tell(progress)
            case SegmentReady():
                if self._transcript_id is None:
                    self._transcript_id = self._library.transcript_for_job(job_id)
                if self._transcript_id is not None:
                    self._tell(PassageReady(self._transcript_id, event.segment_id))
            case Notice():
                self._tell(JobNotice(job_id, recording_id, event.text))


def _end(library: Library, job: JobRow, title: str, event: Event | None, took_s: float) -> JobEnd:
    """What is told of a run. `event` is None where a mistake of ours ended it."""
    what = to_do = ""
    match event:
        case Finished(warnings=warnings):
            state = JobState.DONE_WITH_WARNINGS if warnings else JobState.DONE
        case Failed():
            state, what, to_do = JobState.FAILED, event.what, event.to_do
        case Cancelled():
            state = JobState.CANCELLED
        case Paused():
            state = JobState.PAUSED
        case _:
            state = JobState.FAILED
    return JobEnd(
        job_id=job.id,
        kind=job.kind,
        recording_id=job.recording_id,
        transcript_id=library.transcript_for_job(job.id),
        title=title,
        state=state,
        took_s=took_s,
        what=what,
        to_do=to_do,
    )
