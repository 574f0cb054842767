"""The FLAC that is being recorded: flushed to the disk every second, so that a `kill -9` costs no more than that."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from audio_engine.errors import JobFailedError
from audio_engine.media.flac_file import FlacWriter
from audio_engine.media.sentences import printable_name
from audio_engine.text import tr

__all__ = ["FlacRecording"]

FLUSH_S: Final = 1.0
"""How much may be lost when the process or the machine dies."""
_BINARY: Final = getattr(os, "O_BINARY", 0)


class FlacRecording:
    """The FLAC that is being recorded; also what a generated source is fed into. A context manager."""

    def __init__(self, path: Path, *, rate: int, channels: int) -> None:
        """Make the file, which must not exist yet.

        Raises:
            JobFailedError: it cannot be made.
        """
        self._path = path
        try:
            self._stream = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, 0o600), "wb")
        except OSError as problem:
            raise _cannot_write(problem, path) from problem
        self._writer = FlacWriter(self._stream, rate=rate, channels=channels)
        self._flush_samples = round(FLUSH_S * rate)
        self._unflushed = 0
        self._rate = rate
        self.samples = 0
        """Samples a channel, written so far."""

    @property
    def duration_s(self) -> float:
        """Seconds written so far."""
        return self.samples / self._rate

    def write(self, samples: NDArray[np.int16]) -> None:
        """Add samples, shape (n, channels).

        Raises:
            JobFailedError: the disk is full or gone; what was written before can be heard.
        """
        try:
            self._writer.write(samples)
            self.samples += len(samples)
            self._unflushed += len(samples)
            if self._unflushed >= self._flush_samples:
                self._writer.sync()
                self._unflushed = 0
        except OSError as problem:
            raise _cannot_write(problem, self._path) from problem

    def close(self) -> None:
        """Finish the file.

        Raises:
            JobFailedError: the disk is full or gone; what was written before can be heard.
        """
        try:
            with self._stream:
                self._writer.close()
                self._writer.sync()
        except OSError as problem:
            raise _cannot_write(problem, self._path) from problem

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _cannot_write(problem: OSError, path: Path) -> JobFailedError:
    if isinstance(problem, FileExistsError):
        return JobFailedError(
            tr("There is a file {name} already.", name=printable_name(path)), tr("Choose another name.")
        )
    return JobFailedError(
        tr("The recording cannot be written to {name}: {reason}.", name=printable_name(path), reason=problem.strerror),
        tr("What was recorded so far is in the file. Choose another disk for the rest."),
    )
