"""Writes one change of a transcript: every passage that it touches gets its next revision, and all name the change.

Nothing is overwritten. The caller's transaction makes it one change: all of it is stored, or none.
"""

from __future__ import annotations

from dataclasses import astuple, replace
from typing import TYPE_CHECKING, Any, Final

from audio_engine.library.changes import (
    Change,
    ChangeKind,
    Content,
    SpeakerContent,
    content_of,
    find_transcript,
    review_of,
    segment_rows,
    speaker_contents,
    speakers_of,
)
from audio_engine.library.segment_rows import insert_segment, segment_from_row
from audio_engine.library.storable import now, storable_text, to_json
from audio_engine.transcript import Review, ReviewState, Segment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

__all__ = ["PEOPLE_TRACK", "ChangeWriter"]

PEOPLE_TRACK: Final = -1
"""The track of the passages that people made, all in its window 0. No job looks at it, so none is disturbed."""

_REVISION: Final = (
    "INSERT INTO revision (segment_id, number, text, words, speaker, state, removed, author, at, change_id)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class ChangeWriter:
    """One change in the making, inside a transaction. `finish` ends it.

    Raises:
        LibraryError: there is no such transcript.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        transcript_id: int,
        kind: ChangeKind,
        author: str,
        *,
        undoes: int | None = None,
    ) -> None:
        self.transcript_id = transcript_id
        self._connection = connection
        self._transcript = find_transcript(connection, transcript_id)
        self._kind = kind
        self._undoes = undoes
        self._author = storable_text(author)
        self._at = now()
        self._change_id: int | None = None
        self._goes_on: frozenset[int] = frozenset()
        self._touched: set[int] = set()
        self._revisions: list[tuple[Any, ...]] = []
        self._updates: list[tuple[Any, ...]] = []
        self._changes_text = False
        self._speakers_touched = False
        self._review: Review | None = None

    def go_on_with(self, change_id: int, segment_ids: Iterable[int]) -> None:
        """Write into this earlier change, as one types on, if it is the same author's, kind's and the newest one.

        It must have changed these very segments; where anything differs, a new change is begun as usual.
        """
        found = self._connection.execute(
            "SELECT * FROM change WHERE transcript_id = ? ORDER BY id DESC LIMIT 1", (self.transcript_id,)
        ).fetchone()
        wanted = (change_id, self._kind, self._author, None)
        if found is None or (found["id"], found["kind"], found["author"], found["undoes"]) != wanted:
            return
        rows = self._connection.execute(
            "SELECT segment.id FROM revision JOIN segment ON segment.id = segment_id AND revision = number"
            " WHERE change_id = ?",
            (change_id,),
        ).fetchall()
        if set(segment_ids) <= {row["id"] for row in rows}:
            self._change_id = change_id
            self._goes_on = frozenset(segment_ids)
            self._connection.execute("UPDATE change SET at = ? WHERE id = ?", (self._at, change_id))

    def write(self, row: sqlite3.Row, content: Content) -> None:
        """Give the segment in `row` this content, as its next revision; nothing if it has it already."""
        before = content_of(row)
        if content == before:
            return
        segment_id, number = int(row["id"]), int(row["revision"]) + 1
        if number == 1:  # what the machine wrote, before the first change
            begun = (segment_id, 0, *before.columns, "", self._transcript["created_at"], None)
            self._revisions.append(begun)
        if segment_id in self._goes_on:
            self._connection.execute(
                "DELETE FROM revision WHERE segment_id = ? AND change_id = ?", (segment_id, self._change_id)
            )
        self._note(segment_id, number, content)
        self._updates.append((*content.columns, number, segment_id))
        if (before.text, before.words, before.speaker, before.removed) != (
            (content.text, content.words, content.speaker, content.removed)
        ):
            self._changes_text = True

    def insert(self, segment: Segment, *, words: str | None, origins: Iterable[int] = ()) -> int:
        """Add a passage that a person made; returns its id.

        `segment` has what the machine heard of it in `machine_text` and `words`; `words` are those that stand, NULL
        where they are the same. `origins` are the machine's passages that it was made from.
        """
        self._connection.execute(
            "INSERT INTO speech_window VALUES (?, ?, 0, 0, 0) ON CONFLICT DO NOTHING",
            (self.transcript_id, PEOPLE_TRACK),
        )
        segment_id = insert_segment(
            self._connection, segment, transcript_id=self.transcript_id, track=PEOPLE_TRACK, window_index=0
        )
        self._connection.execute("UPDATE segment SET words = ?, revision = 1 WHERE id = ?", (words, segment_id))
        self._connection.executemany(
            "INSERT INTO segment_origin VALUES (?, ?)", [(segment_id, origin) for origin in origins]
        )
        self._note(segment_id, 1, Content(storable_text(segment.text), words, segment.speaker, segment.state))
        self._changes_text = True
        return segment_id

    def set_speakers(self, wanted: Mapping[str, SpeakerContent]) -> None:
        """Let these speakers, by their ids, be so; an unknown id becomes a new speaker."""
        known = speaker_contents(self._connection, self.transcript_id)
        after = {key: value for key, value in wanted.items() if known.get(key) != value}
        if not after:
            return
        before = {key: known.get(key, replace(value, removed=1)) for key, value in after.items()}
        self._connection.executemany(
            "INSERT INTO speaker (transcript_id, speaker_id, name, removed, merged_into, position) VALUES"
            " (?1, ?2, ?3, ?4, ?5, (SELECT coalesce(max(position) + 1, 0) FROM speaker WHERE transcript_id = ?1))"
            " ON CONFLICT DO UPDATE SET name = excluded.name, removed = excluded.removed,"
            " merged_into = excluded.merged_into",
            [(self.transcript_id, key, *astuple(value)) for key, value in after.items()],
        )
        noted = [{key: astuple(value) for key, value in side.items()} for side in (before, after)]
        self._connection.execute("UPDATE change SET speakers = ? WHERE id = ?", (to_json(noted), self._identified()))
        self._speakers_touched = self._changes_text = True

    def set_review(self, review: Review) -> None:
        """Say who vouches for the transcript."""
        before = review_of(self._transcript)
        if review == before:
            return
        self._review = review
        self._connection.execute(
            "UPDATE transcript SET review_state = ?, review_by = ?, review_at = ? WHERE id = ?",
            (*_review_columns(review), self.transcript_id),
        )
        self._connection.execute(
            "UPDATE change SET review = ? WHERE id = ?",
            (to_json([_review_columns(before), _review_columns(review)]), self._identified()),
        )

    def finish(self) -> Change:
        """Store what was collected; the change as it is now in the library."""
        self._connection.executemany(_REVISION, self._revisions)
        self._connection.executemany(
            "UPDATE segment SET text = ?, words = ?, speaker = ?, state = ?, removed = ?, revision = ? WHERE id = ?",
            self._updates,
        )
        self._begin_or_reopen_review()
        rows = segment_rows(self._connection, self.transcript_id, self._touched).values()
        standing = sorted(
            (row for row in rows if not row["removed"]), key=lambda r: (r["start_s"], r["end_s"], r["id"])
        )
        return Change(
            id=self._change_id,
            segments=tuple([segment_from_row(row) for row in standing]),
            removed=tuple(sorted(row["id"] for row in rows if row["removed"])),
            revisions={row["id"]: row["revision"] for row in standing},
            speakers=speakers_of(self._connection, self.transcript_id) if self._speakers_touched else None,
            review=self._review,
        )

    def _begin_or_reopen_review(self) -> None:
        """The first change begins the review; a change of what was signed off takes the signature away."""
        if self._review is not None or self._kind is ChangeKind.REVIEW or self._change_id is None:
            return
        state = review_of(self._transcript).state
        if state is ReviewState.DRAFT or (state is ReviewState.REVIEWED and self._changes_text):
            self.set_review(Review(ReviewState.IN_REVIEW))

    def _note(self, segment_id: int, number: int, content: Content) -> None:
        noted = (segment_id, number, *content.columns, self._author, self._at, self._identified())
        self._revisions.append(noted)
        self._touched.add(segment_id)

    def _identified(self) -> int:
        """The change's id; its row is made when something turns out to change."""
        if self._change_id is None:
            added = self._connection.execute(
                "INSERT INTO change (transcript_id, kind, undoes, author, at) VALUES (?, ?, ?, ?, ?)",
                (self.transcript_id, self._kind, self._undoes, self._author, self._at),
            )
            assert added.lastrowid is not None
            self._change_id = added.lastrowid
        return self._change_id


def _review_columns(review: Review) -> tuple[str, str | None, str | None]:
    return review.state, storable_text(review.by) if review.by else None, review.at
