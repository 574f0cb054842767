"""Writes the sentences of a narration into one track, and says to the sample where each of them is.

The track is FLAC, 48 kHz, 24 bits, mono. It has its name only when it is complete: what a killed run leaves is made
again, from the cache.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import numpy as np
import soundfile
from numpy.typing import NDArray

from audio_engine.errors import JobFailedError
from audio_engine.limits import MUSIC_RATE
from audio_engine.media.flac_file import Sink
from audio_engine.narration.rendering import RenderedSentence
from audio_engine.narration.timeline import SentenceState, TimedSentence, TimedWord
from audio_engine.text import tr

__all__ = ["VoiceTrack"]

_FULL_SCALE: Final = float(1 << 31)
_SETTLING_S: Final = 0.02
"""Silence behind a sentence from which the resampler takes what it needs to give the last samples."""


class VoiceTrack:
    """The track `path` being written; a context manager. Left without an error, the file is there and complete."""

    def __init__(self, path: Path) -> None:
        """Begin it.

        Raises:
            JobFailedError: the file cannot be made.
        """
        self._path = path
        self._part = path.with_name(f"{path.name}.part")
        self._position = 0
        self._owed_s = 0.0
        try:
            self._part.unlink(missing_ok=True)
            flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0)
            self._sink = Sink(os.fdopen(os.open(self._part, flags, 0o600), "wb"))
        except OSError as problem:
            raise self._unwritable(problem) from problem
        self._file: Any = soundfile.SoundFile(
            self._sink, "w", samplerate=MUSIC_RATE, channels=1, format="FLAC", subtype="PCM_24"
        )

    @property
    def duration_s(self) -> float:
        """What is written so far, without the pause after the last sentence."""
        return self._position / MUSIC_RATE

    def add(self, rendered: RenderedSentence) -> TimedSentence:
        """Write the next sentence after the pause that is due, and say where it is.

        Raises:
            JobFailedError: the disk is full or gone.
        """
        if rendered.state is SentenceState.SPOKEN:
            self._write(np.zeros(round(self._owed_s * MUSIC_RATE), np.float32))
            self._owed_s = 0.0
        start = self._position
        if rendered.state is SentenceState.SPOKEN:
            self._write(resampled(rendered.samples, rendered.rate))
        if self._position:  # nobody waits for a first sentence that failed
            self._owed_s = max(self._owed_s, rendered.planned.pause_after_s)
        return _timed(rendered, start / MUSIC_RATE, self._position / MUSIC_RATE)

    def _write(self, samples: NDArray[np.float32]) -> None:
        """Whole numbers, so that what is silent is silent."""
        scaled = np.clip(np.rint(samples.astype(np.float64) * _FULL_SCALE), -_FULL_SCALE, _FULL_SCALE - 1)
        with self._told():
            self._file.write(scaled.astype(np.int32))
        self._position += len(samples)

    def _finish(self) -> None:
        # libsndfile makes no FLAC without samples
        self._write(np.zeros(round(self._owed_s * MUSIC_RATE) if self._position else 1, np.float32))
        with self._told():
            self._file.close()
            self._sink.raise_problem()
            self._sink.stream.flush()
            os.fsync(self._sink.stream.fileno())
            self._sink.stream.close()
            self._part.replace(self._path)

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Whatever the disk refuses inside becomes a sentence."""
        try:
            try:
                yield
            finally:
                self._sink.raise_problem()  # libsndfile does not say why it failed, nor always that it did
        except OSError as problem:
            raise self._unwritable(problem) from problem

    def _unwritable(self, problem: OSError) -> JobFailedError:
        return JobFailedError(
            tr(
                "The sound cannot be written to {folder}: {why}.",
                folder=self._path.parent,
                why=problem.strerror or problem,
            ),
            tr("Make room on that disk, then try again: what was said is kept."),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if value is None:
                self._finish()
        finally:
            self._sink.is_abandoned = True
            self._file.close()
            with contextlib.suppress(OSError):  # what was not written yet has no place, and is not needed
                self._sink.stream.close()
            with contextlib.suppress(OSError):
                self._part.unlink(missing_ok=True)


def resampled(samples: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """`samples` (mono, `rate` Hz) at the track's rate: exactly round(n * 48000 / rate) of them, not delayed."""
    import av  # a native library, and this module may be imported where no child is

    count = round(len(samples) * MUSIC_RATE / rate)
    padded = np.concatenate([samples, np.zeros(round(_SETTLING_S * rate), np.float32)])
    frame = av.AudioFrame.from_ndarray(padded[np.newaxis], format="flt", layout="mono")
    frame.sample_rate = rate
    resampler = av.AudioResampler(format="flt", layout="mono", rate=MUSIC_RATE)
    parts = [part.to_ndarray()[0] for part in (*resampler.resample(frame), *resampler.resample(None))]
    sound: NDArray[np.float32] = np.concatenate(parts)[:count]
    return sound


def _timed(rendered: RenderedSentence, start_s: float, end_s: float) -> TimedSentence:
    planned = rendered.planned
    spoken = planned.sentence.spoken
    return TimedSentence(
        index=planned.index,
        paragraph=planned.paragraph,
        kind=planned.kind,
        text=planned.sentence.text,
        spoken=spoken,
        start_s=start_s,
        end_s=end_s,
        state=rendered.state,
        cached=rendered.cached,
        reason=rendered.reason,
        words=tuple(
            TimedWord(spoken[word.start : word.end], start_s + word.start_s, min(start_s + word.end_s, end_s))
            for word in rendered.words
        ),
    )
