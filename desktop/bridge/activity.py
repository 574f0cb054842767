"""The jobs that are not over, by their states; the library has the rest (`Library.queued_rows`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from audio_engine.library import Library, QueuedRow

__all__ = ["ACTIVE", "activity"]

ACTIVE: Final = frozenset({"queued", "running", "paused", "interrupted"})
"""The states of jobs that are not over."""


def activity(library: Library) -> tuple[list[QueuedRow], list[QueuedRow]]:
    """The queue, in its order, and the history, the newest first."""
    rows = library.queued_rows()
    history = [row for row in rows if row.job.state not in ACTIVE]
    history.sort(key=lambda row: (row.job.ended_at or row.job.created_at, row.job.id), reverse=True)
    return [row for row in rows if row.job.state in ACTIVE], history
