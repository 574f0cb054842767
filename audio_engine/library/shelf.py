"""The list of recordings as a person reads it: what each is, how far it is, and what to open, in one query."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from audio_engine.library.job_states import JobState
from audio_engine.library.storable import path_from_blob
from audio_engine.library.store import Store
from audio_engine.limits import SAMPLE_RATE
from audio_engine.transcript import Review, ReviewState

if TYPE_CHECKING:
    import sqlite3

__all__ = ["RecordingState", "Shelf", "ShelfRow"]

_ROWS = """
SELECT recording.id, recording.title, recording.path, recording.path_text, recording.added_at, recording.collected,
       recording.duration_samples, recording.warnings AS recording_warnings,
       job.id AS job_id, job.state AS job_state, job.what, job.to_do, job.exit_code, begun.id AS job_transcript_id,
       transcript.id AS transcript_id, transcript.language, transcript.finished_at, transcript.engine,
       transcript.review_state, transcript.review_by, transcript.review_at, transcript.warnings,
       CASE WHEN begun.finished_at IS NULL THEN (
           SELECT avg(reached) FROM (
               SELECT max(end_sample) AS reached FROM speech_window
               WHERE transcript_id = begun.id AND track >= 0 GROUP BY track
           )
       ) END AS recognised
FROM recording
LEFT JOIN job ON job.id = (
    SELECT max(id) FROM job AS any_job WHERE any_job.recording_id = recording.id AND any_job.kind = 'transcribe'
)
LEFT JOIN transcript AS begun ON begun.job_id = job.id
LEFT JOIN transcript ON transcript.id = (
    SELECT id FROM transcript AS any_transcript WHERE any_transcript.recording_id = recording.id
    ORDER BY finished_at IS NULL, id DESC LIMIT 1
)
WHERE recording.deleted_at IS NULL
ORDER BY recording.id DESC
"""


class RecordingState(StrEnum):
    """How far a recording is."""

    NEW = "new"
    """Nobody has asked for a transcript yet."""
    QUEUED = "queued"
    TRANSCRIBING = "transcribing"
    PAUSED = "paused"
    INTERRUPTED = "interrupted"
    FAILED = "failed"
    CANCELLED = "cancelled"
    """And there is no finished transcript from before."""
    DRAFT = "draft"
    IN_REVIEW = "in-review"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """A recording in the list. Moments are ISO 8601, times are seconds.

    `job_id` is the newest transcription's and `job_transcript_id` the transcript that it has begun, which can be read
    while it runs, as far as `recognised_s`. `transcript_id` is the one to open: the newest finished, else the newest
    begun. `queue_position` counts the jobs that wait from 1. `what` and `to_do` are the sentences of a failure.
    """

    id: int
    title: str
    path_text: str
    added_at: str
    duration_s: float | None
    """None until the recording is decoded."""
    language: str | None
    model: str | None
    state: RecordingState
    review: Review
    warnings: tuple[str, ...]
    job_id: int | None
    job_transcript_id: int | None
    transcript_id: int | None
    queue_position: int | None
    recognised_s: float | None
    what: str
    to_do: str
    exit_code: int | None
    original_present: bool | None
    """None where nobody looked."""


class Shelf(Store):
    """The part of the library that a person sees first."""

    def shelf(self, *, look_for_originals: bool = True) -> list[ShelfRow]:
        """Every recording that is not deleted, the newest first.

        Looking for the originals can take long where a network drive does not answer.
        """
        with self._reading() as connection:
            rows = connection.execute(_ROWS).fetchall()
            waiting = connection.execute(
                "SELECT job.id FROM job LEFT JOIN recording ON recording.id = job.recording_id"
                " LEFT JOIN article ON article.id = job.article_id"
                " WHERE job.state = ? AND recording.deleted_at IS NULL AND article.deleted_at IS NULL"
                " ORDER BY job.position, job.id",
                (JobState.QUEUED,),
            ).fetchall()
        positions = {row["id"]: number for number, row in enumerate(waiting, 1)}
        return [_row(row, positions, self._is_original_present(row) if look_for_originals else None) for row in rows]

    def _is_original_present(self, row: sqlite3.Row) -> bool:
        candidates = [path_from_blob(row["path"])]
        if row["collected"]:
            candidates.append(self.folder / "recordings" / str(row["id"]) / row["collected"])
        return any(_is_file(candidate) for candidate in candidates)


def _is_file(path: Path) -> bool:
    return os.path.isfile(path)  # noqa: PTH113 - Path.is_file() raises where a folder is closed to us


def _row(row: sqlite3.Row, positions: dict[int, int], original_present: bool | None) -> ShelfRow:
    samples, recognised = row["duration_samples"], row["recognised"]
    transcript = row["transcript_id"]
    return ShelfRow(
        id=row["id"],
        title=row["title"],
        path_text=row["path_text"],
        added_at=row["added_at"],
        duration_s=None if samples is None else samples / SAMPLE_RATE,
        language=row["language"],
        model=json.loads(row["engine"])["model"] if transcript is not None else None,
        state=_state(row),
        review=Review(ReviewState(row["review_state"]), row["review_by"], row["review_at"]) if transcript else Review(),
        warnings=tuple(json.loads(row["warnings"] if transcript else row["recording_warnings"])),
        job_id=row["job_id"],
        job_transcript_id=row["job_transcript_id"],
        transcript_id=transcript,
        queue_position=positions.get(row["job_id"]),
        recognised_s=None if recognised is None else recognised / SAMPLE_RATE,
        what=row["what"] or "",
        to_do=row["to_do"] or "",
        exit_code=row["exit_code"],
        original_present=original_present,
    )


_OF_THE_JOB = {
    JobState.QUEUED: RecordingState.QUEUED,
    JobState.RUNNING: RecordingState.TRANSCRIBING,
    JobState.PAUSED: RecordingState.PAUSED,
    JobState.INTERRUPTED: RecordingState.INTERRUPTED,
    JobState.FAILED: RecordingState.FAILED,
}


def _state(row: sqlite3.Row) -> RecordingState:
    """What a person waits for comes first; then what there is to read."""
    job = row["job_state"]
    if job in _OF_THE_JOB:
        return _OF_THE_JOB[JobState(job)]
    if job == JobState.CANCELLED and row["finished_at"] is None:
        return RecordingState.CANCELLED
    return RecordingState(row["review_state"]) if row["transcript_id"] is not None else RecordingState.NEW
