"""What a change of a transcript is, what it touches, and the sentence for a change that came too late."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from audio_engine.errors import LibraryError
from audio_engine.library.storable import to_json
from audio_engine.text import tr, trn
from audio_engine.transcript import Review, ReviewState, Segment, Speaker

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

__all__ = [
    "Change",
    "ChangeKind",
    "ChangedElsewhereError",
    "Content",
    "SpeakerContent",
    "changed_elsewhere",
    "content_of",
    "find_transcript",
    "review_of",
    "segment_rows",
    "speaker_contents",
    "speakers_of",
    "standing_rows",
]


class ChangeKind(StrEnum):
    """What somebody did."""

    TEXT = "text"
    SPLIT = "split"
    MERGE = "merge"
    CREATE = "create"
    REMOVE = "remove"
    REPLACE = "replace"
    """Find and replace, in any number of passages."""
    SPEAKER = "speaker"
    """Who speaks in some passages."""
    SPEAKERS = "speakers"
    """The list of speakers: a name, a new one, two that are one."""
    STATE = "state"
    """Passages ticked as checked, or not any more."""
    REVIEW = "review"
    HEARING = "hearing"
    """What a recogniser heard the second time was taken over."""
    REVERT = "revert"
    """A passage went back to an earlier revision."""
    UNDO = "undo"
    """Another change was taken back; undoing one of this kind does that other change again."""


class ChangedElsewhereError(LibraryError):
    """Somebody else has changed what a change was made on; nothing was stored."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a change has made of a transcript. `Library.undo_change(id)` takes it back, and that, again.

    `segments` are the passages that stand now where others stood or that are new, in the order of time, `removed` the
    ids of those that stand no longer. `revisions` has the number that each of `segments` is at. `speakers` and
    `review` are None where the change did not touch them.
    """

    id: int | None
    """None: everything was already as it was asked to be."""
    segments: tuple[Segment, ...] = ()
    removed: tuple[int, ...] = ()
    revisions: dict[int, int] = field(default_factory=dict)
    speakers: tuple[Speaker, ...] | None = None
    review: Review | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What a revision can change, as the columns hold it. `words` NULL are the machine's."""

    text: str
    words: str | None
    speaker: str | None
    state: str
    removed: int = 0

    @property
    def columns(self) -> tuple[str, str | None, str | None, str, int]:
        """In the order of the fields."""
        return self.text, self.words, self.speaker, self.state, self.removed


@dataclass(frozen=True, slots=True)
class SpeakerContent:
    """What a change can make of a speaker. `merged_into` is who a removed one turned out to be."""

    name: str
    removed: int = 0
    merged_into: str | None = None


def content_of(row: sqlite3.Row) -> Content:
    """The content of a row of `segment` or `revision`."""
    return Content(row["text"], row["words"], row["speaker"], row["state"], row["removed"])


def find_transcript(connection: sqlite3.Connection, transcript_id: int) -> sqlite3.Row:
    """The transcript's row.

    Raises:
        LibraryError: there is no such transcript.
    """
    row: sqlite3.Row | None = connection.execute("SELECT * FROM transcript WHERE id = ?", (transcript_id,)).fetchone()
    if row is None:
        raise LibraryError(
            tr("There is no transcript number {id} in the library.", id=transcript_id),
            tr("Look at the list of recordings again: this one may have been removed."),
        )
    return row


def segment_rows(connection: sqlite3.Connection, transcript_id: int, ids: Iterable[int]) -> dict[int, sqlite3.Row]:
    """The rows of these segments of the transcript, removed ones too, by their ids."""
    rows = connection.execute(
        "SELECT segment.* FROM json_each(?) AS wanted CROSS JOIN segment ON segment.id = wanted.value"
        " WHERE segment.transcript_id = ?",
        (to_json(list(ids)), transcript_id),
    ).fetchall()
    return {int(row["id"]): row for row in rows}


def standing_rows(
    connection: sqlite3.Connection, transcript_id: int, on_revisions: Mapping[int, int], *, with_text: bool = True
) -> dict[int, sqlite3.Row]:
    """The rows of these segments, each at the revision that the person saw; `with_text` as in `changed_elsewhere`.

    Raises:
        ChangedElsewhereError: one of them has changed since, or does not stand any more.
    """
    rows = segment_rows(connection, transcript_id, on_revisions)
    stale = sum(
        segment_id not in rows or rows[segment_id]["removed"] or rows[segment_id]["revision"] != revision
        for segment_id, revision in on_revisions.items()
    )
    if stale:
        raise changed_elsewhere(stale, with_text=with_text)
    return rows


def changed_elsewhere(count: int = 1, *, with_text: bool = True) -> ChangedElsewhereError:
    """The refusal of a change of `count` passages that are not what they were.

    `with_text`: the change carried a text that somebody has typed and should not lose.
    """
    return ChangedElsewhereError(
        trn(
            "This passage has been changed in another window since you opened it.",
            "{count} passages have been changed in another window since you opened them.",
            count,
        ),
        tr("Your text was not stored. Copy it, open the passage again and put it in there.")
        if with_text
        else tr("Nothing was changed. Look at the passage as it is now, and try again."),
    )


def speakers_of(connection: sqlite3.Connection, transcript_id: int) -> tuple[Speaker, ...]:
    """The transcript's speakers, in their order."""
    rows = connection.execute(
        "SELECT speaker_id, name FROM speaker WHERE transcript_id = ? AND removed = 0 ORDER BY position, speaker_id",
        (transcript_id,),
    ).fetchall()
    return tuple(Speaker(*row) for row in rows)


def speaker_contents(connection: sqlite3.Connection, transcript_id: int) -> dict[str, SpeakerContent]:
    """Every speaker that the transcript ever had, by id."""
    rows = connection.execute(
        "SELECT speaker_id, name, removed, merged_into FROM speaker WHERE transcript_id = ?", (transcript_id,)
    ).fetchall()
    return {row[0]: SpeakerContent(*row[1:]) for row in map(tuple, rows)}


def review_of(transcript: sqlite3.Row) -> Review:
    """The review in a transcript's row."""
    return Review(ReviewState(transcript["review_state"]), transcript["review_by"], transcript["review_at"])
