"""The sound process and its watchdog: whatever PortAudio does in there, the program goes on and says one sentence."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest
from numpy.typing import NDArray

from audio_engine.errors import JobFailedError, UserFacingError
from audio_engine.limits import SAMPLE_RATE
from audio_engine.media import sound_child
from audio_engine.media.playback import ArraySource, Playback, PlaybackState, output_devices
from audio_engine.media.playback_sources import SoundFormat
from audio_engine.media.record import Recorder, input_devices
from audio_engine.media.sound_child import SoundChild
from tests.media.playing import wait_until
from tests.media.sounds import tone

posix = pytest.mark.skipif(os.name != "posix", reason="stops and kills by signals")

FAKE = """
import os, signal, sys, threading, time
from audio_engine.media.sound_frames import FrameSender, read_frame

how, opened = sys.argv[1:]
never = threading.Event()
sender = FrameSender(1)
state = {"asked": 0}

def flood():
    while True:
        os.write(2, b"Expression 'self->capture.ready || self->playback.ready' failed\\n" * 1000)

def device():
    # A hundredth of a second at a time, as a device does; what happens after half a second is `how`.
    began = time.perf_counter()
    for tick in range(10**9):
        never.wait(0.01)
        if time.perf_counter() - began > 0.5 and how in {"stops", "dies", "babbles", "floods and stops"}:
            break
        if opened == "play":
            sender.message({"want": 160, "heard_at_s": time.perf_counter()})
        elif tick % 10 == 0:
            sender.sound(b"\\x00\\x20" * 1600)
    if how == "dies":
        os.kill(os.getpid(), signal.SIGSEGV)
    if how == "babbles":
        os.write(1, b"ALSA lib pcm.c:2721: no such thing " * 100)
    never.wait()

if "floods" in how:
    threading.Thread(target=flood, daemon=True).start()
while (frame := read_frame(sys.stdin.buffer)) is not None:
    if isinstance(frame, bytes):
        continue
    if how == "never answers" or (how == "never closes" and frame["do"] == "close"):
        never.wait()
    sender.message({"answer": frame["do"], "rate": 16000, "channels": 1, "devices": []})
    if frame["do"] == "start":
        threading.Thread(target=device, daemon=True).start()
if how == "never ends":
    never.wait()
"""


@pytest.fixture
def sound_process(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Has another program take the place of PortAudio's process from now on; the watchdog is as quick as a test."""
    monkeypatch.setattr("audio_engine.media.sound_child.SOUND_ANSWER_S", 1.5)
    monkeypatch.setattr("audio_engine.media.playback_state.SOUND_STALLED_S", 1.0)
    monkeypatch.setattr("audio_engine.media.record_input.SOUND_STALLED_S", 1.0)

    def take_place(how: str, opened: str = "play") -> None:
        monkeypatch.setattr(sound_child, "SOUND_COMMAND", (sys.executable, "-P", "-c", FAKE, how, opened))

    return take_place


class Listening:
    """A playback on the sound process, and what went wrong."""

    def __init__(self) -> None:
        self.failures: list[UserFacingError] = []
        self.playback = Playback(on_change=lambda: None, on_failure=self.failures.append)
        self.playback.load(ArraySource(tone(600), SAMPLE_RATE))

    @property
    def pid(self) -> int:
        child = self.playback._system._child
        assert child is not None
        return child.pid

    def fails(self) -> UserFacingError:
        wait_until(lambda: bool(self.failures))
        return self.failures.pop()


@pytest.fixture
def listening() -> Iterator[Callable[[], Listening]]:
    started: list[Listening] = []

    def start() -> Listening:
        started.append(Listening())
        return started[-1]

    yield start
    for one in started:
        one.playback.close()


