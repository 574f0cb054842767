"""Compares what a recogniser heard in a narration with what should have been said, sentence by sentence.

A recogniser writes digits where a voice says words, and spells as it likes: both sides are put into spoken form, and
their words are compared by how they sound, roughly.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from audio_engine.narration.sound_alike import difference, sound_key
from audio_engine.narration.spoken import speak
from audio_engine.narration.timeline import SentenceState, TimedSentence, TimedWord

__all__ = ["VerifiedSentence", "compare_heard"]

_REACH_S: Final = 1.0
"""How far outside its sentence a word may have been placed; recognisers are some tenths of a second off."""
_EDGE_S: Final = 0.25
"""A word so close to the edge of a sentence may be the neighbour's, and is not held against this one."""
_MERGED: Final = 3
"""Words that the other side may have written as one: week-end, vingt et un."""
_BAND: Final = 80
"""Words that what was heard may be ahead or behind; without a bound a page without a full stop would take minutes."""
_WORD: Final = re.compile(r"[^\W_]+")
_LETTERS: Final = re.compile(r"\b\w(?: \w)+\b")


@dataclass(frozen=True, slots=True)
class VerifiedSentence:
    """A sentence that was heard otherwise. `error` is the part of its words that is wrong, in [0, 1]."""

    index: int
    text: str
    spoken: str
    heard: str
    error: float


def compare_heard(
    timeline: Sequence[TimedSentence], heard: Sequence[TimedWord], language: str, *, tolerance: float = 0.0
) -> list[VerifiedSentence]:
    """The spoken sentences of `timeline` with an error above `tolerance`, the worst first.

    `heard` are the words of a transcript of the same sound, on the same timeline; `language` is the narration's.
    """
    words = sorted(heard, key=_middle_s)
    middles = [_middle_s(word) for word in words]
    spoken = [sentence for sentence in timeline if sentence.state is SentenceState.SPOKEN]
    found = []
    for before, sentence, after in zip([None, *spoken], spoken, [*spoken[1:], None], strict=False):
        own = _places(middles, sentence)
        first = max(bisect_left(middles, sentence.start_s - _REACH_S), _places(middles, before)[1] if before else 0)
        last = min(bisect_left(middles, sentence.end_s + _REACH_S), _places(middles, after)[0] if after else len(words))
        parts = [words[first : own[0]], words[own[0] : own[1]], words[own[1] : last]]
        error = _error(_keys(sentence.spoken, language), [_keys(_text(part), language) for part in parts])
        if error > tolerance:
            inside = words[bisect_left(middles, sentence.start_s) : bisect_left(middles, sentence.end_s)]
            found.append(VerifiedSentence(sentence.index, sentence.text, sentence.spoken, _text(inside), error))
    return sorted(found, key=lambda verified: (-verified.error, verified.index))


def _places(middles: Sequence[float], sentence: TimedSentence) -> tuple[int, int]:
    """The words that can only be this sentence's, as a slice."""
    edge = min(_EDGE_S, (sentence.end_s - sentence.start_s) / 4)
    return bisect_left(middles, sentence.start_s + edge), bisect_left(middles, sentence.end_s - edge)


def _middle_s(word: TimedWord) -> float:
    return (word.start_s + word.end_s) / 2


def _text(words: Sequence[TimedWord]) -> str:
    return " ".join(word.text.strip() for word in words)


def _keys(text: str, language: str) -> list[str]:
    """How each word of `text` sounds; letters in a row are one word, as abbreviations are written."""
    words = " ".join(_WORD.findall(speak(text, language).spoken.lower()))
    return [sound_key(word, language) for word in _LETTERS.sub(lambda row: row[0].replace(" ", ""), words).split()]


def _error(said: Sequence[str], parts: Sequence[Sequence[str]]) -> float:
    """The cost of making `said` out of what was heard before, inside and after it, for each word that was said.

    What was heard before and after may be left out at no cost.
    """
    before, inside, after = parts
    heard = [*before, *inside, *after]
    extra = [*[0.0] * len(before), *[1.0] * len(inside), *[0.0] * len(after)]
    costs: list[dict[int, float]] = []
    for i in range(len(said) + 1):
        costs.append({})
        on_diagonal = i * len(heard) // max(len(said), 1)
        for j in range(max(0, on_diagonal - _BAND), min(len(heard), on_diagonal + _BAND) + 1):
            ways = [0.0 if i == j == 0 else float("inf")]
            if i and j in costs[i - 1]:
                ways.append(costs[i - 1][j] + 1)
            if j - 1 in costs[i]:
                ways.append(costs[i][j - 1] + extra[j - 1])
            for in_said, in_heard in _STEPS:
                if i >= in_said and (before_both := costs[i - in_said].get(j - in_heard)) is not None:
                    wrong = _difference("".join(said[i - in_said : i]), "".join(heard[j - in_heard : j]))
                    ways.append(before_both + wrong * max(in_said, in_heard))
            costs[i][j] = min(ways)
    return min(1.0, costs[-1][len(heard)] / max(len(said), 1))


_STEPS: Final = [(1, 1), *((1, many) for many in range(2, _MERGED + 1)), *((many, 1) for many in range(2, _MERGED + 1))]
_difference = lru_cache(maxsize=1 << 16)(difference)
