from __future__ import annotations

import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest

from audio_engine.errors import LibraryError
from audio_engine.library import Library, backup
from audio_engine.library.connection import connect
from audio_engine.library.migrations import SCHEMA_FOLDER, migrate

from .samples import store

if TYPE_CHECKING:
    from pathlib import Path

NEWEST = max(int(file.name[:4]) for file in SCHEMA_FOLDER.glob("*.sql"))
MADE_UP = """
ALTER TABLE recording ADD COLUMN note TEXT;
CREATE TRIGGER made_up AFTER INSERT ON recording
BEGIN
    UPDATE recording SET note = 'semicolon; inside' WHERE id = new.id;
    UPDATE recording SET note = note || '!' WHERE id = new.id;
END;
"""


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """The schema of a later program: ours, and one step more."""
    folder = tmp_path / "schema"
    shutil.copytree(SCHEMA_FOLDER, folder)
    (folder / f"{NEWEST + 1:04}_made_up.sql").write_text(MADE_UP, encoding="utf-8")
    return folder


def _migrate(path: Path, schema: Path) -> None:
    connection = connect(path)
    try:
        migrate(
            connection,
            path,
            keep_copy=lambda version: backup.before_migration(path, version),
            schema_folder=schema,
        )
    finally:
        connection.close()


def _version(path: Path) -> int:
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def test_the_steps_are_numbered_without_a_hole() -> None:
    assert sorted(int(file.name[:4]) for file in SCHEMA_FOLDER.glob("*.sql")) == list(range(1, NEWEST + 1))


@pytest.mark.parametrize("version", range(1, NEWEST + 1))
def test_a_library_of_every_version_is_brought_to_the_newest(tmp_path: Path, later: Path, version: int) -> None:
    old, home = tmp_path / "old", tmp_path / "home"
    old.mkdir()
    for file in sorted(SCHEMA_FOLDER.glob("*.sql"))[:version]:
        shutil.copy(file, old)
    (home / "library").mkdir(parents=True)
    path = home / "library" / "library.db"
    _migrate(path, old)
    connection = sqlite3.connect(path)
    connection.execute(
        "INSERT INTO recording (title, path, path_text, size_bytes, modified_ns, added_at)"
        " VALUES ('kept', X'61', 'a', 1, 1, '2026-11-24T00:00:00+00:00')"
    )
    connection.commit()
    connection.close()

    _migrate(path, later)

    assert _version(path) == NEWEST + 1
    (copy,) = (home / "library" / "backups").iterdir()
    assert _version(copy) == version
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT title, note FROM recording").fetchall() == [("kept", None)]
    connection.close()


def test_a_new_library_leaves_no_copy(library: Library) -> None:
    assert not (library.folder / "backups").exists()
    assert _version(library.path) == NEWEST


def test_a_library_at_the_newest_version_is_left_alone(library: Library, home: Path) -> None:
    library.close()
    before = library.path.read_bytes()

    Library.open(home).close()

    assert library.path.read_bytes() == before


def test_a_step_that_fails_changes_nothing(library: Library, home: Path, later: Path) -> None:
    transcript_id, _ = store(library, "gardé")
    library.close()
    with (later / f"{NEWEST + 1:04}_made_up.sql").open("a", encoding="utf-8") as file:
        file.write("INSERT INTO nowhere VALUES (1);\n")

    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        _migrate(library.path, later)

    assert _version(library.path) == NEWEST
    with Library.open(home) as again:
        assert [s.text for s in again.load_transcript(transcript_id).segments] == ["gardé"]
        assert again.check() == []


def test_a_library_of_a_newer_program_is_refused_untouched(library: Library, home: Path, later: Path) -> None:
    library.close()
    _migrate(library.path, later)
    before = library.path.read_bytes()

    with pytest.raises(LibraryError, match=r"newer version of Souffleur.*not touched"):
        Library.open(home)

    assert library.path.read_bytes() == before
