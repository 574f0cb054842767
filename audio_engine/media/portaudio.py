"""The one door to PortAudio, for the sound process alone: it is never loaded anywhere else.

PortAudio learns of devices only when it starts, and may not be called from two threads at once. Here it is called from
one, and started again whenever somebody looks.
"""

from __future__ import annotations

import sys
from typing import Any, Final

__all__ = ["DeviceGoneError", "PortAudioMissingError", "default_device", "devices", "find_device", "portaudio"]

_DIRECTIONS: Final = ("input", "output")


class PortAudioMissingError(Exception):
    """PortAudio is not installed on this machine."""


class DeviceGoneError(Exception):
    """There is no such device."""


def portaudio() -> Any:  # noqa: ANN401 - the module has no types
    """The module `sounddevice`.

    Raises:
        PortAudioMissingError: PortAudio is not installed.
        OSError: PortAudio cannot start.
    """
    try:
        import sounddevice
    except OSError as problem:
        raise PortAudioMissingError(str(problem)) from problem
    return sounddevice


def devices(*, look_again: bool = True) -> list[dict[str, Any]]:
    """What there is to record from and to play on; to look takes some 100 ms and needs every stream to be closed.

    Raises `sounddevice.PortAudioError`, and what `portaudio` raises.
    """
    sounddevice = portaudio()
    if look_again:
        sounddevice._terminate()  # noqa: SLF001 - there is no public way to learn of a device plugged in since
        sounddevice._initialize()  # noqa: SLF001
    default_input, default_output = sounddevice.default.device
    host = sounddevice.default.hostapi
    return [
        {
            "number": device["index"],
            "name": device["name"],
            "input": device["max_input_channels"],
            "output": device["max_output_channels"],
            "rate": int(device["default_samplerate"]),
            "is_default_input": device["index"] == default_input,
            "is_default_output": device["index"] == default_output,
            "is_alias": device["hostapi"] != host,
        }
        for device in sounddevice.query_devices()
    ]


def find_device(direction: str, *, name: str | None, number: int | None) -> dict[str, Any]:
    """The device of that name and, where several have it, that number; the system's default one without either.

    Raises:
        DeviceGoneError: there is no such device.
    """
    # Core Audio's default device is the one of the moment at which PortAudio started, perhaps not the headphones.
    for look_again in (sys.platform == "darwin", True):
        usable = [device for device in devices(look_again=look_again) if device[direction]]
        if name is None and number is None:
            found = default_device(direction, usable)
        else:
            named = [device for device in usable if name in {None, device["name"]}]
            numbered = [device for device in named if number in {None, device["number"]}]
            found = next(iter(numbered or (named if name is not None else [])), None)
        if found is not None:
            return found
    raise DeviceGoneError(name or "")


def default_device(direction: str, usable: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The system's default one of these, if there is one."""
    assert direction in _DIRECTIONS
    return next((device for device in usable if device[f"is_default_{direction}"]), None)
