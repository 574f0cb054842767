from __future__ import annotations

import errno
import os
import sqlite3
import threading
from typing import TYPE_CHECKING

import pytest

from audio_engine.errors import LibraryError
from audio_engine.library import Library
from audio_engine.library.connection import library_file, make_library_folder

from .samples import begin, store, window

if TYPE_CHECKING:
    from pathlib import Path


def test_a_backup_put_in_place_is_the_library(library: Library, tmp_path: Path) -> None:
    transcript_id, _ = store(library, "gardé")
    copy = library.backup(tmp_path / "copie.db")
    store(library, "après")
    other_home = tmp_path / "other"
    make_library_folder(library_file(other_home))
    copy.rename(library_file(other_home))

    with Library.open(other_home) as restored:
        assert restored.check() == []
        assert [s.text for s in restored.load_transcript(transcript_id).segments] == ["gardé"]
        assert [hit.snippet for hit in restored.search("gardé")] == ["gardé"]
        assert restored.search("après") == []


def test_a_backup_is_one_private_file(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()

    copy = library.backup(folder)

    assert list(folder.iterdir()) == [copy]
    assert copy.name.startswith("souffleur-library-")
    assert copy.read_bytes()[18:20] == b"\x01\x01"  # no write-ahead log belongs to it
    if os.name == "posix":
        assert copy.stat().st_mode & 0o777 == 0o600


def test_nothing_is_overwritten(library: Library, tmp_path: Path) -> None:
    (tmp_path / "copie.db").write_bytes(b"an older backup")

    assert library.backup(tmp_path / "copie.db") == tmp_path / "copie (2).db"
    assert (tmp_path / "copie.db").read_bytes() == b"an older backup"


def test_backups_of_a_busy_library_are_whole(library: Library, home: Path, tmp_path: Path) -> None:
    transcript_id = begin(library)
    stop = threading.Event()

    def write() -> None:
        with Library.open(home) as writer:
            index = 0
            while not stop.is_set():
                writer.store_window(transcript_id, window(index, "un", "deux", "trois"))
                index += 1

    writing = threading.Thread(target=write)
    writing.start()
    try:
        copies = [library.backup(tmp_path / "copie.db") for _ in range(5)]
    finally:
        stop.set()
        writing.join(timeout=60)

    for copy in copies:
        connection = sqlite3.connect(copy)
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        windows, segments = (
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("speech_window", "segment")
        )
        connection.close()
        assert segments == 3 * windows


@pytest.mark.parametrize("where", ["missing/copie.db", "file/copie.db"])
def test_a_backup_that_cannot_be_written_leaves_nothing(library: Library, tmp_path: Path, where: str) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(LibraryError, match="backup could not be written"):
        library.backup(tmp_path / where)

    assert not list(tmp_path.rglob("*.part"))


def test_a_backup_on_a_full_disk_leaves_nothing(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class SmallDisk(sqlite3.Connection):
        """A connection whose file cannot grow over two pages: SQLite itself reports the full disk."""

        def __init__(self, *args: object, **options: object) -> None:
            super().__init__(*args, **options)  # type: ignore[arg-type]
            self.execute("PRAGMA max_page_count = 2")

    folder = tmp_path / "copies"
    folder.mkdir()
    real = sqlite3.connect
    monkeypatch.setattr(
        "audio_engine.library.backup.sqlite3.connect",
        lambda path, **options: real(path, factory=SmallDisk, **options),
    )

    with pytest.raises(LibraryError, match=r"backup could not be written.*full"):
        library.backup(folder)

    assert list(folder.iterdir()) == []


def test_a_disk_without_links_gets_a_backup_too(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")  # what vfat answers

    monkeypatch.setattr("audio_engine.library.backup.os.link", refuse)
    folder = tmp_path / "stick"
    folder.mkdir()

    copies = [library.backup(folder / "copie.db") for _ in range(2)]

    assert copies == [folder / "copie.db", folder / "copie (2).db"]
    assert sorted(folder.iterdir()) == sorted(copies)
