"""Stretches that a recogniser hears once more: what it then understood lies beside the text until a person decides.

Taking it over is a change like any other. What was heard the first time stays with the passages that it replaces.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from audio_engine.errors import LibraryError
from audio_engine.library.change_writer import ChangeWriter
from audio_engine.library.changes import Change, ChangeKind, content_of, find_transcript, standing_rows
from audio_engine.library.heard import Heard
from audio_engine.library.job_states import JobState
from audio_engine.library.replacing import add_passages, origins_of
from audio_engine.library.segment_rows import words_from_json, words_to_json
from audio_engine.library.storable import now, storable_text, to_json
from audio_engine.library.store import Store
from audio_engine.text import tr
from audio_engine.transcript import Doubt, EngineDescription, Segment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

__all__ = ["LISTEN_AGAIN", "HearingRow", "HearingState", "Hearings"]

LISTEN_AGAIN: Final = "listen-again"
"""The kind of job that hears a passage once more."""


class HearingState(StrEnum):
    """What has become of a second hearing."""

    ASKED = "asked"
    """Its job has not ended well yet."""
    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class HearingRow:
    """A second hearing of the stretch from `start_s` to `end_s`.

    `segments` (without ids or speakers) are in the order of time; `engine` and `language` are None until it was heard.
    """

    id: int
    transcript_id: int
    job_id: int | None
    start_s: float
    end_s: float
    channel: int | None
    """Of the recording; None: all of them together."""
    state: HearingState
    engine: EngineDescription | None
    language: str | None
    segments: tuple[Segment, ...]
    decided_by: str | None
    decided_at: str | None
    created_at: str

    @property
    def text(self) -> str:
        """The whole text."""
        return " ".join(segment.text for segment in self.segments)


class Hearings(Store):
    """The part of the library that keeps what was heard the second time."""

    def ask_hearing(
        self,
        transcript_id: int,
        start_s: float,
        end_s: float,
        settings: dict[str, Any],
        *,
        channel: int | None = None,
    ) -> tuple[int, int]:
        """Queue a job, before every other, that listens to this stretch of one channel or of all.

        Returns the ids of the job and of the hearing. `settings` are the job's.

        Raises:
            LibraryError: there is no such transcript.
        """
        with self._writing() as connection:
            recording_id = find_transcript(connection, transcript_id)["recording_id"]
            job = connection.execute(
                "INSERT INTO job (kind, recording_id, settings, state, position, created_at)"
                " VALUES (?, ?, ?, ?, (SELECT coalesce(min(position), 1) - 1 FROM job), ?)",
                (LISTEN_AGAIN, recording_id, to_json(settings), JobState.QUEUED, now()),
            )
            added = connection.execute(
                "INSERT INTO hearing (transcript_id, job_id, start_s, end_s, channel, created_at)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (transcript_id, job.lastrowid, round(start_s, 3), round(end_s, 3), channel, now()),
            )
        assert job.lastrowid is not None
        assert added.lastrowid is not None
        return job.lastrowid, added.lastrowid

    def hearing_for_job(self, job_id: int) -> HearingRow:
        """What the job was asked to listen to, and what it has heard.

        Raises:
            LibraryError: the job listens to no passage.
        """
        with self._reading() as connection:
            row = connection.execute("SELECT * FROM hearing WHERE job_id = ?", (job_id,)).fetchone()
        if row is None:
            raise _unknown()
        return _hearing(row)

    def hearings(self, transcript_id: int, *states: HearingState) -> list[HearingRow]:
        """The second hearings of the transcript in these states (all, if none is named), the newest first."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT * FROM hearing WHERE transcript_id = ? AND state IN (SELECT value FROM json_each(?))"
                " ORDER BY id DESC",
                (transcript_id, to_json(states or tuple(HearingState))),
            ).fetchall()
        return [_hearing(row) for row in rows]

    def track_at(self, transcript_id: int, start_s: float, end_s: float) -> int:
        """The track (a channel's index where channels were recognised one by one, else 0) that says most there."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT track FROM (SELECT track, start_s, end_s FROM segment WHERE transcript_id = ?1 AND track >= 0"
                " UNION ALL SELECT track, start_s, end_s FROM gap WHERE transcript_id = ?1)"
                " WHERE start_s < ?3 AND end_s > ?2 GROUP BY track"
                " ORDER BY sum(min(end_s, ?3) - max(start_s, ?2)) DESC LIMIT 1",
                (transcript_id, start_s, end_s),
            ).fetchone()
        return 0 if row is None else int(row["track"])

    def propose_hearing(
        self, hearing_id: int, *, engine: EngineDescription, language: str, segments: Sequence[Segment]
    ) -> None:
        """Store what was heard, for a person to look at. Once somebody has decided, nothing is changed any more.

        Raises:
            LibraryError: there is no such hearing.
        """
        with self._writing() as connection:
            _find(connection, hearing_id)
            connection.execute(
                "UPDATE hearing SET engine = ?, language = ?, segments = ?, state = ? WHERE id = ? AND state = ?",
                (
                    to_json(asdict(engine)),
                    language,
                    to_json([_encoded(segment) for segment in segments]),
                    HearingState.PROPOSED,
                    hearing_id,
                    HearingState.ASKED,
                ),
            )

    def accept_hearing(
        self, hearing_id: int, removed: Mapping[int, int], *, author: str, speaker: str | None = None
    ) -> Change:
        """Let what was heard stand in the place of `removed` (ids, with the revisions that the person saw).

        The new passages are the machine's text, and unchecked. Each takes its speaker from the passage that it shares
        most time with; `speaker` is for where nothing stood.

        Raises:
            ChangedElsewhereError: one of the passages has changed since.
            LibraryError: there is no such proposal.
        """
        with self._writing() as connection:
            hearing = _find(connection, hearing_id)
            if hearing["state"] != HearingState.PROPOSED:
                raise _unknown()
            rows = standing_rows(connection, hearing["transcript_id"], removed, with_text=False)
            change = ChangeWriter(connection, hearing["transcript_id"], ChangeKind.HEARING, author)
            origins = tuple(
                sorted({o["id"] for found in origins_of(connection, rows.values()).values() for o in found})
            )
            segments = [replace(s, speaker=_speaker(s, rows, speaker)) for s in _hearing(hearing).segments]
            add_passages(change, segments, [Heard(s.text, s.words, s.doubt, origins) for s in segments])
            for row in rows.values():
                change.write(row, replace(content_of(row), removed=1))
            result = change.finish()
            _decide(connection, hearing_id, HearingState.ACCEPTED, author, result.id)
            return result

    def dismiss_hearing(self, hearing_id: int, *, author: str) -> None:
        """Put the proposal aside; it stays in the library.

        Raises:
            LibraryError: there is no such proposal.
        """
        with self._writing() as connection:
            if _find(connection, hearing_id)["state"] == HearingState.ACCEPTED:
                raise _unknown()
            _decide(connection, hearing_id, HearingState.DISMISSED, author, None)


def _find(connection: sqlite3.Connection, hearing_id: int) -> sqlite3.Row:
    row: sqlite3.Row | None = connection.execute("SELECT * FROM hearing WHERE id = ?", (hearing_id,)).fetchone()
    if row is None:
        raise _unknown()
    return row


def _decide(
    connection: sqlite3.Connection, hearing_id: int, state: HearingState, author: str, change_id: int | None
) -> None:
    connection.execute(
        "UPDATE hearing SET state = ?, decided_by = ?, decided_at = ?, change_id = ? WHERE id = ?",
        (state, storable_text(author), now(), change_id, hearing_id),
    )


def _speaker(segment: Segment, rows: Mapping[int, sqlite3.Row], otherwise: str | None) -> str | None:
    if not rows:
        return otherwise
    shared = max(rows.values(), key=lambda r: min(r["end_s"], segment.end_s) - max(r["start_s"], segment.start_s))
    speaker: str | None = shared["speaker"]
    return speaker


def _encoded(segment: Segment) -> tuple[object, ...]:
    return (
        round(segment.start_s, 3),
        round(segment.end_s, 3),
        storable_text(segment.text),
        words_to_json(segment.words),
        " ".join(segment.doubt),
        segment.language,
    )


def _hearing(row: sqlite3.Row) -> HearingRow:
    return HearingRow(
        id=row["id"],
        transcript_id=row["transcript_id"],
        job_id=row["job_id"],
        start_s=row["start_s"],
        end_s=row["end_s"],
        channel=row["channel"],
        state=HearingState(row["state"]),
        engine=EngineDescription(**json.loads(row["engine"])) if row["engine"] else None,
        language=row["language"],
        segments=tuple(
            Segment(
                id=0,
                start_s=start_s,
                end_s=end_s,
                text=text,
                machine_text=text,
                words=words_from_json(words),
                doubt=tuple(Doubt(name) for name in doubt.split()),
                language=language,
            )
            for start_s, end_s, text, words, doubt, language in json.loads(row["segments"])
        ),
        decided_by=row["decided_by"],
        decided_at=row["decided_at"],
        created_at=row["created_at"],
    )


def _unknown() -> LibraryError:
    return LibraryError(
        tr("This proposal is no longer open."),
        tr("Open the transcript again: somebody may have decided about it, or its recording may have been removed."),
    )
