"""The one door to PortAudio: loaded when sound is first recorded or played, so that everything else works without it.

PortAudio may not be called from two threads at once, and learns of devices only when it starts: both are seen to here.
"""

from __future__ import annotations

import contextlib
import shutil
import threading
from collections.abc import Iterator
from typing import Any, Final

from audio_engine.errors import UserFacingError
from audio_engine.text import tr

__all__ = ["close_stream", "look_for_devices", "one_at_a_time", "open_stream", "portaudio"]

_INSTALL_COMMANDS: Final = {
    "apt-get": "sudo apt-get install libportaudio2",
    "dnf": "sudo dnf install portaudio",
    "zypper": "sudo zypper install libportaudio2",
    "pacman": "sudo pacman -S portaudio",
}
_lock: Final = threading.RLock()
_open_streams: Final[set[int]] = set()


def portaudio() -> Any:  # noqa: ANN401 - the module has no types
    """The module `sounddevice`.

    Raises:
        UserFacingError: PortAudio is not installed.
    """
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


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Nobody else talks to PortAudio meanwhile: what was found is still there when it is opened."""
    with _lock:
        yield


def look_for_devices() -> Any:  # noqa: ANN401 - a list of the module's dictionaries
    """PortAudio's list of devices, looked up anew unless sound is recorded or played just now.

    Takes some 100 ms. Raises `sounddevice.PortAudioError`, and what `portaudio` raises.
    """
    sounddevice = portaudio()
    with _lock:
        if not _open_streams:  # starting again would end them
            sounddevice._terminate()  # noqa: SLF001 - there is no public way to learn of a device plugged in since
            sounddevice._initialize()  # noqa: SLF001
        return sounddevice.query_devices()


def open_stream(kind: str, **options: Any) -> Any:  # noqa: ANN401 - handed on to the module
    """A stream of the module's class `kind`; close it with `close_stream`.

    Raises `sounddevice.PortAudioError` and `ValueError` as the class does, and what `portaudio` raises.
    """
    sounddevice = portaudio()
    with _lock:
        stream = getattr(sounddevice, kind)(**options)
        _open_streams.add(id(stream))
        return stream


def close_stream(stream: Any) -> None:  # noqa: ANN401 - a stream of the module's
    """Stop a stream at once and give its device back. May be called again."""
    with _lock:
        stream.close()
        _open_streams.discard(id(stream))
