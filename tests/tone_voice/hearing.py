"""Read back from a sound which phonemes a tone voice played, whatever the sound has been through since.

A tone is a stretch above the silence around it; its frequency is the peak of its spectrum. Level, sample rate,
resampling, trimming and fades do not matter. Nothing but the tone voice may be audible.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tests.tone_voice.tones import phoneme_at

__all__ = ["HeardTone", "heard_phonemes", "heard_tones"]

_STEP_S: Final = 0.001
_WINDOW_S: Final = 0.004
"""Longer than a period of the lowest tone, shorter than the shortest silence between two."""
_QUIET: Final = 0.25
"""Of the loudest tone; where one fades out and the next fades in, the level is below."""
_SHORTEST_S: Final = 0.006
_FFT_SIZE: Final = 1 << 15


@dataclass(frozen=True, slots=True)
class HeardTone:
    """One phoneme, the number of the speaker who said it, and when (seconds from the start of the sound)."""

    phoneme: str
    speaker: int
    start_s: float
    end_s: float


def heard_phonemes(samples: ArrayLike, rate: int) -> list[str]:
    """The phonemes in their order; silences (pauses, spaces) are none.

    `samples` has shape (n,), or (n, channels): then the first channel is heard.

    Raises:
        AssertionError: something is heard that is no tone of the voice.
    """
    return [tone.phoneme for tone in heard_tones(samples, rate)]


def heard_tones(samples: ArrayLike, rate: int) -> list[HeardTone]:
    """The same with times, right to some milliseconds.

    Raises:
        AssertionError: something is heard that is no tone of the voice.
    """
    sound = np.asarray(samples)
    sound = (sound[:, 0] if sound.ndim == 2 else sound).astype(np.float64)
    return [_tone(sound, rate, start, end) for start, end in _stretches(sound, rate)]


def _stretches(sound: NDArray[np.float64], rate: int) -> list[tuple[int, int]]:
    """Where something is audible: pairs of first sample and the one after the last."""
    step, window = round(_STEP_S * rate), round(_WINDOW_S * rate)
    if len(sound) < window:
        return []
    frames = np.lib.stride_tricks.sliding_window_view(sound, window)[::step]
    level = np.sqrt((frames**2).mean(axis=1))
    audible = np.concatenate([[False], level > max(1e-4, _QUIET * float(level.max())), [False]])
    changes = np.flatnonzero(audible[1:] != audible[:-1])
    pairs = [
        (int(a) * step + window // 2, int(b) * step + window // 2)
        for a, b in zip(changes[::2], changes[1::2], strict=True)
    ]
    return [(a, b) for a, b in pairs if b - a >= _SHORTEST_S * rate]


def _tone(sound: NDArray[np.float64], rate: int, start: int, end: int) -> HeardTone:
    part = sound[start:end]
    size = max(_FFT_SIZE, 1 << (len(part) - 1).bit_length())
    spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part)), size))
    peak = int(spectrum.argmax())
    frequency = peak * rate / size
    found = phoneme_at(frequency)
    assert found, f"no tone of the voice: {frequency:.1f} Hz at {start / rate:.3f} s"
    return HeardTone(*found, start / rate, end / rate)
