"""Which earlier job a new request goes on with: the one like it that came furthest."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from audio_engine.jobs.transcription_settings import TranscriptionSettings
from audio_engine.library import JobRow, JobState, Library

__all__ = ["FINISHED", "finished_like", "recording_of", "unfinished_like", "unplugged_recording"]

FINISHED: Final = (JobState.DONE, JobState.DONE_WITH_WARNINGS)
_UNFINISHED: Final = (JobState.INTERRUPTED, JobState.PAUSED, JobState.CANCELLED, JobState.FAILED, JobState.QUEUED)


def recording_of(library: Library, path: Path) -> int:
    """The library's row for this file: the same one as last time if the file is the same."""
    status = path.stat()
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - the link that was named, not its target
    for row in library.recordings():
        if (row.path, row.size_bytes, row.modified_ns) == (absolute, status.st_size, status.st_mtime_ns):
            return row.id
    return library.add_recording(path, size_bytes=status.st_size, modified_ns=status.st_mtime_ns)


def unplugged_recording(library: Library, path: Path) -> int | None:
    """The recording that was at this path and whose sound is ours by now, where the file itself is gone."""
    if path.exists():
        return None
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - as in `recording_of`
    return next((r.id for r in library.recordings() if r.path == absolute and r.audio_complete), None)


def unfinished_like(library: Library, recording_id: int, settings: TranscriptionSettings) -> JobRow | None:
    """The job like this one that came furthest, the newest of those.

    Not simply the newest: a person who forgot to resume stops that run at once, and means the one before.
    """
    return max(
        reversed(_jobs_like(library, recording_id, settings, _UNFINISHED)),
        key=lambda job: _stored_windows(library, job.id),
        default=None,
    )


def finished_like(library: Library, recording_id: int, settings: TranscriptionSettings) -> JobRow | None:
    """The newest job like this one that was finished."""
    return next(reversed(_jobs_like(library, recording_id, settings, FINISHED)), None)


def _jobs_like(
    library: Library, recording_id: int, settings: TranscriptionSettings, states: tuple[JobState, ...]
) -> list[JobRow]:
    return [
        job
        for job in library.jobs(*states)
        if job.kind == "transcribe"
        and job.recording_id == recording_id
        and TranscriptionSettings.from_json(job.settings) == settings
    ]


def _stored_windows(library: Library, job_id: int) -> int:
    transcript_id = library.transcript_for_job(job_id)
    if transcript_id is None:
        return 0
    return sum(len(library.stored_windows(transcript_id, track)) for track in (0, 1))
