from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest

from audio_engine.errors import LibraryError
from audio_engine.library import Library
from audio_engine.library.connection import library_file, refuse_network_folder
from audio_engine.library.failures import explained

from .samples import add_recording, begin, window

AS_NOBODY = """
import os, sys
from pathlib import Path
from audio_engine.errors import LibraryError
from audio_engine.library import Library
os.setegid(65534)
os.seteuid(65534)
try:
    Library.open(Path(sys.argv[1]))
except LibraryError as problem:
    print(problem.what)
"""
OPEN = """
import sys
from pathlib import Path
from audio_engine.library import Library
sys.stdin.readline()
with Library.open(Path(sys.argv[1])) as library:
    print(library.add_recording(Path("/a.wav"), size_bytes=1, modified_ns=1))
"""


@dataclass(frozen=True)
class FakeMount:
    mountpoint: str
    fstype: str
    opts: str = "rw"


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_no_file_of_the_library_is_readable_by_others_whatever_the_umask(home: Path) -> None:
    before = os.umask(0)
    try:
        with Library.open(home) as library:
            library.store_window(begin(library), window(0, "un secret"))
            library.backup(home / "copy.db")
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (home, *home.rglob("*"))}
    finally:
        os.umask(before)

    assert modes[home.name] == modes["library"] == 0o700
    assert {name for name, mode in modes.items() if mode & 0o077} == set()
    assert {"library.db", "library.db-wal", "library.db-shm", "copy.db"} <= set(modes)


def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)

    Library.open(tmp_path).close()

    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_every_commit_is_synchronised_and_references_are_checked(library: Library) -> None:
    with library._turn:
        values = {
            name: library._connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }

    assert values == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


def test_what_was_stored_is_there_when_the_library_is_opened_again(home: Path) -> None:
    with Library.open(home) as library:
        recording = add_recording(library)

    with Library.open(home) as library:
        assert library.recording(recording).id == recording


def test_several_threads_take_turns(library: Library) -> None:
    threads = [threading.Thread(target=lambda: [add_recording(library) for _ in range(20)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert len(library.recordings()) == 80


def test_processes_that_make_a_library_at_once_share_it(home: Path) -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN, home],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    answers = [process.communicate(timeout=60) for process in processes]

    assert sorted(out.strip() for out, _ in answers) == ["1", "2", "3", "4"], answers
    with Library.open(home) as library:
        assert library.check() == []


def test_a_file_that_is_no_database_is_refused_untouched(home: Path) -> None:
    library_file(home).parent.mkdir(parents=True)
    library_file(home).write_bytes(b"a letter to the editor\n" * 500)

    with pytest.raises(LibraryError, match=r"damaged or is not a library.*backup"):
        Library.open(home)

    assert library_file(home).read_bytes() == b"a letter to the editor\n" * 500


def test_another_program_s_database_is_refused_untouched(home: Path) -> None:
    library_file(home).parent.mkdir(parents=True)
    foreign = sqlite3.connect(library_file(home))
    foreign.execute("CREATE TABLE bookmark (url TEXT)")
    foreign.execute("PRAGMA user_version = 1")
    foreign.close()

    with pytest.raises(LibraryError, match="database of another program"):
        Library.open(home)

    foreign = sqlite3.connect(library_file(home))
    assert [row[0] for row in foreign.execute("SELECT name FROM sqlite_schema")] == ["bookmark"]
    foreign.close()


def test_a_damaged_library_is_explained(home: Path) -> None:
    with Library.open(home) as library:
        library.store_window(begin(library), window(0, *(f"mot {n}" for n in range(500))))
    content = bytearray(library_file(home).read_bytes())
    content[100:30_000] = os.urandom(29_900)
    library_file(home).write_bytes(content)

    with pytest.raises(LibraryError, match="damaged"), Library.open(home) as library:
        library.load_transcript(1)


@pytest.mark.parametrize("where", ["file", "nowhere"])
def test_a_folder_that_cannot_be_made_is_explained(tmp_path: Path, where: str) -> None:
    if where == "file":
        (tmp_path / "home").write_text("in the way")
    elif not Path("/proc/self").exists():
        pytest.skip("needs a file system in which nobody can make a folder")
    home = tmp_path / "home" if where == "file" else Path("/proc/nowhere")

    with pytest.raises(LibraryError, match=r"cannot be used: .*Check that the folder exists"):
        Library.open(home)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can become nobody")
def test_a_folder_of_somebody_else_is_explained() -> None:
    home = Path("/var/tmp") / f"souffleur-test-{os.getpid()}"  # pytest's own folders are closed to nobody
    home.mkdir(mode=0o755)
    try:
        done = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, home], capture_output=True, text=True, timeout=60, check=True
        )
        assert "cannot be used" in done.stdout
        assert list(home.iterdir()) == []
    finally:
        shutil.rmtree(home)


def test_a_library_that_turned_read_only_says_so(library: Library) -> None:
    library._connection.execute("PRAGMA query_only = ON")

    with pytest.raises(LibraryError, match="read-only"):
        add_recording(library)

    assert library.recordings() == []


@pytest.mark.skipif(os.name != "posix", reason="an open file cannot be moved there")
@pytest.mark.parametrize("how", ["removed", "moved", "replaced"])
def test_a_library_that_vanished_takes_no_more_words(library: Library, home: Path, how: str) -> None:
    if how == "removed":
        shutil.rmtree(library.folder)
    else:
        library.folder.rename(home / "elsewhere")
    if how == "replaced":
        Library.open(home).close()

    with pytest.raises(LibraryError, match="moved or removed while it was open"):
        add_recording(library)


@pytest.mark.parametrize("fstype", ["nfs4", "cifs", "smbfs", "fuse.sshfs"])
def test_a_network_drive_is_refused(tmp_path: Path, fstype: str) -> None:
    mounts = [FakeMount("/", "ext4"), FakeMount(str(tmp_path), fstype)]

    with pytest.raises(LibraryError, match="network drive"):
        refuse_network_folder(tmp_path / "home" / "library", mounts)


@pytest.mark.parametrize(
    "mounts",
    [
        [FakeMount("/", "ext4"), FakeMount("/mnt/server", "nfs")],
        [FakeMount("/", "nfs"), FakeMount("{folder}", "ext4")],
        [],
    ],
)
def test_a_disk_of_this_machine_is_accepted(tmp_path: Path, mounts: list[FakeMount]) -> None:
    placed = [FakeMount(m.mountpoint.format(folder=tmp_path), m.fstype) for m in mounts]

    refuse_network_folder(tmp_path / "library", placed)


def test_a_link_to_a_network_drive_is_followed(tmp_path: Path) -> None:
    (tmp_path / "server").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "server")

    with pytest.raises(LibraryError, match="network drive"):
        refuse_network_folder(tmp_path / "link", [FakeMount(str(tmp_path / "server"), "cifs")])


def test_mistakes_of_ours_are_not_explained_away(home: Path) -> None:
    connection = sqlite3.connect(":memory:")

    with pytest.raises(sqlite3.OperationalError, match="no such table"), explained(home):
        connection.execute("SELECT * FROM nowhere")
    connection.close()
