"""What a `Playback` keeps: what the person wants, what sounds, and the words for it."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from enum import Enum
from typing import Final

from audio_engine.limits import SOUND_STALLED_S
from audio_engine.media.playback_buffer import PlaybackBuffer
from audio_engine.media.playback_sink import Sink
from audio_engine.media.playback_sources import SoundSource

__all__ = ["RATE_MAX", "RATE_MIN", "VOLUME_MAX", "PlaybackState", "Sound", "Span", "Wishes"]

RATE_MIN: Final = 0.5
RATE_MAX: Final = 2.5
VOLUME_MAX: Final = 2.0
"""Twice as loud as recorded; beyond it a quiet interview is mostly hiss."""

Span = tuple[float, float]
"""From where to where, in seconds on the recording's timeline."""


class PlaybackState(Enum):
    """What is going on."""

    EMPTY = "nothing is loaded"
    PAUSED = "paused"
    PLAYING = "playing"
    WAITING = "plays on as soon as the job has decoded so far"
    FINISHED = "at the end"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person wants. A new `generation` means that the sound goes on from `at_s`, or in another way."""

    source: SoundSource | None = None
    plays: bool = False
    at_s: float = 0.0
    rate: float = 1.0
    loop: Span | None = None
    stop_s: float | None = None
    device: str | None = None
    generation: int = 0


class Sound:
    """What sounds: a device, and what waits for it."""

    def __init__(self, sink: Sink, buffer: PlaybackBuffer, lost: threading.Event, device: str | None) -> None:
        self.sink = sink
        self.buffer = buffer
        self.device = device
        self._lost = lost
        self._is_started = False
        self._fills = 0
        self._filled_at = time.monotonic()

    def start(self) -> None:
        """There is something to be heard. Raises what `Sink.start` raises; does nothing the second time."""
        if not self._is_started:
            self._is_started = True
            self.sink.start(self.buffer.fill)
            self._filled_at = time.monotonic()

    def is_lost(self) -> bool:
        """Whether the device is gone; to be asked every now and then."""
        now = time.monotonic()
        if self._fills != self.buffer.fills:
            self._fills, self._filled_at = self.buffer.fills, now
        return self._lost.is_set() or (self._is_started and now - self._filled_at > SOUND_STALLED_S)
