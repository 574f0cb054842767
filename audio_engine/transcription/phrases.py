"""Segments of a readable length: what a recogniser writes in one go is cut at sentences and long pauses.

Word times from attention spread a word over everything that was skipped before it. A passage that the recogniser
jumped over would hide behind one endless word, so words are first cut down to what a word can last.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from audio_engine.transcription.recogniser import HeardSegment, HeardWord

__all__ = ["split_into_phrases"]

_LONG_S: Final = 12.0
"""A segment that lasts longer is cut after each sentence."""
_PAUSE_S: Final = 1.5
"""A pause of this length ends a phrase whatever the punctuation says."""
_LONGEST_WORD_S: Final = 0.8
_S_PER_CHARACTER: Final = 0.12
"""Nobody needs longer, even for a long word said slowly: French news readers take 0.06 s a character."""
_SENTENCE_END: Final = (".", "?", "!", "…", "。", "？", "！")


def split_into_phrases(segment: HeardSegment) -> list[HeardSegment]:
    """`segment`, or its parts in order; the words are the same ones."""
    if not segment.words:
        return [segment]
    words = _tightened(segment.words)
    is_long = words[-1].end_s - words[0].start_s > _LONG_S
    groups: list[list[HeardWord]] = [[]]
    for word in words:
        last = groups[-1][-1] if groups[-1] else None
        if last and (word.start_s - last.end_s >= _PAUSE_S or (is_long and last.text.strip().endswith(_SENTENCE_END))):
            groups.append([])
        groups[-1].append(word)
    if len(groups) == 1:
        return [replace(segment, start_s=words[0].start_s, end_s=words[-1].end_s, words=words)]
    return [
        HeardSegment(
            start_s=group[0].start_s,
            end_s=group[-1].end_s,
            text="".join(w.text for w in group).strip(),
            words=tuple(group),
        )
        for group in groups
    ]


def _tightened(words: tuple[HeardWord, ...]) -> tuple[HeardWord, ...]:
    """The words with no longer times than words have: the last keeps its start, every other its end."""
    return (*(_cut_down(word, keep_end=True) for word in words[:-1]), _cut_down(words[-1], keep_end=False))


def _cut_down(word: HeardWord, *, keep_end: bool) -> HeardWord:
    longest_s = max(_LONGEST_WORD_S, _S_PER_CHARACTER * len(word.text.strip()))
    if word.end_s - word.start_s <= longest_s:
        return word
    if keep_end:
        return replace(word, start_s=word.end_s - longest_s)
    return replace(word, end_s=word.start_s + longest_s)
