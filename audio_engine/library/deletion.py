"""Deleting in two steps: out of sight at once and restorable, then for good, down to the bytes in the file."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from audio_engine.library.failures import explained
from audio_engine.library.job_states import JobState
from audio_engine.library.recordings import Recordings
from audio_engine.library.search import SEARCH_INDEXES
from audio_engine.library.storable import now

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

__all__ = ["Deletion"]

_MERGED_PAGES = 2_000
"""Pages (4 KiB) of the index that are merged in one transaction; it takes some 0.1 s."""


class Deletion(Recordings):
    """The part of the library that forgets."""

    def delete_recording(self, recording_id: int) -> None:
        """Take the recording out of every list and search. It stays restorable until `purge_deleted`."""
        self._update_recording(recording_id, "deleted_at = coalesce(deleted_at, ?)", now())

    def restore_recording(self, recording_id: int) -> None:
        """Undo `delete_recording`."""
        self._update_recording(recording_id, "deleted_at = NULL, restored_at = ?", now())

    def purge_deleted(self, only: Collection[int] | None = None) -> list[int]:
        """Remove for good what was deleted: rows, transcripts, our audio. Files elsewhere are never touched.

        `only` are the ids of recordings; without them everything that was deleted goes, articles too. What a job is
        running on stays. Returns the ids of the recordings that went.
        """
        with self._writing() as connection:
            gone = [
                int(row["id"])
                for row in connection.execute(
                    "DELETE FROM recording WHERE deleted_at IS NOT NULL"
                    " AND (?2 IS NULL OR id IN (SELECT value FROM json_each(?2)))"
                    " AND id NOT IN (SELECT recording_id FROM job WHERE state = ?1 AND recording_id IS NOT NULL)"
                    " RETURNING id",
                    (JobState.RUNNING, None if only is None else json.dumps(list(only))),
                ).fetchall()
            ]
            if only is None:
                connection.execute(
                    "DELETE FROM article WHERE deleted_at IS NOT NULL"
                    " AND id NOT IN (SELECT article_id FROM job WHERE state = ? AND article_id IS NOT NULL)",
                    (JobState.RUNNING,),
                )
        for index in SEARCH_INDEXES:
            self._merge_index(index)
        self._checkpoint()
        with explained(self.path):
            for folder in self.orphan_folders():
                shutil.rmtree(folder)
        return gone

    def forget_unusable(self, recording_id: int) -> None:
        """Remove a recording that turned out to be none, with its jobs and its folder; one that has sound stays."""
        with self._writing() as connection:
            gone = connection.execute(
                "DELETE FROM recording WHERE id = ? AND duration_samples IS NULL"
                " AND id NOT IN (SELECT recording_id FROM transcript)"
                " AND id NOT IN (SELECT recording_id FROM job WHERE state = ? AND recording_id IS NOT NULL)",
                (recording_id, JobState.RUNNING),
            )
        if gone.rowcount:
            with explained(self.path):
                shutil.rmtree(self._folder_of(recording_id), ignore_errors=True)

    def _merge_index(self, index: str) -> None:
        """Merge a search index into one piece, because it forgets a deleted word only then.

        In steps, so that other processes can write in between. See https://sqlite.org/fts5.html#the_merge_command.
        """
        pages = -_MERGED_PAGES  # negative: begin to merge everything
        while True:
            with self._writing() as connection:
                before = connection.total_changes
                merge = f"INSERT INTO {index} ({index}, rank) VALUES ('merge', ?)"  # noqa: S608 - ours
                connection.execute(merge, (pages,))
                if connection.total_changes - before < 2:  # nothing was left to do
                    return
            pages = _MERGED_PAGES

    def orphan_folders(self) -> list[Path]:
        """Audio folders of recordings that are no longer in the library."""
        # Folders first: whoever adds a recording meanwhile has stored its row before it makes the folder.
        folders = [f for f in (self.folder / "recordings").glob("*") if f.name.isdecimal()]
        with self._reading() as connection:
            known = {str(row["id"]) for row in connection.execute("SELECT id FROM recording").fetchall()}
        return sorted(f for f in folders if f.name not in known)
