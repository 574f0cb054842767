"""The quality gate: which hearings are good enough, and what a person should be told of those that are not.

Whisper fails in known ways: it repeats itself, it writes closing lines on silence, it loses passages. Each check
here looks for one of them. High confidence proves nothing (loops are written with confidence), so no check can
overrule another.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from audio_engine.limits import SAMPLE_RATE
from audio_engine.transcript import Doubt
from audio_engine.transcription.voice_activity import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from audio_engine.transcription.recogniser import HeardSegment, Hearing
    from audio_engine.transcription.windows import SpeechWindow

__all__ = ["doubts_about_segment", "doubts_about_window", "is_repetitive", "speech_without_text"]

_MAX_COMPRESSION: Final = 2.4
_MIN_LOG_PROBABILITY: Final = -1.0
_MIN_CONFIDENCE: Final = 0.35
_MAX_CHARACTERS_PER_S: Final = 32.0
"""French news readers reach 20; beyond this the words cannot have been said."""
_SILENCE_RMS: Final = 10 ** (-62 / 20)
_LOOPS: Final = {1: 6, 2: 4, 3: 4, 4: 4}
"""How often a phrase of so many words follows itself in a loop; longer ones three times."""
_UNTOLD_S: Final = 1.2
"""Speech of this length between words is more than a slow word."""
_WORD_REACH_S: Final = 0.35
"""Word times from attention are this blurred."""

# Lines that Whisper learned from subtitles and writes on silence or music, as reported by its users.
_PHANTOMS: Final = re.compile(
    r"amara\.org|sous-?titr(?:es|age)\b.*(?:radio-canada|communaut|st'? ?501|réalis)|merci d['’]avoir regardé"
    r"|thank(?:s| you)(?: so much)? for watching|subtitles by|transcribed by|❤️ par",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Loop:
    """`length` words that follow themselves `times` times."""

    length: int
    times: int


def doubts_about_window(hearing: Hearing, window: SpeechWindow) -> tuple[Doubt, ...]:
    """Why the text of a whole window should be heard again; empty where it is good."""
    text, doubts = hearing.text, list[Doubt]()
    voiced_s = sum(s.end - s.start for s in window.speech) / SAMPLE_RATE
    if is_repetitive(text):
        doubts.append(Doubt.REPETITION)
    probability = hearing.mean_log_probability
    if text and probability is not None and probability < _MIN_LOG_PROBABILITY:
        doubts.append(Doubt.LOW_CONFIDENCE)
    if text and len(text) > _MAX_CHARACTERS_PER_S * max(voiced_s, 1.0):
        doubts.append(Doubt.IMPLAUSIBLE_RATE)
    return tuple(doubts)


def doubts_about_segment(segment: HeardSegment, window: SpeechWindow) -> tuple[Doubt, ...]:
    """Why a person should listen to this segment."""
    doubts = list[Doubt]()
    first = round(segment.start_s * SAMPLE_RATE)
    last = max(first + 1, round(segment.end_s * SAMPLE_RATE))
    if is_repetitive(segment.text):
        doubts.append(Doubt.REPETITION)
    if segment.words and float(np.mean([w.confidence for w in segment.words])) < _MIN_CONFIDENCE:
        doubts.append(Doubt.LOW_CONFIDENCE)
    if _rms(window.samples[first:last]) < _SILENCE_RMS:
        doubts.append(Doubt.NEAR_SILENCE)
    voiced = _overlap(Span(window.start_sample + first, window.start_sample + last), window.speech)
    if voiced < (last - first) * (0.5 if _PHANTOMS.search(segment.text) else 0.15):
        doubts.append(Doubt.NO_SPEECH)
    if len(segment.text) > _MAX_CHARACTERS_PER_S * max((last - first) / SAMPLE_RATE, 0.5):
        doubts.append(Doubt.IMPLAUSIBLE_RATE)
    return tuple(doubts)


def is_repetitive(text: str) -> bool:
    """Whether a text repeats itself as decoders do and people do not.

    Two signs: it compresses too well (Whisper's own measure, meaningless on short texts), or a phrase of up to
    twelve words follows itself: six times where it is one word (people do say “non, non, non, non”), three times
    where it has five and more, four times in between.
    """
    data = text.encode()
    if len(data) > 80 and len(data) / len(zlib.compress(data)) > _MAX_COMPRESSION:
        return True
    return any(loop.times >= _LOOPS.get(loop.length, 3) for loop in _loops(re.findall(r"\w+", text.lower())))


def speech_without_text(segments: Iterable[HeardSegment], window: SpeechWindow) -> list[Span]:
    """Stretches of the window (samples on the recording's timeline) where somebody speaks and no word stands."""
    told = _told(segments, window)
    untold: list[Span] = []
    for span in window.speech:
        at = span.start
        for word in told:
            if word.end <= at or word.start >= span.end:
                continue
            untold.append(Span(at, min(word.start, span.end)))
            at = max(at, word.end)
        untold.append(Span(at, span.end))
    return [span for span in untold if span.end - span.start >= _UNTOLD_S * SAMPLE_RATE]


def _told(segments: Iterable[HeardSegment], window: SpeechWindow) -> list[Span]:
    reach = round(_WORD_REACH_S * SAMPLE_RATE)
    times = sorted((unit.start_s, unit.end_s) for segment in segments for unit in (segment.words or (segment,)))
    return [
        Span(
            window.start_sample + round(start_s * SAMPLE_RATE) - reach,
            window.start_sample + round(end_s * SAMPLE_RATE) + reach,
        )
        for start_s, end_s in times
    ]


def _loops(words: Sequence[str]) -> Iterator[_Loop]:
    for length in range(1, min(12, len(words) // 2) + 1):
        for start in range(len(words) - 2 * length + 1):
            yield _Loop(length, _times_at(words, start, length))


def _times_at(words: Sequence[str], start: int, length: int) -> int:
    phrase, times = words[start : start + length], 1
    while words[start + times * length : start + (times + 1) * length] == phrase:
        times += 1
    return times


def _overlap(span: Span, spans: Iterable[Span]) -> int:
    return sum(max(0, min(span.end, s.end) - max(span.start, s.start)) for s in spans)


def _rms(samples: NDArray[np.float32]) -> float:
    return float(np.sqrt(np.mean(np.square(samples)))) if len(samples) else 0.0
