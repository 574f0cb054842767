"""A finished recording goes into the library, with what was marked while it was made."""

from __future__ import annotations

from pathlib import Path

from audio_engine.library import Library
from audio_engine.media.record import journal_markers, settle

__all__ = ["keep_recorded", "unkept_recordings"]


def keep_recorded(library: Library, path: Path, title: str) -> int:
    """Add the recording at `path`; its id. From then on it is not offered again after a crash.

    What was added before is not added twice: the program may have died between adding and noting that.

    Raises:
        LibraryError: the library cannot be written.
        OSError: the file is gone.
    """
    known = next((row.id for row in library.recordings(include_deleted=True) if row.path == path), None)
    if known is None:
        status = path.stat()
        known = library.add_recording(path, size_bytes=status.st_size, modified_ns=status.st_mtime_ns)
        library.rename_recording(known, title)
        library.add_marks(known, [(marker.at_s, marker.text) for marker in journal_markers(path)], author="")
    settle(path)
    return known


def unkept_recordings(library: Library, paths: list[Path]) -> list[Path]:
    """Those of the recovered recordings that are not in the library yet; the others are settled."""
    known = {row.path for row in library.recordings(include_deleted=True)}
    for path in paths:
        if path in known:
            settle(path)
    return [path for path in paths if path not in known]
