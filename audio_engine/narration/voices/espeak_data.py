"""Whether eSpeak's data are where a library will look for them: one that does not find them ends the process.

Piper has its own copy of eSpeak and of its data, so there are two places to look at.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from audio_engine.errors import JobFailedError
from audio_engine.text import tr

__all__ = ["check_espeak_data", "damaged_installation"]

_NEEDED: Final = ("phontab", "phonindex", "phondata", "intonations")


def check_espeak_data(folder: Path) -> None:
    """Return where everything is there that eSpeak needs to start.

    Raises:
        JobFailedError: something is missing or empty.
    """
    for name in _NEEDED:
        try:
            size = (folder / name).stat().st_size
        except OSError:
            size = 0
        if not size:
            raise damaged_installation(folder / name)


def damaged_installation(missing: Path) -> JobFailedError:
    """What to tell a person whose installation lacks `missing`."""
    return JobFailedError(
        tr("The speech data of Souffleur are not complete: {file} is missing or cannot be used.", file=missing),
        tr("Install Souffleur again, in a folder with a shorter name if its path is long."),
    )