def is_gone(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


@posix
@pytest.mark.parametrize("how", ["stops", "dies", "babbles", "floods and stops"])
def test_a_device_that_fails_while_it_plays_is_a_sentence_at_the_same_place(
    how: str, sound_process: Callable[..., None], listening: Callable[[], Listening]
) -> None:
    sound_process(how)
    one = listening()
    one.playback.play(from_s=5)
    wait_until(lambda: one.playback.position_s > 5.2)
    pid = one.pid

    problem = one.fails()

    assert (problem.what, one.playback.state) == (
        "The device that plays the sound has stopped: was it unplugged?",
        PlaybackState.PAUSED,
    )
    assert 5.2 < one.playback.position_s < 6.5
    wait_until(lambda: is_gone(pid))
    sound_process("plays")
    at_s = one.playback.position_s
    one.playback.play()
    wait_until(lambda: one.playback.position_s > at_s + 0.2)
    assert not one.failures


@posix
def test_a_device_that_does_not_answer_is_a_sentence_and_the_next_play_is_a_new_process(
    sound_process: Callable[..., None], listening: Callable[[], Listening]
) -> None:
    sound_process("never answers")
    one = listening()
    one.playback.play(from_s=5)

    assert one.fails().what == "The sound device stopped answering."

    assert (one.playback.state, one.playback.position_s) == (PlaybackState.PAUSED, 5.0)
    sound_process("plays")
    one.playback.play()
    wait_until(lambda: one.playback.position_s > 5.2)
    assert not one.failures


def test_a_process_that_died_while_nothing_played_is_not_noticed(
    sound_process: Callable[..., None], listening: Callable[[], Listening]
) -> None:
    sound_process("plays")
    one = listening()
    wait_until(lambda: one.playback._system._child is not None)
    psutil.Process(one.pid).kill()

    one.playback.play(from_s=5)

    wait_until(lambda: one.playback.position_s > 5.2)
    assert not one.failures


def test_the_process_is_ready_while_something_is_loaded_and_gone_afterwards(
    sound_process: Callable[..., None], listening: Callable[[], Listening]
) -> None:
    sound_process("plays")
    one = listening()
    wait_until(lambda: one.playback._system._child is not None)
    pid = one.pid
    one.playback.play(from_s=5)
    wait_until(lambda: one.playback.position_s > 5.1)
    one.playback.pause()
    wait_until(lambda: one.playback._sound is None)
    one.playback.play()
    wait_until(lambda: one.playback.position_s > 5.2)
    assert one.pid == pid

    one.playback.load(None)

    wait_until(lambda: is_gone(pid))


@posix
@pytest.mark.parametrize("how", ["never closes", "never ends"])
def test_a_process_that_hangs_holds_nothing_up(
    how: str, sound_process: Callable[..., None], listening: Callable[[], Listening]
) -> None:
    sound_process(how)
    one = listening()
    one.playback.play(from_s=5)
    wait_until(lambda: one.playback.position_s > 5.1)
    pid = one.pid

    one.playback.close()

    wait_until(lambda: is_gone(pid))


@posix
def test_a_flood_of_complaints_costs_us_nothing(
    sound_process: Callable[..., None], listening: Callable[[], Listening]
) -> None:
    sound_process("floods")
    one = listening()
    one.playback.play(from_s=5)
    wait_until(lambda: one.playback.position_s > 5.1)
    child = one.playback._system._child
    assert child is not None
    began, before = time.perf_counter(), psutil.Process().cpu_times()

    wait_until(lambda: one.playback.position_s > 7.1)

    after, wall_s = psutil.Process().cpu_times(), time.perf_counter() - began
    assert after.user + after.system - before.user - before.system < 0.5 * wall_s
    assert "capture.ready" in child.tail()
    assert len(child.tail()) <= 8192


@posix
@pytest.mark.parametrize("how", ["stops", "dies", "babbles", "floods and stops"])
def test_a_recording_is_closed_with_everything_that_came(
    how: str, sound_process: Callable[..., None], tmp_path: Path
) -> None:
    import soundfile

    sound_process(how, "record")
    recorder = Recorder(tmp_path / "a.flac")
    pid = recorder._microphone._child.pid
    wait_until(lambda: recorder.failure is not None)

    with pytest.raises(JobFailedError, match="The microphone stopped sending sound: was it unplugged"):
        recorder.stop()

    samples, rate = soundfile.read(tmp_path / "a.flac", dtype="int16")
    assert 0.3 <= len(samples) / rate == recorder.duration_s
    assert set(samples) == {0x2000}
    wait_until(lambda: is_gone(pid))


@posix
@pytest.mark.parametrize("ask", [output_devices, input_devices])
def test_looking_for_devices_has_an_end(ask: Callable[[], object], sound_process: Callable[..., None]) -> None:
    sound_process("never answers")

    with pytest.raises(JobFailedError, match="The sound device stopped answering"):
        ask()


ORPHAN = """
import sys, threading
from audio_engine.media import sound_child
sound_child.SOUND_COMMAND = (sys.executable, "-P", "-c", sys.argv[1])
child = sound_child.SoundChild()
child._sender.message({"do": "devices"})
print(child.pid, flush=True)
threading.Event().wait()
"""
HANGS = """
import os, threading
from audio_engine.media import sound_process
def devices():
    os.write(2, b"in PortAudio")
    threading.Event().wait()
sound_process.devices = devices
sound_process.main()
"""


@posix
def test_the_process_ends_with_its_parent_even_while_portaudio_hangs() -> None:
    with subprocess.Popen([sys.executable, "-c", ORPHAN, HANGS], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert not is_gone(pid)

        os.kill(parent.pid, signal.SIGKILL)

        wait_until(lambda: is_gone(pid))


@posix
def test_the_process_has_no_way_to_the_internet() -> None:
    if sys.platform != "linux":
        pytest.skip("there is no such lock here")
    with SoundChild() as child:
        child.warm_up()
        status = Path(f"/proc/{child.pid}/status")
        wait_until(lambda: "Seccomp:\t2" in status.read_text())


def test_a_source_that_grows_at_another_rate_is_heard_from_sample_to_sample(
    sound_process: Callable[..., None], listening: Callable[[], Listening]
) -> None:
    """A narration while it is made: mono at 22,050 Hz, whose length is not known before its end."""
    sound_process("plays")
    source = GrowingSource()
    one = listening()
    one.playback.load(source)
    one.playback.play()
    whole = (tone(1.2, rate=source.RATE)[:, np.newaxis] / np.float32(32768)).astype(np.float32)
    source.samples = whole[: len(whole) // 2]
    wait_until(lambda: one.playback.state is PlaybackState.WAITING and one.playback.position_sample > 0)
    stopped_at = one.playback.position_sample
    assert one.playback.length_s is None
    assert stopped_at <= len(source.samples)

    source.samples = whole
    wait_until(lambda: one.playback.position_sample > stopped_at)
    source.is_whole = True

    wait_until(lambda: one.playback.state is PlaybackState.FINISHED)
    assert one.playback.position_sample == len(source.samples) == round(1.2 * source.RATE)
    assert one.playback.length_s == 1.2


class GrowingSource:
    """See `SoundSource`."""

    RATE = 22_050

    def __init__(self) -> None:
        self.format = SoundFormat(self.RATE, 1)
        self.samples: NDArray[np.float32] = np.empty((0, 1), np.float32)
        self.is_whole = False

    def open(self) -> SoundFormat:
        return self.format

    def length(self) -> int | None:
        return len(self.samples) if self.is_whole else None

    def read(self, start_sample: int, count: int) -> NDArray[np.float32]:
        return self.samples[start_sample : start_sample + count]

    def close(self) -> None:
        pass
