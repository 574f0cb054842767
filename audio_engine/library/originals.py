"""The files that recordings were made from: where they are now, found again after a move, or copied into the library.

They belong to the journalist. Nothing here writes to one, moves one or deletes one.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from audio_engine.errors import LibraryError
from audio_engine.files import atomic_write
from audio_engine.library.failures import explained
from audio_engine.library.recordings import RecordingRow, Recordings
from audio_engine.library.storable import path_to_blob, printable_path
from audio_engine.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Originals"]

_CHUNK_BYTES = 1 << 20


class Originals(Recordings):
    """The part of the library that knows the originals."""

    def original(self, recording_id: int) -> Path:
        """Where the original can be read now: our copy if there is one, else where it was last seen.

        Raises:
            LibraryError: it is in neither place.
        """
        row = self.recording(recording_id)
        for candidate in (row.collected, row.path):
            if candidate is not None and _is_file(candidate):
                return candidate
        raise LibraryError(
            tr("The original is not where it was: {path}.", path=row.path_text),
            tr("Plug its disk in, or say where it is now with `souffleur library relink`. Its sound is kept here."),
        )

    def relink(self, recording_id: int, new_path: Path, *, force: bool = False) -> None:
        """Note that the original is now at `new_path`. `force` accepts another file than the one transcribed.

        Raises:
            LibraryError: the file cannot be read, or its content is not the original's.
        """
        row = self.recording(recording_id)
        absolute = Path(os.path.abspath(new_path))  # noqa: PTH100 - the link that the person chose, not its target
        digest = hashlib.sha256()
        for chunk in _chunks(absolute):
            digest.update(chunk)
        if not force:
            _refuse_other(row, absolute, digest.hexdigest())
        found = _status(absolute)
        self._update_recording(
            recording_id,
            "path = ?, path_text = ?, size_bytes = ?, modified_ns = ?",
            path_to_blob(absolute),
            printable_path(absolute),
            found.st_size,
            found.st_mtime_ns,
        )

    def collect(self, recording_id: int, *, force: bool = False) -> Path:
        """Copy the original into the library, and return the copy's path. A second call finds it done.

        Raises:
            LibraryError: the original cannot be read or is no longer what was transcribed (`force` copies it all
                the same), or there is no room.
        """
        row = self.recording(recording_id)
        if row.collected is not None and _is_file(row.collected):
            return row.collected
        source = self.original(recording_id)
        target = self.audio_folder(recording_id) / f"original{_plain_suffix(row.path)}"
        with explained(self.path), atomic_write(target, mode=0o600) as copy:
            digest = hashlib.sha256()
            for chunk in _chunks(source):
                digest.update(chunk)
                copy.write(chunk)
            if not force:
                _refuse_other(row, source, digest.hexdigest())
        self._update_recording(recording_id, "collected = ?", target.name)
        return target


def _is_file(path: Path) -> bool:
    return os.path.isfile(path)  # noqa: PTH113 - Path.is_file() raises where a folder is closed to us


def _plain_suffix(path: Path) -> str:
    suffix = path.suffix
    return suffix if suffix.isascii() and suffix[1:].isalnum() else ""


def _chunks(path: Path) -> Iterator[bytes]:
    """The file's content.

    Raises:
        LibraryError: it is not a file, or it cannot be read.
    """
    if not _is_file(path):
        raise _unreadable(path, tr("there is no such file"))
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK_BYTES):
                yield chunk
    except OSError as problem:
        raise _unreadable(path, problem.strerror or str(problem)) from problem


def _status(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except OSError as problem:
        raise _unreadable(path, problem.strerror or str(problem)) from problem


def _unreadable(path: Path, reason: str) -> LibraryError:
    return LibraryError(
        tr("{path} cannot be read: {reason}.", path=printable_path(path), reason=reason),
        tr("Check its name, that its disk is plugged in, and that you may read it."),
    )


def _refuse_other(row: RecordingRow, path: Path, sha256: str) -> None:
    if row.sha256 is not None and row.sha256 != sha256:
        raise LibraryError(
            tr("{path} is not the file that was transcribed: its content differs.", path=printable_path(path)),
            tr("Look for the right file. If you know that it is the same recording, use --force."),
        )
