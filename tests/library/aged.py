"""Recordings that were reviewed a while ago: the moments of everything that was done to them are set back."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import TYPE_CHECKING

from audio_engine.library import JobState, Library
from audio_engine.transcript import ReviewState

from .samples import begin, window

if TYPE_CHECKING:
    from pathlib import Path

_MOMENTS = (
    ("recording", "added_at"),
    ("job", "ended_at"),
    ("transcript", "created_at"),
    ("transcript", "finished_at"),
    ("transcript", "review_at"),
    ("change", "at"),
)


def reviewed(library: Library, name: str = "interview.wav", *, state: ReviewState = ReviewState.REVIEWED) -> int:
    """A recording with a finished transcript in this state of review; its id."""
    transcript = begin(library)
    recording = library.transcript_row(transcript).recording_id
    library.rename_recording(recording, name)
    library.store_window(transcript, window(0, "un mot"))
    library.finish_transcript(transcript, warnings=())
    library.set_review_state(transcript, state, by="KP")
    end_jobs(library)
    return recording


def end_jobs(library: Library) -> None:
    """Let every waiting job have been run."""
    for job in library.jobs(JobState.QUEUED):
        library.set_job_state(job.id, JobState.RUNNING)
        library.set_job_state(job.id, JobState.DONE)


def set_back(path: Path, at: datetime) -> None:
    """Let all that was ever done in the library at `path` have been done at the moment `at`."""
    connection = sqlite3.connect(path)
    with connection:
        for table, column in _MOMENTS:
            connection.execute(
                f"UPDATE {table} SET {column} = ? WHERE {column} IS NOT NULL",  # ours
                (at.isoformat(timespec="seconds"),),
            )
    connection.close()
