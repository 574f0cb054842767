"""What editing does to the times of words: pure functions that keep every time that is still true.

A word that a person leaves alone keeps the very times at which it was heard. What a person types takes the time of
what it replaces. Nothing here knows of libraries or windows.
"""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from audio_engine.transcript import Doubt, Segment, SegmentState, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["merge", "retimed", "split_at", "with_text", "word_spans"]

TYPED: Final = 1.0
"""The confidence of a word that a person wrote."""

_UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Thai, Lao, Burmese, Khmer, kana and Han: written without spaces, so a word can end after any of these letters."""

_TOKEN: Final = re.compile(rf"[{_UNSPACED}]|[^\s{_UNSPACED}]+")
_ENDS_UNSPACED: Final = re.compile(rf"[{_UNSPACED}][^\w\s]*$")
_BEGINS_UNSPACED: Final = re.compile(rf"^[^\w\s]*[{_UNSPACED}]")

MAX_ALIGNED: Final = 2_000
"""Changed words up to which the two texts are compared; the time that takes grows with the square."""


def retimed(
    words: tuple[Word, ...], new_text: str, *, start_s: float | None = None, end_s: float | None = None
) -> tuple[Word, ...]:
    """The words of `new_text`, with the times of `words` where they are unchanged.

    A stretch that was replaced shares its time among its new words: one for one where they are as many, else by
    their length. What is inserted has the pause that it stands in. `start_s` and `end_s` are the segment's, for what
    is written before the first and after the last word, or where there was no word; without them nothing lies outside
    `words`.
    """
    words = tuple(_single(words))
    first_s = words[0].start_s if words else start_s or 0.0
    last_s = words[-1].end_s if words else max(first_s, end_s if end_s is not None else first_s)
    first_s = first_s if start_s is None else min(start_s, first_s)
    last_s = last_s if end_s is None else max(end_s, last_s)
    tokens = _tokens(words, new_text)
    found: list[Word] = []
    for old_first, old_last, new_first, new_last in _blocks([w.text for w in words], tokens):
        if (
            old_last - old_first == new_last - new_first
            and [w.text for w in words[old_first:old_last]] == (tokens[new_first:new_last])
        ):
            found.extend(words[old_first:old_last])
            continue
        before_s = found[-1].end_s if found else first_s
        after_s = words[old_last].start_s if old_last < len(words) else last_s
        found.extend(_typed(tokens[new_first:new_last], words[old_first:old_last], before_s, max(before_s, after_s)))
    return tuple(found)


def with_text(segment: Segment, text: str) -> Segment:
    """`segment` as a person has rewritten it, with the times of its words."""
    words = retimed(segment.words, text, start_s=segment.start_s, end_s=segment.end_s)
    return replace(segment, text=text, words=words, state=SegmentState.EDITED)


def split_at(segment: Segment, at: int) -> tuple[Segment, Segment]:
    """The two segments that `segment` becomes where its text is cut before character `at`.

    Neither has an id yet, and `machine_text` is empty: the library knows what was heard of each. A word that is
    cut through shares its time between both.

    Raises:
        ValueError: there would be no text on one side.
    """
    left_text, right_text = segment.text[:at].rstrip(), segment.text[at:].lstrip()
    if not left_text.strip() or not right_text.strip():
        raise ValueError("a split leaves text on both sides")
    left, right = _split_words(segment, at)
    middle_s = _share_s(segment, len(left_text) / (len(left_text) + len(right_text)))
    left_end_s = left[-1].end_s if left else middle_s
    right_start_s = right[0].start_s if right else middle_s
    common = replace(segment, id=0, machine_text="")
    return (
        replace(common, end_s=max(segment.start_s, left_end_s), text=left_text, words=left),
        replace(common, start_s=min(segment.end_s, right_start_s), text=right_text, words=right),
    )


def merge(segments: Sequence[Segment]) -> Segment:
    """One segment of several, in the order of time, with the first one's speaker. It has no id yet.

    It is checked if all of them are, and doubtful wherever one of them is.

    Raises:
        ValueError: there is none.
    """
    if not segments:
        raise ValueError("nothing to merge")
    parts = sorted(segments, key=lambda s: (s.start_s, s.end_s))
    text = ""
    for part in parts:
        text = _joined(text, part.text)
    doubts = {doubt for part in parts for doubt in part.doubt}
    languages = {part.language for part in parts}
    return replace(
        parts[0],
        id=0,
        end_s=max(part.end_s for part in parts),
        text=text,
        machine_text="",
        words=tuple(_in_order(word for part in parts for word in part.words)),
        state=_merged_state({part.state for part in parts}),
        doubt=tuple(doubt for doubt in Doubt if doubt in doubts),
        language=languages.pop() if len(languages) == 1 else None,
    )


def word_spans(text: str, words: Sequence[Word]) -> tuple[tuple[int, int], ...]:
    """Where each word stands in `text`, as character ranges in order; an empty range for one that does not."""
    spans, position = [], 0
    for word in words:
        begin = text.find(word.text, position) if word.text else -1
        if begin < 0:
            spans.append((position, position))
            continue
        position = begin + len(word.text)
        spans.append((begin, position))
    return tuple(spans)


def _single(words: tuple[Word, ...]) -> Iterator[Word]:
    """The words, each without a space inside."""
    for word in words:
        parts = word.text.split()
        if len(parts) < 2:
            yield word
        else:
            typed = _typed(parts, [word], word.start_s, word.end_s)
            yield from (replace(part, confidence=word.confidence) for part in typed)


def _tokens(words: Sequence[Word], text: str) -> list[str]:
    """The words of `text`. In scripts without spaces these are the old words as far as they stand, else letters."""
    tokens: list[str] = []
    known = {word.text for word in words if len(word.text) > 1 and _BEGINS_UNSPACED.search(word.text)}
    longest = max(map(len, known), default=0)
    if not longest:
        return _TOKEN.findall(text)
    for piece in text.split():
        position = 0
        while position < len(piece):
            size = next((n for n in range(longest, 1, -1) if piece[position : position + n] in known), 0)
            letter = _TOKEN.match(piece, position)
            assert letter is not None  # there is no space in `piece`
            tokens.append(piece[position : position + size] if size else letter.group())
            position += len(tokens[-1])
    return tokens


def _blocks(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Stretches (old first, old end, new first, new end) that are either equal or differ, in order."""
    shortest = min(len(old), len(new))
    head = next((n for n in range(shortest) if old[n] != new[n]), shortest)
    tail = next((n for n in range(shortest - head) if old[-1 - n] != new[-1 - n]), shortest - head)
    old_end, new_end = len(old) - tail, len(new) - tail
    if head:
        yield 0, head, 0, head
    changed_old, changed_new = old[head:old_end], new[head:new_end]
    if not changed_old or not changed_new or len(changed_old) + len(changed_new) > MAX_ALIGNED:
        if changed_old or changed_new:
            yield head, old_end, head, new_end
    else:
        for _, a, b, c, d in SequenceMatcher(None, changed_old, changed_new, autojunk=False).get_opcodes():
            yield head + a, head + b, head + c, head + d
    if tail:
        yield old_end, len(old), new_end, len(new)


