"""A real PulseAudio server whose only device is a room: what is played there is heard by its microphone."""

from __future__ import annotations

import contextlib
import ctypes.util
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

__all__ = ["ROOM_RATE", "Room", "sound_server"]

ROOM_RATE = 48_000


@dataclass(frozen=True, slots=True)
class Room:
    """`env` makes a program use this server."""

    env: dict[str, str]
    server: subprocess.Popen[bytes]

    @contextlib.contextmanager
    def recorded(self, path: Path) -> Iterator[None]:
        """What is heard meanwhile goes into `path`, raw samples of 16 bits, one channel."""
        recorder = ["parec", "--device=room.monitor", "--latency-msec=20", "--raw", "--channels=1", "--format=s16le"]
        with subprocess.Popen([*recorder, f"--rate={ROOM_RATE}", path], env=self.env) as recording:
            try:
                deadline = time.monotonic() + 20
                while not path.exists() or not path.stat().st_size:
                    assert time.monotonic() < deadline, "nothing is recorded"
                yield
            finally:
                recording.terminate()

    @staticmethod
    def heard(path: Path) -> NDArray[np.float32]:
        """What `recorded` has put into `path`."""
        return np.fromfile(path, "<i2").astype(np.float32) / 32768

    @contextlib.contextmanager
    def sounding(self, samples: NDArray[np.int16], path: Path) -> Iterator[None]:
        """Samples of one channel at `ROOM_RATE` are played meanwhile, by way of the file `path`."""
        path.write_bytes(samples.tobytes())
        player = ["pacat", "--raw", f"--rate={ROOM_RATE}", "--channels=1", "--format=s16le", path]
        with subprocess.Popen(player, env=self.env) as playing:
            yield
            playing.kill()


@contextlib.contextmanager
def sound_server(folder: Path) -> Iterator[Room]:
    """The room, in a server that keeps its files in `folder`; the test is skipped where there is no PulseAudio."""
    if not all(map(shutil.which, ("pulseaudio", "pacat", "pactl"))) or ctypes.util.find_library("portaudio") is None:
        pytest.skip("needs PulseAudio and PortAudio")
    (folder / "alsa.conf").write_text("pcm.!default { type pulse }\nctl.!default { type pulse }\n")
    socket = f"{folder}/socket"
    env = os.environ | {
        "ALSA_CONFIG_PATH": f"{folder}/alsa.conf",
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder),
        "PULSE_SERVER": f"unix:{socket}",
    }
    modules = (
        f"module-null-sink sink_name=room rate={ROOM_RATE}",
        f"module-native-protocol-unix socket={socket} auth-anonymous=1",
    )
    server = ["pulseaudio", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "-n"]
    with subprocess.Popen(
        [*server, *(f"--load={module}" for module in modules)], env=env, stderr=subprocess.DEVNULL
    ) as serving:
        try:
            deadline = time.monotonic() + 20
            while subprocess.run(["pactl", "info"], env=env, capture_output=True, check=False).returncode:
                assert time.monotonic() < deadline, "PulseAudio does not start"
            yield Room(env, serving)
        finally:
            serving.terminate()
