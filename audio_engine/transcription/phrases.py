"""Segments of a readable length: what a recogniser writes in one go is cut at sentences and long pauses."""

from __future__ import annotations

from typing import Final

from audio_engine.transcription.recogniser import HeardSegment, HeardWord

__all__ = ["split_into_phrases"]

_LONG_S: Final = 12.0
"""A segment that lasts longer is cut after each sentence."""
_PAUSE_S: Final = 1.5
"""A pause of this length ends a phrase whatever the punctuation says."""
_SENTENCE_END: Final = (".", "?", "!", "…", "。", "？", "！")


def split_into_phrases(segment: HeardSegment) -> list[HeardSegment]:
    """`segment`, or its parts in order; the words are the same ones."""
    if not segment.words:
        return [segment]
    is_long = segment.end_s - segment.start_s > _LONG_S
    groups: list[list[HeardWord]] = [[]]
    for word in segment.words:
        last = groups[-1][-1] if groups[-1] else None
        if last and (word.start_s - last.end_s >= _PAUSE_S or (is_long and last.text.strip().endswith(_SENTENCE_END))):
            groups.append([])
        groups[-1].append(word)
    if len(groups) == 1:
        return [segment]
    return [
        HeardSegment(
            start_s=words[0].start_s,
            end_s=words[-1].end_s,
            text="".join(w.text for w in words).strip(),
            words=tuple(words),
        )
        for words in groups
    ]
