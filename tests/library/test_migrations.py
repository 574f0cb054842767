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


def test_transcripts_keep_their_jobs_when_the_table_of_jobs_is_made_again(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    shutil.copy(next(SCHEMA_FOLDER.glob("0001_*.sql")), old)
    (tmp_path / "home" / "library").mkdir(parents=True)
    path = tmp_path / "home" / "library" / "library.db"
    _migrate(path, old)
    connection = connect(path)
    connection.execute("INSERT INTO recording (title, path, path_text, size_bytes, modified_ns, added_at)"
                       " VALUES ('kept', X'61', 'a', 1, 1, '2026')")  # fmt: skip
    for number in range(1, 4):
        connection.execute("INSERT INTO job (kind, recording_id, settings, state, position, created_at)"
                           " VALUES ('transcribe', 1, '{}', 'done', ?, '2026')", (number,))  # fmt: skip
        connection.execute("INSERT INTO transcript (recording_id, job_id, engine, language, task, created_at)"
                           " VALUES (1, ?, '{}', 'fr', 'transcribe', '2026')", (number,))  # fmt: skip
    connection.execute("DELETE FROM job WHERE id = 3")
    connection.close()

    with Library.open(tmp_path / "home") as library:
        assert [library.transcript_for_job(number) for number in (1, 2)] == [1, 2]
        assert library.add_job("transcribe", 1, {}) == 4  # an id is never used twice
        assert library.check() == []
        assert library._connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_a_step_that_leaves_rows_without_their_owner_is_refused(library: Library, later: Path) -> None:
    store(library, "gardé")
    library.close()
    with (later / f"{NEWEST + 1:04}_made_up.sql").open("a", encoding="utf-8") as file:
        file.write("DELETE FROM recording;\n")

    with pytest.raises(sqlite3.IntegrityError, match="belong to nothing"):
        _migrate(library.path, later)

    assert _version(library.path) == NEWEST


def test_edits_and_the_search_of_an_older_library_are_kept(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    for file in SCHEMA_FOLDER.glob("000[12]_*.sql"):
        shutil.copy(file, old)
    (tmp_path / "home" / "library").mkdir(parents=True)
    path = tmp_path / "home" / "library" / "library.db"
    _migrate(path, old)
    connection = connect(path)
    connection.executescript("""
        INSERT INTO recording (title, path, path_text, size_bytes, modified_ns, added_at)
            VALUES ('kept', X'61', 'a', 1, 1, '2026');
        INSERT INTO transcript (recording_id, engine, language, task, created_at)
            VALUES (1, '{"recogniser": "r", "model": "m", "device": "cpu", "compute_type": "c", "mode": "m",
                         "version": "0"}', 'fr', 'transcribe', '2026');
        INSERT INTO speaker VALUES (1, 'S1', 'Claire', 0);
        INSERT INTO speech_window VALUES (1, 0, 0, 0, 1);
        INSERT INTO segment (transcript_id, track, window_index, start_s, end_s, text, machine_text, machine_words,
            speaker, state, doubt, revision)
            VALUES (1, 0, 0, 0, 1, 'Dupont', 'Dupon', '[]', 'S1', 'edited', '', 1);
        INSERT INTO revision VALUES (1, 0, 'Dupon', NULL, 'S1', 'machine', '', '2026');
        INSERT INTO revision VALUES (1, 1, 'Dupont', NULL, 'S1', 'edited', 'KP', '2026');
    """)
    connection.close()

    with Library.open(tmp_path / "home") as library:
        (segment,) = library.load_transcript(1).segments
        assert (segment.text, segment.machine_text) == ("Dupont", "Dupon")
        assert [(r.text, r.author, r.change_id) for r in library.revisions(1)] == [
            ("Dupon", "", None),
            ("Dupont", "KP", None),
        ]
        assert [hit.heard_only for hit in library.search("Dupon")] == [False]
        change = library.replace_segments(1, {1: 1}, [], author="KP")
        assert library.search("Dupont") == []
        library.undo_change(change.id or 0, author="KP")
        assert len(library.search("Dupont")) == 1
        assert library.check() == []
