"""A device that plays exactly when a test says so, and what it has played."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio_engine.errors import UserFacingError
from audio_engine.media.playback import Playback
from audio_engine.media.playback_sink import Fill
from audio_engine.media.playback_sources import SoundFormat

__all__ = ["FakeLoudspeaker", "Listener", "wait_until"]

LATENCY_S: Final = 0.08
PATIENCE_S: Final = 20.0


def wait_until(holds: Callable[[], bool]) -> None:
    """Until `holds`; fails after 20 s."""
    deadline = time.monotonic() + PATIENCE_S
    tick = threading.Event()
    while not holds():
        assert time.monotonic() < deadline, "it never came to that"
        tick.wait(0.002)


class FakeLoudspeaker:
    """An open device that asks for sound when it is told to; what it plays is heard `LATENCY_S` later."""

    def __init__(self, device: str | None, out: SoundFormat, on_lost: Callable[[], None]) -> None:
        self.device = device
        self.format = out
        self.unplug = on_lost
        self.is_open = True
        self.fill: Fill | None = None
        self.frames = 0
        self.questions = 0
        """How often the playing thread has asked whether all is heard by now: it has nothing more to hand over."""

    def start(self, fill: Fill) -> None:
        self.fill = fill

    def clock_s(self) -> float:
        self.questions += threading.current_thread().name == "playback"
        return self.frames / self.format.rate

    def close(self) -> None:
        self.is_open = False

    def ask(self, count: int) -> NDArray[np.float32]:
        assert self.fill is not None
        out = np.full((count, self.format.channels), np.nan, np.float32)
        self.fill(out, self.clock_s() + LATENCY_S)
        self.frames += count
        return out


class Listener:
    """Opens the fake device for a `Playback`, and hears what it plays. `rate` is the device's, None: the source's."""

    def __init__(self, *, rate: int | None = None, channels: int = 1) -> None:
        self._rate = rate
        self._channels = channels
        self.opened: list[FakeLoudspeaker] = []
        self.refusal: UserFacingError | None = None
        self.failures: list[UserFacingError] = []
        self.playback = Playback(on_change=lambda: None, on_failure=self.failures.append, open_sink=self._open)

    @property
    def loudspeaker(self) -> FakeLoudspeaker:
        return self.opened[-1]

    def hear(self, seconds: float) -> NDArray[np.float32]:
        """What is played in the next `seconds`, shape (n, channels); waits for the thread that makes it."""
        loudspeaker = self._started()
        parts = []
        left = round(seconds * loudspeaker.format.rate)
        while left:
            count = min(left, loudspeaker.format.rate // 100)
            self._wait_for_sound(loudspeaker, count)
            parts.append(loudspeaker.ask(count))
            left -= count
        return np.concatenate(parts)

    def run_out(self) -> NDArray[np.float32]:
        """Everything that is played until the device is given back."""
        loudspeaker = self._started()
        parts = [np.empty((0, loudspeaker.format.channels), np.float32)]
        count = loudspeaker.format.rate // 100
        while loudspeaker.is_open:
            self._wait_for_sound(loudspeaker, count)
            parts.append(loudspeaker.ask(count))
        return np.concatenate(parts)

    def close(self) -> None:
        """End it, while the device goes on asking for sound as real ones do."""
        self.playback.pause()
        if self.opened:
            wait_until(lambda: self.loudspeaker.fill is not None or not self.loudspeaker.is_open)
        if self.opened and self.loudspeaker.is_open:
            self.run_out()
        self.playback.close()

    def _started(self) -> FakeLoudspeaker:
        wait_until(lambda: bool(self.opened) and self.loudspeaker.is_open and self.loudspeaker.fill is not None)
        return self.loudspeaker

    def _wait_for_sound(self, loudspeaker: FakeLoudspeaker, count: int) -> None:
        """Until `count` frames wait, or no more will come."""
        asked = loudspeaker.questions

        def is_ready() -> bool:
            sound = self.playback._sound
            return (
                not loudspeaker.is_open
                or loudspeaker.questions > asked
                or (sound is not None and sound.sink is loudspeaker and sound.buffer.queued >= count)
            )

        wait_until(is_ready)

    def _open(self, device: str | None, wanted: SoundFormat, on_lost: Callable[[], None]) -> FakeLoudspeaker:
        if self.refusal is not None:
            raise self.refusal
        self.opened.append(FakeLoudspeaker(device, SoundFormat(self._rate or wanted.rate, self._channels), on_lost))
        return self.loudspeaker
