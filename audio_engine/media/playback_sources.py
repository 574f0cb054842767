"""What can be played: a recording's own sound, also while a job still writes it, and samples in memory.

A source is opened and read by the playing thread alone. It never waits for samples: what is not there yet is not
returned. Only files that Souffleur itself wrote are opened.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from audio_engine.errors import UnusableInputError, UserFacingError
from audio_engine.limits import SAMPLE_RATE
from audio_engine.media.stored_audio import FLAC_NAME, FlacAudio, open_flac
from audio_engine.text import tr

__all__ = ["ArraySource", "RecordingSource", "SoundFormat", "SoundSource"]

_SPOOL_NAME: Final = "audio.pcm"
"""What `ingest` calls the raw samples that it writes while the decoder is at work."""
_PEAKS_HEADER: Final = struct.Struct("<4sHH")


@dataclass(frozen=True, slots=True)
class SoundFormat:
    """Samples a second (`rate`) of each of 1 or 2 `channels`."""

    rate: int
    channels: int


class SoundSource(Protocol):
    """Something that can be played. Positions are samples of a channel, from 0."""

    def open(self) -> SoundFormat:
        """Open it; called once, before anything else.

        Raises:
            UserFacingError: there is no sound, or it cannot be read.
        """
        ...

    def length(self) -> int | None:
        """How many samples there are, or None while that is not known."""
        ...

    def read(self, start_sample: int, count: int) -> NDArray[np.float32]:
        """Samples in [-1, 1], shape (n, channels); fewer than `count` at the end and where the rest is not there yet.

        Raises:
            UserFacingError: the sound is damaged or gone.
        """
        ...

    def close(self) -> None:
        """Give back what is open."""
        ...


class ArraySource:
    """Samples in memory: a narration's sentence, a test tone."""

    def __init__(self, samples: NDArray[np.float32] | NDArray[np.int16], rate: int) -> None:
        """`samples` have shape (n,) or (n, channels) with 1 or 2 channels, as float32 in [-1, 1] or as int16."""
        self._samples = samples[:, np.newaxis] if samples.ndim == 1 else samples
        self._rate = rate

    def open(self) -> SoundFormat:
        """See `SoundSource.open`; never fails."""
        return SoundFormat(self._rate, self._samples.shape[1])

    def length(self) -> int:
        """See `SoundSource.length`."""
        return len(self._samples)

    def read(self, start_sample: int, count: int) -> NDArray[np.float32]:
        """See `SoundSource.read`; never fails."""
        return _as_float(self._samples[start_sample : start_sample + count])

    def close(self) -> None:
        """See `SoundSource.close`."""


class RecordingSource:
    """The sound in a recording's folder of the library: `audio.flac`, or what a job has decoded of it so far.

    Both have the same sample positions, so that the source moves over to the FLAC as soon as that is whole.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._flac: FlacAudio | None = None
        self._channels = 0

    def open(self) -> SoundFormat:
        """See `SoundSource.open`."""
        self._move_to_flac()
        self._channels = self._flac.channels if self._flac else _spooled_channels(self._folder)
        if not self._channels:
            raise UserFacingError(
                tr("There is no sound of this recording in the library yet."),
                tr("It can be heard as soon as its transcription has begun."),
            )
        return SoundFormat(SAMPLE_RATE, self._channels)

    def length(self) -> int | None:
        """See `SoundSource.length`."""
        return self._flac.length() if self._flac else None

    def read(self, start_sample: int, count: int) -> NDArray[np.float32]:
        """See `SoundSource.read`."""
        self._move_to_flac()
        if self._flac:
            return _as_float(self._flac.read(start_sample, count))
        return _as_float(self._read_spool(start_sample, count))

    def close(self) -> None:
        """See `SoundSource.close`."""
        if self._flac:
            self._flac.close()

    def _move_to_flac(self) -> None:
        if self._flac is None and (self._folder / FLAC_NAME).exists():
            self._flac = open_flac(self._folder)

    def _read_spool(self, start_sample: int, count: int) -> NDArray[np.int16]:
        width = 2 * self._channels
        try:
            # Opened anew each time: on Windows the job could not remove a file that somebody holds open.
            with (self._folder / _SPOOL_NAME).open("rb", buffering=0) as spool:
                spool.seek(start_sample * width)
                data = spool.read(count * width)
        except FileNotFoundError:
            self._move_to_flac()
            if self._flac:
                return self._flac.read(start_sample, count)
            raise _lost(self._folder) from None
        except OSError as problem:
            raise _lost(self._folder) from problem
        whole = len(data) - len(data) % width
        return np.frombuffer(data[:whole], "<i2").astype(np.int16, copy=False).reshape(-1, self._channels)


def _spooled_channels(folder: Path) -> int:
    """How many channels the spool has, as the peaks say that are written beside it; 0 while nobody knows."""
    if not (folder / _SPOOL_NAME).exists():
        return 0
    return next((channels for magic, _, channels in _started_headers(folder) if magic == b"SFPK"), 0)


def _started_headers(folder: Path) -> Iterator[tuple[bytes, int, int]]:
    for path in folder.glob(".souffleur-*.part"):
        try:
            with path.open("rb") as started:
                header = started.read(_PEAKS_HEADER.size)
        except OSError:  # it has just got its final name
            continue
        if len(header) == _PEAKS_HEADER.size:
            yield _PEAKS_HEADER.unpack(header)


def _as_float(samples: NDArray[np.int16] | NDArray[np.float32]) -> NDArray[np.float32]:
    if samples.dtype == np.int16:
        return np.divide(samples, np.float32(32768), dtype=np.float32)
    return samples.astype(np.float32, copy=False)


def _lost(folder: Path) -> UnusableInputError:
    return UnusableInputError(
        tr("The sound of this recording is no longer in {folder}.", folder=folder),
        tr("Transcribe the recording again; its transcript stays as it is."),
    )
