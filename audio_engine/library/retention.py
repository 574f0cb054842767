"""Deletes reviewed recordings that nobody has worked on for so many days, where a person or a policy wants that.

In two steps a week apart, so that a wrong clock or a wrong setting costs nothing that cannot be brought back. What
nobody has reviewed is never deleted, nor is any original file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from audio_engine.library.deletion import Deletion
from audio_engine.library.job_states import JobState
from audio_engine.transcript import ReviewState

if TYPE_CHECKING:
    import sqlite3

__all__ = ["GRACE_DAYS", "DueRecording", "Retained", "Retention"]

GRACE_DAYS: Final = 7
"""How long what was deleted can be brought back."""

_WORKED_ON: Final = """
SELECT recording.id, recording.title, recording.deleted_at, unixepoch(recording.deleted_at) AS deleted, max(
    coalesce(unixepoch(recording.added_at), :now), coalesce(unixepoch(recording.restored_at), 0),
    coalesce((SELECT max(unixepoch(ended_at)) FROM job WHERE recording_id = recording.id), 0),
    coalesce((SELECT max(unixepoch(at_s.created_at)) FROM mark AS at_s WHERE recording_id = recording.id), 0),
    coalesce((
        SELECT max(max(
            coalesce(unixepoch(every.created_at), 0), coalesce(unixepoch(every.finished_at), 0),
            coalesce(unixepoch(every.review_at), 0),
            coalesce((SELECT max(unixepoch(at)) FROM change WHERE transcript_id = every.id), 0),
            coalesce((SELECT max(unixepoch(created_at)) FROM quote WHERE transcript_id = every.id), 0)
        )) FROM transcript AS every WHERE every.recording_id = recording.id
    ), 0)
) AS worked_on
FROM recording
JOIN transcript AS newest ON newest.id = (SELECT max(id) FROM transcript WHERE recording_id = recording.id)
WHERE newest.finished_at IS NOT NULL AND newest.review_state = :reviewed
AND NOT EXISTS (
    SELECT 1 FROM transcript AS other WHERE other.recording_id = recording.id AND other.review_state = :in_review
)
AND NOT EXISTS (
    SELECT 1 FROM job WHERE job.recording_id = recording.id
    AND job.state IN (:queued, :running, :paused, :interrupted)
)
"""
"""What may ever be deleted: the newest transcript is finished and reviewed, none is in review, and no job is open."""


@dataclass(frozen=True, slots=True)
class DueRecording:
    """A recording whose time has come. Moments are in UTC.

    `worked_on` is when somebody last did something to it. `deleted_at` is None where it is not deleted yet, and
    `goes_at` is when it goes for good.
    """

    id: int
    title: str
    worked_on: datetime
    deleted_at: datetime | None
    goes_at: datetime


@dataclass(frozen=True, slots=True)
class Retained:
    """What was done: ids of recordings that were deleted and can be brought back, and of those that are gone."""

    deleted: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()


class Retention(Deletion):
    """The part of the library that forgets by itself."""

    def due_recordings(self, days: int, *, now: datetime | None = None) -> list[DueRecording]:
        """What `keep_for(days)` would delete now or has deleted, the oldest first; nothing where `days` is 0."""
        moment = now or datetime.now(UTC)
        with self._reading() as connection:
            return _due(connection, days, moment)

    def keep_for(self, days: int, *, now: datetime | None = None) -> Retained:
        """Delete what was reviewed and not worked on for `days` days, and remove for good what was deleted a week ago.

        Nothing happens where `days` is 0.
        """
        moment = now or datetime.now(UTC)
        if days <= 0:
            return Retained()
        with self._writing() as connection:
            due = _due(connection, days, moment)
            deleted = [recording.id for recording in due if recording.deleted_at is None]
            connection.executemany(
                "UPDATE recording SET deleted_at = ? WHERE id = ?",
                [(moment.astimezone(UTC).isoformat(timespec="seconds"), number) for number in deleted],
            )
        ripe = [due_one.id for due_one in due if due_one.deleted_at is not None and due_one.goes_at <= moment]
        gone = self.purge_deleted(ripe) if ripe else []
        return Retained(tuple(deleted), tuple(gone))


def _due(connection: sqlite3.Connection, days: int, now: datetime) -> list[DueRecording]:
    if days <= 0:
        return []
    rows = connection.execute(
        f"SELECT * FROM ({_WORKED_ON}) WHERE worked_on <= :limit ORDER BY worked_on, id",  # noqa: S608 - ours
        {
            "now": int(now.timestamp()),
            "limit": int((now - timedelta(days=days)).timestamp()),
            "reviewed": ReviewState.REVIEWED,
            "in_review": ReviewState.IN_REVIEW,
            "queued": JobState.QUEUED,
            "running": JobState.RUNNING,
            "paused": JobState.PAUSED,
            "interrupted": JobState.INTERRUPTED,
        },
    ).fetchall()
    return [_recording(row, now) for row in rows]


def _recording(row: sqlite3.Row, now: datetime) -> DueRecording:
    deleted = None if row["deleted"] is None else datetime.fromtimestamp(row["deleted"], UTC)
    return DueRecording(
        id=row["id"],
        title=row["title"],
        worked_on=datetime.fromtimestamp(row["worked_on"], UTC),
        deleted_at=deleted,
        goes_at=(deleted or now) + timedelta(days=GRACE_DAYS),
    )
