"""Playing on a real sound server: what comes out of it is recorded and held against what should have."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psutil
import pytest
import soundfile
from numpy.typing import NDArray

from audio_engine.errors import UserFacingError
from audio_engine.limits import SAMPLE_RATE
from audio_engine.media.playback import ArraySource, Playback, PlaybackState
from audio_engine.media.playback_stretch import Stretch
from audio_engine.resources import resource
from tests.media.playing import wait_until
from tests.media.sound_server import ROOM_RATE, Room, sound_server

FROM_S = 3.0
FOR_S = 4.0
REPOSITORY = Path(__file__).parents[2]

PLAY = """
import sys, threading
from audio_engine.media.playback import ArraySource, Playback, PlaybackState, output_devices
import soundfile
samples, rate = soundfile.read(sys.argv[1], dtype="int16")
over, problems = threading.Event(), []
def changed():
    if playing.is_set() and playback.state in (PlaybackState.PAUSED, PlaybackState.FINISHED):
        over.set()
def failed(problem):
    problems.append(problem)
    over.set()
playing = threading.Event()
playback = Playback(on_change=changed, on_failure=failed)
playback.load(ArraySource(samples, rate))
playback.set_rate(float(sys.argv[2]))
playback.play(from_s=float(sys.argv[3]), until_s=float(sys.argv[4]))
playing.set()
print("playing", [device.is_default for device in output_devices()], flush=True)
if sys.argv[5:] == ["watch"]:
    import itertools, time
    for _ in itertools.count():
        if over.wait(0.02):
            break
        print(playback.position_s, flush=True)
else:
    assert over.wait(60)
print(playback.position_s, playback.state.name, *(problem.what for problem in problems), sep="|", flush=True)
playback.close()
"""


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with sound_server(tmp_path) as room:
        yield room


@pytest.fixture
def here(room: Room, monkeypatch: pytest.MonkeyPatch) -> Room:
    """What this process plays on meanwhile."""
    for name in ("ALSA_CONFIG_PATH", "XDG_RUNTIME_DIR", "PULSE_SERVER"):
        monkeypatch.setenv(name, room.env[name])
    return room


@dataclass
class Listening:
    """A playback on the server of this test, and what went wrong."""

    playback: Playback
    failures: list[UserFacingError]

    def hear_until(self, seconds: float) -> None:
        wait_until(lambda: self.playback.position_s > seconds or bool(self.failures))
        assert not self.failures

    @property
    def child(self) -> psutil.Process:
        child = self.playback._system._child
        assert child is not None
        return psutil.Process(child.pid)


@pytest.fixture
def listening(here: Room) -> Iterator[Listening]:
    assert here.server.poll() is None
    failures: list[UserFacingError] = []
    with Playback(on_change=lambda: None, on_failure=failures.append) as playback:
        samples, rate = soundfile.read(resource("samples/interview-en.flac"), dtype="int16")
        playback.load(ArraySource(samples, rate))
        yield Listening(playback, failures)


def speech() -> NDArray[np.float32]:
    samples, _ = soundfile.read(resource("samples/interview-en.flac"), dtype="float32", always_2d=True)
    return np.asarray(samples, np.float32)


def what_should_be_heard(rate: float) -> NDArray[np.float32]:
    """At the room's rate."""
    start = round(FROM_S * SAMPLE_RATE)
    piece = speech()[start : start + round(FOR_S * SAMPLE_RATE)]
    stretch = Stretch(rate_in=SAMPLE_RATE, rate_out=ROOM_RATE, channels=1, tempo=rate)
    return np.concatenate([stretch.push(piece), stretch.finish()])[:, 0]


def likeness(heard: NDArray[np.float32], piece: NDArray[np.float32]) -> float:
    """The highest correlation of `piece` with a stretch of what was heard, at any moment."""
    size = 1 << (len(heard) + len(piece) - 1).bit_length()
    products = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(piece, size)), size)
    energy = np.cumsum(np.square(np.concatenate([[0], heard, np.zeros(size - len(heard))]), dtype=np.float64))
    window = energy[len(piece) :] - energy[: -len(piece)]
    places = slice(0, len(heard) - len(piece))
    loud = np.sqrt(np.maximum(window[places], 1e-9)) * np.sqrt(np.sum(np.square(piece, dtype=np.float64)))
    return float(np.max(products[places] / loud))


