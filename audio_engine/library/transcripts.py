"""Transcripts as a whole: begun by a job, filled window by window, read at once, vouched for by a person."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from audio_engine.errors import LibraryError
from audio_engine.library.segment_rows import segment_from_row
from audio_engine.library.storable import now, storable_text, to_json
from audio_engine.library.store import Store
from audio_engine.limits import SAMPLE_RATE
from audio_engine.text import tr
from audio_engine.transcript import (
    EngineDescription,
    Gap,
    RecordingDescription,
    Review,
    ReviewState,
    Speaker,
    Transcript,
)

if TYPE_CHECKING:
    import sqlite3

__all__ = ["EditableTranscript", "TranscriptRow", "Transcripts"]


@dataclass(frozen=True, slots=True)
class TranscriptRow:
    """A transcript in a list. `finished_at` is None while its job has not ended well. Moments are ISO 8601."""

    id: int
    recording_id: int
    job_id: int | None
    engine: EngineDescription
    language: str
    task: str
    review: Review
    created_at: str
    finished_at: str | None


@dataclass(frozen=True, slots=True)
class EditableTranscript:
    """A transcript and, read in the same moment, the revision that each segment (by id) is at."""

    transcript: Transcript
    revisions: dict[int, int]


class Transcripts(Store):
    """The part of the library that keeps transcripts."""

    def begin_transcript(
        self,
        recording_id: int,
        job_id: int,
        *,
        engine: EngineDescription,
        language: str,
        language_probability: float | None,
        task: str,
        speakers: tuple[Speaker, ...],
    ) -> int:
        """The id of the job's transcript, which is made with these properties if the job has none yet."""
        with self._writing() as connection:
            found = connection.execute("SELECT id FROM transcript WHERE job_id = ?", (job_id,)).fetchone()
            if found is not None:
                return int(found["id"])
            added = connection.execute(
                "INSERT INTO transcript (recording_id, job_id, engine, language, language_probability, task,"
                " created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (recording_id, job_id, to_json(asdict(engine)), language, language_probability, task, now()),
            )
            connection.executemany(
                "INSERT INTO speaker VALUES (?, ?, ?, ?)",
                [(added.lastrowid, s.id, storable_text(s.name), n) for n, s in enumerate(speakers)],
            )
        assert added.lastrowid is not None
        return added.lastrowid

    def transcript_for_job(self, job_id: int) -> int | None:
        """The transcript that the job has begun, None if it has not."""
        with self._reading() as connection:
            found = connection.execute("SELECT id FROM transcript WHERE job_id = ?", (job_id,)).fetchone()
        return None if found is None else int(found["id"])

    def finish_transcript(self, transcript_id: int, warnings: tuple[str, ...]) -> None:
        """Note that every window is stored.

        Raises:
            LibraryError: there is no such transcript.
        """
        with self._writing() as connection:
            _find(connection, transcript_id)
            connection.execute(
                "UPDATE transcript SET finished_at = ?, warnings = ? WHERE id = ?",
                (now(), to_json(warnings), transcript_id),
            )

    def set_engine(self, transcript_id: int, engine: EngineDescription) -> None:
        """Note what makes the text from here on: a job that lost its graphics card goes on with the processor.

        Raises:
            LibraryError: there is no such transcript.
        """
        with self._writing() as connection:
            _find(connection, transcript_id)
            connection.execute(
                "UPDATE transcript SET engine = ? WHERE id = ?", (to_json(asdict(engine)), transcript_id)
            )

    def set_review(self, transcript_id: int, review: Review) -> None:
        """Note who vouches for the transcript.

        Raises:
            LibraryError: there is no such transcript.
        """
        with self._writing() as connection:
            _find(connection, transcript_id)
            connection.execute(
                "UPDATE transcript SET review_state = ?, review_by = ?, review_at = ? WHERE id = ?",
                (review.state, storable_text(review.by) if review.by else None, review.at, transcript_id),
            )

    def load_transcript(self, transcript_id: int) -> Transcript:
        """The transcript as it stands, finished or not.

        Raises:
            LibraryError: there is no such transcript.
        """
        return self.load_for_editing(transcript_id).transcript

    def load_for_editing(self, transcript_id: int) -> EditableTranscript:
        """The transcript and the revision of each segment, which an edit has to name.

        Raises:
            LibraryError: there is no such transcript.
        """
        with self._reading() as connection:
            row = _find(connection, transcript_id)
            rows = connection.execute(
                "SELECT * FROM segment WHERE transcript_id = ? ORDER BY start_s, end_s, id", (transcript_id,)
            ).fetchall()
            transcript = Transcript(
                recording=_recording(connection, row),
                engine=EngineDescription(**json.loads(row["engine"])),
                language=row["language"],
                segments=tuple([segment_from_row(segment) for segment in rows]),
                gaps=_gaps(connection, transcript_id),
                speakers=_speakers(connection, transcript_id),
                review=_review(row),
                task=row["task"],
                language_probability=row["language_probability"],
                warnings=tuple(json.loads(row["warnings"])),
            )
        return EditableTranscript(transcript, {segment["id"]: segment["revision"] for segment in rows})

    def latest_transcript(self, recording_id: int) -> int | None:
        """The newest finished transcript of the recording, else the newest begun, else None."""
        with self._reading() as connection:
            found = connection.execute(
                "SELECT id FROM transcript WHERE recording_id = ? ORDER BY finished_at IS NULL, id DESC LIMIT 1",
                (recording_id,),
            ).fetchone()
        return None if found is None else int(found["id"])

    def transcripts(self, recording_id: int) -> list[TranscriptRow]:
        """All transcripts of the recording, the newest first."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT * FROM transcript WHERE recording_id = ? ORDER BY id DESC", (recording_id,)
            ).fetchall()
        return [
            TranscriptRow(
                id=row["id"],
                recording_id=row["recording_id"],
                job_id=row["job_id"],
                engine=EngineDescription(**json.loads(row["engine"])),
                language=row["language"],
                task=row["task"],
                review=_review(row),
                created_at=row["created_at"],
                finished_at=row["finished_at"],
            )
            for row in rows
        ]


def _find(connection: sqlite3.Connection, transcript_id: int) -> sqlite3.Row:
    row: sqlite3.Row | None = connection.execute("SELECT * FROM transcript WHERE id = ?", (transcript_id,)).fetchone()
    if row is None:
        raise LibraryError(
            tr("There is no transcript number {id} in the library.", id=transcript_id),
            tr("Look at the list of recordings again: this one may have been removed."),
        )
    return row


def _recording(connection: sqlite3.Connection, transcript: sqlite3.Row) -> RecordingDescription:
    row = connection.execute("SELECT * FROM recording WHERE id = ?", (transcript["recording_id"],)).fetchone()
    samples = row["duration_samples"]
    if samples is None:  # still being decoded: as far as it is recognised
        samples = connection.execute(
            "SELECT coalesce(max(end_sample), 0) FROM speech_window WHERE transcript_id = ?", (transcript["id"],)
        ).fetchone()[0]
    return RecordingDescription(row["title"], row["sha256"] or "", samples / SAMPLE_RATE)


def _gaps(connection: sqlite3.Connection, transcript_id: int) -> tuple[Gap, ...]:
    rows = connection.execute(
        "SELECT start_s, end_s FROM gap WHERE transcript_id = ? ORDER BY start_s, end_s", (transcript_id,)
    ).fetchall()
    return tuple(Gap(*row) for row in rows)


def _speakers(connection: sqlite3.Connection, transcript_id: int) -> tuple[Speaker, ...]:
    rows = connection.execute(
        "SELECT speaker_id, name FROM speaker WHERE transcript_id = ? ORDER BY position", (transcript_id,)
    ).fetchall()
    return tuple(Speaker(*row) for row in rows)


def _review(row: sqlite3.Row) -> Review:
    return Review(ReviewState(row["review_state"]), row["review_by"], row["review_at"])
