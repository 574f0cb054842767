"""Whatever is handed in: one clear sentence with the file's name, exit 3, and nothing left behind."""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

import numpy as np
import pytest

from audio_engine.errors import UnusableInputError
from audio_engine.media.ingest import Ingest
from audio_engine.media.recording_file import open_recording
from tests.media.conftest import TakeIn
from tests.media.sounds import tone, write_wav

posix_only = pytest.mark.skipif(os.name != "posix", reason="such files exist on POSIX only")


def refusal(path: Path, folder: Path) -> str:
    folder.mkdir(exist_ok=True)
    with (
        pytest.raises(UnusableInputError) as failure,
        Ingest(path, folder, on_progress=lambda _done, _total: None) as ingest,
    ):
        ingest.wait()
    assert failure.value.exit_code == 3
    assert "\n" not in str(failure.value)
    assert list(folder.iterdir()) == []
    return str(failure.value)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "interviews").mkdir()

    assert "interviews is a folder" in refusal(tmp_path / "interviews", tmp_path / "out")


@posix_only
def test_a_fifo_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.wav")

    assert "pipe.wav is a pipe" in refusal(tmp_path / "pipe.wav", tmp_path / "out")


@posix_only
@pytest.mark.parametrize("device", ["/dev/null", "/dev/zero", "/dev/tty"])
def test_a_device_is_refused(device: str, tmp_path: Path) -> None:
    assert "is a device" in refusal(Path(device), tmp_path / "out")


@posix_only
def test_a_link_to_a_device_is_refused(tmp_path: Path) -> None:
    (tmp_path / "interview.wav").symlink_to("/dev/zero")

    assert "interview.wav is a device" in refusal(tmp_path / "interview.wav", tmp_path / "out")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.mp3").touch()

    assert "empty.mp3 is empty" in refusal(tmp_path / "empty.mp3", tmp_path / "out")


def test_a_vanished_file_is_refused(tmp_path: Path) -> None:
    assert "There is no file gone.mp3" in refusal(tmp_path / "gone.mp3", tmp_path / "out")


def test_a_file_used_as_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert "There is no file" in refusal(tmp_path / "file" / "inside.wav", tmp_path / "out")


@posix_only
@pytest.mark.skipif(sys.platform == "linux" and os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "secret.wav", tone(1))
    path.chmod(0)

    assert "secret.wav may not be read" in refusal(path, tmp_path / "out")


def test_a_name_with_a_null_is_refused(tmp_path: Path) -> None:
    assert "No file can have this name" in refusal(Path("a\0b.wav"), tmp_path / "out")


@pytest.mark.parametrize(
    "address", ["http://example.org/a.mp3", "rtsp://camera/1", "https://x/y", "concat:a.mp3|b.mp3", "tcp://1.2.3.4:5"]
)
def test_an_address_is_never_followed(address: str, tmp_path: Path) -> None:
    sentence = refusal(Path(address), tmp_path / "out")

    assert "is an address on the network" in sentence or "There is no file" in sentence
    assert ("address" in sentence) == ("//" in address)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("notes.mp3", b"We met the minister at nine.\n" * 50, "no audio or video file"),
        ("noise.wav", bytes(range(256)) * 400, "no audio or video file"),
        ("picture.m4a", b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + bytes(500), "no audio or video file"),
        ("page.mp3", b"<!doctype html><title>404</title>" * 9, "no audio or video file"),
        ("archive.wav", b"PK\x03\x04" + bytes(2000), "no audio or video file"),
        ("titles.srt", b"1\n00:00:01,000 --> 00:00:02,000\nHello\n", "no audio or video file"),
        ("cut.mp4", struct.pack(">I4s4s", 24, b"ftyp", b"isom") + bytes(5000), "has lost its index"),
    ],
)
def test_what_is_no_recording_is_refused(name: str, content: bytes, sentence: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)

    assert sentence in refusal(tmp_path / name, tmp_path / "out")


