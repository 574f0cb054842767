"""Where sound goes: a device of this machine, by way of a process that may hang or die without taking us along.

The device asks for sound when it needs some; it is told nothing but what to play.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from audio_engine.errors import JobFailedError
from audio_engine.media.playback_sources import SoundFormat
from audio_engine.media.sound_child import RefusedError, SoundChild, listed_devices
from audio_engine.text import tr

__all__ = ["Fill", "OpenSink", "OutputDevice", "Sink", "SystemOutput", "output_devices"]

Fill = Callable[[NDArray[np.float32], float], None]
"""Puts frames into an array of shape (n, channels); the number says when, on the device's clock, they are heard."""

_UNWELL_S: Final = 1.0
"""A device that has asked for nothing for so long is not closed but killed: closing would hang as well."""


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
    """The devices that sound can be played on, looked up anew; takes some 200 ms.

    Raises:
        UserFacingError: PortAudio is not installed, cannot start, or does not answer.
    """
    try:
        found = listed_devices(lambda device: device["output"] > 0 and not device["is_alias"])
    except RefusedError as problem:
        raise _unusable(problem) from problem
    return tuple(OutputDevice(device["name"], device["is_default_output"]) for device in found)


class SystemOutput:
    """This machine's devices, for one player: each is opened in a process that is kept from one to the next.

    A process that hangs or has died is not used again; the next device is opened by another one. See `OpenSink`.
    """

    def __init__(self) -> None:
        self._child: SoundChild | None = None

    def warm_up(self) -> None:
        """Something may soon be played: have a process ready. What goes wrong is said when it is played."""
        with contextlib.suppress(JobFailedError):
            if self._child is None:
                self._started().warm_up()

    def cool_down(self) -> None:
        """Nothing will be played for a while: end the process."""
        if self._child is not None:
            self._child.end()
            self._child = None

    def __call__(self, device: str | None, wanted: SoundFormat, on_lost: Callable[[], None]) -> Sink:
        """Open a device. See `OpenSink`."""
        was_there = self._child is not None
        try:
            return _ProcessSink(self._started(), device, wanted, on_lost)
        except RefusedError as problem:
            raise _refused(device, problem) from problem
        except JobFailedError:
            if not was_there or self._child is None or not self._child.has_died:
                raise
        # It had died since the last time, perhaps together with a sound server that is back by now.
        try:
            return _ProcessSink(self._started(), device, wanted, on_lost)
        except RefusedError as problem:
            raise _refused(device, problem) from problem

    def _started(self) -> SoundChild:
        if self._child is not None and not self._child.is_alive:
            self.cool_down()
        if self._child is None:
            self._child = SoundChild()
        return self._child


class _ProcessSink:
    """A device that is open in a sound process. See `Sink`."""

    def __init__(self, child: SoundChild, device: str | None, wanted: SoundFormat, on_lost: Callable[[], None]) -> None:
        """Open it. Raises what `SoundChild.open` raises."""
        self._child = child
        self._on_lost = on_lost
        self._fill: Fill | None = None
        self._is_closing = False
        self._lost_at_s: float | None = None
        self._asked_at_s = time.perf_counter()
        opened = child.open({"do": "play", "name": device, "rate": wanted.rate})
        self.format = SoundFormat(opened["rate"], opened["channels"])

    def start(self, fill: Fill) -> None:
        """See `Sink.start`."""
        self._fill = fill
        self._asked_at_s = time.perf_counter()
        try:
            self._child.start(self)
        except RefusedError as problem:
            raise _unusable(problem) from problem

    def clock_s(self) -> float:
        """See `Sink.clock_s`; the clock of both processes, which stands still when the device is gone."""
        return time.perf_counter() if self._lost_at_s is None else self._lost_at_s

    def close(self) -> None:
        """See `Sink.close`."""
        self._is_closing = True
        if self._lost_at_s is not None or time.perf_counter() - self._asked_at_s > _UNWELL_S:
            self._child.kill()
        else:
            self._child.close_device()

    def wanted(self, frames: int, heard_at_s: float) -> bytes:
        """See `SoundEars.wanted`."""
        assert self._fill is not None
        self._asked_at_s = time.perf_counter()
        out = np.zeros((frames, self.format.channels), np.float32)
        self._fill(out, heard_at_s)
        return out.tobytes()

    def received(self, samples: bytes) -> None:
        """Nothing comes out of a loudspeaker."""

    def lost(self) -> None:
        """See `SoundEars.lost`."""
        if not self._is_closing and self._lost_at_s is None:
            self._lost_at_s = time.perf_counter()
            self._on_lost()


def _refused(device: str | None, problem: RefusedError) -> JobFailedError:
    if problem.kind != "gone":
        return _unusable(problem)
    if device is None:
        return JobFailedError(
            tr("This computer has nothing to play sound on."),
            tr("Plug in headphones or a loudspeaker, and play again."),
        )
    return JobFailedError(
        tr("“{device}” is not there: was it unplugged?", device=device),
        # Never by itself on another device: a source's voice must not suddenly be heard by the whole newsroom.
        tr("Plug it in again, or choose another device to play on."),
    )


def _unusable(problem: RefusedError) -> JobFailedError:
    return JobFailedError(
        tr("The sound cannot be played: {reason}.", reason=problem.reason),
        tr("Check that the device is plugged in and that no other program holds it, or choose another one."),
    )
