"""Whether everything of an article was said: the count of its sentences, and those that last oddly long or short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from audio_engine.narration.plan import NarrationPlan, PlannedSentence
from audio_engine.narration.timeline import SentenceState, TimedSentence
from audio_engine.text import tr

__all__ = ["Coverage", "CoverageBrokenError", "DoubtfulSentence", "coverage_of", "likely_s"]

_S_PER_CHARACTER: Final = {"fr": 0.068, "en": 0.066}
"""Of the spoken form, at speed 1: some 15 characters a second, as newsreaders do."""
_OTHER_LANGUAGES: Final = 0.067
_ODD_FACTOR: Final = 2.0
"""A sentence is doubtful where it lasts more than twice, or less than half, as long as the run makes likely, …"""
_SHORTER_S: Final = 0.2
_LONGER_S: Final = 0.5
"""… and this much besides: one word is short, and more often long, for many reasons."""
_CALIBRATION: Final = (0.4, 2.5)
"""No voice is faster or slower than a newsreader by more; a run in which most sentences are is itself doubtful."""


class CoverageBrokenError(Exception):
    """A bug: a sentence of the plan is missing from what was rendered, or there twice, or at another place."""


@dataclass(frozen=True, slots=True)
class DoubtfulSentence:
    """A sentence that was spoken, and lasts far longer or shorter than its words make likely."""

    index: int
    text: str
    expected_s: float
    real_s: float
    reason: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many sentences were spoken, skipped and failed; together they are all sentences of the plan."""

    spoken: int
    skipped: int
    failed: int
    doubtful: tuple[DoubtfulSentence, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether nothing failed: only then is a narration done."""
        return not self.failed


def coverage_of(plan: NarrationPlan, timeline: Sequence[TimedSentence], *, speed: float = 1.0) -> Coverage:
    """What `timeline`, all of it, makes of `plan`. `speed` is the voices'.

    Raises:
        CoverageBrokenError: they are not the same sentences in the same order.
    """
    _check(plan, timeline)
    counts = Counter(sentence.state for sentence in timeline)
    return Coverage(
        counts[SentenceState.SPOKEN],
        counts[SentenceState.SKIPPED],
        counts[SentenceState.FAILED],
        tuple(_doubtful(plan, timeline, speed)),
    )


def likely_s(spoken: str, language: str, *, speed: float = 1.0) -> float:
    """Seconds that a newsreader takes for `spoken`, without any pause; `speed` is the voice's."""
    return len(spoken) * _per_character_s(language, speed)


def _per_character_s(language: str, speed: float) -> float:
    return _S_PER_CHARACTER.get(language[:2].lower(), _OTHER_LANGUAGES) / speed


def _check(plan: NarrationPlan, timeline: Sequence[TimedSentence]) -> None:
    planned = [sentence.index for sentence in plan.sentences]
    rendered = [sentence.index for sentence in timeline]
    if rendered == planned:
        return
    first = next((at for at, pair in enumerate(zip(planned, rendered, strict=False)) if pair[0] != pair[1]), None)
    at = min(len(planned), len(rendered)) if first is None else first
    raise CoverageBrokenError(
        f"{len(planned)} sentences were planned and {len(rendered)} rendered; they differ from place {at} on: "
        f"planned {planned[at : at + 3]}, rendered {rendered[at : at + 3]}"
    )


def _doubtful(plan: NarrationPlan, timeline: Sequence[TimedSentence], speed: float) -> list[DoubtfulSentence]:
    per_character = _per_character_s(plan.language, speed)
    spoken = [
        (timed, len(timed.spoken) * per_character, _said_s(planned, timed))
        for planned, timed in zip(plan.sentences, timeline, strict=True)
        if timed.state is SentenceState.SPOKEN
    ]
    if not spoken:
        return []
    lowest, highest = _CALIBRATION
    pace = min(max(median(real_s / expected_s for _, expected_s, real_s in spoken), lowest), highest)
    return [
        DoubtfulSentence(timed.index, timed.text, expected_s * pace, real_s, reason)
        for timed, expected_s, real_s in spoken
        if (reason := _reason(expected_s * pace, real_s))
    ]


def _said_s(planned: PlannedSentence, timed: TimedSentence) -> float:
    """How long it sounds, without the pauses that the author wants in it."""
    return timed.end_s - timed.start_s - sum(seconds for _, seconds in planned.sentence.pauses)


def _reason(expected_s: float, real_s: float) -> str:
    if real_s < expected_s / _ODD_FACTOR - _SHORTER_S:
        return tr("It is much shorter than its words make likely: something may be missing.")
    if real_s > expected_s * _ODD_FACTOR + _LONGER_S:
        return tr("It is much longer than its words make likely: something may have been repeated.")
    return ""
