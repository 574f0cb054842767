"""What happens in the engine, as frozen values that travel as JSON frames from the worker to whoever watches.

Events only ever go up; nothing that receives one can change it. Every one names its job.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar

__all__ = [
    "Cancelled",
    "Event",
    "Failed",
    "Finished",
    "Notice",
    "Paused",
    "Progress",
    "SegmentReady",
    "SentenceReady",
    "Started",
    "event_from_json",
    "event_to_json",
]


@dataclass(frozen=True, slots=True)
class Event:
    """Anything that happened to a job."""

    kind: ClassVar[str] = ""
    job_id: int


@dataclass(frozen=True, slots=True)
class Started(Event):
    """The job left the queue; `resumed_at_s` is more than 0 where earlier work was found and kept."""

    kind: ClassVar[str] = "started"
    resumed_at_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Progress(Event):
    """How far the job is; seconds are audio seconds.

    `stage` is `decode`, `detect-language` or `transcribe` for a transcription; `render`, `mix`, `measure`, `encode`,
    `check` or `verify` for a narration.

    `total_s` is None while the length is not known, `speed` is audio seconds a wall-clock second, `left_s` is
    wall-clock time.
    """

    kind: ClassVar[str] = "progress"
    stage: str = "transcribe"
    done_s: float = 0.0
    total_s: float | None = None
    speed: float | None = None
    left_s: float | None = None


@dataclass(frozen=True, slots=True)
class SegmentReady(Event):
    """A segment is stored. Times are seconds on the decoded timeline."""

    kind: ClassVar[str] = "segment"
    segment_id: int = 0
    start_s: float = 0.0
    end_s: float = 0.0
    text: str = ""
    speaker: str | None = None
    doubt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SentenceReady(Event):
    """A sentence of a narration was said, skipped or has failed (`state`, see `narration.timeline.SentenceState`).

    Times are seconds on the voice track; `cached` says that its sound was there already.
    """

    kind: ClassVar[str] = "sentence"
    index: int = 0
    state: str = "spoken"
    text: str = ""
    start_s: float = 0.0
    end_s: float = 0.0
    cached: bool = False


@dataclass(frozen=True, slots=True)
class Notice(Event):
    """A sentence for the person who waits: a fallback to the CPU, a damaged stretch, names that did not fit."""

    kind: ClassVar[str] = "notice"
    text: str = ""


@dataclass(frozen=True, slots=True)
class Finished(Event):
    """The job is done and everything is stored."""

    kind: ClassVar[str] = "finished"
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed(Event):
    """The job cannot go on. `exit_code` is the command line's."""

    kind: ClassVar[str] = "failed"
    what: str = ""
    to_do: str = ""
    exit_code: int = 5


@dataclass(frozen=True, slots=True)
class Cancelled(Event):
    """Somebody stopped the job; what it had stored stays."""

    kind: ClassVar[str] = "cancelled"


@dataclass(frozen=True, slots=True)
class Paused(Event):
    """The job waits; it goes on where it was."""

    kind: ClassVar[str] = "paused"


_KINDS: dict[str, type[Event]] = {
    event.kind: event
    for event in (Started, Progress, SegmentReady, SentenceReady, Notice, Finished, Failed, Cancelled, Paused)
}


def event_to_json(event: Event) -> dict[str, Any]:
    """A JSON object with the event's `kind` and its fields."""
    return {"kind": event.kind, **asdict(event)}


def event_from_json(document: dict[str, Any]) -> Event:
    """The event that `event_to_json` wrote.

    Raises:
        ValueError: the kind is unknown or the fields are not this kind's.
    """
    fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in document.items() if k != "kind"}
    try:
        return _KINDS[str(document["kind"])](**fields)
    except (KeyError, TypeError) as problem:
        raise ValueError(f"not an event: {problem}") from problem
