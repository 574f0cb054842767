"""In which state a recording is, of everything that its job and its transcript say, and how that is put."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from audio_engine.errors import UnusableInputError
from desktop.bridge import JobProgress
from desktop.lists.wording import percent, place_in_queue, time_left

if TYPE_CHECKING:
    from desktop.bridge.values import ShelfRow

__all__ = [
    "ShelfFilter",
    "ShelfLine",
    "ShelfState",
    "filter_label",
    "state_icon",
    "state_label",
]


class ShelfState(IntEnum):
    """The states, in the order in which they ask for a person."""

    FAILED = 0
    INTERRUPTED = 1
    STOPPED = 2
    """Somebody cancelled it before its end."""
    PAUSED = 3
    TRANSCRIBING = 4
    WAITING = 5
    NEW = 6
    """Nobody has asked for a transcript."""
    DRAFT = 7
    IN_REVIEW = 8
    REVIEWED = 9


class ShelfFilter(IntEnum):
    """What the list can be narrowed to."""

    ALL = 0
    TO_REVIEW = 1
    REVIEWED = 2
    UNDER_WAY = 3
    NEEDS_YOU = 4

    def takes(self, state: ShelfState) -> bool:
        """Whether recordings in this state are shown."""
        return self is ShelfFilter.ALL or state in _TAKEN[self]


_TAKEN: Final = {
    ShelfFilter.TO_REVIEW: {ShelfState.DRAFT, ShelfState.IN_REVIEW},
    ShelfFilter.REVIEWED: {ShelfState.REVIEWED},
    ShelfFilter.UNDER_WAY: {ShelfState.WAITING, ShelfState.TRANSCRIBING, ShelfState.PAUSED},
    ShelfFilter.NEEDS_YOU: {ShelfState.FAILED, ShelfState.INTERRUPTED, ShelfState.STOPPED, ShelfState.NEW},
}

_BY_ROW: Final = {
    "new": ShelfState.NEW,
    "queued": ShelfState.WAITING,
    "transcribing": ShelfState.TRANSCRIBING,
    "paused": ShelfState.PAUSED,
    "interrupted": ShelfState.INTERRUPTED,
    "failed": ShelfState.FAILED,
    "cancelled": ShelfState.STOPPED,
    "draft": ShelfState.DRAFT,
    "in-review": ShelfState.IN_REVIEW,
    "reviewed": ShelfState.REVIEWED,
}
"""By the values of the library's `RecordingState`."""

_ICONS: Final = {
    ShelfState.FAILED: ("error", "failure"),
    ShelfState.INTERRUPTED: ("alert", "warning"),
    ShelfState.STOPPED: ("stop", "muted"),
    ShelfState.PAUSED: ("pause", "muted"),
    ShelfState.TRANSCRIBING: ("transcribe", "accent"),
    ShelfState.WAITING: ("clock", "muted"),
    ShelfState.NEW: ("waveform", "muted"),
    ShelfState.DRAFT: ("machine", "warning"),
    ShelfState.IN_REVIEW: ("eye", "accent"),
    ShelfState.REVIEWED: ("reviewed", "done"),
}


@dataclass(frozen=True, slots=True)
class ShelfLine:
    """A recording as the list shows it. `wait_s` is wall-clock time until a waiting one is done, None if unknown."""

    row: ShelfRow
    progress: JobProgress | None = None
    wait_s: float | None = None

    @property
    def id(self) -> int:
        """The recording's."""
        return self.row.id

    @property
    def state(self) -> ShelfState:
        """Its state; what was heard of its job is newer than what was read."""
        return ShelfState.TRANSCRIBING if self.progress is not None else _BY_ROW[self.row.state]

    @property
    def is_unusable(self) -> bool:
        """Whether its file turned out to be no recording: nothing of it was ever heard."""
        row = self.row
        return (
            self.state is ShelfState.FAILED
            and row.exit_code == UnusableInputError.exit_code
            and row.duration_s is None
            and row.transcript_id is None
        )

    @property
    def transcript_id(self) -> int | None:
        """The transcript that opens: what is being made, else the newest finished."""
        running = self.row.job_transcript_id if self.state is ShelfState.TRANSCRIBING else None
        return running or self.row.transcript_id

    @property
    def more(self) -> str:
        """A second, quieter line about the state: a failure's sentence, a place in the queue, time left."""
        translate = QCoreApplication.translate
        match self.state:
            case ShelfState.FAILED:
                return self.row.what
            case ShelfState.INTERRUPTED:
                return translate("ShelfState", "What was transcribed is kept.")
            case ShelfState.TRANSCRIBING if self.progress is not None and self.progress.left_s is not None:
                return time_left(self.progress.left_s)
            case ShelfState.WAITING if self.row.queue_position is not None:
                return place_in_queue(self.row.queue_position, self.wait_s)
            case _:
                return ""

    @property
    def headline(self) -> str:
        """The state in words, with how far it is."""
        fraction = self.progress.fraction if self.progress is not None else None
        if self.state is ShelfState.TRANSCRIBING and fraction is not None:
            return QCoreApplication.translate("ShelfState", "Transcribing, {0}").format(percent(fraction))
        return state_label(self.state)


def state_label(state: ShelfState) -> str:
    """The state in the reader's language."""
    translate = QCoreApplication.translate
    return {
        ShelfState.FAILED: translate("ShelfState", "Failed"),
        ShelfState.INTERRUPTED: translate("ShelfState", "Interrupted"),
        ShelfState.STOPPED: translate("ShelfState", "Stopped"),
        ShelfState.PAUSED: translate("ShelfState", "Paused"),
        ShelfState.TRANSCRIBING: translate("ShelfState", "Transcribing"),
        ShelfState.WAITING: translate("ShelfState", "Waiting"),
        ShelfState.NEW: translate("ShelfState", "Not transcribed"),
        ShelfState.DRAFT: translate("ShelfState", "Draft"),
        ShelfState.IN_REVIEW: translate("ShelfState", "In review"),
        ShelfState.REVIEWED: translate("ShelfState", "Reviewed"),
    }[state]


def state_icon(state: ShelfState) -> tuple[str, str]:
    """The name of the icon that stands before the state, and the token of its colour."""
    return _ICONS[state]


def filter_label(wanted: ShelfFilter) -> str:
    """A filter in the reader's language."""
    translate = QCoreApplication.translate
    return {
        ShelfFilter.ALL: translate("ShelfState", "All recordings"),
        ShelfFilter.TO_REVIEW: translate("ShelfState", "To review"),
        ShelfFilter.REVIEWED: translate("ShelfState", "Reviewed"),
        ShelfFilter.UNDER_WAY: translate("ShelfState", "Under way"),
        ShelfFilter.NEEDS_YOU: translate("ShelfState", "Waiting for you"),
    }[wanted]
