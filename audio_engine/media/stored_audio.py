"""A recording's decoded samples, wherever they are: still being written, or in our own finished `audio.flac`.

Positions are exact sample indexes at 16 kHz. Nothing here maps files into memory: a three-hour recording must not
show in the process's resident size.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Protocol, Self

import numpy as np
import soundfile
from numpy.typing import NDArray

from audio_engine.errors import UnusableInputError
from audio_engine.limits import SAMPLE_RATE
from audio_engine.text import tr

__all__ = ["FLAC_NAME", "FlacAudio", "SpooledAudio", "StoredAudio", "open_flac"]

FLAC_NAME: Final = "audio.flac"


class StoredAudio(Protocol):
    """Decoded samples, signed 16-bit, at 16 kHz, one or two channels. Safe to read from several threads."""

    @property
    def channels(self) -> int:
        """1 or 2. Blocks until it is known; raises what stopped the ingest before it was."""
        ...

    def read(self, start_sample: int, count: int) -> NDArray[np.int16]:
        """Samples from `start_sample` on, shape (n, channels); n < `count` only at the end.

        Blocks until the samples are there or the end is known; raises what stopped the ingest.
        """
        ...

    def length(self) -> int | None:
        """Samples a channel, or None while that is not known."""
        ...


class SpooledAudio:
    """Samples that one thread appends to a raw file while others read them: `pread`, so no position is shared."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writer = path.open("xb", buffering=0)
        self._reader = path.open("rb", buffering=0)
        self._changed = threading.Condition()
        self._seek = threading.Lock()
        self._channels = 0
        self._samples = 0
        self._finished = False
        self._problem: BaseException | None = None

    @property
    def channels(self) -> int:
        """1 or 2. Blocks until the decoder has said it."""
        with self._changed:
            self._changed.wait_for(lambda: self._channels or self._problem)
            self._raise_problem()
            return self._channels

    def length(self) -> int | None:
        """Samples a channel, or None while the decoder is still at work."""
        with self._changed:
            return self._samples if self._finished else None

    def read(self, start_sample: int, count: int) -> NDArray[np.int16]:
        """See `StoredAudio.read`."""
        end = start_sample + count
        with self._changed:
            self._changed.wait_for(lambda: self._finished or self._problem or self._samples >= end)
            self._raise_problem()
            channels, available = self._channels, min(end, self._samples) - start_sample
        if available <= 0:
            return np.empty((0, max(channels, 1)), np.int16)
        width = 2 * channels
        raw = self._read_at(available * width, start_sample * width)
        return np.frombuffer(raw, "<i2").astype(np.int16, copy=False).reshape(-1, channels)

    def start(self, channels: int) -> None:
        """Say how many channels will come. Called once, by the writing thread."""
        with self._changed:
            self._channels = channels
            self._changed.notify_all()

    def append(self, samples: bytes) -> None:
        """Add interleaved samples.

        Raises:
            OSError: the disk is full.
        """
        view = memoryview(samples)
        while view:
            view = view[self._writer.write(view) :]
        with self._changed:
            self._samples += len(samples) // (2 * self._channels)
            self._changed.notify_all()

    def finish(self) -> None:
        """Say that everything is there."""
        with self._changed:
            self._finished = True
            self._changed.notify_all()

    def fail(self, problem: BaseException) -> None:
        """Make every reader, now and later, raise `problem`."""
        with self._changed:
            self._problem = problem
            self._changed.notify_all()

    def close(self) -> None:
        """Remove the spool. Reading it afterwards is an error of the program."""
        with self._changed:
            self._problem = self._problem or ValueError("the spool of this recording is closed")
            self._changed.notify_all()
        with self._seek:
            self._writer.close()
            self._reader.close()
        self._path.unlink(missing_ok=True)

    def _raise_problem(self) -> None:
        if self._problem is not None:
            raise self._problem

    def _read_at(self, size: int, offset: int) -> bytes:
        with self._seek:  # guards against `close`, and Windows has no pread
            if self._reader.closed:
                raise ValueError("the spool of this recording is closed")
            parts = []
            while size:
                part = self._part_at(size, offset)
                parts.append(part)
                size, offset = size - len(part), offset + len(part)
        return b"".join(parts)

    def _part_at(self, size: int, offset: int) -> bytes:
        if hasattr(os, "pread"):
            part = os.pread(self._reader.fileno(), size, offset)
        else:
            self._reader.seek(offset)
            part = self._reader.read(size)
        if not part:
            raise OSError("the spool of this recording was cut short by somebody else")
        return part


class FlacAudio:
    """A finished `audio.flac`. Reading on from where the last read ended does not seek."""

    def __init__(self, path: Path) -> None:
        """Open it.

        Raises:
            UnusableInputError: the file is missing or is not the FLAC that we wrote.
        """
        try:
            self._file: Any = soundfile.SoundFile(path)
        except (soundfile.LibsndfileError, OSError) as problem:
            raise _unreadable(path) from problem
        self._path = path
        self._lock = threading.Lock()
        self._position = 0
        if self._file.samplerate != SAMPLE_RATE or self._file.channels not in {1, 2}:
            self._file.close()
            raise _unreadable(path)

    @property
    def channels(self) -> int:
        """1 or 2."""
        return int(self._file.channels)

    def length(self) -> int:
        """Samples a channel."""
        return int(self._file.frames)

    def read(self, start_sample: int, count: int) -> NDArray[np.int16]:
        """See `StoredAudio.read`; never blocks.

        Raises:
            UnusableInputError: the file is damaged.
        """
        count = max(0, min(count, self.length() - start_sample))
        if not count:
            return np.empty((0, self.channels), np.int16)
        with self._lock:
            try:
                if self._position != start_sample:
                    self._file.seek(start_sample)
                found: NDArray[np.int16] = self._file.read(count, dtype="int16", always_2d=True)
            except soundfile.LibsndfileError as problem:
                self._position = -1
                raise _unreadable(self._path) from problem
            self._position = start_sample + len(found)
        if len(found) != count:
            raise _unreadable(self._path)
        return found

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_flac(folder: Path) -> FlacAudio:
    """The finished `audio.flac` of `folder`, a context manager.

    Raises:
        UnusableInputError: it is missing or damaged.
    """
    return FlacAudio(folder / FLAC_NAME)


def _unreadable(path: Path) -> UnusableInputError:
    return UnusableInputError(
        tr("The library’s own copy of the sound cannot be read: {path}.", path=path),
        tr("Add the recording again; its transcript stays as it is."),
    )
