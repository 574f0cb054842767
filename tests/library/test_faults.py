"""What was acknowledged is there, whatever happened: killed processes, full disks, writes that fail."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from audio_engine.errors import LibraryError
from audio_engine.library import JobState, Library
from audio_engine.library.connection import connect
from audio_engine.transcript import ReviewState, Segment, SegmentState

from .samples import ENGINE, add_recording, begin, window

if TYPE_CHECKING:
    from collections.abc import Callable

WRITER = Path(__file__).with_name("writer.py")
ROUNDS = 20


def _writer(home: Path, transcript_id: int, first_index: int, track: int = 0) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, WRITER, home, str(transcript_id), str(first_index), str(track)],
        stdout=subprocess.PIPE,
        text=True,
    )


def _acknowledged(process: subprocess.Popen[str], wanted: int) -> list[tuple[int, int]]:
    """Read `wanted` acknowledgements, kill the process, and read what it had said until then."""
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(wanted)]
    process.kill()
    lines += process.stdout.readlines()
    process.wait(timeout=30)
    process.stdout.close()
    said = [line.split() for line in lines if line.endswith("\n")]
    return [(int(index), int(segment_id)) for index, segment_id in said]


def test_nothing_acknowledged_is_lost_when_a_writer_is_killed(home: Path) -> None:
    chance = random.Random(20)
    acknowledged: dict[int, int] = {}
    with Library.open(home) as library:
        transcript_id = begin(library)
    for _ in range(ROUNDS):
        with Library.open(home) as library:
            stored = library.stored_windows(transcript_id, 0)
        following = stored[-1].index + 1 if stored else 0
        acknowledged.update(_acknowledged(_writer(home, transcript_id, following), chance.randint(1, 40)))

    with Library.open(home) as library:
        assert library.check() == []
        transcript = library.load_transcript(transcript_id)
        by_id = {segment.id: segment for segment in transcript.segments}
        windows = library.stored_windows(transcript_id, 0)
        assert [w.index for w in windows] == list(range(len(windows)))
        assert len(transcript.segments) == 5 * len(windows)
        assert len(acknowledged) >= ROUNDS
        for index, segment_id in acknowledged.items():
            assert by_id[segment_id].text == f"edit{index}"
            assert [hit.segment_id for hit in library.search(f'"edit{index}"')] == [segment_id]


def test_two_processes_write_at_once_and_a_third_reads(home: Path) -> None:
    with Library.open(home) as library:
        transcript_id = begin(library)
        writers = [_writer(home, transcript_id, 0, track) for track in (0, 1)]
        for _ in range(20):
            library.load_transcript(transcript_id)
        said = [_acknowledged(writer, 60) for writer in writers]

        assert library.check() == []
        by_id = {segment.id: segment for segment in library.load_transcript(transcript_id).segments}
        for track, acknowledgements in enumerate(said):
            assert len(acknowledgements) >= 60
            assert len(library.stored_windows(transcript_id, track)) >= len(acknowledgements)
            assert all(by_id[segment_id].text == f"edit{index}" for index, segment_id in acknowledgements)
        assert len({segment_id for acknowledgements in said for _, segment_id in acknowledgements}) == sum(
            map(len, said)
        )


def test_a_full_disk_refuses_whole_windows_and_keeps_the_others(library: Library) -> None:
    transcript_id = begin(library)
    pages = library._connection.execute("PRAGMA page_count").fetchone()[0]
    stored = 0
    for room in range(1, 60, 3):
        library._connection.execute(f"PRAGMA max_page_count = {pages + room}")
        with pytest.raises(LibraryError, match=r"full.*What was stored before is safe"):  # noqa: PT012 - until full
            while True:
                library.store_window(transcript_id, window(stored, *(f"mot{stored} numéro{n}" for n in range(20))))
                stored += 1
        assert len(library.stored_windows(transcript_id, 0)) == stored
        assert len(library.load_transcript(transcript_id).segments) == 20 * stored

    library._connection.execute("PRAGMA max_page_count = 1000000")
    library.store_window(transcript_id, window(stored, "la suite"))
    assert stored > 0
    assert library.check() == []


class FaultyConnection(sqlite3.Connection):
    """A connection whose n-th statement from now fails as SQLite says that a disk fails."""

    left: int | None = None

    def execute(self, *args: Any) -> sqlite3.Cursor:
        """Count down, then fail once."""
        self._count_down()
        return super().execute(*args)

    def executemany(self, *args: Any) -> sqlite3.Cursor:
        """Count down, then fail once."""
        self._count_down()
        return super().executemany(*args)

    def _count_down(self) -> None:
        if self.left is None:
            return
        self.left -= 1
        if self.left == 0:
            self.left = None
            problem = sqlite3.OperationalError("disk I/O error")
            problem.sqlite_errorcode = sqlite3.SQLITE_IOERR_WRITE
            raise problem


def _contents(library: Library) -> list[list[tuple[Any, ...]]]:
    tables = (
        *("recording", "job", "transcript", "speaker", "speech_window", "gap", "segment", "revision"),
        *("change", "segment_origin", "hearing", "quote", "mark"),
    )
    with library._reading() as connection:
        return [[tuple(row) for row in connection.execute(f"SELECT * FROM {name}").fetchall()] for name in tables]


SPLIT = [Segment(0, 0.0, 0.2, "mo", ""), Segment(0, 0.2, 0.4, "t", "")]
OPERATIONS: dict[str, Callable[[Library], object]] = {
    "add_recording": add_recording,
    "add_job": lambda library: library.add_job("transcribe", 1, {}),
    "set_job_state": lambda library: library.set_job_state(1, JobState.RUNNING),
    "reorder": lambda library: library.reorder([2, 1]),
    "mark_interrupted": lambda library: library.mark_interrupted(),
    "begin_transcript": lambda library: begin(library, 1),
    "store_window": lambda library: library.store_window(1, window(7, "un", "deux")),
    "finish_transcript": lambda library: library.finish_transcript(1, ("x",)),
    "edit_segment": lambda library: library.edit_segment(1, "y", words=(), author="KP", on_revision=1),
    "replace_segments": lambda library: library.replace_segments(1, {1: 1}, SPLIT, author="KP"),
    "undo_change": lambda library: library.undo_change(1, author="KP"),
    "set_states": lambda library: library.set_states(1, {1: 1}, SegmentState.CHECKED, author="KP"),
    "merge_speakers": lambda library: library.merge_speakers(1, "S2", "S1", author="KP"),
    "set_review_state": lambda library: library.set_review_state(1, ReviewState.REVIEWED, by="KP"),
    "add_quote": lambda library: library.add_quote(1, "q", start_s=0, end_s=1, speaker=None, author="KP"),
    "add_marks": lambda library: library.add_marks(1, [(1.0, "m")], author="KP"),
    "ask_hearing": lambda library: library.ask_hearing(1, 0.0, 1.0, {}),
    "accept_hearing": lambda library: library.accept_hearing(1, {1: 1}, author="KP"),
    "claim_next": lambda library: library.claim_next(),
    "set_speaker_name": lambda library: library.set_speaker_name(1, "S9", "Z"),
    "delete_recording": lambda library: library.delete_recording(1),
    "purge_deleted": lambda library: library.purge_deleted(),
}


def _refusal(library: Library, connection: FaultyConnection, name: str, at: int) -> LibraryError | None:
    connection.left = at
    try:
        OPERATIONS[name](library)
    except LibraryError as refusal:
        return refusal
    finally:
        connection.left = None
    return None


@pytest.mark.parametrize("name", OPERATIONS)
def test_whichever_statement_fails_the_operation_is_whole_or_not_there(home: Path, name: str) -> None:
    with Library.open(home) as library:
        transcript_id = begin(library)
        library.store_window(transcript_id, window(0, "mot"))
        begin(library)
        library.delete_recording(add_recording(library))
        library.assign_speaker(1, "S2", author="KP", on_revision=0)
        _, hearing = library.ask_hearing(transcript_id, 0.0, 1.0, {})
        library.propose_hearing(hearing, engine=ENGINE, language="fr", segments=SPLIT)
        path = library.path
    connect(path).close()
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, factory=FaultyConnection)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    with Library(path, connection) as library:
        before = _contents(library)
        failures = 0
        while (refusal := _refusal(library, connection, name, failures + 1)) is not None:
            failures += 1
            assert "gave an error" in refusal.what
            if _contents(library) != before:  # a later step failed; what was committed before it is whole
                break
        assert failures >= 3  # BEGIN, at least one statement, COMMIT
        assert library.check() == []
