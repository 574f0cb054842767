"""Playing on a real sound server: what comes out of it is recorded and held against what should have."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from audio_engine.limits import SAMPLE_RATE
from audio_engine.media.playback_stretch import Stretch
from audio_engine.resources import resource
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
