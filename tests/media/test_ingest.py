"""Taking a recording in: readable at once, complete at the end, and nothing left when it does not come to an end."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio_engine.errors import CancelledError, JobFailedError, UnusableInputError
from audio_engine.limits import PEAK_SAMPLES, SAMPLE_RATE
from audio_engine.media.ingest import Ingest
from audio_engine.media.stored_audio import open_flac
from audio_engine.media.waveform import read_peaks
from tests.media.sounds import tone, write_wav


def quiet(_done_s: float, _total_s: float | None) -> None:
    pass


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "taken-in").mkdir()
    return tmp_path / "taken-in"


@pytest.fixture
def two_channels(tmp_path: Path) -> Path:
    samples = np.stack([tone(61), tone(61, hertz=300, level=0.1)], axis=1)
    return write_wav(tmp_path / "two.wav", samples)


def test_everything_is_there_at_the_end(two_channels: Path, folder: Path) -> None:
    progress: list[tuple[float, float | None]] = []

    with Ingest(two_channels, folder, on_progress=lambda done, total: progress.append((done, total))) as ingest:
        report = ingest.wait()
        spooled = ingest.audio.read(0, report.duration_samples)

    original, _ = soundfile.read(two_channels, dtype="int16")
    stored, rate = soundfile.read(folder / "audio.flac", dtype="int16")
    assert (report.duration_samples, report.channels, rate) == (61 * SAMPLE_RATE, 2, SAMPLE_RATE)
    assert report.sha256 == hashlib.sha256(two_channels.read_bytes()).hexdigest()
    assert (report.warnings, report.damaged) == ((), ())
    assert np.array_equal(stored, original)
    assert np.array_equal(spooled, original)
    assert progress[-1] == (61.0, 61.0)
    assert progress == sorted(progress)
    assert {path.name for path in folder.iterdir()} == {"audio.flac", "peaks.bin"}
    if os.name == "posix":
        assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_the_peaks_are_those_of_the_samples(two_channels: Path, folder: Path) -> None:
    with Ingest(two_channels, folder, on_progress=quiet) as ingest:
        ingest.wait()

    peaks = read_peaks(folder)

    original, _ = soundfile.read(two_channels, dtype="int16")
    blocks = original.reshape(-1, PEAK_SAMPLES, 2)
    assert peaks.shape == (6100, 2, 2)
    assert np.array_equal(peaks[..., 0], blocks.min(axis=1) >> 8)
    assert np.array_equal(peaks[..., 1], blocks.max(axis=1) >> 8)


def test_samples_can_be_read_while_the_rest_is_still_to_come(two_channels: Path, folder: Path) -> None:
    begun, may_go_on = threading.Event(), threading.Event()

    def hold(_done_s: float, _total_s: float | None) -> None:
        begun.set()
        may_go_on.wait(30)

    with Ingest(two_channels, folder, on_progress=hold) as ingest:
        begun.wait(30)
        early = ingest.audio.read(100, 1000)
        length_then, channels = ingest.audio.length(), ingest.audio.channels
        may_go_on.set()
        late = ingest.audio.read(60 * SAMPLE_RATE, 2 * SAMPLE_RATE)

        assert (len(early), channels, length_then) == (1000, 2, None)
        assert len(late) == SAMPLE_RATE
        assert ingest.audio.length() == 61 * SAMPLE_RATE


def test_a_reader_of_a_bad_file_gets_the_same_sentence(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "notes.mp3").write_text("no sound " * 500)

    with Ingest(tmp_path / "notes.mp3", folder, on_progress=quiet) as ingest:
        for ask in (
            lambda: ingest.audio.channels,
            lambda: ingest.audio.read(0, 10),
            ingest.wait,
            ingest.wait,
        ):
            with pytest.raises(UnusableInputError, match=r"notes\.mp3"):
                ask()

    assert list(folder.iterdir()) == []


def test_cancelling_leaves_nothing(two_channels: Path, folder: Path) -> None:
    ingest = Ingest(two_channels, folder, on_progress=lambda done, _total: ingest.cancel() if done > 10 else None)

    with ingest, pytest.raises(CancelledError):
        ingest.wait()

    assert list(folder.iterdir()) == []


def test_leaving_early_cancels_and_leaves_nothing(two_channels: Path, folder: Path) -> None:
    begun = threading.Event()

    with Ingest(two_channels, folder, on_progress=lambda _done, _total: begun.set()) as ingest:
        begun.wait(30)
        ingest.cancel()

    assert list(folder.iterdir()) == []


def test_an_error_of_the_listener_leaves_nothing(two_channels: Path, folder: Path) -> None:
    def fail(_done_s: float, _total_s: float | None) -> None:
        raise RuntimeError("our own bug")

    with Ingest(two_channels, folder, on_progress=fail) as ingest, pytest.raises(RuntimeError, match="our own bug"):
        ingest.wait()

    assert list(folder.iterdir()) == []


def test_cancelling_what_is_done_changes_nothing(two_channels: Path, folder: Path) -> None:
    with Ingest(two_channels, folder, on_progress=quiet) as ingest:
        report = ingest.wait()
        ingest.cancel()

        assert ingest.wait() == report

    assert {path.name for path in folder.iterdir()} == {"audio.flac", "peaks.bin"}


def test_a_second_ingest_replaces_what_the_first_stored(two_channels: Path, tmp_path: Path, folder: Path) -> None:
    other = write_wav(tmp_path / "other.wav", tone(1))
    for source in (two_channels, other):
        with Ingest(source, folder, on_progress=quiet) as ingest:
            ingest.wait()

    with open_flac(folder) as audio:
        assert (audio.length(), audio.channels) == (SAMPLE_RATE, 1)


TAKE_IN_SLOWLY = """
import sys, threading
from pathlib import Path
from audio_engine.media.ingest import Ingest
def hold(done_s, total_s):
    if done_s > 20:
        print("half-way", flush=True)
        threading.Event().wait()
