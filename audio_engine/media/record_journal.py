"""Beside a recording that is being made: who holds it and what was marked, on the disk at once; gone when it is safe.

What is found with such a journal and nobody holding it was cut off by a crash or a power cut, and is not lost.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Final, Self

import filelock
import soundfile

from audio_engine.files import free_name, private_folder
from audio_engine.text import tr

__all__ = ["Marker", "RecordingJournal", "journal_markers", "new_recording_path", "recover_recordings", "settle"]

_FOLDER: Final = "recordings"
_JOURNAL: Final = ".journal"
_LOCK: Final = ".lock"
_NAME_MAX: Final = 80
_NOT_IN_NAMES: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


@dataclass(frozen=True, slots=True)
class Marker:
    """A moment that somebody marked while recording; seconds from the start of the file. `text` may be empty."""

    at_s: float
    text: str = ""


def new_recording_path(home: Path, name: str = "") -> Path:
    """A new file in the data folder's own folder of recordings, named after the time and `name`; it is not made.

    Raises:
        OSError: the folder cannot be made.
    """
    words = " ".join(_NOT_IN_NAMES.sub(" ", name).split()).strip(" .")[:_NAME_MAX].strip() or tr("Recording")
    stem = f"{datetime.now().astimezone():%Y-%m-%d %H.%M} {words}"
    return free_name(private_folder(home / _FOLDER) / f"{stem}.flac")


class RecordingJournal:
    """The journal of the recording at `path`, held until it is closed."""

    def __init__(self, path: Path) -> None:
        """Begin it.

        Raises:
            OSError: the folder cannot be written.
        """
        self._path = path
        self._lock = _lock_of(path)
        self._lock.acquire()
        descriptor = os.open(_beside(path, _JOURNAL), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        self._stream: IO[str] = os.fdopen(descriptor, "w", encoding="utf-8")

    def add(self, marker: Marker) -> None:
        """Keep a marker; it is on the disk when this returns.

        Raises:
            OSError: the disk is full or gone.
        """
        self._stream.write(json.dumps({"at_s": marker.at_s, "text": marker.text}, ensure_ascii=False) + "\n")
        self._stream.flush()
        os.fsync(self._stream.fileno())

    def close(self) -> None:
        """Let go of it; the journal stays until the recording is settled."""
        self._stream.close()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_problem: object) -> None:
        self.close()


def journal_markers(path: Path) -> tuple[Marker, ...]:
    """What was marked in the recording at `path`; a line that was cut off is left out."""
    try:
        lines = _beside(path, _JOURNAL).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ()
    return tuple(marker for line in lines if (marker := _marker(line)) is not None)


def settle(path: Path) -> None:
    """The recording at `path` is where it belongs, or nobody wants it: it is not offered again."""
    for suffix in (_JOURNAL, _LOCK):
        _beside(path, suffix).unlink(missing_ok=True)


def recover_recordings(home: Path) -> list[Path]:
    """Recordings that were cut off and that nobody has taken over yet, the oldest first. Each can be played as it is.

    What holds no sound at all is removed.
    """
    found = []
    for journal in sorted((home / _FOLDER).glob(f"*.flac{_JOURNAL}")):
        path = journal.with_suffix("")
        if _is_held(path):
            continue
        if _has_sound(path):
            found.append(path)
        else:
            path.unlink(missing_ok=True)
            settle(path)
    return found


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _marker(line: str) -> Marker | None:
    try:
        document = json.loads(line)
        return Marker(float(document["at_s"]), str(document["text"]))
    except (ValueError, KeyError, TypeError):
        return None


def _is_held(path: Path) -> bool:
    lock = _lock_of(path)
    try:
        lock.acquire(blocking=False)
    except filelock.Timeout:
        return True
    lock.release()
    return False


def _lock_of(path: Path) -> filelock.BaseFileLock:
    return filelock.FileLock(
        _beside(path, _LOCK),
        mode=0o600,
        thread_local=False,  # whoever stops a recording may be another thread than the one that began it
        fallback_to_soft=False,  # a soft lock would outlive its process
    )


def _has_sound(path: Path) -> bool:
    try:
        with soundfile.SoundFile(path) as file:
            return len(file.read(1)) == 1
    except (soundfile.LibsndfileError, OSError):
        return False
