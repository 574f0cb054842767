"""`peaks.bin`: the lowest and highest sample of every 10 ms, so that a waveform is drawn without reading the sound.

The file is a header of 16 bytes (magic `SFPK`, version u16, channels u16, samples behind a peak u32, sample rate
u32, little-endian), then for each peak and each channel two signed bytes: the minimum and the maximum, in 128ths of
full scale.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import IO, Final

import numpy as np
from numpy.typing import NDArray

from audio_engine.limits import PEAK_SAMPLES, SAMPLE_RATE

__all__ = ["PEAKS_NAME", "PeakWriter", "read_peaks"]

PEAKS_NAME: Final = "peaks.bin"
_MAGIC: Final = b"SFPK"
_VERSION: Final = 1
_HEADER: Final = struct.Struct("<4sHHII")


class PeakWriter:
    """Writes peaks while samples stream by."""

    def __init__(self, stream: IO[bytes], channels: int) -> None:
        self._stream = stream
        self._channels = channels
        self._rest = np.empty((0, channels), np.int16)
        stream.write(_HEADER.pack(_MAGIC, _VERSION, channels, PEAK_SAMPLES, SAMPLE_RATE))

    def add(self, samples: NDArray[np.int16]) -> None:
        """Add samples, shape (n, channels)."""
        pending = np.concatenate([self._rest, samples]) if len(self._rest) else samples
        whole = len(pending) - len(pending) % PEAK_SAMPLES
        self._rest = pending[whole:].copy()
        self._write(pending[:whole].reshape(-1, PEAK_SAMPLES, self._channels))

    def finish(self) -> None:
        """Write the peak of what is left."""
        if len(self._rest):
            self._write(self._rest[np.newaxis])

    def _write(self, blocks: NDArray[np.int16]) -> None:
        if len(blocks):
            peaks = np.stack([blocks.min(axis=1), blocks.max(axis=1)], axis=-1)
            self._stream.write((peaks >> 8).astype(np.int8).tobytes())


def read_peaks(folder: Path) -> NDArray[np.int8]:
    """The peaks of a recording, shape (peaks, channels, 2): minimum and maximum in 128ths of full scale.

    Raises:
        OSError: the file is missing.
        ValueError: it is not a peaks file of this version, or is cut short.
    """
    data = (folder / PEAKS_NAME).read_bytes()
    try:
        magic, version, channels, peak_samples, rate = _HEADER.unpack_from(data)
    except struct.error as problem:
        raise ValueError("not a peaks file") from problem
    if (magic, version, peak_samples, rate) != (_MAGIC, _VERSION, PEAK_SAMPLES, SAMPLE_RATE) or not channels:
        raise ValueError("not a peaks file of this version")
    return np.frombuffer(data, np.int8, offset=_HEADER.size).reshape(-1, channels, 2)
