"""Which word is heard at a moment, and which moment a place in the text is. Pure, and fast enough for every tick."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from audio_engine.transcript import Segment
from audio_engine.transcript_edit import word_spans
from desktop.interviews.transcript.paragraphs import Paragraphs

__all__ = ["SpokenWord", "moment_at", "word_at", "word_heard", "words_between"]

LINGER_S: Final = 0.6
"""A word stays lit through a pause this long; then nobody is speaking."""
_OVERLAPPING: Final = 4
"""How many paragraphs back one can still be speaking when another has begun."""


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """A word of a paragraph, by the paragraph's key and the word's number there, and where it stands in the text."""

    key: int
    number: int
    begin: int
    end: int


def word_heard(paragraphs: Paragraphs, at_s: float) -> SpokenWord | None:
    """The word that is heard at a moment, or has just been; None in a longer pause."""
    last = paragraphs.last_begun(at_s)
    for index in range(last, max(-1, last - _OVERLAPPING), -1):
        segment = paragraphs[index]
        if segment.end_s + LINGER_S < at_s:
            continue
        number = bisect_right(segment.words, at_s, key=lambda word: word.start_s) - 1
        if number >= 0 and at_s <= segment.words[number].end_s + LINGER_S:
            begin, end = word_spans(segment.text, segment.words)[number]
            if begin < end:
                return SpokenWord(segment.id, number, begin, end)
    return None


def word_at(segment: Segment, position: int) -> SpokenWord | None:
    """The word at a place in the text, or the last one before it; None where a paragraph has no words."""
    found: SpokenWord | None = None
    for number, (begin, end) in enumerate(word_spans(segment.text, segment.words)):
        if begin > position and found is not None:
            break
        if begin < end:
            found = SpokenWord(segment.id, number, begin, end)
    return found


def moment_at(segment: Segment, position: int) -> float:
    """When the word at a place in the text begins."""
    word = word_at(segment, position)
    return segment.start_s if word is None else segment.words[word.number].start_s


def words_between(segment: Segment, begin: int, end: int) -> tuple[float, float]:
    """From when to when the words of a stretch of the text were said; the whole paragraph where it holds none."""
    spans = word_spans(segment.text, segment.words)
    said = [w for w, (b, e) in zip(segment.words, spans, strict=True) if b < e and b < end and e > begin]
    return (said[0].start_s, said[-1].end_s) if said else (segment.start_s, segment.end_s)
