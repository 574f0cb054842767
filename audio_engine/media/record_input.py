"""What comes in from a microphone: samples on a thread of our own, and how loud they are.

The device is open in a process of its own. What it brings is only queued, so that nothing is lost while a disk is slow.
"""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio_engine.errors import JobFailedError, UserFacingError
from audio_engine.limits import SOUND_STALLED_S
from audio_engine.media.sound_child import RefusedError, SoundChild, listed_devices
from audio_engine.text import tr

__all__ = ["InputDevice", "Level", "LevelMeter", "Microphone", "input_devices"]

_CLIPPED_SAMPLES: Final = 3
"""So many samples in a row at full scale are a cut-off wave; a single one may be the peak of a whole one."""


@dataclass(frozen=True, slots=True)
class InputDevice:
    """Something to record from. `number` is what `--device` takes."""

    number: int
    name: str
    channels: int
    rate: int
    is_default: bool
    is_alias: bool = False
    """The same microphone by way of another of the system's sound interfaces."""


@dataclass(frozen=True, slots=True)
class Level:
    """How loud a tenth of a second was: the highest sample and the root mean square, 1 for full scale."""

    peak: float = 0.0
    rms: float = 0.0
    is_clipped: bool = False
    """The wave is cut off: it was too loud."""


def input_devices() -> tuple[InputDevice, ...]:
    """The devices that sound can be recorded from, looked up anew; empty where there is none. Takes some 200 ms.

    Raises:
        UserFacingError: PortAudio is not installed, cannot start, or does not answer.
    """
    try:
        found = listed_devices(lambda device: device["input"] > 0)
    except RefusedError as problem:
        raise _device_failed(problem) from problem
    return tuple(
        InputDevice(
            number=device["number"],
            name=device["name"],
            channels=device["input"],
            rate=device["rate"],
            is_default=device["is_default_input"],
            is_alias=device["is_alias"],
        )
        for device in found
    )


