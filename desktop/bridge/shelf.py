"""Questions that the shelf and the search ask the library. They take time and are asked off the GUI thread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from audio_engine.errors import LibraryError

if TYPE_CHECKING:
    from audio_engine.library import Hit, Library, ShelfRow
    from audio_engine.transcript import Segment

__all__ = [
    "delete_recordings",
    "moment_of",
    "original_path",
    "original_paths",
    "restore_recordings",
    "shelf",
    "use_another_file",
]


def shelf(library: Library) -> dict[int, ShelfRow]:
    """Every recording that is not deleted, the newest first, by its id. Nobody looks for the originals."""
    return {row.id: row for row in library.shelf(look_for_originals=False)}


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


def use_another_file(library: Library, recording_id: int, path: Path) -> None:
    """Let the recording be this file. Only for one of which nothing was ever heard.

    Raises:
        LibraryError: the file cannot be read.
    """
    row = library.recording(recording_id)
    library.relink(recording_id, path, force=True)
    if row.title == row.path.name:
        library.rename_recording(recording_id, path.name)


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
