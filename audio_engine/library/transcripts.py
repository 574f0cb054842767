"""Transcripts as a whole: begun by a job, filled window by window, read at once, vouched for by a person."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from audio_engine.library.changes import find_transcript, review_of, segment_rows, speakers_of
from audio_engine.library.gaps import open_gaps, written_segments
from audio_engine.library.segment_rows import heard_from_row, segment_from_row
from audio_engine.library.storable import now, storable_text, to_json
from audio_engine.library.store import Store
from audio_engine.limits import SAMPLE_RATE
from audio_engine.transcript import (
    EngineDescription,
    Gap,
    RecordingDescription,
    Review,
    Segment,
    Speaker,
    Transcript,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

__all__ = ["EditableTranscript", "TranscriptNews", "TranscriptRow", "Transcripts"]


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


@dataclass(frozen=True, slots=True)
class TranscriptNews:
    """What has become of a transcript since it was read.

    `segments` are new or changed, in the order of time, and `revisions` are theirs; `removed` are ids that were known
    and stand no longer. The rest is always whole. `finished`: no job adds anything any more.
    """

    segments: tuple[Segment, ...]
    revisions: dict[int, int]
    removed: tuple[int, ...]
    gaps: tuple[Gap, ...]
    speakers: tuple[Speaker, ...]
    review: Review
    finished: bool


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
                "INSERT INTO speaker (transcript_id, speaker_id, name, position) VALUES (?, ?, ?, ?)",
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
            find_transcript(connection, transcript_id)
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
            find_transcript(connection, transcript_id)
            connection.execute(
                "UPDATE transcript SET engine = ? WHERE id = ?", (to_json(asdict(engine)), transcript_id)
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
            row = find_transcript(connection, transcript_id)
            rows = connection.execute(
                "SELECT * FROM segment WHERE transcript_id = ? AND removed = 0 ORDER BY start_s, end_s, id",
                (transcript_id,),
            ).fetchall()
            segments = tuple([segment_from_row(segment) for segment in rows])
            written = [segment for segment, r in zip(segments, rows, strict=True) if r["words"] or r["track"] < 0]
            transcript = _transcript(connection, row, segments, open_gaps(connection, transcript_id, written))
        return EditableTranscript(transcript, {segment["id"]: segment["revision"] for segment in rows})

    def load_heard(self, transcript_id: int) -> Transcript:
        """The transcript as the machine heard it the first time, whatever people have made of it since.

        Raises:
            LibraryError: there is no such transcript.
        """
        with self._reading() as connection:
            row = find_transcript(connection, transcript_id)
            rows = connection.execute(
                "SELECT * FROM segment WHERE transcript_id = ? AND track >= 0 ORDER BY start_s, end_s, id",
                (transcript_id,),
            ).fetchall()
            segments = tuple([heard_from_row(segment) for segment in rows])
            transcript = _transcript(connection, row, segments, open_gaps(connection, transcript_id, ()))
        return replace(transcript, review=Review())

    def load_news(self, transcript_id: int, known: Mapping[int, int]) -> TranscriptNews:
        """What has changed since the segments were at the revisions in `known`, and what is new.

        For a transcript that a job is still working on, or that another window edits. It takes a few milliseconds.

        Raises:
            LibraryError: there is no such transcript.
        """
        with self._reading() as connection:
            row = find_transcript(connection, transcript_id)
            found = connection.execute(
                "SELECT id, revision FROM segment WHERE transcript_id = ? AND removed = 0", (transcript_id,)
            ).fetchall()
            present = dict(map(tuple, found))
            news = [segment_id for segment_id, revision in present.items() if known.get(segment_id) != revision]
            rows = segment_rows(connection, transcript_id, news).values()
            segments = sorted(map(segment_from_row, rows), key=lambda s: (s.start_s, s.end_s, s.id))
            return TranscriptNews(
                segments=tuple(segments),
                revisions={segment_id: present[segment_id] for segment_id in news},
                removed=tuple(segment_id for segment_id in known if segment_id not in present),
                gaps=open_gaps(connection, transcript_id, written_segments(connection, transcript_id)),
                speakers=speakers_of(connection, transcript_id),
                review=review_of(row),
                finished=row["finished_at"] is not None,
            )

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
        return [_row(row) for row in rows]

    def transcript_row(self, transcript_id: int) -> TranscriptRow:
        """What is known of the transcript, without its text.

        Raises:
            LibraryError: there is no such transcript.
        """
        with self._reading() as connection:
            return _row(find_transcript(connection, transcript_id))


def _row(row: sqlite3.Row) -> TranscriptRow:
    return TranscriptRow(
        id=row["id"],
        recording_id=row["recording_id"],
        job_id=row["job_id"],
        engine=EngineDescription(**json.loads(row["engine"])),
        language=row["language"],
        task=row["task"],
        review=review_of(row),
        created_at=row["created_at"],
        finished_at=row["finished_at"],
    )


def _transcript(
    connection: sqlite3.Connection, row: sqlite3.Row, segments: tuple[Segment, ...], gaps: tuple[Gap, ...]
) -> Transcript:
    return Transcript(
        recording=_recording(connection, row),
        engine=EngineDescription(**json.loads(row["engine"])),
        language=row["language"],
        segments=segments,
        gaps=gaps,
        speakers=speakers_of(connection, row["id"]),
        review=review_of(row),
        task=row["task"],
        language_probability=row["language_probability"],
        warnings=tuple(json.loads(row["warnings"])),
    )


def _recording(connection: sqlite3.Connection, transcript: sqlite3.Row) -> RecordingDescription:
    row = connection.execute("SELECT * FROM recording WHERE id = ?", (transcript["recording_id"],)).fetchone()
    samples = row["duration_samples"]
    if samples is None:  # still being decoded: as far as it is recognised
        samples = connection.execute(
            "SELECT coalesce(max(end_sample), 0) FROM speech_window WHERE transcript_id = ?", (transcript["id"],)
        ).fetchone()[0]
    return RecordingDescription(row["title"], row["sha256"] or "", samples / SAMPLE_RATE)