class Microphone:
    """Samples from a device, made louder by `gain_db`, from `start` on until `close`.

    `on_samples(samples, level)` is called some ten times a second from a thread of its own, with int16 of shape
    (n, channels); `on_lost` from any thread if the device stops by itself, or brings nothing for `SOUND_STALLED_S`.
    """

    def __init__(self, *, device: InputDevice | int | None = None, channels: int = 1, gain_db: float = 0.0) -> None:
        """Open `device`, or the system's default one. A mere number is one of `input_devices` just now.

        Raises:
            JobFailedError: it cannot be opened.
            UserFacingError: PortAudio is not installed.
        """
        self.gain_db = gain_db
        """May be changed at any time."""
        self.channels = channels
        self._queue: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._closing = self._is_lost = False
        self._on_lost: Callable[[], None] = lambda: None
        self._thread: threading.Thread | None = None
        name = device.name if isinstance(device, InputDevice) else None
        number = device.number if isinstance(device, InputDevice) else device
        self._child = SoundChild()
        try:
            opened = self._child.open({"do": "record", "name": name, "number": number, "channels": channels})
        except RefusedError as problem:
            self._child.end()
            raise _device_failed(problem) from problem
        except UserFacingError:
            self._child.end()
            raise
        self.rate = int(opened["rate"])

    def start(self, on_samples: Callable[[NDArray[np.int16], Level], None], on_lost: Callable[[], None]) -> None:
        """Listen.

        Raises:
            JobFailedError: the device does not start.
        """
        self._on_lost = on_lost
        try:
            self._child.start(self)
        except RefusedError as problem:
            self.close()
            raise _device_failed(problem) from problem
        except UserFacingError:
            self.close()
            raise
        self._thread = threading.Thread(target=self._pass_on, args=(on_samples,), name="recorder", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop; everything that had come in has been passed on. May be called again."""
        if not self._closing and self._child.is_alive and not self._is_lost:
            self._closing = True
            self._child.close_device()
            self._child.end()
        elif not self._closing:
            self._closing = True
            self._child.kill()
        self._queue.put(None)
        if self._thread is not None:
            self._thread.join()

    def wanted(self, frames: int, heard_at_s: float) -> bytes:  # noqa: ARG002 - as `SoundEars` has it
        """See `SoundEars.wanted`: nothing is played on a microphone."""
        return b""

    def received(self, samples: bytes) -> None:
        """See `SoundEars.received`."""
        self._queue.put(samples)

    def lost(self) -> None:
        """See `SoundEars.lost`."""
        if not self._closing and not self._is_lost:
            self._is_lost = True
            self._on_lost()
            self._queue.put(None)

    def _pass_on(self, on_samples: Callable[[NDArray[np.int16], Level], None]) -> None:
        while (data := self._next()) is not None:
            samples = _louder(np.frombuffer(data, np.int16).reshape(-1, self.channels), self.gain_db)
            on_samples(samples, _level(samples))

    def _next(self) -> bytes | None:
        try:
            return self._queue.get(timeout=SOUND_STALLED_S)
        except queue.Empty:
            self.lost()
            return None


class LevelMeter:
    """Shows how loud it is before anything is recorded. Ask `level`; a context manager is not needed: `close` it."""

    def __init__(self, *, device: InputDevice | int | None = None, channels: int = 1, gain_db: float = 0.0) -> None:
        """See `Microphone`."""
        self.level = Level()
        """How loud the last tenth of a second was."""
        self.is_lost = False
        """The device has stopped by itself."""
        self._microphone = Microphone(device=device, channels=channels, gain_db=gain_db)
        self._microphone.start(self._note, self._lose)

    def set_gain_db(self, gain_db: float) -> None:
        """Make everything louder by so much from now on."""
        self._microphone.gain_db = gain_db

    def close(self) -> None:
        """Give the device back."""
        self._microphone.close()

    def _note(self, _samples: NDArray[np.int16], level: Level) -> None:
        self.level = level

    def _lose(self) -> None:
        self.is_lost = True


def _louder(samples: NDArray[np.int16], gain_db: float) -> NDArray[np.int16]:
    if not gain_db:
        return samples
    louder: NDArray[np.float32] = np.rint(samples * np.float32(10 ** (gain_db / 20)))
    return louder.clip(-32768, 32767).astype(np.int16)


def _level(samples: NDArray[np.int16]) -> Level:
    loud = np.abs(samples.astype(np.int32))
    return Level(
        peak=float(loud.max(initial=0)) / 32768,
        rms=float(np.sqrt(np.mean(np.square(loud, dtype=np.float64)))) / 32768 if loud.size else 0.0,
        is_clipped=_is_clipped(loud >= 32767),
    )


def _is_clipped(full: NDArray[np.bool_]) -> bool:
    if not full.any():
        return False
    in_a_row = full[: -_CLIPPED_SAMPLES + 1].copy()
    for shift in range(1, _CLIPPED_SAMPLES):
        in_a_row &= full[shift : len(full) - _CLIPPED_SAMPLES + 1 + shift]
    return bool(in_a_row.any())


def _device_failed(problem: RefusedError) -> JobFailedError:
    if problem.kind == "gone":
        return JobFailedError(tr("This microphone is not there: was it unplugged?"), _what_to_check())
    return JobFailedError(
        tr("The microphone cannot be used: {reason}.", reason=problem.reason),
        _what_to_check(),
    )


def _what_to_check() -> str:
    if sys.platform == "win32":
        return tr(
            "Check that it is plugged in, and that Settings ▸ Privacy ▸ Microphone lets desktop programs use it; "
            "“souffleur doctor” lists what there is."
        )
    if sys.platform == "darwin":
        return tr(
            "Check that it is plugged in, and that System Settings ▸ Privacy ▸ Microphone lets Souffleur use it; "
            "“souffleur doctor” lists what there is."
        )
    return tr("Check that it is plugged in and that no other program holds it; “souffleur doctor” lists what there is.")
