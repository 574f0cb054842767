"""Records from a microphone into a FLAC that survives `kill -9`: what was said a second before is on the disk.

The sound card's callback only queues; a thread of our own encodes and writes. PortAudio is
loaded when it is first needed, so that everything else works without it.
"""

from __future__ import annotations

import queue
import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import numpy as np

from audio_engine.errors import JobFailedError, UserFacingError
from audio_engine.media.flac_recording import FlacRecording
from audio_engine.text import tr

__all__ = ["InputDevice", "Recorder", "input_devices"]

_INSTALL_COMMANDS: Final = {
    "apt-get": "sudo apt-get install libportaudio2",
    "dnf": "sudo dnf install portaudio",
    "zypper": "sudo zypper install libportaudio2",
    "pacman": "sudo pacman -S portaudio",
}


@dataclass(frozen=True, slots=True)
class InputDevice:
    """Something to record from. `number` is what `--device` takes."""

    number: int
    name: str
    channels: int
    rate: int
    is_default: bool


def input_devices() -> tuple[InputDevice, ...]:
    """The devices that sound can be recorded from; empty where there is none.

    Raises:
        UserFacingError: PortAudio is not installed, or cannot start.
    """
    sounddevice = _portaudio()
    try:
        devices, default = sounddevice.query_devices(), sounddevice.default.device[0]
    except sounddevice.PortAudioError as problem:
        raise _device_failed(problem) from problem
    return tuple(
        InputDevice(
            number=device["index"],
            name=device["name"],
            channels=device["max_input_channels"],
            rate=int(device["default_samplerate"]),
            is_default=device["index"] == default,
        )
        for device in devices
        if device["max_input_channels"] > 0
    )


class Recorder:
    """A recording in progress; a context manager that stops it.

    `on_level(duration_s, peak)` is called from the recorder's thread some ten times a second; `peak` is the highest
    sample since the last call, 0 to 1.
    """

    def __init__(
        self, path: Path, *, on_level: Callable[[float, float], None], device: int | None = None, channels: int = 1
    ) -> None:
        """Start recording from `device`, or from the system's default one, into `path`, which must not exist.

        Raises:
            JobFailedError: the device cannot be opened or the file cannot be made.
            UserFacingError: PortAudio is not installed.
        """
        sounddevice = _portaudio()
        self._on_level = on_level
        self._queue: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._problem: JobFailedError | None = None
        self._stopping = False
        self._channels = channels
        try:
            rate = int(sounddevice.query_devices(device, "input")["default_samplerate"])
            self._input: Any = sounddevice.RawInputStream(
                samplerate=rate,
                blocksize=rate // 10,
                device=device,
                channels=channels,
                dtype="int16",
                callback=self._received,
                finished_callback=self._finished,
            )
        except (sounddevice.PortAudioError, ValueError) as problem:
            raise _device_failed(problem) from problem
        try:
            self._recording = FlacRecording(path, rate=rate, channels=channels)
        except JobFailedError:
            self._input.close()
            raise
        self._thread = threading.Thread(target=self._write, name="recorder")
        self._thread.start()
        self._input.start()

    @property
    def failure(self) -> JobFailedError | None:
        """What has stopped the recording by itself (a full disk, an unplugged microphone); None while it goes on."""
        return self._problem

    def stop(self) -> float:
        """Stop, finish the file, and say how many seconds it has. May be called again.

        Raises:
            JobFailedError: the recording had stopped by itself; what was recorded before is in the file.
        """
        self._stopping = True
        self._input.close()
        self._queue.put(None)
        self._thread.join()
        if self._problem is not None:
            raise self._problem
        return self._recording.duration_s

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _received(self, samples: Any, _frames: int, _time: Any, _status: Any) -> None:  # noqa: ANN401 - cffi's types
        self._queue.put(bytes(samples))

    def _finished(self) -> None:
        if not self._stopping:
            self._problem = JobFailedError(
                tr("The microphone stopped sending sound: was it unplugged?"),
                tr("What was recorded so far is in the file. Plug it in and record the rest into another file."),
            )
        self._queue.put(None)

    def _write(self) -> None:
        try:
            with self._recording:
                while (data := self._queue.get()) is not None:
                    samples = np.frombuffer(data, np.int16).reshape(-1, self._channels)
                    self._recording.write(samples)
                    peak = float(np.abs(samples.astype(np.int32)).max(initial=0)) / 32768
                    self._on_level(self._recording.duration_s, peak)
        except JobFailedError as problem:
            self._problem = problem


def _portaudio() -> Any:  # noqa: ANN401 - the module has no types
    try:
        import sounddevice
    except OSError as problem:
        command = next((text for tool, text in _INSTALL_COMMANDS.items() if shutil.which(tool)), None)
        raise UserFacingError(
            tr("Recording and playing sound need PortAudio, which is not installed on this machine."),
            tr("Install it with: {command}", command=command)
            if command
            else tr("Install your system’s package of PortAudio."),
        ) from problem
    return sounddevice


def _device_failed(problem: Exception) -> JobFailedError:
    return JobFailedError(
        tr("The microphone cannot be used: {reason}.", reason=str(problem).splitlines()[0]),
        tr("Check that it is plugged in and that no other program holds it; “souffleur doctor” lists what there is."),
    )
