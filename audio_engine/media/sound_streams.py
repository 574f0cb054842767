"""Open devices, inside the sound process: what PortAudio's callbacks ask for, and what they bring.

The callbacks run on PortAudio's own thread. They never wait: what they want or bring goes into a queue.
"""

from __future__ import annotations

import contextlib
import threading
import time
from typing import Any, Final, Protocol

from audio_engine.media.portaudio import devices, find_device, portaudio
from audio_engine.media.sound_frames import FrameSender

__all__ = ["InputStream", "OutputStream", "SoundStream"]

_LATENCY_S: Final = 0.1
"""What waits in the device: so long may this process be kept from the processor before it is heard. With 80 ms, ALSA's
door to PulseAudio swallows seconds of sound in a moment every other time that it begins."""
_AHEAD_S: Final = 0.06
"""What waits here: so long may the program that plays be busy with other things before it is heard."""
_FIRST_SOUND_S: Final = 0.5
_FLOAT_BYTES: Final = 4


class SoundStream(Protocol):
    """An open device."""

    @property
    def description(self) -> dict[str, Any]:
        """What it is open with: `rate`, `channels`."""
        ...

    def start(self) -> None:
        """Begin."""
        ...

    def supply(self, samples: bytes) -> None:
        """Take sound that was asked for; on another thread than the rest."""
        ...

    def close(self) -> None:
        """Stop at once and give the device back."""
        ...


class OutputStream:
    """Plays float32. Asks for sound by messages: `want` frames, of which the first is `heard_at_s`."""

    def __init__(self, sender: FrameSender, request: dict[str, Any]) -> None:
        """Open the device `name` of the request, or the default one, with its `rate` or one that the device takes."""
        self._sender = sender
        self._lock = threading.Lock()
        self._waiting = bytearray()
        self._asked = 0
        self._supplied = threading.Event()
        self._closing = False
        try:
            self._stream = self._open(find_device("output", name=request["name"], number=None), request["rate"])
        except (portaudio().PortAudioError, ValueError):
            devices()  # PortAudio's list may be older than what is plugged in
            self._stream = self._open(find_device("output", name=request["name"], number=None), request["rate"])

    @property
    def description(self) -> dict[str, Any]:
        """See `SoundStream.description`."""
        return {"rate": self._rate, "channels": self._channels}

    def start(self) -> None:
        """Begin, as soon as there is something to be heard."""
        ahead = round(_AHEAD_S * self._rate)
        self._asked = ahead
        self._want(ahead, time.perf_counter() + self._stream.latency)
        self._supplied.wait(_FIRST_SOUND_S)
        self._stream.start()

    def supply(self, samples: bytes) -> None:
        """Take what was wanted."""
        with self._lock:
            self._waiting += samples
            self._asked -= len(samples) // (_FLOAT_BYTES * self._channels)
        self._supplied.set()

    def close(self) -> None:
        """See `SoundStream.close`."""
        self._closing = True
        self._stream.close()

    def _open(self, device: dict[str, Any], wanted_rate: int) -> Any:  # noqa: ANN401 - the module's stream
        sounddevice = portaudio()
        self._channels = min(2, device["output"])
        self._rate = device["rate"]
        with contextlib.suppress(sounddevice.PortAudioError, ValueError):
            sounddevice.check_output_settings(
                device=device["number"], channels=self._channels, dtype="float32", samplerate=wanted_rate
            )
            self._rate = wanted_rate
        return sounddevice.RawOutputStream(
            samplerate=self._rate,
            device=device["number"],
            channels=self._channels,
            dtype="float32",
            latency=_LATENCY_S,
            callback=self._play,
            finished_callback=self._finished,
        )

    def _play(self, out: Any, frames: int, moment: Any, _status: Any) -> None:  # noqa: ANN401 - cffi's types
        # Some systems do not say when the sound is heard.
        heard_at_s = time.perf_counter() + max(0.0, moment.outputBufferDacTime - moment.currentTime)
        size = len(out)
        with self._lock:
            taken = min(size, len(self._waiting))
            out[:taken] = bytes(self._waiting[:taken])
            del self._waiting[:taken]
            ahead = len(self._waiting) // (_FLOAT_BYTES * self._channels) + self._asked
            wanted = max(0, round(_AHEAD_S * self._rate) + frames - ahead)
            self._asked += wanted
        if taken < size:
            out[taken:] = bytes(size - taken)
        if wanted:
            self._want(wanted, heard_at_s + (frames + ahead) / self._rate)

    def _want(self, frames: int, heard_at_s: float) -> None:
        self._sender.message({"want": frames, "heard_at_s": heard_at_s})

    def _finished(self) -> None:
        if not self._closing:
            self._sender.message({"lost": True})


class InputStream:
    """Records int16, and sends ten pieces a second."""

    def __init__(self, sender: FrameSender, request: dict[str, Any]) -> None:
        """Open the device of the request's `name` and `number`, or the default one, with so many `channels`."""
        self._sender = sender
        self._closing = False
        device = find_device("input", name=request["name"], number=request["number"])
        self._rate, self._channels = device["rate"], request["channels"]
        self._stream = portaudio().RawInputStream(
            samplerate=self._rate,
            blocksize=self._rate // 10,
            device=device["number"],
            channels=self._channels,
            dtype="int16",
            callback=self._received,
            finished_callback=self._finished,
        )

    @property
    def description(self) -> dict[str, Any]:
        """See `SoundStream.description`."""
        return {"rate": self._rate, "channels": self._channels}

    def start(self) -> None:
        """See `SoundStream.start`."""
        self._stream.start()

    def supply(self, samples: bytes) -> None:
        """Nobody plays anything on a microphone."""

    def close(self) -> None:
        """See `SoundStream.close`."""
        self._closing = True
        self._stream.close()

    def _received(self, samples: Any, _frames: int, _moment: Any, _status: Any) -> None:  # noqa: ANN401 - cffi's types
        self._sender.sound(bytes(samples))

    def _finished(self) -> None:
        if not self._closing:
            self._sender.message({"lost": True})
