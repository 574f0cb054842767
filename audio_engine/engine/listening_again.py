"""Has a passage heard once more: everything that can be refused is refused before a job is queued."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from audio_engine.engine.recogniser_choice import BASIC_MODEL, choose_recogniser
from audio_engine.engine.requests import TranscriptionRequest
from audio_engine.errors import UnusableInputError, UsageError
from audio_engine.library import JobState, Library
from audio_engine.library.hearings import LISTEN_AGAIN
from audio_engine.names.entry import Name
from audio_engine.settings.folders import home_folder
from audio_engine.settings.resolver import read_settings
from audio_engine.settings.schema import TRANSCRIPTION_LANGUAGE, TRANSCRIPTION_MODE, TRANSCRIPTION_MODEL
from audio_engine.text import tr

__all__ = ["ListenAgainRequest", "PreparedHearing", "queue_listening"]

_LONGEST_S: Final = 600.0
"""A passage, not a recording: for more, a person wants a new transcript."""


@dataclass(frozen=True, slots=True)
class ListenAgainRequest:
    """Which stretch of a transcript's recording to hear again, in seconds; None leaves things as they were."""

    transcript_id: int
    start_s: float
    end_s: float
    model: str | None = None
    language: str | None = None
    """A code, or `auto`."""
    names: tuple[Name, ...] | None = None
    """None: the newsroom's list, as it stands in the data folder."""
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class PreparedHearing:
    """A queued job, and where its proposal will be. `notices` are sentences for the person before it starts."""

    job_id: int
    hearing_id: int
    notices: tuple[str, ...]


def queue_listening(library: Library, request: ListenAgainRequest) -> PreparedHearing:
    """Queue the job before every other: a person waits for it.

    One at a time: each holds a model of its own beside the one that the queue's job holds.

    Raises:
        UsageError: the stretch is empty, or too long for this, or another passage is being heard again.
        UnusableInputError: the recording is not decoded to its end yet.
        ModelMissingError: no model here can do this.
    """
    if not 0 <= request.start_s < request.end_s:
        raise UsageError(tr("There is nothing to hear: the passage is empty."), tr("Choose another passage."))
    if request.end_s - request.start_s > _LONGEST_S:
        raise UsageError(
            tr("The passage is longer than {minutes} minutes.", minutes=round(_LONGEST_S / 60)),
            tr("Choose a shorter one, or transcribe the recording again."),
        )
    _refuse_second(library)
    transcript = library.transcript_row(request.transcript_id)
    recording = library.recording(transcript.recording_id)
    if not recording.audio_complete:
        raise UnusableInputError(
            tr("The recording is still being read to its end."), tr("Try again in a moment: the text is safe.")
        )
    made_by = transcript.engine
    speakers = str(made_by.settings.get("speakers", "off"))
    machine_home = home_folder()
    chosen = read_settings(machine_home)
    as_before = BASIC_MODEL if made_by.recogniser == "pocketsphinx" else made_by.model
    settings, notices = choose_recogniser(
        TranscriptionRequest(
            path=recording.path,
            model=request.model or chosen.unless_locked(TRANSCRIPTION_MODEL, as_before),
            language=request.language or chosen.unless_locked(TRANSCRIPTION_LANGUAGE, transcript.language),
            task=transcript.task,
            mode=chosen.unless_locked(TRANSCRIPTION_MODE, "accurate"),
            speakers=speakers,
            names=request.names,
            prompt=request.prompt or str(made_by.settings.get("prompt", "")),
        ),
        chosen,
        machine_home,
    )
    track = library.track_at(transcript.id, request.start_s, request.end_s)
    job_id, hearing_id = library.ask_hearing(
        transcript.id,
        request.start_s,
        request.end_s,
        settings.to_json(),
        channel=track if speakers == "channels" else None,
    )
    return PreparedHearing(job_id, hearing_id, tuple(notices))


def _refuse_second(library: Library) -> None:
    library.mark_interrupted()
    rows = library.queued_rows(JobState.QUEUED, JobState.RUNNING)
    if any(row.job.kind == LISTEN_AGAIN and not row.deleted for row in rows):
        raise UsageError(
            tr("Another passage is being transcribed again at the moment."),
            tr("Wait until that is done, or cancel it."),
        )
