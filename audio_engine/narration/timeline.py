"""What became of every sentence of an article, and when each is heard.

Reports, subtitles and chapters are made from this one list. Nothing of an article is missing from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from audio_engine.narration.article import Kind

__all__ = ["SentenceState", "TimedSentence", "TimedWord"]


class SentenceState(StrEnum):
    """What became of a sentence."""

    SPOKEN = "spoken"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class TimedWord:
    """A word as it is said. Seconds from the start of the voice track (in a published file: of the file)."""

    text: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class TimedSentence:
    """A sentence and its place. Seconds as in `TimedWord`; a sentence without sound has `start_s == end_s`.

    `kind` is None for what was added to the article (the spoken disclosure); `reason` says why it was skipped or
    failed; `cached` whether its sound was there already.
    """

    index: int
    paragraph: int
    kind: Kind | None
    text: str
    spoken: str
    start_s: float
    end_s: float
    state: SentenceState = SentenceState.SPOKEN
    cached: bool = False
    reason: str = ""
    words: tuple[TimedWord, ...] = ()
