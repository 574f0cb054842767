"""One process at a time runs the queue of a library; any other is told which one does.

The operating system releases the lock when its process dies, however it dies.
"""

from __future__ import annotations

import contextlib
import json
import os
from typing import TYPE_CHECKING, Self

from filelock import FileLock, Timeout

from audio_engine.errors import LibraryError
from audio_engine.files import atomic_write
from audio_engine.library.connection import library_file, make_library_folder
from audio_engine.library.failures import explained
from audio_engine.library.storable import now
from audio_engine.text import tr

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

__all__ = ["QueueLock"]


class QueueLock:
    """Holds the queue of the library of the data folder `home` while its `with` block runs."""

    def __init__(self, home: Path) -> None:
        self._library = library_file(home)
        self._holder = self._library.with_name("queue-holder.json")
        self._lock = FileLock(
            self._library.with_name("queue.lock"),
            mode=0o600,
            thread_local=False,  # whoever ends the queue may be another thread than the one that began it
            fallback_to_soft=False,  # a soft lock would outlive its process
        )

    def acquire(self) -> None:
        """Take the queue.

        Raises:
            LibraryError: another process has it, or the library's folder cannot be written.
        """
        with explained(self._library):
            make_library_folder(self._library)
            try:
                self._lock.acquire(blocking=False)
            except Timeout as problem:
                raise self._taken() from problem
            with atomic_write(self._holder, mode=0o600) as stream:
                stream.write(json.dumps({"pid": os.getpid(), "since": now()}).encode())

    def release(self) -> None:
        """Give the queue back."""
        with contextlib.suppress(OSError):  # it says who, not that somebody does: the lock does that
            self._holder.unlink(missing_ok=True)
        self._lock.release()

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def _taken(self) -> LibraryError:
        to_do = tr("Wait until it has finished, or close it; reading and editing work meanwhile.")
        try:
            holder = json.loads(self._holder.read_bytes())
            pid, since = int(holder["pid"]), str(holder["since"])
        except (OSError, ValueError, KeyError, TypeError):  # it has just begun, or just ended
            return LibraryError(tr("Another Souffleur is running the queue of this library."), to_do)
        return LibraryError(
            tr(
                "Another Souffleur (process {pid}) has been running the queue of this library since {since}.",
                pid=pid,
                since=since,
            ),
            to_do,
        )
