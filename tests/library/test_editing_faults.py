"""A person's changes survive what happens to windows: killed, two at a time, on a full disk, behind a lock."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from audio_engine.errors import LibraryError
from audio_engine.library import Library
from audio_engine.transcript_edit import split_at, with_text

from .samples import add_recording, store

EDITOR = Path(__file__).with_name("editor.py")
ROUNDS = 8
OPEN_CHANGE_CLOSE = """
import sys
from pathlib import Path
from audio_engine.library import Library
with Library.open(Path(sys.argv[1])) as library:
    library.add_recording(Path("/child.wav"), size_bytes=1, modified_ns=1)
"""


def _editor(home: Path, transcript_id: int, author: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, EDITOR, home, str(transcript_id), author], stdout=subprocess.PIPE, text=True
    )


def _said(process: subprocess.Popen[str], wanted: int) -> list[str]:
    """What the window had acknowledged when it was killed, after `wanted` lines at the earliest."""
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(wanted)]
    process.kill()
    lines += process.stdout.readlines()
    process.wait(timeout=30)
    process.stdout.close()
    return [line.strip() for line in lines if line.endswith("\n")]


def test_every_change_that_a_killed_window_had_acknowledged_is_there(home: Path) -> None:
    chance = random.Random(7)
    with Library.open(home) as library:
        transcript_id, _ = store(library, "un deux trois", "quatre cinq", "six sept huit")
        begun = library.load_transcript(transcript_id)
    for _ in range(ROUNDS):
        said = _said(_editor(home, transcript_id, "KP"), chance.randint(1, 12))
        with Library.open(home) as library:
            stored = [row.id for row in library.changes(transcript_id, limit=10_000)]
            acknowledged = [int(line.split("\t")[0]) for line in said]
            assert set(acknowledged) <= set(stored)
            assert len([i for i in stored if i > acknowledged[-1]]) <= 1  # stored, and killed before it said so
            if stored[0] == acknowledged[-1]:
                standing = {s.text for s in library.load_transcript(transcript_id).segments}
                assert set(said[-1].split("\t")[1:]) <= standing
            assert library.check() == []

    with Library.open(home) as library:
        for row in library.changes(transcript_id, limit=10_000):
            library.undo_change(row.id, author="KP")
        assert library.load_transcript(transcript_id) == begun
        assert library.check() == []


def test_two_windows_on_one_transcript_never_mix(home: Path) -> None:
    with Library.open(home) as library:
        transcript_id, _ = store(library, "un deux trois", "quatre cinq", "six sept huit")
        heard = library.load_heard(transcript_id)
        windows = [_editor(home, transcript_id, author) for author in ("KP", "AB")]
        said = [_said(window, 30) for window in windows]

        acknowledged = [int(line.split("\t")[0]) for lines in said for line in lines if line != "refused"]
        rows = library.changes(transcript_id, limit=10_000)
        assert len(acknowledged) == len(set(acknowledged))
        assert set(acknowledged) <= {row.id for row in rows}
        assert {row.author for row in rows} == {"KP", "AB"}
        standing = library.load_transcript(transcript_id)
        words = [word for segment in standing.segments for word in segment.machine_text.split()]
        assert sorted(words) == sorted(word for segment in heard.segments for word in segment.text.split())
        assert library.load_heard(transcript_id) == heard
        assert library.check() == []


def test_a_full_disk_refuses_a_change_whole(library: Library) -> None:
    transcript_id, ids = store(library, *(f"passage numéro {n}" for n in range(400)))
    opened = library.load_for_editing(transcript_id)
    edited = [with_text(s, s.text.replace("numéro", "nº " * 40)) for s in opened.transcript.segments]
    library._checkpoint()
    pages = library._connection.execute("PRAGMA page_count").fetchone()[0]
    library._connection.execute(f"PRAGMA max_page_count = {pages + 4}")

    with pytest.raises(LibraryError, match=r"full.*What was stored before is safe"):
        library.replace_segments(transcript_id, opened.revisions, edited, author="KP")

    assert library.load_for_editing(transcript_id) == opened
    assert library.changes(transcript_id) == []
    library._connection.execute("PRAGMA max_page_count = 1000000")
    assert library.replace_segments(transcript_id, opened.revisions, edited, author="KP").id is not None
    assert library.load_for_editing(transcript_id).revisions == dict.fromkeys(ids, 1)
    assert library.check() == []


def test_a_library_that_another_program_holds_on_to_refuses_a_change_whole(library: Library) -> None:
    transcript_id, (segment_id,) = store(library, "un deux")
    segment = library.load_transcript(transcript_id).segments[0]
    library._connection.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(library.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(LibraryError, match=r"holding on.*Nothing was changed"):
        library.replace_segments(transcript_id, {segment_id: 0}, split_at(segment, 2), author="KP")

    other.execute("ROLLBACK")
    assert (
        len(library.replace_segments(transcript_id, {segment_id: 0}, split_at(segment, 2), author="KP").segments) == 2
    )
    other.close()


@pytest.mark.skipif(sys.platform == "win32", reason="locks belong to handles there")
def test_opening_a_library_twice_does_not_take_the_first_ones_locks(home: Path) -> None:
    with Library.open(home) as first, Library.open(home) as second:
        second.backup(home)
        subprocess.run([sys.executable, "-c", OPEN_CHANGE_CLOSE, home], check=True, timeout=60)
        assert first.path.with_name("library.db-wal").exists()  # the other process did not take itself for the last
        add_recording(first, "mine.wav")

        with Library.open(home) as fresh:
            assert [row.title for row in fresh.recordings()] == ["mine.wav", "child.wav"]
