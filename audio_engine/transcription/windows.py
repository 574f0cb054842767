"""Windows of speech, at most 30 s each, cut in silences.

The search for each window begins afresh where the last one ended, so a window depends on that position and the
sound alone: a run that resumes at any window's end cuts exactly as an unbroken run does.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from audio_engine.limits import SAMPLE_RATE, WINDOW_MAX_SAMPLES
from audio_engine.transcription.voice_activity import FRAME, Span, SpanRules, VoiceDetector, speech_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from audio_engine.transcription.listening import MonoSound

__all__ = ["SpeechWindow", "plan_windows"]

_BLOCK: Final = 32 * FRAME
"""Samples read at a time: about a second."""
_PAD: Final = SAMPLE_RATE // 5
"""Kept before and after speech: first consonants are quieter than the detector's threshold."""
_FULL: Final = WINDOW_MAX_SAMPLES - SAMPLE_RATE // 2
"""A window never quite fills the model's 30 s: the last time stamp must fit."""
_MIN_CUT: Final = 8 * SAMPLE_RATE
"""Before this a window is cut only where nobody speaks for `_LONG_PAUSE`."""
_LONG_PAUSE: Final = 3 * SAMPLE_RATE
_GOOD_PAUSE: Final = 0.7 * SAMPLE_RATE
"""Longer pauses make no better cut: this is already the end of a sentence."""


@dataclass(frozen=True, slots=True)
class SpeechWindow:
    """A stretch of speech that fits one recogniser call.

    `samples` is float32 mono in [-1, 1] at 16 kHz, shape (n,), n <= 480_000 (30 s).
    `start_sample` counts on the recording's decoded timeline; the search for the next window begins at
    `end_sample`. `speech` are the voiced spans inside, on the same timeline.
    """

    index: int
    start_sample: int
    end_sample: int
    samples: NDArray[np.float32]
    speech: tuple[Span, ...]


def plan_windows(
    sound: MonoSound,
    detector: VoiceDetector,
    *,
    start_sample: int = 0,
    first_index: int = 0,
    rules: SpanRules = SpanRules(),  # noqa: B008 - frozen
) -> Iterator[SpeechWindow]:
    """Every window from `start_sample` to the end of the recording, as soon as its sound is there."""
    position, index = start_sample, first_index
    while (window := _Search(sound, detector, rules, position).next_window(index)) is not None:
        yield window
        position, index = window.end_sample, index + 1


class _Search:
    """The search for one window from `position` on."""

    def __init__(self, sound: MonoSound, detector: VoiceDetector, rules: SpanRules, position: int) -> None:
        self._sound = sound
        self._rules = rules
        self._position = position
        self._stream = detector.stream()
        self._base = position
        self._probabilities: list[float] = []
        self._read_to = position
        self._ended = False

    def next_window(self, index: int) -> SpeechWindow | None:
        while True:
            self._listen()
            spans, open_ended = speech_spans(self._probabilities, self._rules)
            if not spans:
                if self._ended:
                    return None
                self._forget_silence()
                continue
            voiced = [Span(self._base + s.start * FRAME, min(self._read_to, self._base + s.end * FRAME)) for s in spans]
            if (cut := self._cut(voiced, open_ended=open_ended)) is not None:
                return self._window(index, voiced, cut)

    def _listen(self) -> None:
        block = self._sound.read(self._read_to, _BLOCK)
        self._ended = len(block) < _BLOCK
        self._read_to += len(block)
        if padding := -len(block) % FRAME:
            block = np.pad(block, (0, padding))
        self._probabilities.extend(self._stream.feed(block).tolist())

    def _forget_silence(self) -> None:
        # Half a second is kept: a span that is about to be recognised as one may have begun there.
        keep = SAMPLE_RATE // 2 // FRAME
        dropped = max(0, len(self._probabilities) - keep)
        del self._probabilities[:dropped]
        self._base += dropped * FRAME

    def _cut(self, voiced: list[Span], *, open_ended: bool) -> int | None:
        """Where the window that begins with `voiced` ends; None while more must be heard to decide."""
        start = self._start(voiced)
        for before, after in pairwise(voiced):
            if after.start - before.end >= _LONG_PAUSE and before.end - start <= _FULL:
                return before.end + _PAD
        fits = voiced[-1].end - start <= _FULL
        if fits and not open_ended and self._read_to - voiced[-1].end >= _LONG_PAUSE:
            return voiced[-1].end + _PAD
        if self._ended and fits:
            return min(self._read_to, voiced[-1].end + _PAD)
        if self._read_to - start < _FULL and not self._ended:
            return None
        return self._best_pause(start, voiced)

    def _best_pause(self, start: int, voiced: list[Span]) -> int:
        limit = start + _FULL
        best, best_score, early = 0, -1.0, 0
        ends = [*voiced[1:], Span(self._read_to, self._read_to)]
        for before, after in zip(voiced, ends, strict=True):
            pause = after.start - before.end
            cut = min(before.end + pause // 2, before.end + _PAD)
            if pause <= 0 or cut > limit:
                continue
            if before.end < start + _MIN_CUT:
                early = cut
                continue
            score = min(pause, _GOOD_PAUSE) / _GOOD_PAUSE + 0.6 * (cut - start) / _FULL
            if score > best_score:
                best, best_score = cut, score
        return best or early or self._quietest(limit)

    def _quietest(self, limit: int) -> int:
        """Nobody paused: the least voiced fifth of a second of the last ten before `limit`."""
        first = max(0, (limit - 10 * SAMPLE_RATE - self._base) // FRAME)
        last = (limit - self._base) // FRAME
        stretch = np.asarray(self._probabilities[first:last], dtype=np.float32)
        smooth = np.convolve(stretch, np.ones(7, dtype=np.float32) / 7, mode="same")
        return self._base + (first + int(np.argmin(smooth[3:-3])) + 3) * FRAME

    def _start(self, voiced: list[Span]) -> int:
        return max(self._position, voiced[0].start - _PAD)

    def _window(self, index: int, voiced: list[Span], cut: int) -> SpeechWindow:
        start = self._start(voiced)
        inside = tuple(Span(s.start, min(s.end, cut)) for s in voiced if s.start < cut)
        return SpeechWindow(
            index=index,
            start_sample=start,
            end_sample=cut,
            samples=self._sound.read(start, cut - start),
            speech=inside,
        )
