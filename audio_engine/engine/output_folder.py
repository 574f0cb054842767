"""A folder that somebody wants files in, tried before the work: an hour later is too late to find out."""

from __future__ import annotations

import tempfile
from pathlib import Path

from audio_engine.errors import UsageError
from audio_engine.text import tr

__all__ = ["make_output_folder"]


def make_output_folder(folder: Path) -> None:
    """Make `folder` where it is not there, and try to write in it.

    Raises:
        UsageError: it cannot be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as problem:
        raise UsageError(
            tr("The folder {folder} cannot be used: {reason}.", folder=folder, reason=problem.strerror),
            tr("Name another one with --output."),
        ) from problem
