"""Brings a library to this program's schema: numbered SQL files, each applied in one transaction.

A library that already holds something is copied before it is changed. One made by a newer program is refused.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from audio_engine.errors import LibraryError
from audio_engine.library.storable import printable_path
from audio_engine.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["SCHEMA_FOLDER", "migrate"]

SCHEMA_FOLDER = Path(__file__).parent / "schema"

_APPLICATION_ID = 0x534F5546  # "SOUF", so that `file` and we can tell our libraries from others' databases


def migrate(
    connection: sqlite3.Connection,
    path: Path,
    *,
    keep_copy: Callable[[int], None],
    schema_folder: Path = SCHEMA_FOLDER,
) -> None:
    """Apply what the library at `path` lacks of the numbered files in `schema_folder`.

    `keep_copy(version)` is called before the first change to a library that is already at `version` ≥ 1.

    Raises:
        LibraryError: the library was made by a newer program, or the database is something else's.
        sqlite3.Error: a step could not be applied; the library is as it was before that step.
    """
    steps = _steps(schema_folder)
    _refuse_foreign(connection, path, newest=max(steps))
    found = _version(connection)
    if found == max(steps):
        return
    if found:
        keep_copy(found)
    connection.execute("PRAGMA foreign_keys = OFF")  # a table that is made again would take its children along
    try:
        for number in sorted(steps):
            _apply(connection, number, steps[number])
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _steps(folder: Path) -> dict[int, Path]:
    return {int(file.name[:4]): file for file in folder.glob("[0-9][0-9][0-9][0-9]_*.sql")}


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _refuse_foreign(connection: sqlite3.Connection, path: Path, *, newest: int) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application != _APPLICATION_ID and tables:
        raise LibraryError(
            tr("{file} is a database of another program.", file=printable_path(path)),
            tr("Move it aside, or choose another folder with SOUFFLEUR_HOME."),
        )
    if _version(connection) > newest:
        raise LibraryError(
            tr("This library was made by a newer version of Souffleur."),
            tr("Install that version; the library was not touched."),
        )


def _apply(connection: sqlite3.Connection, number: int, file: Path) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _version(connection) < number:  # another process may have been quicker
            for statement in _statements(file.read_text(encoding="utf-8")):
                connection.execute(statement)
            _refuse_loose_rows(connection, file)
            connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _refuse_loose_rows(connection: sqlite3.Connection, file: Path) -> None:
    loose = connection.execute("PRAGMA foreign_key_check").fetchone()
    if loose is not None:
        raise sqlite3.IntegrityError(f"{file.name} leaves rows in “{loose[0]}” that belong to nothing")


def _statements(script: str) -> Iterator[str]:
    """One statement at a time: `executescript` would commit the transaction first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
