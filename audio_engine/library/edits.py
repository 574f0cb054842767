"""What people change: each change of a segment is a new revision, and what the machine heard stays beside it.

A change names the revision that it was made on. If another window was quicker it is refused, and nothing is lost.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from audio_engine.errors import LibraryError
from audio_engine.library.segment_rows import words_from_json, words_to_json
from audio_engine.library.storable import now, storable_text
from audio_engine.library.store import Store
from audio_engine.text import tr
from audio_engine.transcript import SegmentState, Word

if TYPE_CHECKING:
    import sqlite3

__all__ = ["Edits", "Revision"]


@dataclass(frozen=True, slots=True)
class Revision:
    """A segment as somebody left it. Number 0 is the machine's and has no author. `at` is ISO 8601."""

    number: int
    text: str
    words: tuple[Word, ...]
    speaker: str | None
    state: SegmentState
    author: str
    at: str


@dataclass(frozen=True, slots=True)
class _Content:
    """What a revision can change, as the columns hold it."""

    text: str
    words: str | None
    speaker: str | None
    state: str


class Edits(Store):
    """The part of the library that keeps what people make of a transcript.

    Every method that changes a segment takes the revision that the person saw (`on_revision`) and returns the new
    one. It raises `LibraryError` if the segment has changed since or does not exist.
    """

    def edit_segment(
        self, segment_id: int, text: str, *, words: tuple[Word, ...], author: str, on_revision: int
    ) -> int:
        """Let `text` stand, with these words and their times."""
        with self._writing() as connection:
            row = _find(connection, segment_id, on_revision)
            encoded = words_to_json(words)
            content = replace(
                _content(row),
                text=storable_text(text),
                words=None if encoded == row["machine_words"] else encoded,
                state=SegmentState.EDITED,
            )
            return _change(connection, row, content, author)

    def set_segment_state(self, segment_id: int, state: SegmentState, *, author: str, on_revision: int) -> int:
        """Tick the segment as checked, or take the tick away."""
        with self._writing() as connection:
            row = _find(connection, segment_id, on_revision)
            return _change(connection, row, replace(_content(row), state=state), author)

    def assign_speaker(self, segment_id: int, speaker: str | None, *, author: str, on_revision: int) -> int:
        """Say who speaks: the id of one of the transcript's speakers, or None for nobody known."""
        with self._writing() as connection:
            row = _find(connection, segment_id, on_revision)
            return _change(connection, row, replace(_content(row), speaker=speaker), author)

    def revert_segment(self, segment_id: int, number: int, *, author: str, on_revision: int) -> int:
        """Let the segment stand as it was in revision `number`, as a new revision.

        Raises:
            LibraryError: as for every change, and if there is no such revision.
        """
        with self._writing() as connection:
            row = _find(connection, segment_id, on_revision)
            found = connection.execute(
                "SELECT * FROM revision WHERE segment_id = ? AND number = ?", (segment_id, number)
            ).fetchone()
            if found is None:
                raise _unknown()
            return _change(connection, row, _content(found), author)

    def revisions(self, segment_id: int) -> list[Revision]:
        """All revisions of the segment, the machine's first; none if nobody has changed it."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT revision.*, coalesce(revision.words, segment.machine_words) AS all_words"
                " FROM revision JOIN segment ON segment.id = revision.segment_id"
                " WHERE segment_id = ? ORDER BY number",
                (segment_id,),
            ).fetchall()
        return [
            Revision(
                number=row["number"],
                text=row["text"],
                words=words_from_json(row["all_words"]),
                speaker=row["speaker"],
                state=SegmentState(row["state"]),
                author=row["author"],
                at=row["at"],
            )
            for row in rows
        ]

    def set_speaker_name(self, transcript_id: int, speaker_id: str, name: str) -> None:
        """Call a speaker `name` in the whole transcript; an id that it does not know yet becomes a new speaker."""
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO speaker VALUES (?1, ?2, ?3,"
                " (SELECT coalesce(max(position) + 1, 0) FROM speaker WHERE transcript_id = ?1))"
                " ON CONFLICT DO UPDATE SET name = excluded.name",
                (transcript_id, speaker_id, storable_text(name)),
            )


def _find(connection: sqlite3.Connection, segment_id: int, on_revision: int) -> sqlite3.Row:
    row: sqlite3.Row | None = connection.execute(
        "SELECT segment.*, transcript.created_at FROM segment JOIN transcript ON transcript.id = transcript_id"
        " WHERE segment.id = ?",
        (segment_id,),
    ).fetchone()
    if row is None:
        raise _unknown()
    if row["revision"] != on_revision:
        raise LibraryError(
            tr("This passage has been changed in another window since you opened it."),
            tr("Your text was not stored. Copy it, open the passage again and put it in there."),
        )
    return row


def _content(row: sqlite3.Row) -> _Content:
    return _Content(row["text"], row["words"], row["speaker"], row["state"])


def _change(connection: sqlite3.Connection, row: sqlite3.Row, content: _Content, author: str) -> int:
    """Write a segment's next revision, after the machine's own if this is the first change."""
    segment_id, number = row["id"], int(row["revision"]) + 1
    if number == 1:
        _insert(connection, segment_id, 0, _content(row), author="", at=row["created_at"])
    _insert(connection, segment_id, number, content, author=storable_text(author), at=now())
    connection.execute(
        "UPDATE segment SET text = ?, words = ?, speaker = ?, state = ?, revision = ? WHERE id = ?",
        (content.text, content.words, content.speaker, content.state, number, segment_id),
    )
    return number


def _insert(
    connection: sqlite3.Connection, segment_id: int, number: int, content: _Content, *, author: str, at: str
) -> None:
    connection.execute(
        "INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (segment_id, number, content.text, content.words, content.speaker, content.state, author, at),
    )


def _unknown() -> LibraryError:
    return LibraryError(
        tr("This passage is no longer in the library."),
        tr("Open the transcript again: its recording may have been removed."),
    )
