"""Who changed what, and taking it back: a change is undone as a whole, and what undoes it can be undone again."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from audio_engine.errors import LibraryError
from audio_engine.library.change_writer import ChangeWriter
from audio_engine.library.changes import (
    Change,
    ChangedElsewhereError,
    ChangeKind,
    SpeakerContent,
    changed_elsewhere,
    content_of,
    find_transcript,
    review_of,
    speaker_contents,
)
from audio_engine.library.store import Store
from audio_engine.text import tr
from audio_engine.transcript import Review, ReviewState

if TYPE_CHECKING:
    import sqlite3

__all__ = ["ChangeRow", "History"]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change in the list of changes.

    `segments` is how many passages it touched, `first_segment` one of them (the earliest in the recording, None where
    it touched none) and `start_s` where that begins. `undoes` is the change that it took back. `at` is ISO 8601.
    """

    id: int
    kind: ChangeKind
    author: str
    at: str
    segments: int
    first_segment: int | None
    start_s: float | None
    undoes: int | None


class History(Store):
    """The part of the library that remembers who did what."""

    def changes(self, transcript_id: int, *, limit: int = 200, before: int | None = None) -> list[ChangeRow]:
        """The changes of the transcript, the newest first; `before` is the id from which on to look further back."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT change.*, count(segment.id) AS segments, segment.id AS first_segment, min(segment.start_s)"
                " AS start_s FROM change LEFT JOIN revision ON revision.change_id = change.id"
                " LEFT JOIN segment ON segment.id = revision.segment_id"
                " WHERE change.transcript_id = ?1 AND (?2 IS NULL OR change.id < ?2)"
                " GROUP BY change.id ORDER BY change.id DESC LIMIT ?3",
                (transcript_id, before, limit),
            ).fetchall()
        return [
            ChangeRow(
                id=row["id"],
                kind=ChangeKind(row["kind"]),
                author=row["author"],
                at=row["at"],
                segments=row["segments"],
                first_segment=row["first_segment"],
                start_s=row["start_s"],
                undoes=row["undoes"],
            )
            for row in rows
        ]

    def undo_change(self, change_id: int, *, author: str) -> Change:
        """Take a change back, as a new change; taking that back does it again.

        Raises:
            ChangedElsewhereError: something that it touched has been changed since by something that still stands.
            LibraryError: there is no such change.
        """
        with self._writing() as connection:
            undone = connection.execute("SELECT * FROM change WHERE id = ?", (change_id,)).fetchone()
            if undone is None:
                raise LibraryError(
                    tr("This change is no longer in the library."),
                    tr("Open the transcript again: its recording may have been removed."),
                )
            change = ChangeWriter(connection, undone["transcript_id"], ChangeKind.UNDO, author, undoes=change_id)
            _put_segments_back(connection, change, change_id)
            if undone["speakers"]:
                _put_speakers_back(connection, change, undone)
            if undone["review"]:
                before, after = (_review(*columns) for columns in json.loads(undone["review"]))
                if review_of(find_transcript(connection, undone["transcript_id"])) == after:
                    change.set_review(before)
            result = change.finish()
            connection.execute(
                "UPDATE hearing SET change_id = ?1, state = CASE state WHEN 'accepted' THEN 'proposed' ELSE 'accepted'"
                " END WHERE change_id = ?2",
                (result.id, change_id),
            )
            return result


def _put_segments_back(connection: sqlite3.Connection, change: ChangeWriter, change_id: int) -> None:
    made = connection.execute("SELECT * FROM revision WHERE change_id = ?", (change_id,)).fetchall()
    stale = 0
    for revision in made:
        row = connection.execute("SELECT * FROM segment WHERE id = ?", (revision["segment_id"],)).fetchone()
        earlier = connection.execute(
            "SELECT * FROM revision WHERE segment_id = ? AND number < ? ORDER BY number DESC LIMIT 1",
            (revision["segment_id"], revision["number"]),
        ).fetchone()
        present = content_of(row)
        if present != content_of(revision):
            stale += 1
        change.write(row, content_of(earlier) if earlier is not None else replace(present, removed=1))
    if stale:
        raise changed_elsewhere(stale, with_text=False)


def _put_speakers_back(connection: sqlite3.Connection, change: ChangeWriter, undone: sqlite3.Row) -> None:
    before, after = (
        {key: SpeakerContent(*value) for key, value in side.items()} for side in json.loads(undone["speakers"])
    )
    present = speaker_contents(connection, undone["transcript_id"])
    if any(present.get(key) != value for key, value in after.items()):
        raise ChangedElsewhereError(
            tr("This speaker has been changed in another window since."),
            tr("Nothing was changed. Look at the list of speakers again."),
        )
    change.set_speakers(before)


def _review(state: str, by: str | None, at: str | None) -> Review:
    return Review(ReviewState(state), by, at)
