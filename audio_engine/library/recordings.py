"""Recordings: where their originals are, what they are called, and where our own audio of them lies."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from audio_engine.errors import LibraryError
from audio_engine.files import private_folder
from audio_engine.library.failures import explained
from audio_engine.library.storable import now, path_from_blob, path_to_blob, printable_path, storable_text, to_json
from audio_engine.library.store import Store
from audio_engine.text import tr

if TYPE_CHECKING:
    import sqlite3

__all__ = ["RecordingRow", "Recordings"]


@dataclass(frozen=True, slots=True)
class RecordingRow:
    """A recording as the library knows it.

    `sha256`, `duration_samples` (at 16 kHz) and `channels` are None until the audio is complete. `damaged` are
    ranges of samples. `path` is where the original was last seen, `collected` our copy of it. Moments are ISO 8601.
    """

    id: int
    title: str
    path: Path
    path_text: str
    size_bytes: int
    modified_ns: int
    sha256: str | None
    duration_samples: int | None
    channels: int | None
    warnings: tuple[str, ...]
    damaged: tuple[tuple[int, int], ...]
    collected: Path | None
    added_at: str
    deleted_at: str | None

    @property
    def audio_complete(self) -> bool:
        """Whether `audio.flac` holds the whole recording."""
        return self.duration_samples is not None


class Recordings(Store):
    """The part of the library that keeps recordings."""

    def add_recording(self, path: Path, *, size_bytes: int, modified_ns: int) -> int:
        """Take note of the file `path`, which is not opened, under its file name as title; returns its id."""
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 - the link that the person chose, not its target
        with self._writing() as connection:
            added = connection.execute(
                "INSERT INTO recording (title, path, path_text, size_bytes, modified_ns, added_at)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    printable_path(absolute.name),
                    path_to_blob(absolute),
                    printable_path(absolute),
                    size_bytes,
                    modified_ns,
                    now(),
                ),
            )
        assert added.lastrowid is not None
        return added.lastrowid

    def recording(self, recording_id: int) -> RecordingRow:
        """The recording, deleted or not.

        Raises:
            LibraryError: there is none with this id.
        """
        with self._reading() as connection:
            row = connection.execute(f"{_SELECT} WHERE id = ?", (recording_id,)).fetchone()
        if row is None:
            raise _unknown(recording_id)
        return self._row(row)

    def recordings(self, *, include_deleted: bool = False) -> list[RecordingRow]:
        """All recordings, the newest first."""
        which = "" if include_deleted else "WHERE deleted_at IS NULL"
        with self._reading() as connection:
            rows = connection.execute(f"{_SELECT} {which} ORDER BY id DESC").fetchall()
        return [self._row(row) for row in rows]

    def find_recordings(self, sha256: str) -> list[RecordingRow]:
        """The recordings whose original had this SHA-256 (hex), the newest first, deleted ones left out."""
        with self._reading() as connection:
            rows = connection.execute(
                f"{_SELECT} WHERE sha256 = ? AND deleted_at IS NULL ORDER BY id DESC", (sha256,)
            ).fetchall()
        return [self._row(row) for row in rows]

    def set_recording_audio(
        self,
        recording_id: int,
        *,
        duration_samples: int,
        channels: int,
        sha256: str,
        warnings: tuple[str, ...],
        damaged: tuple[tuple[int, int], ...],
    ) -> None:
        """Note that `audio.flac` is complete, and what it turned out to be."""
        self._update_recording(
            recording_id,
            "duration_samples = ?, channels = ?, sha256 = ?, warnings = ?, damaged = ?",
            duration_samples,
            channels,
            sha256,
            to_json(warnings),
            to_json(damaged),
        )

    def rename_recording(self, recording_id: int, title: str) -> None:
        """Call the recording `title`; the original file keeps its name."""
        self._update_recording(recording_id, "title = ?", storable_text(title))

    def audio_folder(self, recording_id: int) -> Path:
        """The recording's private folder (made if need be), for `audio.flac` and `peaks.bin`.

        Raises:
            LibraryError: there is no such recording, or the folder cannot be made.
        """
        self.recording(recording_id)
        with explained(self.path):
            private_folder(self.folder / "recordings")
            return private_folder(self._folder_of(recording_id))

    def _folder_of(self, recording_id: int) -> Path:
        return self.folder / "recordings" / str(recording_id)

    def _update_recording(self, recording_id: int, assignments: str, *values: object) -> None:
        """Change one row; `assignments` is always a literal of ours."""
        with self._writing() as connection:
            statement = f"UPDATE recording SET {assignments} WHERE id = ?"  # noqa: S608 - see above
            if connection.execute(statement, (*values, recording_id)).rowcount == 0:
                raise _unknown(recording_id)

    def _row(self, row: sqlite3.Row) -> RecordingRow:
        collected = row["collected"]
        return RecordingRow(
            id=row["id"],
            title=row["title"],
            path=path_from_blob(row["path"]),
            path_text=row["path_text"],
            size_bytes=row["size_bytes"],
            modified_ns=row["modified_ns"],
            sha256=row["sha256"],
            duration_samples=row["duration_samples"],
            channels=row["channels"],
            warnings=tuple(json.loads(row["warnings"])),
            damaged=tuple((first, end) for first, end in json.loads(row["damaged"])),
            collected=self._folder_of(row["id"]) / collected if collected else None,
            added_at=row["added_at"],
            deleted_at=row["deleted_at"],
        )


_SELECT = "SELECT * FROM recording"


def _unknown(recording_id: int) -> LibraryError:
    return LibraryError(
        tr("There is no recording number {id} in the library.", id=recording_id),
        tr("`souffleur library list` shows the recordings and their numbers."),
    )
