"""Where sound goes: a device of this machine, through PortAudio.

The device asks for sound when it needs some; it is told nothing but what to play.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from audio_engine.errors import JobFailedError
from audio_engine.media.playback_sources import SoundFormat
from audio_engine.media.portaudio import close_stream, look_for_devices, one_at_a_time, open_stream, portaudio
from audio_engine.text import tr

__all__ = ["Fill", "OpenSink", "OutputDevice", "PortAudioSink", "Sink", "output_devices"]

Fill = Callable[[NDArray[np.float32], float], None]
"""Puts frames into an array of shape (n, channels); the number says when, on the device's clock, they are heard."""

_LATENCY_S: Final = 0.1
"""What waits in the device: so long may this process be busy with other things before it is heard."""


@dataclass(frozen=True, slots=True)
class OutputDevice:
    """Something to play on. `name` is what it is chosen by: numbers change when something is plugged in."""

    name: str
    is_default: bool


class Sink(Protocol):
    """An open device."""

    @property
    def format(self) -> SoundFormat:
        """What it takes."""
        ...

    def start(self, fill: Fill) -> None:
        """Begin to ask `fill` for sound, from a thread of the device's own.

        Raises:
            JobFailedError: the device does not start.
        """
        ...

    def clock_s(self) -> float:
        """The time on the device's clock."""
        ...

    def close(self) -> None:
        """Stop at once and give the device back."""
        ...


class OpenSink(Protocol):
    """Opens a device: the one of that name, or the system's default one.

    `on_lost` is called, from any thread, when it stops by itself.
    """

    def __call__(self, device: str | None, wanted: SoundFormat, on_lost: Callable[[], None]) -> Sink:
        """Open it with the rate of `wanted`, or another one where it does not take that.

        Raises:
            UserFacingError: there is no such device, or it cannot be used.
        """
        ...


def output_devices() -> tuple[OutputDevice, ...]:
    """The devices that sound can be played on, looked up anew; takes some 100 ms.

    Raises:
        UserFacingError: PortAudio is not installed, or cannot start.
    """
    sounddevice = portaudio()
    try:
        with one_at_a_time():
            devices = look_for_devices()
            default, host = _default_number(sounddevice), sounddevice.default.hostapi
        return tuple(
            OutputDevice(device["name"], is_default=device["index"] == default)
            for device in devices
            if device["max_output_channels"] > 0 and device["hostapi"] == host
        )
    except sounddevice.PortAudioError as problem:
        raise _unusable(problem) from problem


class PortAudioSink:
    """A device of this machine. See `Sink`."""

    def __init__(self, device: str | None, wanted: SoundFormat, on_lost: Callable[[], None]) -> None:
        """See `OpenSink`."""
        self._sounddevice = portaudio()
        self._fill: Fill | None = None
        self._on_lost = on_lost
        self._closing = False
        self._last_clock_s = 0.0
        with one_at_a_time():
            found = self._find(device)
            channels = min(2, found["max_output_channels"])
            self.format = SoundFormat(self._rate(found, channels, wanted.rate), channels)
            self._stream: Any = self._open(found["index"])

    def start(self, fill: Fill) -> None:
        """See `Sink.start`."""
        self._fill = fill
        try:
            self._stream.start()
        except self._sounddevice.PortAudioError as problem:
            raise _unusable(problem) from problem

    def clock_s(self) -> float:
        """See `Sink.clock_s`; stands still when the device is gone."""
        with contextlib.suppress(self._sounddevice.PortAudioError):
            self._last_clock_s = self._stream.time
        return self._last_clock_s

    def close(self) -> None:
        """See `Sink.close`."""
        self._closing = True
        close_stream(self._stream)

    def _open(self, number: int) -> Any:  # noqa: ANN401 - the module's stream
        try:
            return open_stream(
                "OutputStream",
                samplerate=self.format.rate,
                device=number,
                channels=self.format.channels,
                dtype="float32",
                latency=_LATENCY_S,
                callback=self._wanted,
                finished_callback=self._finished,
            )
        except (self._sounddevice.PortAudioError, ValueError) as problem:
            raise _unusable(problem) from problem

    def _find(self, name: str | None) -> Any:  # noqa: ANN401 - the module's dictionary
        try:
            devices = self._sounddevice.query_devices()
            if name is None and (number := _default_number(self._sounddevice)) >= 0:
                return devices[number]
            named = [d for d in devices if d["name"] == name and d["max_output_channels"] > 0]
            devices = [] if named else look_for_devices()
        except self._sounddevice.PortAudioError as problem:
            raise _unusable(problem) from problem
        named = named or [d for d in devices if d["name"] == name and d["max_output_channels"] > 0]
        if named:
            return named[0]
        if name is None:
            raise JobFailedError(
                tr("This computer has nothing to play sound on."),
                tr("Plug in headphones or a loudspeaker, and play again."),
            )
        raise JobFailedError(
            tr("“{device}” is not there: was it unplugged?", device=name),
            # Never by itself on another device: a source's voice must not suddenly be heard by the whole newsroom.
            tr("Plug it in again, or choose another device to play on."),
        )

    def _rate(self, device: Any, channels: int, wanted: int) -> int:  # noqa: ANN401 - the module's dictionary
        try:
            self._sounddevice.check_output_settings(
                device=device["index"], channels=channels, dtype="float32", samplerate=wanted
            )
        except (self._sounddevice.PortAudioError, ValueError):
            return int(device["default_samplerate"])
        return wanted

    def _wanted(self, out: NDArray[np.float32], _frames: int, time: Any, _status: Any) -> None:  # noqa: ANN401 - cffi's
        assert self._fill is not None
        # Some systems do not say when the sound is heard.
        heard_at_s = max(time.outputBufferDacTime, time.currentTime)
        self._fill(out, heard_at_s)

    def _finished(self) -> None:
        if not self._closing:
            self._on_lost()


def _default_number(sounddevice: Any) -> int:  # noqa: ANN401 - the module has no types
    return int(sounddevice.default.device[1])


def _unusable(problem: Exception) -> JobFailedError:
    return JobFailedError(
        tr("The sound cannot be played: {reason}.", reason=str(problem).splitlines()[0].rstrip(".")),
        tr("Check that the device is plugged in and that no other program holds it, or choose another one."),
    )
