"""The two sounds of the page of settings: a tone to be heard, and a microphone that is only measured.

Both take time and are called off the GUI thread.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from audio_engine.media.playback import ArraySource
from audio_engine.media.record import LevelMeter, input_devices
from audio_engine.settings.permissions import refuse_recording
from audio_engine.settings.resolver import read_settings

__all__ = ["open_meter", "test_tone"]

_RATE: Final = 48_000
_NOTES_HZ: Final = (440.0, 554.37)
_NOTE_S: Final = 0.5
_EDGE_S: Final = 0.02
"""It comes and goes so softly that nothing clicks."""
_LOUDNESS: Final = 0.2


def test_tone() -> ArraySource:
    """Two notes, a second long, that nobody takes for a fault of the loudspeaker."""
    at_s = np.arange(round(_RATE * _NOTE_S)) / _RATE
    edge = np.clip(np.minimum(at_s, _NOTE_S - at_s) / _EDGE_S, 0.0, 1.0)
    notes = [_LOUDNESS * edge * np.sin(2 * np.pi * hertz * at_s) for hertz in _NOTES_HZ]
    return ArraySource(np.concatenate(notes).astype(np.float32), _RATE)


def open_meter(name: str) -> LevelMeter:
    """A meter of the microphone called `name`, "" for the system's; of another where it is not plugged in.

    Raises:
        NotAllowedError: an administrator allows no microphone; none is opened.
        UserFacingError: there is none, or it cannot be opened.
    """
    refuse_recording(read_settings())
    device = next((one for one in input_devices() if one.name == name), None) if name else None
    return LevelMeter(device=device)
