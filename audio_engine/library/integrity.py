"""Looks for damage: in the file, between its tables, in the search index, and in the folders beside it."""

from __future__ import annotations

import sqlite3

from audio_engine.errors import LibraryError
from audio_engine.library.deletion import Deletion
from audio_engine.library.search import SEARCH_INDEXES, Search
from audio_engine.text import tr, trn

__all__ = ["Integrity"]

_ADRIFT = """
SELECT count(*) FROM segment LEFT JOIN revision ON revision.segment_id = segment.id AND number = segment.revision
WHERE segment.revision > 0 AND (
    revision.text IS NOT segment.text OR revision.words IS NOT segment.words OR revision.state IS NOT segment.state
    OR revision.speaker IS NOT segment.speaker OR revision.removed IS NOT segment.removed
) OR segment.revision = 0 AND (segment.removed OR segment.track < 0)
"""

_UNKNOWN_SPEAKERS = """
SELECT count(*) FROM segment
LEFT JOIN speaker ON speaker.transcript_id = segment.transcript_id AND speaker.speaker_id = segment.speaker
WHERE segment.removed = 0 AND segment.speaker IS NOT NULL AND speaker.speaker_id IS NULL
"""


class Integrity(Deletion, Search):
    """The part of the library that checks itself."""

    def check(self) -> list[str]:
        """A sentence for each problem found; none if all is well.

        A search index that is out of step is made again, because nothing is lost by it.
        """
        try:
            problems = self._damage()
            if not problems and not self._is_index_in_step():
                self.rebuild_search_index()
                problems = [tr("The search index was out of step with the transcripts. It has been made again.")]
            return problems + self._history() + self._missing_audio() + self._orphans()
        except LibraryError as damage:  # so bad that even looking at it fails
            return [str(damage)]

    def _damage(self) -> list[str]:
        with self._reading() as connection:
            rows = connection.execute("PRAGMA integrity_check(20)").fetchall()
            loose = connection.execute("PRAGMA foreign_key_check").fetchall()
        damage = [tr("The library file is damaged: {detail}.", detail=row[0]) for row in rows if row[0] != "ok"]
        tables = sorted({row["table"] for row in loose})
        return damage + [
            tr("The library has rows in “{table}” that belong to nothing.", table=table) for table in tables
        ]

    def _is_index_in_step(self) -> bool:
        try:
            with self._writing() as connection:
                for index in SEARCH_INDEXES:
                    check = f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)"  # noqa: S608 - ours
                    connection.execute(check)
        except LibraryError as problem:
            cause = problem.__cause__
            if isinstance(cause, sqlite3.DatabaseError) and cause.sqlite_errorcode == sqlite3.SQLITE_CORRUPT_VTAB:
                return False
            raise
        return True

    def _history(self) -> list[str]:
        """Passages that are not what their last revision says, and names that nobody bears."""
        with self._reading() as connection:
            adrift = connection.execute(_ADRIFT).fetchone()[0]
            unknown = connection.execute(_UNKNOWN_SPEAKERS).fetchone()[0]
        problems = []
        if adrift:
            problems.append(
                trn(
                    "{count} passage is not what its history says.",
                    "{count} passages are not what their history says.",
                    adrift,
                )
            )
        if unknown:
            problems.append(
                trn(
                    "{count} passage names a speaker whom its transcript does not know.",
                    "{count} passages name a speaker whom their transcript does not know.",
                    unknown,
                )
            )
        return problems

    def _missing_audio(self) -> list[str]:
        return [
            tr("The sound of recording {id}, “{title}”, is missing from the library.", id=row.id, title=row.title)
            for row in self.recordings(include_deleted=True)
            if row.audio_complete and not (self._folder_of(row.id) / "audio.flac").is_file()
        ]

    def _orphans(self) -> list[str]:
        return [
            tr("The folder {folder} belongs to no recording of the library.", folder=folder)
            for folder in self.orphan_folders()
        ]
