"""How far a transcription is, as events for whoever waits: position, speed, time left."""

from __future__ import annotations

import time

from audio_engine.events import Progress
from audio_engine.jobs.control import JobContext
from audio_engine.limits import SAMPLE_RATE

__all__ = ["TranscriptionProgress"]


class TranscriptionProgress:
    """Turns positions into `Progress` events: how far, how fast, how long still."""

    def __init__(self, job: JobContext) -> None:
        self._job = job
        self._declared_s: float | None = None
        self._reached: list[int] = []
        self._resumed = 0
        self._began = time.monotonic()

    def decoded(self, done_s: float, total_s: float | None) -> None:
        """The decoder has come so far; not told any more once something is being recognised."""
        self._declared_s = total_s
        if not self._reached:
            self._job.emit(Progress(self._job.job_id, "decode", done_s, total_s))

    def stage(self, name: str) -> None:
        """Something without a position has begun."""
        self._job.emit(Progress(self._job.job_id, name, 0.0, self._declared_s))

    def begin(self, tracks: int, reached: list[int]) -> None:
        """Recognition begins; `reached` are the positions (samples) where earlier work on each track ends."""
        self._reached = reached or [0] * tracks
        self._resumed = sum(self._reached)
        self._began = time.monotonic()

    def transcribed(self, track: int, sample: int, length: int | None) -> None:
        """`track` is recognised up to `sample` of `length`."""
        self._reached[track] = sample
        tracks = len(self._reached) * SAMPLE_RATE
        done_s = sum(self._reached) / tracks
        total_s = length / SAMPLE_RATE if length is not None else self._declared_s
        speed = (sum(self._reached) - self._resumed) / tracks / max(time.monotonic() - self._began, 1e-3)
        left_s = max(0.0, total_s - done_s) / speed if total_s is not None and speed > 0 else None
        self._job.emit(Progress(self._job.job_id, "transcribe", done_s, total_s, speed, left_s))
