"""Where the files of a publication are made: a hidden folder beside their place, so that none is ever there half."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from audio_engine.files import sync_folder

__all__ = ["beside", "free_names", "part_folder", "put_in_place"]


@contextmanager
def part_folder(destination: Path) -> Iterator[Path]:
    """A folder in `destination` that is gone afterwards, whatever happens but a killed process.

    Raises:
        OSError: it cannot be made.
    """
    folder = Path(tempfile.mkdtemp(dir=destination, prefix=".souffleur-", suffix=".part"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put_in_place(part: Path, target: Path) -> None:
    """Bring `part` onto the disk and give it its name.

    Raises:
        OSError: the disk is full, or the name cannot be given.
    """
    part.chmod(0o644)
    with part.open("r+b") as stream:
        os.fsync(stream.fileno())
    part.replace(target)
    sync_folder(target.parent)


def beside(audio: Path, ending: str) -> Path:
    """The sidecar of `audio` with this ending (`.srt`)."""
    return audio.with_name(f"{audio.stem}{ending}")


def free_names(audio: Path, endings: Sequence[str]) -> Path:
    """`audio`, or the first `stem (2).ext` … that is free together with its sidecars, which end in `endings`."""
    candidate, number = audio, 1
    while any(os.path.lexists(path) for path in (candidate, *(beside(candidate, e) for e in endings))):
        number += 1
        candidate = audio.with_name(f"{audio.stem} ({number}){audio.suffix}")
    return candidate
