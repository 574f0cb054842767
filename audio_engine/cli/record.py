"""`souffleur record`: from a microphone into a FLAC file that survives a crash."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from audio_engine.cli.terminal import clock, say
from audio_engine.files import free_name
from audio_engine.media.record import Recorder, input_devices
from audio_engine.settings.permissions import refuse_recording
from audio_engine.settings.resolver import Settings, read_settings
from audio_engine.settings.schema import AUDIO_INPUT_DEVICE
from audio_engine.text import tr

__all__ = ["record"]

_METER_CELLS = 20
_CLIPPED = 0.99


def record(
    device: Annotated[
        int | None, typer.Option(metavar="NUMBER", help="Microphone, as numbered by “souffleur doctor”.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option(metavar="PATH", help="FLAC file to write; a name with the time is made up otherwise.")
    ] = None,
    channels: Annotated[int, typer.Option(min=1, max=2, help="2 for two microphones on one device.")] = 1,
) -> None:
    """Record from a microphone until Ctrl-C."""
    settings = read_settings()
    refuse_recording(settings)
    device = _chosen_device(settings) if device is None else device
    target = output or free_name(Path(f"recording-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}.flac"))
    stop = threading.Event()
    meter = _Meter(stop)
    with _stopped_by_signal(stop), Recorder(target, device=device, channels=channels, on_level=meter.show) as recorder:
        say(tr("Recording. Ctrl-C ends it."))
        while not stop.wait(0.2) and recorder.failure is None:
            pass
        duration_s = recorder.stop()
    meter.clear()
    say(tr("Recorded: {file}, {time}.", file=target, time=clock(duration_s)))


def _chosen_device(settings: Settings) -> int | None:
    """The number of the microphone that the settings name; None for the system's, also where that one is not here."""
    name = settings.get(AUDIO_INPUT_DEVICE)
    if not name:
        return None
    found = next((device.number for device in input_devices() if device.name == name), None)
    if found is None:
        say(tr("The microphone “{name}” is not connected: the system’s is used.", name=name))
    return found


class _Meter:
    """One line on a terminal: how long, how loud. Says once when the sound is cut off."""

    def __init__(self, stop: threading.Event) -> None:
        self._stop = stop
        self._shown_at = 0.0
        self._warned = False
        self._is_terminal = sys.stderr.isatty()

    def show(self, duration_s: float, peak: float) -> None:
        if peak >= _CLIPPED and not self._warned:
            self._warned = True
            self.clear()
            say(tr("Too loud: the sound is cut off. Turn the level down."))
        now = time.monotonic()
        if self._is_terminal and now - self._shown_at >= 0.1 and not self._stop.is_set():
            self._shown_at = now
            cells = round(_METER_CELLS * min(1.0, peak) ** 0.5)
            self._draw(f"\r{clock(duration_s)}  {'█' * cells}{'·' * (_METER_CELLS - cells)}")

    def clear(self) -> None:
        if self._is_terminal:
            self._draw("\r\033[K")

    def _draw(self, text: str) -> None:
        with contextlib.suppress(OSError):  # the terminal is gone: the recording is what matters
            sys.stderr.write(text)
            sys.stderr.flush()


@contextlib.contextmanager
def _stopped_by_signal(stop: threading.Event) -> Iterator[None]:
    def on_signal(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    before = {number: signal.signal(number, on_signal) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
