"""Makes any transcript safe to write: what a recogniser, a damaged database or a paste can leave in a text is cleaned.

Every format but JSON starts here, so that no writer needs to know about control characters
or times that are not numbers.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from audio_engine.limits import MAX_DURATION_S

if TYPE_CHECKING:
    from audio_engine.transcript import Gap, Segment, Transcript, Word

__all__ = ["legible", "legible_text", "legible_time", "without_surrogates"]


_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_NONCHARACTERS: Final = re.compile(
    "[\ufdd0-\ufdef"
    + "".join(f"{chr((plane << 16) | 0xFFFE)}{chr((plane << 16) | 0xFFFF)}" for plane in range(17))
    + "]"
)
# No-break spaces (U+00A0, U+202F, U+2007) are typography and stay.
_SPACES: Final = re.compile("[\t-\r\x1c-\x1f \x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+")
# Controls, byte order marks, and the characters that turn the direction of whatever follows them: an unclosed one
# in a name would make the quote after it read backwards. Direction marks (U+200E, U+200F) are harmless and stay.
_REMOVED: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]")


def legible(transcript: Transcript) -> Transcript:
    """`transcript` with every text on one clean line, and every time a number on the recording's timeline, in order."""
    return replace(
        transcript,
        recording=replace(
            transcript.recording,
            name=legible_text(transcript.recording.name),
            duration_s=legible_time(transcript.recording.duration_s),
        ),
        engine=replace(
            transcript.engine,
            recogniser=legible_text(transcript.engine.recogniser),
            model=legible_text(transcript.engine.model),
            mode=legible_text(transcript.engine.mode),
            version=legible_text(transcript.engine.version),
        ),
        language=legible_text(transcript.language),
        segments=tuple(sorted((_segment(s) for s in transcript.segments), key=lambda s: s.start_s)),
        gaps=tuple(sorted((_gap(g) for g in transcript.gaps), key=lambda g: g.start_s)),
        speakers=tuple(replace(s, id=legible_text(s.id), name=legible_text(s.name)) for s in transcript.speakers),
        review=replace(
            transcript.review,
            by=transcript.review.by and legible_text(transcript.review.by),
            at=transcript.review.at and legible_text(transcript.review.at),
        ),
        warnings=tuple(filter(None, map(legible_text, transcript.warnings))),
    )


def legible_text(text: str) -> str:
    """`text` on one line, without control characters, lone surrogates or changes of direction."""
    text = _SPACES.sub(" ", without_surrogates(text))
    return _REMOVED.sub("", _NONCHARACTERS.sub("\ufffd", text)).strip()


def without_surrogates(text: str) -> str:
    """`text` with every lone surrogate replaced by U+FFFD, so that it can be written as UTF-8."""
    return _SURROGATES.sub("\ufffd", text)


def _segment(segment: Segment) -> Segment:
    start_s = legible_time(segment.start_s)
    return replace(
        segment,
        start_s=start_s,
        end_s=max(start_s, legible_time(segment.end_s)),
        text=legible_text(segment.text),
        machine_text=legible_text(segment.machine_text),
        words=tuple(_word(w) for w in segment.words),
        speaker=legible_text(segment.speaker or "") or None,
        language=segment.language and legible_text(segment.language),
    )


def _word(word: Word) -> Word:
    start_s = legible_time(word.start_s)
    return replace(
        word,
        text=legible_text(word.text),
        start_s=start_s,
        end_s=max(start_s, legible_time(word.end_s)),
        confidence=word.confidence if math.isfinite(word.confidence) else 0.0,
    )


def _gap(gap: Gap) -> Gap:
    start_s = legible_time(gap.start_s)
    return replace(gap, start_s=start_s, end_s=max(start_s, legible_time(gap.end_s)))


def legible_time(seconds: float) -> float:
    """`seconds` as a moment of a recording: a number, not before its beginning and not after a day."""
    return min(max(seconds, 0.0), MAX_DURATION_S) if math.isfinite(seconds) else 0.0
