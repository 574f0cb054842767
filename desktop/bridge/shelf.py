"""Questions that the shelf and the search ask the library. They take time and are asked off the GUI thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from audio_engine.errors import LibraryError
from desktop.bridge.intake import job_speed, look_at

if TYPE_CHECKING:
    from audio_engine.library import Hit, Library, QueuedRow, ShelfRow
    from audio_engine.transcript import Segment

__all__ = [
    "TRANSCRIBE",
    "Wait",
    "delete_recordings",
    "moment_of",
    "original_path",
    "original_paths",
    "restore_recordings",
    "shelf",
    "waits",
]

TRANSCRIBE: Final = "transcribe"
"""The kind of the jobs that make a recording's transcript."""


@dataclass(frozen=True, slots=True)
class Wait:
    """A waiting transcription, and wall-clock seconds until it is done.

    `ends_in_s` is None where a job before it, or itself, is of a kind or a length that cannot be foreseen.
    """

    recording_id: int
    job_id: int
    ends_in_s: float | None


def shelf(library: Library) -> dict[int, ShelfRow]:
    """Every recording that is not deleted, the newest first, by its id. Nobody looks for the originals."""
    return {row.id: row for row in library.shelf(look_for_originals=False)}


def waits(library: Library, lengths_s: dict[int, float]) -> list[Wait]:
    """The waiting transcriptions in the order of the queue.

    `lengths_s` remembers, by recording, the lengths that had to be asked for.
    """
    from audio_engine.library import JobState

    found: list[Wait] = []
    ends_in_s: float | None = 0.0
    for row in library.queued_rows(JobState.RUNNING, JobState.QUEUED):
        job = row.job
        if row.deleted:
            continue
        takes_s = _takes_s(library, row, lengths_s)
        ends_in_s = None if takes_s is None or ends_in_s is None else ends_in_s + takes_s
        if job.state is JobState.QUEUED and job.recording_id is not None and job.kind == TRANSCRIBE:
            found.append(Wait(job.recording_id, job.id, ends_in_s))
    return found


def moment_of(library: Library, hit: Hit) -> float:
    """When the first marked word of a hit is said, in seconds; the passage's beginning where nothing is marked."""
    transcript = library.load_transcript(hit.transcript_id)
    segment = next((s for s in transcript.segments if s.id == hit.segment_id), None)
    if segment is None or not hit.marks or hit.heard_only:
        return hit.start_s
    return _said_at(segment, hit)


def original_path(library: Library, recording_id: int) -> Path | None:
    """Where the original can be read now; None where it is missing."""
    try:
        return library.original(recording_id)
    except LibraryError:
        library.recording(recording_id)  # it says so itself where the recording is what is missing
        return None


def original_paths(library: Library, ids: Sequence[int]) -> list[Path]:
    """Where the originals of these recordings are, or were last seen."""
    return [original_path(library, recording_id) or library.recording(recording_id).path for recording_id in ids]


def delete_recordings(library: Library, ids: Sequence[int]) -> None:
    """Take recordings out of sight."""
    for recording_id in ids:
        library.delete_recording(recording_id)


def restore_recordings(library: Library, ids: Sequence[int]) -> None:
    """Bring them back."""
    for recording_id in ids:
        library.restore_recording(recording_id)


def _takes_s(library: Library, row: QueuedRow, lengths_s: dict[int, float]) -> float | None:
    """Wall-clock seconds that the rest of a job takes here; None where that cannot be foreseen."""
    job = row.job
    speed = job_speed(job.settings) if job.kind == TRANSCRIBE else None
    if speed is None or job.recording_id is None:
        return None
    length_s = row.length_s
    if length_s is None:
        if job.recording_id not in lengths_s:
            lengths_s[job.recording_id] = look_at(library.recording(job.recording_id).path).length_s or 0.0
        length_s = lengths_s[job.recording_id]
    return max(0.0, length_s - row.recognised_s) / speed if length_s else None


def _said_at(segment: Segment, hit: Hit) -> float:
    from audio_engine.transcript_edit import word_spans

    begin, end = hit.marks[0]
    shown = hit.snippet.removeprefix("…").removesuffix("…")
    shift = 1 if hit.snippet.startswith("…") else 0
    place = segment.text.find(shown)
    if place < 0:  # it was edited since
        place, begin, shift = segment.text.find(hit.snippet[begin:end]), 0, 0
    offset = place + begin - shift
    spans = word_spans(segment.text, segment.words)
    said = (word for word, (_, last) in zip(segment.words, spans, strict=True) if last > offset)
    return next((word.start_s for word in said), segment.start_s)
