"""The engine: the one object that the command line and the desktop hold.

It decides what a job will be (which model, which language, whose names) before anything is queued, so that whatever
cannot work is refused at once, in one sentence. It never opens a recording and never loads a model: workers do.
"""

from __future__ import annotations

import contextlib
import os
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from audio_engine.errors import ModelMissingError, UnusableInputError
from audio_engine.events import Cancelled, Event, Failed, Finished, Paused, Progress
from audio_engine.jobs.device_ladder import DeviceLadder
from audio_engine.jobs.supervisor import Supervisor, WorkerBugError
from audio_engine.jobs.transcription_settings import TranscriptionSettings
from audio_engine.library import JobRow, JobState, Library
from audio_engine.media.decoding import open_recording
from audio_engine.media.sentences import printable_name
from audio_engine.models.installed import InstalledModel, find_model
from audio_engine.names.store import stored_names
from audio_engine.settings.folders import home_folder
from audio_engine.settings.resolver import Settings, read_settings
from audio_engine.settings.schema import (
    TRANSCRIPTION_COMPUTE_TYPE,
    TRANSCRIPTION_DEVICE,
    TRANSCRIPTION_LANGUAGE,
    TRANSCRIPTION_MODE,
    TRANSCRIPTION_MODEL,
    TRANSCRIPTION_PRIORITY,
)
from audio_engine.speed import SpeedBook
from audio_engine.text import tr
from audio_engine.transcript import Transcript

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from audio_engine.names.entry import Name

__all__ = ["BASIC_MODEL", "Engine", "Outcome", "PreparedJob", "TranscriptionRequest"]

BASIC_MODEL: Final = "basic"
"""The name under which `--model` asks for the built-in recogniser."""

_BASIC_LANGUAGES: Final = ("en", "auto")
_UNFINISHED: Final = (JobState.INTERRUPTED, JobState.PAUSED, JobState.CANCELLED, JobState.FAILED, JobState.QUEUED)
_FINISHED: Final = (JobState.DONE, JobState.DONE_WITH_WARNINGS)


@dataclass(frozen=True, slots=True)
class TranscriptionRequest:
    """What somebody wants of a recording; None leaves the choice to the settings."""

    path: Path
    model: str | None = None
    language: str | None = None
    task: str = "transcribe"
    mode: str | None = None
    speakers: str = "off"
    names: tuple[Name, ...] | None = None
    """None: the newsroom's list, as it stands in the data folder."""
    prompt: str = ""
    multilingual: bool = False
    resume: bool = False


