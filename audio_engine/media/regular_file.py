"""Opens what somebody handed in, and takes only a regular file with something in it.

Nothing here may wait for a fifo, wake a device or reach for the network.
"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from audio_engine.errors import UnusableInputError
from audio_engine.media.sentences import printable_name
from audio_engine.text import tr

__all__ = ["Expected", "open_regular_file"]

_URL: Final = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]+:/{1,2}[^/]")


@dataclass(frozen=True, slots=True)
class Expected:
    """What the file should have been, in sentences: what to do where it is something else."""

    choose_one: str
    is_folder: str
    choose_in_folder: str
    replace_empty: str
    download_first: str


def open_regular_file(path: Path, expected: Expected) -> BinaryIO:
    """Open a regular file for reading, without ever waiting for a fifo or waking a device.

    Raises:
        UnusableInputError: it is something else, is empty or cannot be read.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        _refuse_unless_regular(path.stat(), path, expected)  # opening a device can already do something
        descriptor = os.open(path, flags | getattr(os, "O_NOCTTY", 0))
    except (OSError, ValueError) as problem:
        raise _cannot_open(problem, path, expected) from problem
    try:
        _refuse_unless_regular(os.fstat(descriptor), path, expected)  # it may have been replaced
        if hasattr(os, "set_blocking"):
            os.set_blocking(descriptor, True)
        return os.fdopen(descriptor, "rb", buffering=0)
    except BaseException:
        os.close(descriptor)
        raise


def _refuse_unless_regular(status: os.stat_result, path: Path, expected: Expected) -> None:
    name = printable_name(path)
    mode = status.st_mode
    if stat.S_ISREG(mode):
        if status.st_size == 0:
            raise UnusableInputError(tr("{name} is empty.", name=name), expected.replace_empty)
        return
    if stat.S_ISDIR(mode):
        raise UnusableInputError(expected.is_folder, expected.choose_in_folder)
    if stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode):
        raise UnusableInputError(tr("{name} is a pipe or a socket, not a file.", name=name), expected.choose_one)
    raise UnusableInputError(tr("{name} is a device, not a file.", name=name), expected.choose_one)


def _cannot_open(problem: OSError | ValueError, path: Path, expected: Expected) -> UnusableInputError:
    name = printable_name(path)
    match problem:
        case FileNotFoundError() if _URL.match(str(path)):
            return UnusableInputError(
                tr("{name} is an address on the network, not a file.", name=name), expected.download_first
            )
        case FileNotFoundError() | NotADirectoryError():
            return UnusableInputError(tr("There is no file {name}.", name=name), tr("Check the name and the folder."))
        case PermissionError():
            return UnusableInputError(
                tr("{name} may not be read.", name=name), tr("Ask its owner for the right to read it.")
            )
        case OSError():
            return UnusableInputError(
                tr("{name} cannot be opened: {reason}.", name=name, reason=problem.strerror),
                tr("Check the drive that it is on."),
            )
        case _:  # a null character in the path
            return UnusableInputError(tr("No file can have this name: {name}.", name=name), tr("Check the name."))
