"""The engine itself: it prepares a job, has it run in a worker, and notes how it ended.

Whatever cannot work is refused before anything is queued, in one sentence. It never opens a recording and never loads
a model: workers do.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from audio_engine.engine.narrating import approve_narration, flags_of, queue_narration
from audio_engine.engine.recogniser_choice import choose_recogniser
from audio_engine.engine.requests import (
    NarrationRequest,
    Outcome,
    PreparedJob,
    PreparedNarration,
    TranscriptionRequest,
)
from audio_engine.engine.resuming import (
    FINISHED,
    finished_like,
    recording_of,
    unfinished_like,
    unplugged_recording,
)
from audio_engine.engine.retention import keep_retention
from audio_engine.errors import UnusableInputError
from audio_engine.events import Cancelled, Event, Failed, Finished, Paused, Progress
from audio_engine.jobs.device_ladder import DeviceLadder
from audio_engine.jobs.narration_settings import NarrationSettings
from audio_engine.jobs.narration_work import clear_narration_work
from audio_engine.jobs.supervisor import Supervisor, WorkerBugError
from audio_engine.jobs.transcription_settings import TranscriptionSettings
from audio_engine.library import JobRow, JobState, Library
from audio_engine.media.decoding import open_recording
from audio_engine.media.sentences import printable_name
from audio_engine.narration.spoken import Flag
from audio_engine.settings.folders import home_folder
from audio_engine.settings.library_place import library_home
from audio_engine.settings.resolver import Settings, read_settings
from audio_engine.settings.schema import TRANSCRIPTION_COMPUTE_TYPE, TRANSCRIPTION_DEVICE, TRANSCRIPTION_PRIORITY
from audio_engine.speed import SpeedBook
from audio_engine.text import tr

__all__ = ["Engine", "speed_key"]


class Engine:
    """One library and one worker at a time. A context manager.

    `keep_unusable`: a recording that turns out to be none stays in the library with its failed job, for a person to
    see and to choose another file. A command forgets it: it has said so already.
    """

    def __init__(self, home: Path | None = None, *, keep_unusable: bool = False) -> None:
        self.keep_unusable = keep_unusable
        # What is known of the person and the machine outlives a library that is thrown away.
        self._machine_home = home_folder()
        self._settings: Settings = read_settings(self._machine_home)
        self.home = home or library_home(self._settings)
        self._stack = contextlib.ExitStack()
        self._supervisor = self._stack.enter_context(Supervisor())
        self.library = self._stack.enter_context(Library.open(self.home))
        self._speeds = SpeedBook(self._machine_home)
        self._news = keep_retention(self.library, self._settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    @property
    def settings(self) -> Settings:
        """The settings in force, as they were when the engine was opened."""
        return self._settings

    def prepare(self, request: TranscriptionRequest) -> PreparedJob:
        """Check everything that can be checked now, and queue the job.

        Raises:
            UsageError: the request contradicts itself.
            UnusableInputError: the file cannot be a recording.
            ModelMissingError: no model here can do this.
        """
        unplugged = unplugged_recording(self.library, request.path) if request.resume else None
        if unplugged is None:
            open_recording(request.path).close()
        settings, notices = choose_recogniser(request, self._settings, self._machine_home)
        notices = [*self._settings.problems, *self._told(), *notices]
        recording_id = recording_of(self.library, request.path) if unplugged is None else unplugged
        self.library.mark_interrupted()
        earlier = unfinished_like(self.library, recording_id, settings)
        done = finished_like(self.library, recording_id, settings) if request.resume and earlier is None else None
        if done:  # a command over several files was stopped in a later one
            notices.append(
                tr("{name} was finished before: that transcript is used.", name=printable_name(request.path))
            )
            return PreparedJob(done.id, recording_id, tuple(notices), resumes=True, unfinished=False)
        if request.resume and earlier is None:
            notices.append(
                tr("There is no unfinished transcript of {name}: it is begun anew.", name=printable_name(request.path))
            )
        if request.resume and earlier is not None:
            if earlier.state is not JobState.QUEUED:
                self.library.set_job_state(earlier.id, JobState.QUEUED)
            return PreparedJob(earlier.id, recording_id, tuple(notices), resumes=True, unfinished=False)
        job_id = self.library.add_job("transcribe", recording_id, settings.to_json())
        return PreparedJob(job_id, recording_id, tuple(notices), resumes=False, unfinished=earlier is not None)

    def prepare_narration(
        self, request: NarrationRequest, *, cancelled: Callable[[], bool] = lambda: False
    ) -> PreparedNarration:
        """The same for an article: read it, refuse whatever can be refused, and queue the job.

        `cancelled` is asked by another thread while the article is read.

        Raises:
            UsageError: the request contradicts itself, or names what does not exist.
            UnusableInputError: the article, the cover or the music cannot be read.
            ModelMissingError: a voice, or the model that listens to the result, is not here.
            CancelledError: `cancelled()` was true.
        """
        prepared = queue_narration(
            self.library, request, self._settings, self._machine_home, self.home, cancelled=cancelled
        )
        return replace(prepared, notices=(*self._told(), *prepared.notices))

    def flags(self, job_id: int) -> list[Flag]:
        """What somebody should look at in the sentences of a narration."""
        return flags_of(NarrationSettings.from_json(self.library.job(job_id).settings))

    def approve(self, audio: Path, by: str) -> dict[str, Any]:
        """Note in the published file, in its report and in the library that `by` has listened to it; the new report.

        Raises:
            UsageError: `by` is no name.
            UnusableInputError: there is no report, or it is another file's.
            JobFailedError: the folder cannot be written.
        """
        return approve_narration(self.library, audio, by)

    def run(
        self,
        job_id: int,
        on_event: Callable[[Event], None],
        *,
        device: str | None = None,
        compute_type: str | None = None,
        low_priority: bool | None = None,
    ) -> Outcome:
        """Run a queued job to its end in a worker, and note in the library how it ended.

        A job that was finished before is not run again: its outcome is given.

        Raises:
            WorkerBugError: our mistake; the job is marked failed.
        """
        job = self.library.job(job_id)
        if job.state in FINISHED:
            return self._finished_before(job_id)
        device = device or self._settings.get(TRANSCRIPTION_DEVICE)
        compute_type = compute_type or self._settings.get(TRANSCRIPTION_COMPUTE_TYPE)
        low = self._settings.get(TRANSCRIPTION_PRIORITY) == "low" if low_priority is None else low_priority
        ladder = None
        model_folder = job.settings.get("model_folder")  # of a recogniser; voices run on the processor
        if model_folder:
            ladder = DeviceLadder(Path(model_folder), self._machine_home, device, compute_type)
        self.library.set_job_state(job_id, JobState.RUNNING)
        speed = _SpeedWatch(on_event)
        try:
            event = self._supervisor.run(job_id, job.kind, self.home, speed, ladder=ladder, low_priority=low)
        except WorkerBugError:
            self.library.set_job_state(job_id, JobState.FAILED, what=tr("Souffleur made a mistake."), exit_code=1)
            raise
        except BaseException:  # whoever watched cannot any more: the job itself is as good as it was
            self.library.set_job_state(job_id, JobState.INTERRUPTED)
            raise
        self._note_end(job, event)
        if isinstance(event, Finished) and speed.value:
            self._speeds.note(speed_key(job), speed.value)
        return self._outcome(job_id, event)

    def withdraw(self, job_id: int) -> None:
        """Cancel a job that waits in the queue; nothing happens to any other."""
        if self.library.job(job_id).state is JobState.QUEUED:
            self.library.set_job_state(job_id, JobState.CANCELLED)

    def cancel(self) -> None:
        """Stop the job that runs; safe from a signal handler and from any thread."""
        self._supervisor.cancel()

    def pause(self) -> None:
        """Stop the job that runs; it is meant to go on later."""
        self._supervisor.pause()

    def expected_speed(self, job_id: int) -> float | None:
        """Audio seconds a second that jobs like this one reached on this machine; None before the first."""
        return self._speeds.speed(speed_key(self.library.job(job_id)))

    def _told(self) -> tuple[str, ...]:
        """What the engine did at its start and has not told yet."""
        news, self._news = self._news, ()
        return news

    def _outcome(self, job_id: int, event: Event) -> Outcome:
        transcript_id = self.library.transcript_for_job(job_id)
        transcript = self.library.load_transcript(transcript_id) if transcript_id is not None else None
        return Outcome(event, transcript_id, transcript, self.library.narration_for_job(job_id))

    def _finished_before(self, job_id: int) -> Outcome:
        outcome = self._outcome(job_id, Finished(job_id))
        warnings = outcome.transcript.warnings if outcome.transcript else ()
        return replace(outcome, event=Finished(job_id, warnings))

    def _note_end(self, job: JobRow, event: Event) -> None:
        match event:
            case Finished(warnings=warnings):
                self.library.set_job_state(job.id, JobState.DONE_WITH_WARNINGS if warnings else JobState.DONE)
            case Failed(what=what, to_do=to_do, exit_code=exit_code):
                self.library.set_job_state(job.id, JobState.FAILED, what=what, to_do=to_do, exit_code=exit_code)
                unusable = exit_code == UnusableInputError.exit_code and not self.keep_unusable
                if unusable and job.recording_id is not None:
                    self.library.forget_unusable(job.recording_id)
            case Cancelled():
                self.library.set_job_state(job.id, JobState.CANCELLED)
            case Paused():
                self.library.set_job_state(job.id, JobState.PAUSED)
        if not isinstance(event, Finished | Paused) and job.article_id is not None:
            clear_narration_work(self.home, job.id)  # a worker that was ended could not


class _SpeedWatch:
    """Passes events on and keeps the last speed that was reported."""

    def __init__(self, on_event: Callable[[Event], None]) -> None:
        self._on_event = on_event
        self.value: float | None = None

    def __call__(self, event: Event) -> None:
        if isinstance(event, Progress) and event.speed:
            self.value = event.speed
        self._on_event(event)


def speed_key(job: JobRow) -> str:
    """The kind of a job, as far as its speed goes."""
    if job.article_id is not None:
        return f"narrate/{job.settings['cast'][0]['voice']}"
    return TranscriptionSettings.from_json(job.settings).speed_key
