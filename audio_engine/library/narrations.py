"""Narrations: what was published of an article, its report, and who has listened to it."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audio_engine.errors import LibraryError
from audio_engine.library.storable import now, path_from_blob, path_to_blob, printable_path, storable_text, to_json
from audio_engine.library.store import Store
from audio_engine.text import tr

__all__ = ["NarrationRow", "Narrations"]


@dataclass(frozen=True, slots=True)
class NarrationRow:
    """A published file as the library knows it.

    `path` is where it was published, `sha256` that of the file as it is meant to be, `verification` the sentences
    that were heard otherwise (None: nobody listened for them). Moments are ISO 8601.
    """

    id: int
    article_id: int
    job_id: int | None
    path: Path
    sha256: str
    report: dict[str, Any]
    verification: list[dict[str, Any]] | None
    approval_state: str
    approval_by: str | None
    approval_at: str | None
    created_at: str
    version: str = ""
    """The article's `version` that was narrated."""


class Narrations(Store):
    """The part of the library that keeps narrations."""

    def add_narration(
        self, article_id: int, job_id: int, *, path: Path, report: dict[str, Any], version: str | None = None
    ) -> int:
        """The id of the job's narration, published at `path`; a second time nothing is added.

        `version` is the article's that was narrated; None: as it is now.
        """
        with self._writing() as connection:
            found = connection.execute("SELECT id FROM narration WHERE job_id = ?", (job_id,)).fetchone()
            if found is not None:
                return int(found["id"])
            added = connection.execute(
                "INSERT INTO narration (article_id, job_id, path, path_text, sha256, report, created_at, version)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, coalesce(?, (SELECT version FROM article WHERE id = ?)))",
                (
                    article_id,
                    job_id,
                    path_to_blob(path),
                    printable_path(path),
                    report["sha256"],
                    to_json(report),
                    now(),
                    version,
                    article_id,
                ),
            )
        assert added.lastrowid is not None
        return added.lastrowid

    def narration_for_job(self, job_id: int) -> NarrationRow | None:
        """What the job has published, None if it has not."""
        with self._reading() as connection:
            row = connection.execute("SELECT * FROM narration WHERE job_id = ?", (job_id,)).fetchone()
        return None if row is None else _row(row)

    def narration(self, narration_id: int) -> NarrationRow:
        """The narration with this id.

        Raises:
            LibraryError: there is none.
        """
        with self._reading() as connection:
            row = connection.execute("SELECT * FROM narration WHERE id = ?", (narration_id,)).fetchone()
        if row is None:
            raise LibraryError(
                tr("There is no narration number {id} in the library.", id=narration_id),
                tr("Look at the article again: this narration may have been removed."),
            )
        return _row(row)

    def narrations(self, article_id: int) -> list[NarrationRow]:
        """All narrations of the article, the newest first."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT * FROM narration WHERE article_id = ? ORDER BY id DESC", (article_id,)
            ).fetchall()
        return [_row(row) for row in rows]

    def set_verification(self, narration_id: int, heard_otherwise: list[dict[str, Any]]) -> None:
        """Note what a recogniser heard otherwise."""
        with self._writing() as connection:
            connection.execute(
                "UPDATE narration SET verification = ? WHERE id = ?", (to_json(heard_otherwise), narration_id)
            )

    def approve_narrations(self, sha256_before: str, report: dict[str, Any]) -> int:
        """Note the approval in `report` with every narration whose file was `sha256_before`; returns how many."""
        approval = report["approval"]
        with self._writing() as connection:
            changed = connection.execute(
                "UPDATE narration SET sha256 = ?, report = ?, approval_state = ?, approval_by = ?, approval_at = ?"
                " WHERE sha256 = ?",
                (
                    report["sha256"],
                    to_json(report),
                    approval["state"],
                    storable_text(approval["by"]),
                    approval["at"],
                    sha256_before,
                ),
            )
        return changed.rowcount


def _row(row: sqlite3.Row) -> NarrationRow:
    return NarrationRow(
        id=row["id"],
        article_id=row["article_id"],
        job_id=row["job_id"],
        path=path_from_blob(row["path"]),
        sha256=row["sha256"],
        report=json.loads(row["report"]),
        verification=None if row["verification"] is None else json.loads(row["verification"]),
        approval_state=row["approval_state"],
        approval_by=row["approval_by"],
        approval_at=row["approval_at"],
        created_at=row["created_at"],
        version=row["version"],
    )