@pytest.mark.parametrize("rate", [1.0, 0.75, 2.0])
def test_what_a_real_device_plays_is_the_recording(room: Room, tmp_path: Path, rate: float) -> None:
    arguments = [resource("samples/interview-en.flac"), str(rate), str(FROM_S), str(FROM_S + FOR_S)]
    with room.recorded(tmp_path / "heard.raw"):
        done = subprocess.run(
            [sys.executable, "-c", PLAY, *arguments],
            cwd=REPOSITORY,
            env=room.env,
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
    assert done.stdout.splitlines() == ["playing [True]", f"{FROM_S + FOR_S}|PAUSED"]
    heard = room.heard(tmp_path / "heard.raw")
    piece = what_should_be_heard(rate)

    # The first tenth of a second is left out: after waking up, the server's room takes a break.
    rest = piece[ROOM_RATE // 4 : -ROOM_RATE // 10]
    assert likeness(heard, rest) > 0.98
    assert likeness(heard, rest[::-1]) < 0.5


def test_a_sound_server_that_dies_is_a_sentence_and_the_place_is_kept(room: Room) -> None:
    arguments = [resource("samples/interview-en.flac"), "1.0", "3.0", "100.0", "watch"]
    with subprocess.Popen(
        [sys.executable, "-c", PLAY, *arguments],
        cwd=REPOSITORY,
        env=room.env,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as playing:
        assert playing.stdout is not None
        playing.stdout.readline()
        position_s = 0.0
        while position_s < 5:
            position_s = float(playing.stdout.readline())
        room.server.kill()
        *positions, (at, state, what) = [line.split("|") for line in playing.stdout.read().splitlines()]

    assert (state, "was it unplugged?" in what) == ("PAUSED", True)
    assert float(at) == pytest.approx(max(position_s, *(float(p[0]) for p in positions[-1:] or [["0"]])), abs=0.15)


def test_a_dead_sound_server_costs_us_nothing_and_playing_goes_on_once_it_is_back(
    here: Room, listening: Listening, tmp_path: Path
) -> None:
    listening.playback.play(from_s=3)
    listening.hear_until(3.5)
    child, began, before = listening.child, time.perf_counter(), psutil.Process().cpu_times()

    here.server.kill()
    wait_until(lambda: bool(listening.failures))

    assert listening.failures.pop().what == "The device that plays the sound has stopped: was it unplugged?"
    wait_until(lambda: not child.is_running() or child.status() == psutil.STATUS_ZOMBIE)
    after, wall_s = psutil.Process().cpu_times(), time.perf_counter() - began
    assert after.user + after.system - before.user - before.system < max(0.05, 0.5 * wall_s)
    at_s = listening.playback.position_s
    assert at_s == pytest.approx(3.5, abs=0.3)
    listening.playback.play()
    wait_until(lambda: bool(listening.failures))
    assert listening.failures.pop().what == "This computer has nothing to play sound on."

    here.server.wait()
    with sound_server(tmp_path):
        listening.playback.play()
        listening.hear_until(at_s + 0.2)
    assert listening.playback.position_s < at_s + 1


def test_a_device_that_is_unplugged_while_it_plays_is_a_sentence(here: Room, listening: Listening) -> None:
    listening.playback.play(from_s=3)
    listening.hear_until(3.5)

    subprocess.run(["pactl", "unload-module", "module-null-sink"], env=here.env, check=True)
    wait_until(lambda: bool(listening.failures))

    assert "was it unplugged?" in listening.failures[0].what
    assert listening.playback.state is PlaybackState.PAUSED
    assert listening.playback.position_s == pytest.approx(3.5, abs=0.3)


def test_a_sound_process_that_stands_still_is_killed(listening: Listening) -> None:
    listening.playback.play(from_s=3)
    listening.hear_until(3.5)
    child = listening.child

    child.send_signal(signal.SIGSTOP)
    wait_until(lambda: bool(listening.failures))

    assert "was it unplugged?" in listening.failures.pop().what
    wait_until(lambda: not child.is_running() or child.status() == psutil.STATUS_ZOMBIE)
    at_s = listening.playback.position_s
    listening.playback.play()
    listening.hear_until(at_s + 0.2)


def test_another_player_does_not_disturb_the_first(listening: Listening) -> None:
    """Each has a process of its own: a device that dies under one is not the other's concern."""
    listening.playback.play(from_s=3)
    listening.hear_until(3.5)
    with Playback(on_change=lambda: None, on_failure=lambda _problem: None) as other:
        other.load(ArraySource(np.zeros(SAMPLE_RATE * 60, np.int16), SAMPLE_RATE))
        other.play()
        wait_until(lambda: other.position_s > 0.2)
        assert other._system._child is not None
        psutil.Process(other._system._child.pid).kill()
        wait_until(lambda: other.state is PlaybackState.PAUSED)

    listening.hear_until(listening.playback.position_s + 0.3)
