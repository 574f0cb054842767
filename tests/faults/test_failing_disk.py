"""Every act on a disk that fails, and killed at every moment: the whole is `make trust`; here is a part of it."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from audio_engine.errors import LibraryError
from audio_engine.files import atomic_write, clear_parts, disk_failure
from audio_engine.jobs.worker import _last_words
from audio_engine.library import QueueLock
from audio_engine.library.failures import explained
from audio_engine.narration.publishing.mix import _samples_of
from tests.faults import kernel_filter
from tests.faults.acts import EDITS
from tests.faults.drilling import Act, Stage, drill, spread, stage
from tests.faults.everyday import ACTS, QUICK, SLOW, WINDOW
from tests.faults.failing_disk import FAULTS, KILLS, Fault, Kill, Victim
from tests.faults.kernel_filter import Deed

needs_filter = pytest.mark.skipif(not kernel_filter.is_supported(), reason="needs Linux 5.5, x86-64 or aarch64")
KEPT_WRITING = """
import os, signal, sys
from pathlib import Path
from audio_engine.files import atomic_write
with atomic_write(Path(sys.argv[1])) as stream:
    stream.write(b"what a source said")
    stream.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with stage(tmp_path_factory.mktemp("stage")) as opened:
        yield opened


@needs_filter
@pytest.mark.parametrize("what", [*FAULTS, *KILLS], ids=lambda what: what.name)
@pytest.mark.parametrize("act", QUICK, ids=lambda act: act.name)
def test_nothing_is_lost_and_somebody_is_told(bench: Stage, act: Act, what: Fault | Kill) -> None:
    tally = drill(bench, act, what, at_most=2, seconds=30)

    assert tally.defects == []
    assert tally.tried


@needs_filter
@pytest.mark.slow
@pytest.mark.parametrize(
    ("act", "what"),
    [
        (SLOW[0], FAULTS[3]),
        (SLOW[0], Kill("kill -9 of the decoder", Victim.DECODER)),
        (SLOW[1], FAULTS[1]),
        (WINDOW, KILLS[1]),
    ],
    ids=lambda part: part.name,
)
def test_a_job_goes_on_after_what_happened_to_its_disk_or_its_processes(
    bench: Stage, act: Act, what: Fault | Kill
) -> None:
    tally = drill(bench, act, what, at_most=1, seconds=30)

    assert tally.defects == []
    assert tally.tried


@needs_filter
def test_the_drill_itself_notices_what_is_lost(bench: Stage) -> None:
    """A stage on which nothing could be found wrong would prove nothing."""
    forgetful = Act(
        "a forgetful edit",
        ACTS["edit"].prepare,
        ACTS["edit"].argv,
        ACTS["edit"].result,
        acknowledged=lambda _out, _err: {"99"},
    )

    tally = drill(bench, forgetful, FAULTS[0], at_most=1, seconds=30)

    assert tally.lost == tally.tried == 1
    assert "acknowledged, and gone" in tally.defects[0]


@needs_filter
def test_every_change_is_on_the_disk_before_it_is_acknowledged(bench: Stage) -> None:
    """A kill leaves what the kernel has; what a power cut leaves is what was synchronised."""
    _, ran, _ = bench.template(ACTS["edit"])

    assert len(ran.out.splitlines()) == EDITS
    assert sum(touch.deed is Deed.SYNC and touch.path.endswith("-wal") for touch in ran.touches) >= EDITS


def test_moments_are_spread_evenly_wherever_one_stops() -> None:
    assert sorted(spread(100, 100)) == list(range(1, 101))
    assert spread(100, 4) == [1, 65, 33, 97]
    assert spread(1, 4) == [1]


# --- what the drill has found ---------------------------------------------------------------------------------------


def test_what_a_killed_process_had_half_written_is_cleared_by_the_next(tmp_path: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", KEPT_WRITING, tmp_path / "a.txt"], check=False, timeout=60)
    left = list(tmp_path.iterdir())
    with atomic_write(tmp_path / "b.txt") as stream:
        stream.write(b"mine")
        clear_parts(tmp_path)  # and no other process clears what is being written

    assert killed.returncode == -9
    assert len(left) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["b.txt"]


@pytest.mark.parametrize("number", ["1", "0", "9" * 9, "9" * 30])
def test_a_strange_name_in_the_folder_stops_no_write(number: str, tmp_path: Path) -> None:
    with atomic_write(tmp_path / "a.txt"):
        (mine,) = tmp_path.iterdir()
        strange = mine.name.replace(f"-{os.getpid()}-", f"-{number}-")
    (tmp_path / strange).touch()

    with atomic_write(tmp_path / "b.txt") as stream:
        stream.write(b"mine")

    assert (tmp_path / "b.txt").read_bytes() == b"mine"
    assert (tmp_path / strange).exists() == (number in {"0", "1"})


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES])
def test_what_a_disk_says_is_never_a_mistake_of_ours(number: int) -> None:
    told = disk_failure(OSError(number, os.strerror(number), "/disk/file"))

    assert told is not None
    assert "/disk/file" in told.what
    assert "is safe" in told.to_do
    assert disk_failure(OSError(errno.EBADF, "Bad file descriptor")) is None


def test_a_job_on_a_failing_disk_is_failed_and_not_our_mistake() -> None:
    told = _last_words(7, OSError(errno.EIO, "Input/output error", "/disk/audio.pcm"), "cpu")

    assert (told["kind"], told["job_id"]) == ("failed", 7)
    assert "/disk/audio.pcm" in told["what"]
    assert _last_words(7, OSError(errno.EBADF, "Bad file descriptor"), "cpu")["kind"] == "bug"


def test_the_queue_is_given_back_although_its_holder_cannot_be_removed(tmp_path: Path) -> None:
    with QueueLock(tmp_path):
        holder = tmp_path / "library" / "queue-holder.json"
        holder.unlink()
        holder.mkdir()

    holder.rmdir()
    with QueueLock(tmp_path):  # nobody has it
        pass


def test_a_disk_that_cannot_be_read_is_not_called_a_damaged_library_outright(tmp_path: Path) -> None:
    """SQLite makes SQLITE_CORRUPT of an EIO; whoever then put back an old backup would lose what came after it."""
    problem = sqlite3.DatabaseError("database disk image is malformed")
    problem.sqlite_errorcode = sqlite3.SQLITE_CORRUPT

    with pytest.raises(LibraryError) as refusal, explained(tmp_path / "library.db"):
        raise problem

    assert "its disk gives errors" in refusal.value.what
    assert refusal.value.to_do.startswith("Check the disk or the cable")


def test_a_voice_track_that_cannot_be_read_is_the_disks_fault(tmp_path: Path) -> None:
    (tmp_path / "voice.flac").write_bytes(b"fLaC")

    with pytest.raises(OSError, match=r"voice\.flac") as refusal:
        _samples_of(tmp_path / "voice.flac")

    assert disk_failure(refusal.value) is not None
