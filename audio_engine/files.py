"""The one way to write a file that somebody will read later, and the one way to make a private folder."""

from __future__ import annotations

import contextlib
import errno
import os
import platform
import re
import tempfile
import zlib
from pathlib import Path
from typing import IO, TYPE_CHECKING

from audio_engine.errors import JobFailedError
from audio_engine.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["atomic_write", "begin_part", "clear_parts", "disk_failure", "free_name", "private_folder", "sync_folder"]

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_REFUSED = frozenset({errno.EIO, errno.EACCES, errno.EPERM, errno.EROFS, errno.ENODEV, errno.ENXIO, errno.ESTALE})

_MACHINE = f"{zlib.crc32(platform.node().encode('utf-8', 'surrogateescape')):08x}"
_PART = re.compile(rf"\.souffleur-{_MACHINE}-(\d+)-\w+\.part(-journal|-wal|-shm)?")


@contextlib.contextmanager
def atomic_write(path: Path, *, mode: int = 0o644, clears: bool = True) -> Iterator[IO[bytes]]:
    """Open a temporary file beside `path`; on success it is flushed to the disk and takes the name `path`.

    On any error the old content of `path` is untouched and nothing is left behind. What a killed process has left,
    the next one clears; not where `clears` is False: somebody else clears a folder of many thousand files.

    Raises:
        OSError: the folder cannot be written, or the disk is full.
    """
    descriptor, temporary = begin_part(path.parent, clears=clears)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
        sync_folder(path.parent)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def begin_part(folder: Path, *, clears: bool = True) -> tuple[int, str]:
    """A new private file in `folder` for something that is being made: its open descriptor and its path.

    Its name says which process of which machine makes it, so that `clear_parts` knows what nobody makes any more.

    Raises:
        OSError: the folder cannot be written.
    """
    if clears:
        clear_parts(folder)
    return tempfile.mkstemp(dir=folder, prefix=f".souffleur-{_MACHINE}-{os.getpid()}-", suffix=".part")


def clear_parts(folder: Path) -> None:
    """Remove the half-made files in `folder` whose process, one of this machine, is gone. Never raises.

    They may hold a source's words, in a folder that others read.
    """
    with contextlib.suppress(OSError):
        with os.scandir(folder) as entries:
            found = [(entry.path, match) for entry in entries if (match := _PART.fullmatch(entry.name))]
        for path, match in found:
            if not _is_running(int(match[1])):
                with contextlib.suppress(OSError):
                    os.unlink(path)  # noqa: PTH108 - the paths are strings, and there may be many


def _is_running(pid: int) -> bool:
    if os.name == "nt":  # there, signal 0 would end it
        import psutil

        return psutil.pid_exists(pid)
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):  # nobody has, or can have, this number
        return False
    except OSError:  # it is somebody else's
        return True
    return True


def disk_failure(problem: OSError) -> JobFailedError | None:
    """What to tell a person of an error that a disk gives; None where it can be a mistake of ours."""
    place = str(problem.filename) if problem.filename else tr("a disk of this computer")
    if problem.errno in _FULL:
        return JobFailedError(
            tr("There is no room left: {place}.", place=place),
            tr("What was stored before is safe. Free some space and try again."),
        )
    if problem.errno in _REFUSED:
        return JobFailedError(
            tr("The disk said no: {place} ({reason}).", place=place, reason=problem.strerror),
            tr("What was stored before is safe. Check the disk and your rights on it, then try again."),
        )
    return None


def sync_folder(folder: Path) -> None:
    """Make sure that a name which was just given in `folder` survives a power cut."""
    if os.name == "nt":  # a folder cannot be opened there, and NTFS journals the rename itself
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def free_name(path: Path) -> Path:
    """`path`, or the first of `stem (2).ext`, `stem (3).ext`, … that does not exist."""
    candidate, number = path, 1
    while os.path.lexists(candidate):
        number += 1
        candidate = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return candidate


def private_folder(path: Path) -> Path:
    """`path`, made with its parents if need be, and readable by its owner alone.

    Raises:
        OSError: it cannot be made.
    """
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.chmod(0o700)
    return path