def wav_header(*, rate: int, channels: int, data_size: int, byte_rate: int | None = None) -> bytes:
    align = 2 * channels
    byte_rate = min(rate * align, 0xFFFFFFFF) if byte_rate is None else byte_rate
    return struct.pack(
        *("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + data_size, b"WAVE", b"fmt ", 16, 1, channels, rate),
        *(byte_rate, align & 0xFFFF, 16, b"data", data_size),
    )


@pytest.mark.parametrize(
    ("rate", "channels"), [(0, 1), (1, 1), (4_000_000_000, 1), (16_000, 0), (16_000, 65_000), (16_000, 1000)]
)
def test_a_forged_header_is_refused(rate: int, channels: int, tmp_path: Path) -> None:
    content = wav_header(rate=rate, channels=channels, data_size=100_000) + bytes(100_000)
    (tmp_path / "forged.wav").write_bytes(content)

    assert "forged.wav" in refusal(tmp_path / "forged.wav", tmp_path / "out")


@posix_only
def test_a_recording_of_more_than_a_day_is_refused_at_once(tmp_path: Path) -> None:
    size = 25 * 3600 * 4000
    with (tmp_path / "forgotten.wav").open("wb") as file:
        file.write(wav_header(rate=2000, channels=1, data_size=size))
        file.truncate(44 + size)

    assert "forgotten.wav is longer than 24 hours" in refusal(tmp_path / "forgotten.wav", tmp_path / "out")


def test_a_header_that_contradicts_itself_is_noticed(tmp_path: Path, take_in: TakeIn) -> None:
    samples = tone(1).astype("<i2").tobytes()
    header = wav_header(rate=48_000, channels=1, data_size=len(samples), byte_rate=32_000)
    (tmp_path / "fast.wav").write_bytes(header + samples)

    report, _ = take_in(tmp_path / "fast.wav")

    assert "sample rate (48000 Hz or 16000 Hz)" in report.warnings[0]


@pytest.mark.parametrize(
    "name",
    [
        "interview été – « noël ».wav",
        "💬 réunion 🎙️.wav",
        "-rf.wav",
        "--hint=g722.wav",
        "two\nlines\tand a tab.wav",
        "a'b\"c;$(reboot).wav",
        "\u202egnp.wav",
        "http:.wav",
        "name with trailing dot.",
        "x" * 250 + ".wav",
    ],
)
def test_odd_names_are_no_obstacle(name: str, tmp_path: Path, take_in: TakeIn) -> None:
    if os.name == "nt":
        pytest.skip("Windows forbids most of these names itself")
    path = write_wav(tmp_path / name, tone(0.5))

    report, samples = take_in(path)

    assert report.duration_samples == len(samples) == 8000


@pytest.mark.skipif(sys.platform != "linux", reason="other systems insist on Unicode in names")
def test_a_name_that_is_no_unicode_is_no_obstacle(tmp_path: Path, take_in: TakeIn) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.wav"))
    write_wav(path, tone(0.5))
    broken = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9-empty.wav"))
    broken.touch()

    assert take_in(path)[0].duration_samples == 8000
    assert "\\udce9-empty.wav is empty" in refusal(broken, tmp_path / "out")


def test_a_name_cannot_move_the_cursor_of_whoever_reads_the_error(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2Jb\nsouffleur: done.wav"
    if os.name != "nt":
        path.touch()

    sentence = refusal(path, tmp_path / "out")

    assert sentence.isprintable()


def test_a_relative_name_and_a_changed_folder_are_no_obstacle(
    tmp_path: Path, take_in: TakeIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_wav(tmp_path / "here.wav", tone(0.5))
    monkeypatch.chdir(tmp_path)

    assert take_in(Path("here.wav"))[0].duration_samples == 8000


def test_a_module_beside_the_recording_is_not_imported(
    tmp_path: Path, take_in: TakeIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_wav(tmp_path / "here.wav", tone(0.5))
    (tmp_path / "av.py").write_text("raise SystemExit('imported a stranger')\n")
    (tmp_path / "argparse.py").write_text("raise SystemExit('imported a stranger')\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    assert take_in(Path("here.wav"))[0].duration_samples == 8000


def test_the_opened_file_is_the_one_that_was_checked(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "here.wav", tone(0.5))

    with open_recording(path) as file:
        path.unlink()

        assert file.read(4) == b"RIFF"


def test_a_file_that_grows_meanwhile_is_taken_in_with_a_warning(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "growing.wav", np.concatenate([tone(30)] * 4))
    (tmp_path / "out").mkdir()
    grown: list[int] = []

    def grow(_done_s: float, _total_s: float | None) -> None:
        if not grown:
            with path.open("ab") as file:
                grown.append(file.write(bytes(1000)))

    with Ingest(path, tmp_path / "out", on_progress=grow) as ingest:
        report = ingest.wait()

    assert any("changed while it was read" in warning for warning in report.warnings)
