"""Media made on the spot: tones, WAVs and containers with holes, garbage and odd tracks."""

from __future__ import annotations

import wave
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from audio_engine.limits import SAMPLE_RATE

__all__ = ["FRAME", "loudness", "tone", "write_tracks", "write_wav"]

FRAME = 960
"""Samples that are written at once."""


def tone(seconds: float, *, hertz: float = 440.0, rate: int = SAMPLE_RATE, level: float = 0.3) -> NDArray[np.int16]:
    """A sine, shape (n,)."""
    times = np.arange(round(seconds * rate)) / rate
    return (np.sin(2 * np.pi * hertz * times) * level * 32767).astype(np.int16)


def loudness(samples: NDArray[np.int16] | NDArray[np.float32]) -> float:
    """The root mean square, 1 for full scale."""
    full = 32768.0 if samples.dtype == np.int16 else 1.0
    return float(np.sqrt(np.mean(np.square(samples, dtype=np.float64)))) / full if samples.size else 0.0


def write_wav(path: Path, samples: NDArray[np.int16], *, rate: int = SAMPLE_RATE) -> Path:
    """Write samples, shape (n,) or (n, channels)."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1 if samples.ndim == 1 else samples.shape[1])
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.astype("<i2").tobytes())
    return path


def write_tracks(
    path: Path,
    tracks: Sequence[NDArray[np.int16]],
    *,
    codec: str = "pcm_s16le",
    pauses: Sequence[tuple[int, float]] = (),
) -> Path:
    """Write mono tracks of 16 kHz into any container. `pauses` are (frame number, seconds) by which its clock jumps."""
    with av.open(str(path), "w") as container:
        streams = [container.add_stream(codec, rate=SAMPLE_RATE, layout="mono") for _ in tracks]
        for stream, samples in zip(streams, tracks, strict=True):
            stream.bit_rate = 32_000
            clock = 0
            for number, at in enumerate(range(0, len(samples), FRAME)):
                clock += round(sum(seconds for frame, seconds in pauses if frame == number) * SAMPLE_RATE)
                frame = av.AudioFrame.from_ndarray(samples[np.newaxis, at : at + FRAME].copy(), "s16", "mono")
                frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE, clock, Fraction(1, SAMPLE_RATE)
                clock += frame.samples
                for packet in stream.encode(frame):
                    container.mux(packet)
            for packet in stream.encode(None):
                container.mux(packet)
    return path
