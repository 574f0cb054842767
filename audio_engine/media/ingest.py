"""Takes a recording in: while the locked decoder speaks, its samples are stored, drawn, hashed and readable at once.

In the given folder appear `audio.flac` (16 kHz, our copy for ever), `peaks.bin` (the waveform) and, until the ingest
is closed, `audio.pcm` (what readers read meanwhile). After an error or a cancel nothing of them is left.
"""

from __future__ import annotations

import errno
import hashlib
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import numpy as np

from audio_engine.errors import CancelledError, JobFailedError
from audio_engine.files import atomic_write
from audio_engine.limits import SAMPLE_RATE
from audio_engine.media.decoding import DecoderProcess
from audio_engine.media.flac_file import FlacWriter
from audio_engine.media.mono import ChannelStatistics
from audio_engine.media.pcm_protocol import Damaged, End, Header, Pcm, Warned
from audio_engine.media.sentences import damage_sentence, printable_name, warning_sentence
from audio_engine.media.stored_audio import FLAC_NAME, SpooledAudio, StoredAudio
from audio_engine.media.waveform import PEAKS_NAME, PeakWriter
from audio_engine.text import tr

__all__ = ["Ingest", "IngestReport"]

SPOOL_NAME: Final = "audio.pcm"
_HASHED_AT_ONCE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What was taken in.

    `damaged` are stretches, in samples, that could not be decoded and are silence in the stored sound; `warnings`
    are sentences for the person who waits, among them one about the damage.
    """

    duration_samples: int
    channels: int
    sha256: str
    warnings: tuple[str, ...]
    damaged: tuple[tuple[int, int], ...]


class Ingest:
    """One recording being taken in by a thread of its own; a context manager that ends the thread and the decoder.

    `on_progress(done_s, total_s)` is called from that thread, about once for every two seconds of sound; `total_s`
    is None where the file does not say.
    """

    def __init__(self, source: Path, folder: Path, *, on_progress: Callable[[float, float | None], None]) -> None:
        """Start to take `source` in; `folder` must exist, and is this recording's own.

        Raises:
            UnusableInputError: the file is none that could hold sound (a folder, a fifo, empty, unreadable, …).
            JobFailedError: `folder` cannot be written.
        """
        self._source = source
        self._folder = folder
        self._on_progress = on_progress
        self._report: IngestReport | None = None
        self._problem: BaseException | None = None
        self._decoder = DecoderProcess(source)
        try:
            _remove_leftovers(folder)
            self._spool = SpooledAudio(folder / SPOOL_NAME)
        except OSError as problem:
            self._decoder.close()
            raise _cannot_write(problem, folder) from problem
        self._thread = threading.Thread(target=self._run, name=f"ingest {printable_name(source)}")
        self._thread.start()

    @property
    def audio(self) -> StoredAudio:
        """The samples, readable at once: a read waits for what is not decoded yet. Gone when the ingest is closed."""
        return self._spool

    def wait(self) -> IngestReport:
        """Wait for the end; everything is then on the disk.

        Raises:
            UnusableInputError: the file cannot be used.
            JobFailedError: the folder cannot be written.
            CancelledError: `cancel()` was called.
        """
        self._thread.join()
        if self._problem is not None:
            raise self._problem
        assert self._report is not None
        return self._report

    def cancel(self) -> None:
        """Stop, and leave nothing behind. Returns when the decoder is gone; an ingest that is done stays done."""
        self._decoder.cancel()

    def close(self) -> None:
        """End the thread and the decoder, and remove the spool. Work that is not done is cancelled."""
        if self._thread.is_alive():
            self._decoder.cancel()
        self._thread.join()
        self._decoder.close()
        self._spool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _run(self) -> None:
        try:
            with self._decoder:
                self._report = self._take_in()
        except OSError as problem:
            self._fail(_cannot_write(problem, self._folder), problem)
        except BaseException as problem:  # noqa: BLE001 - the top of this thread: `wait` and every reader raise it
            self._fail(problem, None)
        else:
            self._spool.finish()

    def _fail(self, problem: BaseException, cause: BaseException | None) -> None:
        problem.__cause__ = problem.__cause__ or cause
        self._problem = problem
        self._spool.fail(problem)
        self._spool.close()
        for name in (FLAC_NAME, PEAKS_NAME):
            (self._folder / name).unlink(missing_ok=True)

    def _take_in(self) -> IngestReport:
        messages = self._decoder.messages()
        header = next(messages)
        assert isinstance(header, Header)
        self._spool.start(header.channels)
        hashing = _Fingerprint(self._decoder)
        statistics = ChannelStatistics()
        warnings: list[str] = []
        damaged: list[tuple[int, int]] = []
        total = 0
        with (
            atomic_write(self._folder / FLAC_NAME, mode=0o600) as flac_file,
            atomic_write(self._folder / PEAKS_NAME, mode=0o600) as peaks_file,
            FlacWriter(flac_file, rate=SAMPLE_RATE, channels=header.channels) as flac,
        ):
            peaks = PeakWriter(peaks_file, header.channels)
            for message in messages:
                match message:
                    case Pcm():
                        samples = np.frombuffer(message.samples, "<i2").reshape(-1, header.channels)
                        flac.write(samples)
                        peaks.add(samples)
                        statistics.add(samples)
                        self._spool.append(message.samples)
                        total += len(samples)
                        self._on_progress(total / SAMPLE_RATE, _seconds(header.declared_samples))
                        hashing.step()
                    case Damaged():
                        damaged.append((message.start_sample, message.end_sample))
                    case Warned():
                        warnings.append(warning_sentence(message))
                    case End():
                        peaks.finish()
            sha256, changed = hashing.finish()
        if damaged:
            warnings.append(damage_sentence(tuple(damaged)))
        if changed:
            warnings.append(tr("The file changed while it was read: add it again when it is complete."))
        warnings += statistics.warnings()
        return IngestReport(total, header.channels, sha256, tuple(warnings), tuple(damaged))


class _Fingerprint:
    """The original's SHA-256, read a piece at a time through the descriptor that the decoder reads, while it does."""

    def __init__(self, decoder: DecoderProcess) -> None:
        self._decoder = decoder
        self._hash = hashlib.sha256()
        self._at = 0
        self._before = os.fstat(decoder.descriptor)

    def step(self) -> bool:
        """Hash the next piece; False at the end of the file."""
        piece = self._decoder.look(self._at, _HASHED_AT_ONCE)
        self._hash.update(piece)
        self._at += len(piece)
        return bool(piece)

    def finish(self) -> tuple[str, bool]:
        """The hexadecimal digest, and whether the file changed meanwhile.

        Raises:
            CancelledError: the decoder was told to stop.
        """
        while self.step():
            if self._decoder.is_cancelled:
                raise CancelledError
        after = os.fstat(self._decoder.descriptor)
        changed = (after.st_size, after.st_mtime_ns) != (self._before.st_size, self._before.st_mtime_ns)
        return self._hash.hexdigest(), changed


def _remove_leftovers(folder: Path) -> None:
    """Remove what an ingest whose process was killed has left."""
    for leftover in (folder / SPOOL_NAME, *folder.glob(".souffleur-*.part")):
        leftover.unlink(missing_ok=True)


def _seconds(samples: int | None) -> float | None:
    return None if samples is None else samples / SAMPLE_RATE


def _cannot_write(problem: OSError, folder: Path) -> JobFailedError:
    if problem.errno in {errno.ENOSPC, errno.EDQUOT}:
        return JobFailedError(
            tr("The disk that holds {folder} is full.", folder=folder),
            tr("Free some space and try again: an hour of sound takes about 300 MB while it is taken in."),
        )
    return JobFailedError(
        tr("The sound cannot be stored in {folder}: {reason}.", folder=folder, reason=problem.strerror),
        tr("Check that the folder exists and can be written, and try again."),
    )
