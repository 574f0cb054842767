"""Copy a file and learn its checksum in the same pass."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from audio_engine.errors import UnusableInputError
from audio_engine.models.manifest import ManifestFile
from audio_engine.text import tr

__all__ = ["Progress", "Read", "Tally", "copy_to_file", "hash_while_writing", "no_progress", "reading"]

Progress = Callable[[int, int], None]
"""Is told bytes done and bytes in all; it may raise (`CancelledError`) to stop the work."""

Read = Callable[[int], bytes]
"""Gives at most so many bytes, none at the end."""

_CHUNK_BYTES: Final = 1 << 20


def no_progress(_done: int, _total: int, /) -> None:
    """For callers that want to hear nothing."""


class Tally:
    """Called with the bytes of each step, tells a `Progress` the bytes of all."""

    def __init__(self, total: int, on_progress: Progress) -> None:
        self._done = 0
        self._total = total
        self._on_progress = on_progress

    def __call__(self, read: int) -> None:
        """Count `read` bytes more."""
        self._done += read
        self._on_progress(self._done, self._total)


def hash_while_writing(
    name: str, read: Read, write: Callable[[bytes], object], *, limit: int, on_bytes: Callable[[int], None]
) -> ManifestFile:
    """Give everything that `read` gives to `write`; the result is what went through.

    No more than `limit` bytes and one are taken: a result larger than `limit` says that there was more.
    """
    digest, size = hashlib.sha256(), 0
    while size <= limit and (chunk := read(min(_CHUNK_BYTES, limit + 1 - size))):
        digest.update(chunk)
        write(chunk)
        size += len(chunk)
        on_bytes(len(chunk))
    return ManifestFile(name, size, digest.hexdigest())


def copy_to_file(read: Read, target: Path, *, limit: int, on_bytes: Callable[[int], None]) -> ManifestFile:
    """The same into the new file `target`, down to the disk."""
    with target.open("xb") as stream:
        copied = hash_while_writing(target.name, read, stream.write, limit=limit, on_bytes=on_bytes)
        stream.flush()
        os.fsync(stream.fileno())
    target.chmod(0o644)
    return copied


@contextlib.contextmanager
def reading(path: Path) -> Iterator[Read]:
    """A reader of `path` whose failures are told as the source's and not the target's.

    Raises:
        UnusableInputError: it cannot be opened, or, from the reader, read.
    """

    def read(count: int) -> bytes:
        try:
            return stream.read(count)
        except OSError as problem:
            raise _unreadable(path, problem) from problem

    try:
        stream = path.open("rb")
    except OSError as problem:
        raise _unreadable(path, problem) from problem
    with stream:
        yield read


def _unreadable(path: Path, problem: OSError) -> UnusableInputError:
    return UnusableInputError(
        tr("{file} cannot be read: {why}.", file=path, why=problem.strerror or problem),
        tr("Check the disk that it is on, then try again."),
    )
