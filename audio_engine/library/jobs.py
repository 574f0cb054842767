"""The queue on disk: jobs, their order, their states. It survives every process that works on it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from audio_engine.errors import LibraryError
from audio_engine.library.job_states import ALLOWED, ENDED, JobState, state_label
from audio_engine.library.owners import is_alive, own_identity
from audio_engine.library.storable import now, storable_text, to_json
from audio_engine.library.store import Store
from audio_engine.text import tr

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

__all__ = ["JobRow", "Jobs"]


@dataclass(frozen=True, slots=True)
class JobRow:
    """A job as the library knows it. `what` and `to_do` are its last failure's sentences. Moments are ISO 8601."""

    id: int
    kind: str
    recording_id: int | None
    """What it works on: a recording, …"""
    article_id: int | None
    """… or an article."""
    settings: dict[str, Any]
    state: JobState
    what: str
    to_do: str
    exit_code: int | None
    created_at: str
    started_at: str | None
    ended_at: str | None


class Jobs(Store):
    """The part of the library that keeps the queue."""

    def add_job(
        self, kind: str, recording_id: int | None, settings: dict[str, Any], *, article_id: int | None = None
    ) -> int:
        """Put a job on a recording or on an article at the end of the queue; returns its id.

        `settings` is any JSON object.
        """
        with self._writing() as connection:
            added = connection.execute(
                "INSERT INTO job (kind, recording_id, article_id, settings, state, position, created_at)"
                " VALUES (?, ?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM job), ?)",
                (kind, recording_id, article_id, to_json(settings), JobState.QUEUED, now()),
            )
        assert added.lastrowid is not None
        return added.lastrowid

    def job(self, job_id: int) -> JobRow:
        """The job.

        Raises:
            LibraryError: there is none with this id.
        """
        with self._reading() as connection:
            return _row(_find(connection, job_id))

    def jobs(self, *states: JobState) -> list[JobRow]:
        """The jobs in these states (all, if none is named), in the order of the queue."""
        wanted = to_json(states or tuple(JobState))
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT * FROM job WHERE state IN (SELECT value FROM json_each(?)) ORDER BY position, id", (wanted,)
            ).fetchall()
        return [_row(row) for row in rows]

    def next_queued(self) -> JobRow | None:
        """The job whose turn it is. Jobs on what was deleted wait until that is restored."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT job.* FROM job LEFT JOIN recording ON recording.id = job.recording_id"
                " LEFT JOIN article ON article.id = job.article_id"
                " WHERE job.state = ? AND recording.deleted_at IS NULL AND article.deleted_at IS NULL"
                " ORDER BY job.position, job.id LIMIT 1",
                (JobState.QUEUED,),
            ).fetchone()
        return None if row is None else _row(row)

    def set_job_state(
        self, job_id: int, state: JobState, *, what: str = "", to_do: str = "", exit_code: int | None = None
    ) -> None:
        """Move the job to `state`. The process that sets `RUNNING` becomes its owner.

        Raises:
            LibraryError: there is no such job, or no way from its present state to this one.
        """
        with self._writing() as connection:
            present = JobState(_find(connection, job_id)["state"])
            if state not in ALLOWED[present]:
                raise LibraryError(
                    tr(
                        "Job {id} is “{present}” and cannot become “{wanted}”.",
                        id=job_id,
                        present=state_label(present),
                        wanted=state_label(state),
                    ),
                    tr("Look at the list of jobs again: another window or command may have changed it."),
                )
            running = state is JobState.RUNNING
            owner = own_identity() if running else (None, None)
            connection.execute(
                "UPDATE job SET state = ?, what = ?, to_do = ?, exit_code = ?, owner_pid = ?, owner_started = ?,"
                " started_at = CASE WHEN ? THEN ? ELSE started_at END, ended_at = ? WHERE id = ?",
                (
                    state,
                    storable_text(what),
                    storable_text(to_do),
                    exit_code,
                    *owner,
                    running,
                    now(),
                    now() if state in ENDED else None,
                    job_id,
                ),
            )

    def set_job_settings(self, job_id: int, settings: dict[str, Any]) -> None:
        """Replace the job's settings.

        Raises:
            LibraryError: there is no such job.
        """
        with self._writing() as connection:
            _find(connection, job_id)
            connection.execute("UPDATE job SET settings = ? WHERE id = ?", (to_json(settings), job_id))

    def reorder(self, job_ids: Sequence[int]) -> None:
        """Let these jobs take each other's places in the queue, so that they come in the order given.

        Jobs that are not named keep their places.

        Raises:
            LibraryError: one of them does not exist.
        """
        with self._writing() as connection:
            places = sorted(_find(connection, job_id)["position"] for job_id in job_ids)
            connection.executemany("UPDATE job SET position = ? WHERE id = ?", zip(places, job_ids, strict=True))

    def mark_interrupted(self) -> list[int]:
        """Mark the running jobs whose process is gone; call it at start-up. Returns their ids.

        Nothing else is touched: what waits goes on waiting.
        """
        with self._writing() as connection:
            running = connection.execute("SELECT * FROM job WHERE state = ?", (JobState.RUNNING,)).fetchall()
            gone = [int(row["id"]) for row in running if not is_alive(row["owner_pid"], row["owner_started"])]
            connection.executemany(
                "UPDATE job SET state = ?, owner_pid = NULL, owner_started = NULL WHERE id = ?",
                [(JobState.INTERRUPTED, job_id) for job_id in gone],
            )
        return gone


def _find(connection: sqlite3.Connection, job_id: int) -> sqlite3.Row:
    row: sqlite3.Row | None = connection.execute("SELECT * FROM job WHERE id = ?", (job_id,)).fetchone()
    if row is None:
        raise LibraryError(
            tr("There is no job number {id} in the library.", id=job_id),
            tr("Look at the list of jobs again: its recording may have been removed."),
        )
    return row


def _row(row: sqlite3.Row) -> JobRow:
    return JobRow(
        id=row["id"],
        kind=row["kind"],
        recording_id=row["recording_id"],
        article_id=row["article_id"],
        settings=json.loads(row["settings"]),
        state=JobState(row["state"]),
        what=row["what"],
        to_do=row["to_do"],
        exit_code=row["exit_code"],
        created_at=row["created_at"],
        started_at=row["started_at"],
        ended_at=row["ended_at"],
    )
