"""Opens what somebody handed in as a recording."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from audio_engine.media.regular_file import Expected, open_regular_file
from audio_engine.media.sentences import printable_name
from audio_engine.text import tr

__all__ = ["open_recording"]


def open_recording(path: Path) -> BinaryIO:
    """Open a regular file for reading, without ever waiting for a fifo or waking a device.

    Raises:
        UnusableInputError: it is something else, is empty or cannot be read.
    """
    return open_regular_file(
        path,
        Expected(
            choose_one=tr("Choose a recording."),
            is_folder=tr("{name} is a folder, not a recording.", name=printable_name(path)),
            choose_in_folder=tr("Choose the recordings in it."),
            replace_empty=tr("Copy it from the recorder again."),
            download_first=tr("This program never uses the network: download the recording and add the file."),
        ),
    )
