"""How far a narration is, as events for whoever waits."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from audio_engine.events import Event, Progress, SentenceReady
from audio_engine.narration.plan import NarrationPlan
from audio_engine.narration.timeline import SentenceState, TimedSentence

__all__ = ["NarrationProgress"]

_EVERY_S: Final = 0.2
"""Between two events of one stage; a codec reports far more often."""


class NarrationProgress:
    """Turns sentences and positions into events of the job `job_id`."""

    def __init__(self, job_id: int, plan: NarrationPlan, emit: Callable[[Event], None]) -> None:
        self._job_id = job_id
        self._emit = emit
        self._characters = sum(len(p.sentence.spoken) for p in plan.sentences if not p.skipped)
        self._said = 0
        self._made_s = 0.0
        self._began = time.monotonic()
        self._told = ("", 0.0)

    def sentence(self, timed: TimedSentence) -> None:
        """`timed` is on the track."""
        self._emit(
            SentenceReady(
                self._job_id, timed.index, str(timed.state), timed.text, timed.start_s, timed.end_s, timed.cached
            )
        )
        if timed.state is SentenceState.SKIPPED:
            return
        self._said += len(timed.spoken)
        if not timed.cached:
            self._made_s += timed.end_s - timed.start_s
        total_s = timed.end_s * self._characters / max(self._said, 1)
        speed = self._made_s / max(time.monotonic() - self._began, 1e-3)
        left_s = max(0.0, total_s - timed.end_s) / speed if speed else None
        self._emit(Progress(self._job_id, "render", timed.end_s, total_s, speed or None, left_s))

    def stage(self, stage: str, done_s: float, total_s: float) -> None:
        """`stage` (of `publish`) has come so far."""
        before, at = self._told
        if stage == before and done_s < total_s and time.monotonic() - at < _EVERY_S:
            return
        self._told = (stage, time.monotonic())
        self._emit(Progress(self._job_id, stage, done_s, total_s))
