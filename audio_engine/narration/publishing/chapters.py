"""Chapters from crossheads, and their Podcasting 2.0 file.

The format: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from audio_engine.export.legible import legible_text
from audio_engine.limits import CHAPTERS_MAX
from audio_engine.narration.article import Article, Kind
from audio_engine.narration.publishing.disclosure import base_language
from audio_engine.narration.timeline import SentenceState, TimedSentence
from audio_engine.text import tr

__all__ = ["Chapter", "chapters_of", "podcast_chapters", "title_of"]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the published file; seconds from its start."""

    title: str
    start_s: float
    end_s: float


def chapters_of(
    timeline: Sequence[TimedSentence], article: Article, duration_s: float, language: str
) -> tuple[Chapter, ...]:
    """A chapter for every crosshead that is heard, and one for what comes before; none where there is no crosshead.

    `timeline` is the published file's. There are at most `CHAPTERS_MAX`: the last one then goes on to the end.
    """
    heard = [s for s in timeline if s.state is SentenceState.SPOKEN and s.kind is Kind.CROSSHEAD]
    starts: list[tuple[float, str]] = []
    for _, sentences in groupby(heard, key=lambda sentence: sentence.paragraph):
        crosshead = list(sentences)
        title = legible_text(" ".join(sentence.text for sentence in crosshead))
        starts.append((crosshead[0].start_s, title))
    if not starts:
        return ()
    first = title_of(article, timeline) or tr("Beginning", language=base_language(language))
    if starts[0][0] > 0:
        starts.insert(0, (0.0, first))
    starts = starts[:CHAPTERS_MAX]
    ends = [(start, following[0], title) for (start, title), following in pairwise([*starts, (duration_s, "")])]
    return tuple(Chapter(title or first, start, end) for start, end, title in ends)


def title_of(article: Article, timeline: Sequence[TimedSentence]) -> str:
    """The article's title, else its headline; empty where it has neither."""
    headline = " ".join(sentence.text for sentence in timeline if sentence.kind is Kind.HEADLINE)
    return legible_text(article.title) or legible_text(headline)


def podcast_chapters(chapters: Sequence[Chapter], *, title: str, file_name: str) -> bytes:
    """The Podcasting 2.0 chapters file, version 1.2.0."""
    document: dict[str, Any] = {
        "version": "1.2.0",
        "title": legible_text(title),
        "fileName": legible_text(file_name),
        "chapters": [
            {"startTime": round(chapter.start_s, 3), "endTime": round(chapter.end_s, 3), "title": chapter.title}
            for chapter in chapters
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
