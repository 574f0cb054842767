"""Windows in, finished windows out: recognise in batches, judge, hear again what failed, and keep the doubt.

A stream: nothing here grows with the recording. What comes out depends on the sound and the request alone, so a run
that resumes gives what an unbroken one would have given.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Final

import numpy as np

from audio_engine.limits import SAMPLE_RATE, WINDOW_MAX_SAMPLES
from audio_engine.transcript import Doubt, Gap, Segment, Word
from audio_engine.transcription.phrases import split_into_phrases
from audio_engine.transcription.quality import doubts_about_segment, doubts_about_window, speech_without_text
from audio_engine.transcription.recogniser import HeardSegment, HeardWord, Hearing, LanguageGuess, Mode, Request
from audio_engine.transcription.windows import SpeechWindow, plan_windows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from audio_engine.transcription.listening import MonoSound
    from audio_engine.transcription.recogniser import Recogniser
    from audio_engine.transcription.voice_activity import Span, VoiceDetector

__all__ = ["FinishedWindow", "Pipeline", "StoredPosition", "detect_language"]

_ATTEMPTS: Final = {Mode.ACCURATE: 3, Mode.DRAFT: 1, Mode.BASIC: 0}
_DETECTION_S: Final = 60
"""Speech that language detection listens to."""


@dataclass(frozen=True, slots=True)
class FinishedWindow:
    """What became of a window: segments (ids not yet given) and gaps, in seconds on the recording's timeline."""

    index: int
    start_sample: int
    end_sample: int
    segments: tuple[Segment, ...]
    gaps: tuple[Gap, ...]
    voiced_s: float


@dataclass(frozen=True, slots=True)
class StoredPosition:
    """Where the end of a stored window is."""

    index: int
    end_sample: int


class Pipeline:
    """One recogniser, one request, any number of tracks."""

    def __init__(
        self, recogniser: Recogniser, detector: VoiceDetector, request: Request, *, attempts: int | None = None
    ) -> None:
        """`attempts` is how often a window that fails may be heard again; None leaves it to the request's mode."""
        self._recogniser = recogniser
        self._detector = detector
        self._request = request
        self._attempts = _ATTEMPTS[request.mode] if attempts is None else attempts

    def run(
        self,
        sound: MonoSound,
        *,
        stored: Sequence[StoredPosition] = (),
        between: Callable[[], None] = lambda: None,
    ) -> Iterator[FinishedWindow]:
        """Every window after the `stored` ones, as soon as it is done.

        `between` is called before each batch and each second hearing; it may raise to stop the run. The first batch
        is one window, so that somebody who waits sees text soon. Batches are always the same windows (0, then 1 to n,
        n+1 to 2n, …), because CTranslate2's sums depend on the batch in the last digit: a batch that was stored in
        part is recognised again whole.
        """
        size = self._recogniser.batch_size
        whole = 1 + (len(stored) - 1) // size * size if stored else 0
        start = stored[whole - 1].end_sample if whole else 0
        windows = plan_windows(sound, self._detector, start_sample=start, first_index=whole)
        while batch := list(islice(windows, size if whole else 1)):
            whole += len(batch)
            between()
            hearings = self._recogniser.hear([w.samples for w in batch], self._request)
            for window, hearing in zip(batch, hearings, strict=True):
                if window.index >= len(stored):
                    yield self._finish(window, hearing, between)

    def _finish(self, window: SpeechWindow, hearing: Hearing, between: Callable[[], None]) -> FinishedWindow:
        best, doubts = self._best(window, hearing, between)
        segments = [part for segment in best.segments for part in split_into_phrases(segment)]
        for span in speech_without_text(segments, window):
            segments.extend(self._listen_again(window, span, between))
        segments.sort(key=lambda s: s.start_s)
        return FinishedWindow(
            index=window.index,
            start_sample=window.start_sample,
            end_sample=window.end_sample,
            segments=tuple(self._segment(s, window, doubts, best.language) for s in segments),
            gaps=tuple(
                Gap(span.start / SAMPLE_RATE, span.end / SAMPLE_RATE) for span in speech_without_text(segments, window)
            ),
            voiced_s=sum(s.end - s.start for s in window.speech) / SAMPLE_RATE,
        )

    def _best(
        self, window: SpeechWindow, hearing: Hearing, between: Callable[[], None]
    ) -> tuple[Hearing, tuple[Doubt, ...]]:
        """The first hearing without doubts, or the best of all that could be had."""
        heard = [(hearing, doubts_about_window(hearing, window))]
        for attempt in range(self._attempts):
            if not heard[-1][1] and heard[-1][0].segments:
                return heard[-1]
            between()
            again = self._recogniser.hear_again(window.samples, self._request, attempt)
            if again is None:
                break
            heard.append((again, doubts_about_window(again, window)))
        return min(heard, key=lambda h: (not h[0].segments, len(h[1]), -(h[0].mean_log_probability or 0.0)))

    def _listen_again(self, window: SpeechWindow, span: Span, between: Callable[[], None]) -> list[HeardSegment]:
        """What is said in a stretch where the whole window's hearing has no text; only what passes the gate."""
        if not self._attempts:
            return []
        between()
        margin = SAMPLE_RATE // 5
        first = max(0, span.start - window.start_sample - margin)
        last = span.end - window.start_sample + margin
        part = replace(
            window,
            start_sample=window.start_sample + first,
            end_sample=min(window.end_sample, window.start_sample + last),
            samples=window.samples[first:last],
            speech=(span,),
        )
        again = self._recogniser.hear_again(part.samples, self._request, 0)
        if again is None or doubts_about_window(again, part):
            return []
        offset_s = first / SAMPLE_RATE
        good = [_later(s, offset_s) for s in again.segments if not doubts_about_segment(s, part)]
        return [phrase for segment in good for phrase in split_into_phrases(segment)]

    def _segment(self, heard: HeardSegment, window: SpeechWindow, doubts: tuple[Doubt, ...], language: str) -> Segment:
        start_s = window.start_sample / SAMPLE_RATE
        all_doubts = {*doubts, *doubts_about_segment(heard, window)}
        return Segment(
            id=0,
            start_s=start_s + heard.start_s,
            end_s=start_s + heard.end_s,
            text=heard.text,
            machine_text=heard.text,
            words=tuple(
                Word(w.text.strip(), start_s + w.start_s, start_s + w.end_s, w.confidence) for w in heard.words
            ),
            doubt=tuple(d for d in Doubt if d in all_doubts),
            language=language if language != self._request.language and self._request.multilingual else None,
        )


def detect_language(sound: MonoSound, recogniser: Recogniser, detector: VoiceDetector) -> LanguageGuess | None:
    """The language of the first minute of speech; None where nobody speaks.

    Windows are joined before anybody listens: a slow conversation has dozens of them in a minute, and each alone
    would cost the recogniser as much time and memory as half a minute of sound.
    """
    heard, listened = [], 0
    for window in plan_windows(sound, detector):
        heard.append(window.samples)
        listened += len(window.samples)
        if listened >= _DETECTION_S * SAMPLE_RATE:
            break
    if not heard:
        return None
    minute = np.concatenate(heard)[: _DETECTION_S * SAMPLE_RATE]
    return recogniser.detect_language(np.array_split(minute, -(-len(minute) // WINDOW_MAX_SAMPLES)))


def _later(segment: HeardSegment, offset_s: float) -> HeardSegment:
    return HeardSegment(
        segment.start_s + offset_s,
        segment.end_s + offset_s,
        segment.text,
        tuple(HeardWord(w.text, w.start_s + offset_s, w.end_s + offset_s, w.confidence) for w in segment.words),
    )
