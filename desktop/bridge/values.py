"""What views get from the engine: frozen values, those of the library passed on and a few that only a screen needs.

Those of the library and the engine are imported when somebody asks for them: the window is on the screen before that.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from audio_engine.engine import BASIC_MODEL, PreparedJob, TranscriptionRequest
    from audio_engine.engine.queue import QueueEntry
    from audio_engine.engine.recommending import Recommendation
    from audio_engine.library import (
        EditableTranscript,
        Hit,
        JobRow,
        JobState,
        Library,
        RecordingRow,
        Revision,
        ShelfRow,
        TranscriptRow,
        state_label,
    )

__all__ = [
    "BASIC_MODEL",
    "Changes",
    "EditableTranscript",
    "Hit",
    "JobEnd",
    "JobMoved",
    "JobNotice",
    "JobProgress",
    "JobRow",
    "JobState",
    "Library",
    "PassageReady",
    "PreparedJob",
    "QueueEntry",
    "Recommendation",
    "RecordingRow",
    "Revision",
    "ShelfItem",
    "ShelfRow",
    "TranscriptRow",
    "TranscriptionRequest",
    "state_label",
]

_FROM: Final = {
    "BASIC_MODEL": "audio_engine.engine",
    "PreparedJob": "audio_engine.engine",
    "QueueEntry": "audio_engine.engine.queue",
    "Recommendation": "audio_engine.engine.recommending",
    "TranscriptionRequest": "audio_engine.engine",
}


def __getattr__(name: str) -> object:
    """A value of the engine's or the library's, by the name under which `__all__` passes it on (PEP 562)."""
    if name not in __all__:
        raise AttributeError(name)
    return getattr(importlib.import_module(_FROM.get(name, "audio_engine.library")), name)


@dataclass(frozen=True, slots=True)
class Changes:
    """What a write to the library has changed, so that views know what to read again."""

    recordings: tuple[int, ...] = ()
    """Ids of recordings whose row, state or jobs are others now."""
    transcripts: tuple[int, ...] = ()
    """Ids of transcripts whose content is another now."""
    shelf: bool = False
    """Recordings have come or gone."""


@dataclass(frozen=True, slots=True)
class JobProgress:
    """How far the running job is. Seconds of `done_s` and `total_s` are audio, `left_s` is wall-clock time."""

    job_id: int
    recording_id: int | None
    stage: str
    done_s: float
    total_s: float | None
    left_s: float | None

    @property
    def fraction(self) -> float | None:
        """Between 0 and 1; None while the length is not known."""
        return min(1.0, self.done_s / self.total_s) if self.total_s else None


@dataclass(frozen=True, slots=True)
class JobMoved:
    """A job has another state or another place; `is_new`: it is new, and its recording may be."""

    job_id: int
    recording_id: int | None
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class PassageReady:
    """A segment of a transcript is stored and can be read."""

    transcript_id: int
    segment_id: int


@dataclass(frozen=True, slots=True)
class JobNotice:
    """A sentence about a job for the person who waits: a fallback to the processor, a damaged stretch."""

    job_id: int
    recording_id: int | None
    text: str


@dataclass(frozen=True, slots=True)
class JobEnd:
    """How a job ended. `took_s` is wall-clock time of this run; `what` and `to_do` are a failure's sentences.

    `title` is the recording's, "" for other work.
    """

    job_id: int
    kind: str
    """`transcribe`, or what else the queue runs."""
    recording_id: int | None
    transcript_id: int | None
    title: str
    state: JobState
    took_s: float
    what: str = ""
    to_do: str = ""


@dataclass(frozen=True, slots=True)
class ShelfItem:
    """A recording as the library view lists it: its newest transcript and its newest job, if it has any."""

    recording: RecordingRow
    transcript: TranscriptRow | None
    job: JobRow | None
