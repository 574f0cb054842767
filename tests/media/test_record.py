"""Recording: what was said a second before a `kill -9` is there, and everything that can go wrong is a sentence."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest

from audio_engine.errors import JobFailedError, UserFacingError
from audio_engine.limits import SAMPLE_RATE
from audio_engine.media import sound_child
from audio_engine.media.flac_recording import FlacRecording
from audio_engine.media.record import (
    Marker,
    Recorder,
    input_devices,
    journal_markers,
    new_recording_path,
    recover_recordings,
    settle,
)
from audio_engine.media.record_input import _level
from audio_engine.media.record_journal import RecordingJournal
from tests.media.conftest import TakeIn
from tests.media.playing import wait_until
from tests.media.sound_server import sound_server
from tests.media.sounds import loudness, tone

RATE = 48_000

SPEAK = """
import sys, threading
from pathlib import Path
import numpy as np
from audio_engine.media.flac_recording import FlacRecording
pause = threading.Event()
second = (np.sin(np.arange(48000) * 2 * np.pi * 440 / 48000) * 10000).astype(np.int16)[:, np.newaxis]
with FlacRecording(Path(sys.argv[1]), rate=48000, channels=1) as recording:
    while True:
        for tenth in np.split(second, 10):
            recording.write(tenth)
            pause.wait(0.01)
        print(recording.duration_s, flush=True)
"""


@pytest.mark.parametrize("seconds", [2, 4, 7])
def test_what_was_said_a_second_before_a_kill_is_there(seconds: int, tmp_path: Path, take_in: TakeIn) -> None:
    path = tmp_path / "interview.flac"
    with subprocess.Popen([sys.executable, "-c", SPEAK, path], stdout=subprocess.PIPE, text=True) as speaker:
        assert speaker.stdout is not None
        said = [float(speaker.stdout.readline()) for _ in range(seconds)]
        speaker.kill()

    report, samples = take_in(path)

    assert report.duration_samples >= (said[-1] - 1) * SAMPLE_RATE
    assert report.damaged == ()
    assert loudness(samples) == pytest.approx(0.216, abs=0.01)


def test_a_finished_recording_is_complete(tmp_path: Path, take_in: TakeIn) -> None:
    with FlacRecording(tmp_path / "a.flac", rate=RATE, channels=2) as recording:
        for _ in range(25):
            recording.write(np.stack([tone(0.1, rate=RATE)] * 2, axis=1))

    report, _ = take_in(tmp_path / "a.flac")

    assert recording.duration_s == 2.5
    assert (report.duration_samples, report.channels, report.warnings) == (2.5 * SAMPLE_RATE, 2, ())
    if os.name == "posix":
        assert (tmp_path / "a.flac").stat().st_mode & 0o777 == 0o600


def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.flac").write_bytes(b"the only copy")

    with pytest.raises(JobFailedError, match="There is a file"):
        FlacRecording(tmp_path / "a.flac", rate=RATE, channels=1)

    assert (tmp_path / "a.flac").read_bytes() == b"the only copy"


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(JobFailedError, match="cannot be written to"):
        FlacRecording(tmp_path / "nowhere" / "a.flac", rate=RATE, channels=1)


FILL_THE_DISK = """
import sys
from pathlib import Path
import numpy as np
from audio_engine.errors import JobFailedError
from audio_engine.media.flac_recording import FlacRecording
noise = np.random.default_rng(0).integers(-9000, 9000, (48000, 1)).astype(np.int16)
try:
    with FlacRecording(Path(sys.argv[1]) / "a.flac", rate=48000, channels=1) as recording:
        for second in range(100):
            recording.write(noise)
except JobFailedError as failure:
    print(failure)
(Path(sys.argv[1]) / "filler").unlink()
from audio_engine.media.decoding import DecoderProcess
from audio_engine.media.pcm_protocol import End
with DecoderProcess(Path(sys.argv[1]) / "a.flac") as decoder:
    print(list(decoder.messages())[-1].total_samples)
