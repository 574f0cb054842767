"""What people change: each change of a segment is a new revision, and what the machine heard stays beside it.

A change names the revision that it was made on. If another window was quicker it is refused, and nothing is lost.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from audio_engine.errors import LibraryError
from audio_engine.library.change_writer import PEOPLE_TRACK, ChangeWriter
from audio_engine.library.changes import (
    Change,
    ChangeKind,
    Content,
    changed_elsewhere,
    content_of,
    standing_rows,
)
from audio_engine.library.replacing import replace_rows, stored_words
from audio_engine.library.segment_rows import heard_from_row, words_from_json
from audio_engine.library.storable import storable_text
from audio_engine.library.store import Store
from audio_engine.text import tr
from audio_engine.transcript import Segment, SegmentState, Word

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["Edits", "Revision"]


@dataclass(frozen=True, slots=True)
class Revision:
    """A segment as somebody left it. Number 0 is the machine's and has no author. `at` is ISO 8601.

    `removed`: it did not stand any more. `change_id` is the change that it is a part of, None for the machine's.
    """

    number: int
    text: str
    words: tuple[Word, ...]
    speaker: str | None
    state: SegmentState
    author: str
    at: str
    removed: bool = False
    change_id: int | None = None


class Edits(Store):
    """The part of the library that keeps what people make of a transcript.

    Every method that changes segments takes the revisions that the person saw. It raises `ChangedElsewhereError` if a
    segment has changed since or does not exist, and then has changed nothing.
    """

    def replace_segments(
        self,
        transcript_id: int,
        removed: Mapping[int, int],
        added: Sequence[Segment],
        *,
        author: str,
        kind: ChangeKind = ChangeKind.TEXT,
        goes_on_with: int | None = None,
    ) -> Change:
        """Let `added` stand in the place of `removed` (ids, with the revisions that the person saw), as one change.

        What becomes of an added segment depends on its `id`: that of a removed one changes it in place, that of one
        that was removed earlier brings it back, 0 makes a new one, whose machine text is what was heard of it.
        A segment's place in time never changes: to move a border, make new segments. `goes_on_with` is the id of an
        earlier change by the same author that this one belongs to, as where somebody types on.

        Raises:
            ValueError: a segment changes its place, ends before it begins, or is named twice.
        """
        with self._writing() as connection:
            rows = standing_rows(connection, transcript_id, removed)
            change = ChangeWriter(connection, transcript_id, kind, author)
            if goes_on_with is not None and removed.keys() == {s.id for s in added}:
                change.go_on_with(goes_on_with, removed)
            replace_rows(connection, change, rows, added)
            return change.finish()

    def edit_segment(
        self, segment_id: int, text: str, *, words: tuple[Word, ...], author: str, on_revision: int
    ) -> int:
        """Let `text` stand, with these words and their times; returns the new revision, as all that follow."""
        with self._writing() as connection:
            row = _find(connection, segment_id, on_revision, with_text=True)
            content = replace(
                content_of(row), text=storable_text(text), words=stored_words(words, row), state=SegmentState.EDITED
            )
            return _changed(connection, row, content, ChangeKind.TEXT, author)

    def set_segment_state(self, segment_id: int, state: SegmentState, *, author: str, on_revision: int) -> int:
        """Tick the segment as checked, or take the tick away."""
        with self._writing() as connection:
            row = _find(connection, segment_id, on_revision)
            return _changed(connection, row, replace(content_of(row), state=state), ChangeKind.STATE, author)

    def assign_speaker(self, segment_id: int, speaker: str | None, *, author: str, on_revision: int) -> int:
        """Say who speaks: the id of one of the transcript's speakers, or None for nobody known."""
        with self._writing() as connection:
            row = _find(connection, segment_id, on_revision)
            return _changed(connection, row, replace(content_of(row), speaker=speaker), ChangeKind.SPEAKER, author)

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
            return _changed(connection, row, replace(content_of(found), removed=0), ChangeKind.REVERT, author)

    def set_states(
        self, transcript_id: int, on_revisions: Mapping[int, int], state: SegmentState, *, author: str
    ) -> Change:
        """Tick any number of segments (by id, with their revisions) as checked, or take their ticks away."""
        return self._change_each(
            transcript_id, on_revisions, lambda c: replace(c, state=state), author=author, kind=ChangeKind.STATE
        )

    def assign_speakers(
        self, transcript_id: int, on_revisions: Mapping[int, int], speaker: str | None, *, author: str
    ) -> Change:
        """Say who speaks in any number of segments (by id, with their revisions)."""
        return self._change_each(
            transcript_id, on_revisions, lambda c: replace(c, speaker=speaker), author=author, kind=ChangeKind.SPEAKER
        )

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
                removed=bool(row["removed"]),
                change_id=row["change_id"],
            )
            for row in rows
        ]

    def heard(self, segment_id: int) -> tuple[Segment, ...]:
        """What the machine heard there, as it heard it: itself, or the passages that it was made from, in order.

        None for a passage that a person wrote where nothing stood.
        """
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT * FROM segment WHERE id = ?1 AND track <> ?2 OR id IN"
                " (SELECT origin_id FROM segment_origin WHERE segment_id = ?1) ORDER BY start_s, end_s, id",
                (segment_id, PEOPLE_TRACK),
            ).fetchall()
        return tuple(heard_from_row(row) for row in rows)

    def _change_each(
        self,
        transcript_id: int,
        on_revisions: Mapping[int, int],
        changed: Callable[[Content], Content],
        *,
        author: str,
        kind: ChangeKind,
    ) -> Change:
        with self._writing() as connection:
            change = ChangeWriter(connection, transcript_id, kind, author)
            for row in standing_rows(connection, transcript_id, on_revisions, with_text=False).values():
                change.write(row, changed(content_of(row)))
            return change.finish()


def _find(connection: sqlite3.Connection, segment_id: int, on_revision: int, *, with_text: bool = False) -> sqlite3.Row:
    row: sqlite3.Row | None = connection.execute("SELECT * FROM segment WHERE id = ?", (segment_id,)).fetchone()
    if row is None:
        raise _unknown()
    if row["revision"] != on_revision or row["removed"]:
        raise changed_elsewhere(with_text=with_text)
    return row


def _changed(connection: sqlite3.Connection, row: sqlite3.Row, content: Content, kind: ChangeKind, author: str) -> int:
    """Change one segment; the revision that it is at then."""
    change = ChangeWriter(connection, row["transcript_id"], kind, author)
    change.write(row, content)
    return change.finish().revisions.get(row["id"], int(row["revision"]))


def _unknown() -> LibraryError:
    return LibraryError(
        tr("This passage is no longer in the library."),
        tr("Open the transcript again: its recording may have been removed."),
    )
