"""One installation at a time: a second start waits here for the first."""

from __future__ import annotations

import contextlib
import sys
from typing import IO, TYPE_CHECKING

from audio_engine.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _try_lock(stream: IO[bytes]) -> None:
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)

    def _wait_for_lock(stream: IO[bytes]) -> None:
        while True:
            with contextlib.suppress(OSError):  # LK_LOCK gives up after ten seconds
                msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK, 1)
                return
else:
    import fcntl

    def _try_lock(stream: IO[bytes]) -> None:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _wait_for_lock(stream: IO[bytes]) -> None:
        fcntl.flock(stream, fcntl.LOCK_EX)


__all__ = ["environment_lock"]


@contextlib.contextmanager
def environment_lock(path: Path) -> Iterator[IO[bytes]]:
    """Hold the lock file `path`, which must exist; the system frees it when its last holder dies."""
    with path.open("r+b") as stream:
        try:
            _try_lock(stream)
        except OSError:
            sys.stderr.write(tr("Another start is installing Souffleur; waiting for it …") + "\n")
            _wait_for_lock(stream)
        yield stream