def _typed(tokens: Sequence[str], replaced: Sequence[Word], before_s: float, after_s: float) -> list[Word]:
    """`tokens` in the time of the words that they replace, or in the pause between `before_s` and `after_s`."""
    if not tokens:
        return []
    if len(tokens) == len(replaced):
        return [replace(word, text=token, confidence=TYPED) for token, word in zip(tokens, replaced, strict=True)]
    if replaced:
        before_s, after_s = replaced[0].start_s, replaced[-1].end_s
    done = list(accumulate(map(len, tokens), initial=0))
    length_s = after_s - before_s
    edges = [min(after_s, before_s + length_s * chars / done[-1]) for chars in done[:-1]] + [after_s]
    return [Word(token, edges[n], edges[n + 1], TYPED) for n, token in enumerate(tokens)]


def _split_words(segment: Segment, at: int) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    left: list[Word] = []
    right: list[Word] = []
    for word, (begin, end) in zip(segment.words, word_spans(segment.text, segment.words), strict=True):
        if end <= at:
            left.append(word)
        elif begin >= at:
            right.append(word)
        else:
            cut = at - begin
            middle_s = word.start_s + (word.end_s - word.start_s) * cut / (end - begin)
            left.append(replace(word, text=word.text[:cut], end_s=middle_s))
            right.append(replace(word, text=word.text[cut:], start_s=middle_s))
    return tuple(left), tuple(right)


def _share_s(segment: Segment, share: float) -> float:
    return segment.start_s + (segment.end_s - segment.start_s) * share


def _joined(before: str, after: str) -> str:
    if not before or not after:
        return before or after
    together = _ENDS_UNSPACED.search(before) and _BEGINS_UNSPACED.search(after)
    return before + after if together else f"{before} {after}"


def _in_order(words: Iterator[Word]) -> Iterator[Word]:
    """The words; where people spoke at the same time, none begins before the one that is written before it."""
    latest_s = 0.0
    for word in words:
        start_s = max(latest_s, word.start_s)
        latest_s = start_s
        yield word if start_s == word.start_s else replace(word, start_s=start_s, end_s=max(start_s, word.end_s))


def _merged_state(states: set[SegmentState]) -> SegmentState:
    return states.pop() if len(states) == 1 else SegmentState.EDITED
