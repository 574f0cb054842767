"""Writes our own FLAC into an open file, and tells a full disk apart from everything else.

libsndfile calls back for each block; an exception in there would be printed and forgotten, so it is kept and raised
by the call that caused it.
"""

from __future__ import annotations

import os
from types import TracebackType
from typing import IO, Any, Self

import numpy as np
import soundfile
from numpy.typing import NDArray

__all__ = ["FlacWriter", "Sink"]


class FlacWriter:
    """A FLAC of signed 16-bit samples being written into `stream`, which stays open; a context manager.

    Until it is closed its header says that the length is unknown, which every player accepts: whatever was
    flushed can be heard even if this process dies.
    """

    def __init__(self, stream: IO[bytes], *, rate: int, channels: int) -> None:
        self._sink = Sink(stream)
        self._file: Any = soundfile.SoundFile(
            self._sink, "w", samplerate=rate, channels=channels, format="FLAC", subtype="PCM_16"
        )

    def write(self, samples: NDArray[np.int16]) -> None:
        """Add samples, shape (n, channels).

        Raises:
            OSError: the disk is full or gone.
        """
        try:
            self._file.write(samples)
        except (soundfile.SoundFileError, AssertionError):
            self._sink.raise_problem()
            raise
        self._sink.raise_problem()

    def sync(self) -> None:
        """Bring what was encoded so far onto the disk.

        Raises:
            OSError: the disk is full or gone.
        """
        self._sink.stream.flush()
        os.fsync(self._sink.stream.fileno())

    def close(self) -> None:
        """Write the last block and the final header.

        Raises:
            OSError: the disk is full or gone.
        """
        try:
            self._file.close()
        except soundfile.SoundFileError:
            self._sink.raise_problem()
            raise
        self._sink.raise_problem()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if value is None:
            self.close()
            return
        self._sink.is_abandoned = True
        self._file.close()


class Sink:
    """What an encoder sees of the file. The first error is kept; whatever is written after it is lost silently."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.is_abandoned = False
        """Whether nothing more is to be written, whatever the encoder still says."""
        self._problem: OSError | None = None

    def write(self, data: bytes) -> int:
        """Take `data`; never fails."""
        if self.is_abandoned or self._problem is not None:
            return len(data)
        try:
            self.stream.write(data)
        except OSError as problem:
            self._problem = problem
        return len(data)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """As a file does; never fails."""
        if self.is_abandoned or self._problem is not None:
            return 0
        try:
            return self.stream.seek(offset, whence)
        except OSError as problem:  # seeking flushes
            self._problem = problem
            return 0

    def tell(self) -> int:
        """As a file does; never fails."""
        return 0 if self.is_abandoned or self._problem is not None else self.stream.tell()

    def raise_problem(self) -> None:
        """Raise the `OSError` that was kept, if there is one."""
        if self._problem is not None:
            raise self._problem