"""


@pytest.mark.skipif(shutil.which("unshare") is None, reason="a small disk is made with unshare and tmpfs")
def test_a_full_disk_is_one_sentence_and_what_was_said_before_is_there(tmp_path: Path) -> None:
    small_disk = (
        'mount -t tmpfs -o size=1m small "$2" && head -c 200k /dev/zero > "$2"/filler && exec "$0" -c "$1" "$2"'
    )
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", small_disk, sys.executable, FILL_THE_DISK, tmp_path],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    if "mount:" in done.stderr or "unshare:" in done.stderr:
        pytest.skip("this system lets nobody mount a small disk")

    sentence, samples = done.stdout.splitlines()
    assert "The recording cannot be written to" in sentence
    assert "What was recorded so far is in the file." in sentence
    assert int(samples) > 5 * SAMPLE_RATE
    assert done.stderr == ""


def test_without_portaudio_the_exact_command_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    without = "import ctypes.util; ctypes.util.find_library = lambda name: None"
    run = "from audio_engine.media.sound_process import main; main()"
    monkeypatch.setattr(sound_child, "SOUND_COMMAND", (sys.executable, "-P", "-c", f"{without}; {run}"))
    monkeypatch.setattr("shutil.which", lambda tool: "/usr/bin/apt-get" if tool == "apt-get" else None)
    if sys.platform != "linux":
        pytest.skip("sounddevice brings PortAudio with it there")

    with pytest.raises(UserFacingError) as failure:
        input_devices()

    assert failure.value.to_do == "Install it with: sudo apt-get install libportaudio2"
    with pytest.raises(UserFacingError):
        Recorder(tmp_path / "a.flac", on_level=lambda _duration, _peak: None)


LISTEN = """
import sys, threading
from pathlib import Path
from audio_engine.media.record import (
    Marker,
    Recorder,
    input_devices,
    journal_markers,
    new_recording_path,
    recover_recordings,
    settle,
)
from audio_engine.media.record_input import _level
from audio_engine.media.record_journal import RecordingJournal
loud, peaks = threading.Event(), []
def note(duration_s, peak):
    peaks.append(peak)
    if sum(peak > 0.1 for peak in peaks) > 10:
        loud.set()
with Recorder(Path(sys.argv[1]), on_level=note) as recorder:
    assert loud.wait(30), peaks
    print(recorder.stop(), any(device.is_default for device in input_devices()))
"""


@pytest.fixture
def room(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A real PulseAudio server with a tone in the room, whose default microphone hears it; its environment."""
    with sound_server(tmp_path) as room, room.sounding(tone(60, rate=RATE), tmp_path / "tone.raw"):
        yield room.env


def test_a_real_microphone_is_recorded(room: dict[str, str], tmp_path: Path, take_in: TakeIn) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LISTEN, tmp_path / "a.flac"],
        cwd=Path(__file__).parents[2],
        env=room,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    report, samples = take_in(tmp_path / "a.flac")
    duration_s, has_default = done.stdout.split()
    assert has_default == "True"
    assert report.duration_samples == pytest.approx(float(duration_s) * SAMPLE_RATE, abs=1)
    assert loudness(samples) > 0.05


