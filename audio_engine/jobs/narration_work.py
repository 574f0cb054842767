"""The private folder in which a narration is made, and what tells a second worker how far the first had come.

A worker may die between any two lines. Whatever it left half, here and beside the published file, is removed by the
next one, or by whoever notes that the job is over.
"""

from __future__ import annotations

import contextlib
import json
import shutil
from pathlib import Path
from typing import Any, Final

from audio_engine.files import atomic_write, private_folder
from audio_engine.narration.publishing.approval import sha256_of
from audio_engine.narration.publishing.report import report_path

__all__ = ["NarrationWork", "clear_narration_work"]

_FOLDER: Final = "narration-work"
_TARGET: Final = "target.json"


class NarrationWork:
    """The work of the job `job_id` in the data folder `home`.

    Raises:
        OSError: the folder cannot be made.
    """

    def __init__(self, home: Path, job_id: int) -> None:
        private_folder(home / _FOLDER)
        self._home = home
        self._job_id = job_id
        self.folder = private_folder(_folder(home, job_id))

    @property
    def track(self) -> Path:
        """The voice alone."""
        return self.folder / "voice.flac"

    @property
    def target(self) -> Path | None:
        """The file that an earlier worker began to publish."""
        return _target(self.folder)

    def begin_publishing(self, target: Path) -> None:
        """From here on everything called like `target` is ours."""
        with atomic_write(self.folder / _TARGET, mode=0o600) as stream:
            stream.write(json.dumps({"target": str(target)}).encode())

    def published(self) -> dict[str, Any] | None:
        """The report of what an earlier worker published whole, although nobody has heard of it."""
        target = self.target
        if target is None:
            return None
        try:
            path = report_path(target)
            if path.stat().st_mtime_ns < (self.folder / _TARGET).stat().st_mtime_ns:  # what will be overwritten
                return None
            report = json.loads(path.read_bytes())
            found: dict[str, Any] | None = report if report["sha256"] == sha256_of(target) else None
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return found

    def clear(self) -> None:
        """Remove it, with what was begun beside the target."""
        clear_narration_work(self._home, self._job_id)


def clear_narration_work(home: Path, job_id: int) -> None:
    """Remove what the job has left half-made; nothing where there is nothing. Never raises."""
    folder = _folder(home, job_id)
    if target := _target(folder):
        with contextlib.suppress(OSError):
            for part in target.parent.glob(".souffleur-*.part"):
                if _is_of(part, target, folder / _TARGET):
                    shutil.rmtree(part, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


def _folder(home: Path, job_id: int) -> Path:
    return home / _FOLDER / str(job_id)


def _is_of(part: Path, target: Path, began: Path) -> bool:
    """Whether `part` is a folder in which `target` was being made, with nothing in it yet where it was killed early."""
    if (part / target.name).exists():
        return True
    return part.is_dir() and not any(part.iterdir()) and part.stat().st_mtime_ns >= began.stat().st_mtime_ns


def _target(folder: Path) -> Path | None:
    try:
        return Path(json.loads((folder / _TARGET).read_bytes())["target"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
