"""Copies of the library file while it is in use: complete and closed, or not there at all. Never over another file."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from datetime import datetime
from pathlib import Path

from audio_engine.files import begin_part, free_name, private_folder, sync_folder
from audio_engine.library.connection import connect

__all__ = ["before_migration", "write_copy"]

_SIDE_FILES = ("-journal", "-wal", "-shm")
"""What SQLite removes itself, unless the disk says no: it does not tell."""


def write_copy(path: Path, target: Path) -> Path:
    """Copy the library file `path` to `target`, and return the path written.

    A folder as `target` gets a file named after the day; a name that is taken gets a number. The copy is one file,
    readable by its owner alone, and holds everything that was stored when the copying began.

    Raises:
        OSError, sqlite3.Error: it cannot be written; nothing is left behind.
    """
    if target.is_dir():
        target /= f"souffleur-library-{datetime.now().astimezone():%Y-%m-%d}.db"
    descriptor, name = begin_part(target.parent)
    os.close(descriptor)
    temporary = Path(name)
    try:
        _copy(path, temporary)
        _sync(temporary)
        written = _take_name(temporary, target)
        sync_folder(target.parent)
    finally:
        for ending in ("", *_SIDE_FILES):
            temporary.with_name(temporary.name + ending).unlink(missing_ok=True)
    return written


def before_migration(path: Path, version: int) -> None:
    """Keep the library as it is at schema `version`, in `backups` beside it."""
    folder = private_folder(path.parent / "backups")
    write_copy(path, folder / f"schema-{version}-{datetime.now().astimezone():%Y-%m-%d}.db")


def _copy(path: Path, target: Path) -> None:
    with contextlib.closing(connect(path)) as source, contextlib.closing(sqlite3.connect(target)) as copy:
        source.backup(copy)  # all pages in one read transaction: writers go on meanwhile
        copy.execute("PRAGMA journal_mode = DELETE")  # a copy is one file


def _sync(file: Path) -> None:
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def _take_name(temporary: Path, target: Path) -> Path:
    """Give the finished copy the first free name like `target`; two programs that try at once both get one."""
    while True:
        candidate = free_name(target)
        try:
            os.link(temporary, candidate)
        except FileExistsError:
            continue
        except OSError:  # FAT and some others have no links
            temporary.rename(candidate)
        return candidate