Ingest(Path(sys.argv[1]), Path(sys.argv[2]), on_progress=hold).wait()
"""


def test_what_a_killed_ingest_left_is_cleared_by_the_next_one(two_channels: Path, folder: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", TAKE_IN_SLOWLY, two_channels, folder], stdout=subprocess.PIPE, text=True
    ) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "half-way\n"
        killed.kill()
    assert "audio.pcm" in {path.name for path in folder.iterdir()}

    with Ingest(two_channels, folder, on_progress=quiet) as ingest:
        report = ingest.wait()

    assert report.duration_samples == 61 * SAMPLE_RATE
    assert {path.name for path in folder.iterdir()} == {"audio.flac", "peaks.bin"}


def test_a_folder_that_is_not_there_fails_the_job(two_channels: Path, tmp_path: Path) -> None:
    with pytest.raises(JobFailedError, match="cannot be stored in"):
        Ingest(two_channels, tmp_path / "nowhere", on_progress=quiet)


FILL_THE_DISK = """
import sys
from pathlib import Path
from audio_engine.errors import JobFailedError
from audio_engine.media.ingest import Ingest
try:
    with Ingest(Path(sys.argv[1]), Path(sys.argv[2]), on_progress=lambda done, total: None) as ingest:
        ingest.wait()
except JobFailedError as failure:
    print(failure)
print(sorted(path.name for path in Path(sys.argv[2]).iterdir()))
"""


@pytest.mark.skipif(shutil.which("unshare") is None, reason="a small disk is made with unshare and tmpfs")
@pytest.mark.parametrize("size", ["100k", "1m", "4m"])
def test_a_full_disk_is_one_sentence_and_nothing_is_left(size: str, two_channels: Path, folder: Path) -> None:
    small_disk = f'mount -t tmpfs -o size={size} small "$3" && exec "$0" -c "$1" "$2" "$3"'
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", small_disk, sys.executable, FILL_THE_DISK, two_channels, folder],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    if "mount:" in done.stderr or "unshare:" in done.stderr:
        pytest.skip("this system lets nobody mount a small disk")

    sentence, left = done.stdout.splitlines()
    assert f"The disk that holds {folder} is full." in sentence
    assert left == "[]"
    assert done.stderr == ""


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
def test_memory_does_not_grow_with_the_recording(tmp_path: Path, folder: Path) -> None:
    """Ten minutes and two hours, each in a process of its own, reading along as the pipeline does."""
    program = """
import resource, sys
from pathlib import Path
from audio_engine.media.ingest import Ingest
from audio_engine.media.mono import MonoView
with Ingest(Path(sys.argv[1]), Path(sys.argv[2]), on_progress=lambda done, total: None) as ingest:
    view, at = MonoView(ingest.audio), 0
    while len(part := view.read(at, 480_000)):
        at += len(part)
    ingest.wait()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""

    def peak_kb(minutes: int) -> int:
        path = write_wav(tmp_path / f"{minutes}.wav", np.tile(tone(60), minutes))
        done = subprocess.run(
            [sys.executable, "-c", program, path, folder], capture_output=True, text=True, timeout=300, check=True
        )
        return int(done.stdout)

    assert peak_kb(120) <= 1.15 * peak_kb(10)
