"""The open library: one connection, handed out to one caller at a time, for reading or for one transaction."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from typing import TYPE_CHECKING, Self

from audio_engine.errors import LibraryError
from audio_engine.library import backup
from audio_engine.library.connection import connect, library_file, make_library_folder, refuse_network_folder
from audio_engine.library.failures import explained
from audio_engine.library.migrations import migrate
from audio_engine.library.storable import printable_path
from audio_engine.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

__all__ = ["Store"]


class Store:
    """What every part of the library stands on.

    It may be used from several threads; they take turns. Several processes may each open the same library.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._turn = threading.RLock()
        self._identity = _identity(path)

    @classmethod
    def open(cls, home: Path) -> Self:
        """Open the library of the data folder `home`; it is made, or brought to this version, if need be.

        Raises:
            LibraryError: it cannot be opened, with what to do.
        """
        path = library_file(home)
        with explained(path):
            refuse_network_folder(path.parent)
            make_library_folder(path)
            connection = connect(path)
            try:
                migrate(connection, path, keep_copy=lambda version: backup.before_migration(path, version))
                return cls(path, connection)
            except BaseException:
                connection.close()
                raise

    @property
    def folder(self) -> Path:
        """The folder of the library file, the recordings' folders and the copies made before migrations."""
        return self.path.parent

    def close(self) -> None:
        """Close the library. What was stored is on the disk already."""
        with self._turn:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def version(self) -> int:
        """A number that is another one than before if somebody else has changed the library in the meantime.

        Somebody else is any other open `Library`, in this process or another; own changes do not count. Asking takes
        microseconds. Source: https://sqlite.org/pragma.html#pragma_data_version.

        Raises:
            LibraryError: the library cannot be read.
        """
        with self._turn, explained(self.path):
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """One consistent view for several queries.

        Raises:
            LibraryError: the library cannot be read.
        """
        with self._turn, explained(self.path), _transaction(self._connection, "BEGIN"):
            yield self._connection

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is on the disk when the block ends, or none of it is there.

        Raises:
            LibraryError: the library cannot be written; nothing was changed.
        """
        with self._turn, explained(self.path):
            self._refuse_vanished()
            with _transaction(self._connection, "BEGIN IMMEDIATE"):
                yield self._connection

    def _checkpoint(self) -> None:
        """Move everything from the write-ahead log into the library file and empty the log."""
        with self._turn, explained(self.path):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _refuse_vanished(self) -> None:
        # A file that was removed while it is open can still be written, and all of it would be lost.
        if _identity(self.path) != self._identity:
            raise LibraryError(
                tr("The library was moved or removed while it was open: {file}.", file=printable_path(self.path)),
                tr("Put it back where it was, then start Souffleur again."),
            )


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - the same call as SQLite's own
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):  # SQLite rolls back by itself after a full disk or an I/O error
            connection.execute("ROLLBACK")
        raise