def test_a_dead_sound_server_ends_the_recording_with_what_was_said(
    tmp_path: Path, take_in: TakeIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sound_server(tmp_path) as room, room.sounding(tone(60, rate=RATE), tmp_path / "tone.raw"):
        for name in ("ALSA_CONFIG_PATH", "XDG_RUNTIME_DIR", "PULSE_SERVER"):
            monkeypatch.setenv(name, room.env[name])
        recorder = Recorder(tmp_path / "a.flac")
        wait_until(lambda: recorder.level.peak > 0.1)
        before_s = recorder.duration_s
        wait_until(lambda: recorder.duration_s > before_s + 1)
        child = psutil.Process(recorder._microphone._child.pid)

        room.server.kill()
        wait_until(lambda: recorder.failure is not None)
        with pytest.raises(JobFailedError, match="was it unplugged"):
            recorder.stop()

    assert not child.is_running()
    report, samples = take_in(tmp_path / "a.flac")
    assert report.duration_samples == pytest.approx(recorder.duration_s * SAMPLE_RATE, abs=1)
    assert report.duration_samples > (before_s + 1) * SAMPLE_RATE
    assert loudness(samples[-SAMPLE_RATE // 2 :]) > 0.05
    with (
        sound_server(tmp_path) as room,
        room.sounding(tone(60, rate=RATE), tmp_path / "tone.raw"),
        Recorder(tmp_path / "b.flac") as again,
    ):
        wait_until(lambda: again.level.peak > 0.1)


DEAL = """
import sys, threading
from pathlib import Path
from audio_engine.media.record import Recorder, journal_markers, new_recording_path
home = Path(sys.argv[1])
path = new_recording_path(home, "Le maire: 1/2")
levels = []
loud = threading.Event()
def note(duration_s, peak):
    levels.append((duration_s, peak))
    if peak > 0.1:
        loud.set()
def until(seconds):
    reached.clear()
    while recorder.duration_s < seconds:
        reached.wait(0.05)
reached = threading.Event()
recorder = Recorder(path, on_level=note, journal=True)
assert loud.wait(30)
until(recorder.duration_s + 1)
first = recorder.mark("the budget")
recorder.pause()
reached.wait(0.5)
paused_s = recorder.duration_s
reached.wait(1.0)
assert recorder.duration_s == paused_s, "what comes in meanwhile is not kept"
assert recorder.level.peak > 0.1 and recorder.level.rms > 0.05, "but it is measured"
assert not recorder.level.is_clipped
recorder.set_gain_db(24)
reached.wait(0.5)
assert recorder.level.is_clipped
recorder.set_gain_db(0)
recorder.resume()
until(paused_s + 1)
recorder.mark()
assert 60 < recorder.time_left_s() < 1e9
if sys.argv[2] == "die":
    import os, signal
    print(path, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
print(path, recorder.stop(), journal_markers(path) == recorder.markers)
"""


def _deal(room: dict[str, str], home: Path, how: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", DEAL, home, how],
        cwd=Path(__file__).parents[2],
        env=room,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_pauses_are_left_out_and_markers_kept(room: dict[str, str], tmp_path: Path, take_in: TakeIn) -> None:
    done = _deal(room, tmp_path / "data", "stop")

    assert done.stdout.rsplit(" ", 1)[-1].strip() == "True", done.stderr
    (path,) = (tmp_path / "data" / "recordings").glob("*.flac")
    assert path.name.endswith(" Le maire 1 2.flac")
    report, samples = take_in(path)
    assert report.duration_samples == pytest.approx(float(done.stdout.rsplit(" ", 2)[1]) * SAMPLE_RATE, abs=1)
    assert loudness(samples[SAMPLE_RATE // 2 :]) > 0.05


def test_a_recording_whose_program_was_killed_is_found_again(
    room: dict[str, str], tmp_path: Path, take_in: TakeIn
) -> None:
    home = tmp_path / "data"

    died = _deal(room, home, "die")

    assert died.returncode == -9, died.stderr
    (path,) = recover_recordings(home)
    report, samples = take_in(path)
    assert report.duration_samples > 1.0 * SAMPLE_RATE
    assert loudness(samples[SAMPLE_RATE // 2 :]) > 0.05
    first, second = journal_markers(path)
    assert (first.text, second.text) == ("the budget", "")
    assert 1 < first.at_s < second.at_s
    settle(path)
    assert recover_recordings(home) == []
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_recording_that_is_still_made_is_not_offered(tmp_path: Path) -> None:
    path = new_recording_path(tmp_path, "Interview")
    with RecordingJournal(path), FlacRecording(path, rate=RATE, channels=1) as recording:
        recording.write(tone(1, rate=RATE)[:, np.newaxis])

        assert recover_recordings(tmp_path) == []

    assert recover_recordings(tmp_path) == [path]


def test_what_holds_no_sound_is_not_offered(tmp_path: Path) -> None:
    path = new_recording_path(tmp_path)
    with RecordingJournal(path):
        path.touch()

    assert recover_recordings(tmp_path) == []
    assert list(path.parent.iterdir()) == []


def test_a_marker_that_was_cut_off_does_not_spoil_the_others(tmp_path: Path) -> None:
    path = new_recording_path(tmp_path)
    with RecordingJournal(path) as journal:
        journal.add(Marker(1.5, "l’été"))
    with (path.with_name(path.name + ".journal")).open("ab") as file:
        file.write(b'{"at_s": 3.0, "te')

    assert journal_markers(path) == (Marker(1.5, "l’été"),)


@pytest.mark.parametrize(
    ("samples", "is_clipped"),
    [([32767] * 3, True), ([32767, 32767, 5], False), ([-32768] * 4, True), ([30000] * 9, False)],
)
def test_a_cut_off_wave_is_told_from_a_loud_one(samples: list[int], is_clipped: bool) -> None:
    assert _level(np.array([[0], *([s] for s in samples), [0]], np.int16)).is_clipped is is_clipped
