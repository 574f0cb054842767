"""One job of the queue from beginning to end, and what is told of it. Runs on the queue's thread."""

from __future__ import annotations

import time
from collections.abc import Callable

from audio_engine.engine import Engine
from audio_engine.events import Cancelled, Event, Failed, Finished, Notice, Paused, Progress, SegmentReady, Started
from audio_engine.library import JobRow, JobState, Library
from desktop.bridge.values import JobEnd, JobMoved, JobNotice, JobProgress, PassageReady

__all__ = ["run_job", "take_up"]

Tell = Callable[[object], None]


def take_up(engine: Engine, tell: Tell) -> None:
    """Queue again what died with an earlier run of the program."""
    library = engine.library
    library.mark_interrupted()
    for job in library.jobs(JobState.INTERRUPTED):
        library.set_job_state(job.id, JobState.QUEUED)
        tell(JobMoved(job.id, job.recording_id))


def run_job(engine: Engine, job_id: int, tell: Tell, *, goes_on_next_time: Callable[[], bool]) -> None:
    """Run a job to its end. Where it was paused because the program ends, it is queued again.

    Raises:
        UserFacingError: the library cannot be read or written.
        WorkerBugError: our mistake.
    """
    library = engine.library
    job = library.job(job_id)
    title = "" if job.recording_id is None else library.recording(job.recording_id).title
    began = time.monotonic()
    event: Event | None = None
    try:
        event = engine.run(job.id, _Listener(library, job, tell)).event
        if isinstance(event, Paused) and goes_on_next_time():  # nobody asked for a pause
            library.set_job_state(job.id, JobState.QUEUED)
    finally:
        tell(_end(library, job, title, event, time.monotonic() - began))


class _Listener:
    """Turns the engine's events into what views are told."""

    def __init__(self, library: Library, job: JobRow, tell: Tell) -> None:
        self._library = library
        self._job = job
        self._tell = tell
        self._transcript_id: int | None = None

    def __call__(self, event: Event) -> None:
        job_id, recording_id = self._job.id, self._job.recording_id
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
        is_forgotten=state is JobState.FAILED and all(kept.id != job.id for kept in library.jobs(JobState.FAILED)),
    )
