"""Sound on sound with pydub, a few seconds at a time: levels, fades and sums of raw samples, and nothing else of it.

pydub can also open files, by calling whatever `ffmpeg` it finds; that part is never used.
"""

from __future__ import annotations

import math
import warnings
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from audio_engine.limits import MUSIC_RATE

__all__ = ["HEADROOM", "MS", "SILENT_DB", "AudioSegment", "Curve", "segment_of", "shaped", "stereo_samples", "sum_of"]

AudioSegment: TypeAlias = Any
"""pydub's class, which has no types."""
MS: Final = MUSIC_RATE // 1000
"""Samples a millisecond: what pydub counts in."""
SILENT_DB: Final = -120.0
HEADROOM: Final = 4.0
"""Voice, intro, bed and outro at full level all at once do not clip: 12 dB of the 32 bits are kept for sums."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A level over time: points of (milliseconds, dB), in order; straight in amplitude between them, level outside."""

    points: tuple[tuple[int, float], ...] = ()

    def at(self, ms: int) -> float:
        """The level in dB."""
        if not self.points:
            return 0.0
        after = bisect_right(self.points, ms, key=lambda point: point[0])
        if after == 0:
            return self.points[0][1]
        if after == len(self.points):
            return self.points[-1][1]
        (start, from_db), (end, to_db) = self.points[after - 1 : after + 1]
        low, high = 10 ** (from_db / 20), 10 ** (to_db / 20)
        return 20 * math.log10(low + (high - low) * (ms - start) / (end - start))

    def within(self, start_ms: int, end_ms: int) -> list[int]:
        """Where it bends between two moments."""
        return sorted({ms for ms, _ in self.points if start_ms < ms < end_ms})


def segment_of(samples: NDArray[np.int16] | NDArray[np.int32]) -> AudioSegment:
    """A pydub segment of samples, shape (n, channels), with `HEADROOM`."""
    shift = 14 if samples.dtype == np.int16 else -2
    wide = samples.astype(np.int32)
    wide = wide << shift if shift > 0 else wide >> -shift
    return _audio_segment()(
        data=np.ascontiguousarray(wide).tobytes(), sample_width=4, frame_rate=MUSIC_RATE, channels=samples.shape[1]
    )


def stereo_samples(segment: AudioSegment) -> NDArray[np.float32]:
    """Its samples without the headroom, shape (n, 2); they may go beyond 1."""
    raw = np.frombuffer(segment.raw_data, np.int32).reshape(-1, segment.channels)
    samples = (raw * (HEADROOM / 2**31)).astype(np.float32)
    return samples if segment.channels == 2 else np.repeat(samples, 2, axis=1)


def shaped(segment: AudioSegment, start_ms: int, curves: Sequence[Curve]) -> AudioSegment:
    """`segment`, which starts at `start_ms`, with its level following each of `curves`."""
    for curve in curves:
        end_ms = start_ms + len(segment)
        bends = [start_ms, *curve.within(start_ms, end_ms), end_ms]
        parts = [
            _faded(segment[start - start_ms : end - start_ms], curve.at(start), curve.at(end))
            for start, end in pairwise(bends)
        ]
        segment = parts[0]
        for part in parts[1:]:
            segment = segment.append(part, crossfade=0)
    return segment


def sum_of(ground: AudioSegment, others: Sequence[AudioSegment]) -> AudioSegment:
    """`ground` with `others` on it, all from its start; it is stereo if one of them is."""
    for other in others:
        ground = ground.overlay(other)
    return ground


def _faded(part: AudioSegment, from_db: float, to_db: float) -> AudioSegment:
    if abs(from_db - to_db) < 0.001:
        return part if abs(from_db) < 0.001 else part.apply_gain(from_db)
    return part.fade(from_gain=from_db, to_gain=to_db, start=0, end=len(part))


def _audio_segment() -> AudioSegment:
    with warnings.catch_warnings():
        # It warns that there is no ffmpeg, which it shall never call, and its source has old escape sequences.
        warnings.simplefilter("ignore")
        import pydub
    return pydub.AudioSegment