@dataclass(frozen=True, slots=True)
class PreparedJob:
    """A queued job. `notices` are sentences for the person before it starts.

    `unfinished` says that an earlier run of the same recording was left half-way and could be resumed.
    """

    job_id: int
    recording_id: int
    notices: tuple[str, ...]
    resumes: bool
    unfinished: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a job ended: its last event, and the transcript as far as it got."""

    event: Event
    transcript_id: int | None
    transcript: Transcript | None


class Engine:
    """One library and one worker at a time. A context manager."""

    def __init__(self, home: Path | None = None) -> None:
        self.home = home or home_folder()
        # What is known of the person and the machine outlives a library that is thrown away.
        self._machine_home = home_folder()
        self._settings: Settings = read_settings(self._machine_home)
        self._stack = contextlib.ExitStack()
        self._supervisor = self._stack.enter_context(Supervisor())
        self.library = self._stack.enter_context(Library.open(self.home))
        self._speeds = SpeedBook(self._machine_home)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def prepare(self, request: TranscriptionRequest) -> PreparedJob:
        """Check everything that can be checked now, and queue the job.

        Raises:
            UsageError: the request contradicts itself.
            UnusableInputError: the file cannot be a recording.
            ModelMissingError: no model here can do this.
        """
        unplugged = self._unplugged(request) if request.resume else None
        if unplugged is None:
            open_recording(request.path).close()
        settings, notices = self._decide(request)
        notices = [*self._settings.problems, *notices]
        recording_id = self._recording(request.path) if unplugged is None else unplugged
        self.library.mark_interrupted()
        earlier = self._unfinished(recording_id, settings)
        done = self._jobs_like(recording_id, settings, _FINISHED) if request.resume and earlier is None else []
        if done:  # a command over several files was stopped in a later one
            notices.append(
                tr("{name} was finished before: that transcript is used.", name=printable_name(request.path))
            )
            return PreparedJob(done[-1].id, recording_id, tuple(notices), resumes=True, unfinished=False)
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
        if job.state in _FINISHED:
            return self._finished_before(job_id)
        settings = TranscriptionSettings.from_json(job.settings)
        device = device or self._settings.get(TRANSCRIPTION_DEVICE)
        compute_type = compute_type or self._settings.get(TRANSCRIPTION_COMPUTE_TYPE)
        low = self._settings.get(TRANSCRIPTION_PRIORITY) == "low" if low_priority is None else low_priority
        ladder = None
        if settings.model_folder:
            ladder = DeviceLadder(Path(settings.model_folder), self._machine_home, device, compute_type)
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
        transcript_id = self.library.transcript_for_job(job_id)
        self._note_end(job_id, event)
        if isinstance(event, Finished) and speed.value:
            self._speeds.note(self._speed_key(settings), speed.value)
        transcript = self.library.load_transcript(transcript_id) if transcript_id is not None else None
        return Outcome(event, transcript_id, transcript)

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
        return self._speeds.speed(self._speed_key(TranscriptionSettings.from_json(self.library.job(job_id).settings)))

    def _decide(self, request: TranscriptionRequest) -> tuple[TranscriptionSettings, list[str]]:
        # Recognisers know `fr`, and nothing of `fr-CA` or `FR_fr`.
        language = re.split("[-_]", (request.language or self._settings.get(TRANSCRIPTION_LANGUAGE)).lower())[0]
        mode = request.mode or self._settings.get(TRANSCRIPTION_MODE)
        wanted = request.model or self._settings.get(TRANSCRIPTION_MODEL) or None
        common = TranscriptionSettings(
            recogniser="faster-whisper",
            model="",
            language=language,
            task=request.task,
            mode=mode,
            speakers=request.speakers,
            prompt=request.prompt,
            multilingual=request.multilingual,
            names=tuple(name.to_json() for name in self._names(request) if name.hint),
        )
        if wanted != BASIC_MODEL:
            try:
                return _with_model(common, self._model(wanted, language, request.task)), []
            except ModelMissingError:
                if wanted or request.task != "transcribe" or language not in _BASIC_LANGUAGES:
                    raise
        if request.names is None:  # a standing list that this recogniser cannot be told of is no news
            common = replace(common, names=())
        return _basic(common, asked_for=wanted == BASIC_MODEL)

    def _names(self, request: TranscriptionRequest) -> tuple[Name, ...]:
        return tuple(stored_names(self._machine_home)) if request.names is None else request.names

    def _model(self, wanted: str | None, language: str, task: str) -> InstalledModel:
        spoken = None if language == "auto" else language
        return find_model(wanted, language=spoken, translate=task == "translate")

    def _recording(self, path: Path) -> int:
        """The library's row for this file: the same one as last time if the file is the same."""
        status = path.stat()
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 - the link that was named, not its target
        for row in self.library.recordings():
            if (row.path, row.size_bytes, row.modified_ns) == (absolute, status.st_size, status.st_mtime_ns):
                return row.id
        return self.library.add_recording(path, size_bytes=status.st_size, modified_ns=status.st_mtime_ns)

    def _unplugged(self, request: TranscriptionRequest) -> int | None:
        """The recording that was at this path and whose sound is ours by now, where the file itself is gone."""
        if request.path.exists():
            return None
        absolute = Path(os.path.abspath(request.path))  # noqa: PTH100 - as in `_recording`
        return next((r.id for r in self.library.recordings() if r.path == absolute and r.audio_complete), None)

    def _unfinished(self, recording_id: int, settings: TranscriptionSettings) -> JobRow | None:
        """The job like this one that came furthest, the newest of those.

        Not simply the newest: a person who forgot to resume stops that run at once, and means the one before.
        """
        return max(
            reversed(self._jobs_like(recording_id, settings, _UNFINISHED)),
            key=lambda job: self._stored_windows(job.id),
            default=None,
        )

    def _jobs_like(
        self, recording_id: int, settings: TranscriptionSettings, states: tuple[JobState, ...]
    ) -> list[JobRow]:
        return [
            job
            for job in self.library.jobs(*states)
            if job.recording_id == recording_id and TranscriptionSettings.from_json(job.settings) == settings
        ]

    def _stored_windows(self, job_id: int) -> int:
        transcript_id = self.library.transcript_for_job(job_id)
        if transcript_id is None:
            return 0
        return sum(len(self.library.stored_windows(transcript_id, track)) for track in (0, 1))

    def _finished_before(self, job_id: int) -> Outcome:
        transcript_id = self.library.transcript_for_job(job_id)
        assert transcript_id is not None
        transcript = self.library.load_transcript(transcript_id)
        return Outcome(Finished(job_id, transcript.warnings), transcript_id, transcript)

    def _note_end(self, job_id: int, event: Event) -> None:
        match event:
            case Finished(warnings=warnings):
                self.library.set_job_state(job_id, JobState.DONE_WITH_WARNINGS if warnings else JobState.DONE)
            case Failed(what=what, to_do=to_do, exit_code=exit_code):
                self.library.set_job_state(job_id, JobState.FAILED, what=what, to_do=to_do, exit_code=exit_code)
                if exit_code == UnusableInputError.exit_code:
                    self.library.forget_unusable(self.library.job(job_id).recording_id)
            case Cancelled():
                self.library.set_job_state(job_id, JobState.CANCELLED)
            case Paused():
                self.library.set_job_state(job_id, JobState.PAUSED)

    def _speed_key(self, settings: TranscriptionSettings) -> str:
        return f"{settings.recogniser}/{settings.model}/{settings.mode}"


class _SpeedWatch:
    """Passes events on and keeps the last speed that was reported."""

    def __init__(self, on_event: Callable[[Event], None]) -> None:
        self._on_event = on_event
        self.value: float | None = None

    def __call__(self, event: Event) -> None:
        if isinstance(event, Progress) and event.speed:
            self.value = event.speed
        self._on_event(event)


def _with_model(common: TranscriptionSettings, model: InstalledModel) -> TranscriptionSettings:
    language = common.language
    if language == "auto" and not model.multilingual and model.languages:
        language = model.languages[0]
    return replace(common, model=model.name, model_folder=str(model.folder), language=language)


def _basic(common: TranscriptionSettings, *, asked_for: bool) -> tuple[TranscriptionSettings, list[str]]:
    if common.language not in _BASIC_LANGUAGES or common.task != "transcribe":
        raise ModelMissingError(
            tr("The built-in recogniser knows English only, and does not translate."),
            tr(
                "Install a model with “souffleur-models install small”, or import a folder with "
                "“souffleur models import”."
            ),
        )
    basic = replace(common, recogniser="pocketsphinx", model="en-us", language="en", mode="basic", multilingual=False)
    if asked_for:
        return basic, []
    notice = tr(
        "No Whisper model is installed: the built-in recogniser is used, which knows English only and makes many "
        "mistakes. “souffleur models import FOLDER” adds a model."
    )
    return basic, [notice]
