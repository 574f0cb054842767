"""What SQLite and the file system refuse, in sentences: each with what is safe and what to do.

A mistake of ours (wrong SQL, a broken constraint) is not translated: it must reach the report.
"""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from audio_engine.errors import LibraryError
from audio_engine.library.storable import printable_path
from audio_engine.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["explained"]

_PRIMARY_CODE = 0xFF


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the world's failures over the library at `path` into `LibraryError`.

    Raises:
        LibraryError: the disk is full, the folder read-only, gone or damaged, or another process holds on.
    """
    try:
        yield
    except sqlite3.Error as problem:
        failure = _from_sqlite(problem, path)
        if failure is None:
            raise
        raise failure from problem
    except OSError as problem:
        raise LibraryError(
            tr(
                "The library in {folder} cannot be used: {reason}.",
                folder=printable_path(path.parent),
                reason=problem.strerror or str(problem),
            ),
            tr("Check that the folder exists, that you may write in it and that its disk has room."),
        ) from problem


def _from_sqlite(problem: sqlite3.Error, path: Path) -> LibraryError | None:
    """The sentences for SQLite's primary result codes that are the world's fault."""
    folder = printable_path(path.parent)
    full = (
        tr("The disk that holds the library is full: {folder}.", folder=folder),
        tr("What was stored before is safe. Make room on the disk and try again."),
    )
    read_only = (
        tr("The library in {folder} cannot be written: it is read-only.", folder=folder),
        tr("Give yourself the right to write in this folder, or choose another with SOUFFLEUR_HOME."),
    )
    closed = (
        tr("The library in {folder} cannot be opened.", folder=folder),
        tr("Check that the folder exists and that you may read and write in it."),
    )
    foreign = (
        tr("The library file {file} is damaged or is not a library.", file=printable_path(path)),
        tr("Move it aside and put your last backup in its place; do not delete it, much can be recovered."),
    )
    damaged = (  # SQLite says so of a disk that cannot be read, too: `SQLITE_IOERR_CORRUPTFS` becomes `SQLITE_CORRUPT`
        tr(
            "The library file {file} cannot be read: its disk gives errors, or it is damaged.",
            file=printable_path(path),
        ),
        tr(
            "Check the disk or the cable and start again. If that does not help, move the file aside and put your last "
            "backup in its place; do not delete it, much can be recovered."
        ),
    )
    busy = (
        tr("Another program has been holding on to the library for too long."),
        tr("Nothing was changed. Close other copies of Souffleur and try again."),
    )
    disk = (
        tr("The disk that holds the library gave an error: {folder}.", folder=folder),
        tr("Check the disk or the cable, make a backup as soon as you can, and try again."),
    )
    sentences = {
        sqlite3.SQLITE_FULL: full,
        sqlite3.SQLITE_READONLY: read_only,
        sqlite3.SQLITE_CANTOPEN: closed,
        sqlite3.SQLITE_PERM: closed,
        sqlite3.SQLITE_AUTH: closed,
        sqlite3.SQLITE_CORRUPT: damaged,
        sqlite3.SQLITE_NOTADB: foreign,
        sqlite3.SQLITE_BUSY: busy,
        sqlite3.SQLITE_LOCKED: busy,
        sqlite3.SQLITE_PROTOCOL: busy,
        sqlite3.SQLITE_IOERR: disk,
    }
    found = sentences.get(getattr(problem, "sqlite_errorcode", 0) & _PRIMARY_CODE)
    return None if found is None else LibraryError(*found)
