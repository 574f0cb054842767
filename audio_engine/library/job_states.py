"""The states of a job and the only ways from one to another."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from audio_engine.text import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ALLOWED", "ENDED", "JobState", "state_label"]


class JobState(StrEnum):
    """Where a job is. The values are part of the command line's contract."""

    QUEUED = "queued"
    RUNNING = "running"
    PAUSED = "paused"
    INTERRUPTED = "interrupted"
    """Its process died; nobody wanted that, and it goes on when it is queued again."""
    DONE = "done"
    DONE_WITH_WARNINGS = "done-with-warnings"
    FAILED = "failed"
    CANCELLED = "cancelled"


_WAITING_AGAIN = frozenset({JobState.QUEUED, JobState.RUNNING, JobState.FAILED, JobState.CANCELLED})

ALLOWED: Mapping[JobState, frozenset[JobState]] = MappingProxyType(
    {
        JobState.QUEUED: frozenset({JobState.RUNNING, JobState.PAUSED, JobState.FAILED, JobState.CANCELLED}),
        # To itself: a new worker takes over from one that died under its supervisor.
        JobState.RUNNING: frozenset(JobState) - {JobState.QUEUED},
        JobState.PAUSED: _WAITING_AGAIN,
        JobState.INTERRUPTED: _WAITING_AGAIN,
        JobState.DONE: frozenset(),
        JobState.DONE_WITH_WARNINGS: frozenset(),
        # Tried again, or gone on with: what was stored is still there.
        JobState.FAILED: frozenset({JobState.QUEUED, JobState.CANCELLED}),
        JobState.CANCELLED: frozenset({JobState.QUEUED}),
    }
)
"""From each state to those that may follow it."""

ENDED = frozenset({JobState.DONE, JobState.DONE_WITH_WARNINGS, JobState.FAILED, JobState.CANCELLED})
"""The states in which nothing will happen unless somebody asks."""


def state_label(state: JobState) -> str:
    """The state in the reader's language."""
    return {
        JobState.QUEUED: tr("waiting"),
        JobState.RUNNING: tr("running"),
        JobState.PAUSED: tr("paused"),
        JobState.INTERRUPTED: tr("interrupted"),
        JobState.DONE: tr("done"),
        JobState.DONE_WITH_WARNINGS: tr("done, with warnings"),
        JobState.FAILED: tr("failed"),
        JobState.CANCELLED: tr("cancelled"),
    }[state]
