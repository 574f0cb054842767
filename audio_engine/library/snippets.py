"""Shows where a hit matches: the passage's text, shortened around the first match, and what to mark in it."""

from __future__ import annotations

from dataclasses import dataclass

from audio_engine.library.query import TOKEN, Query, fold

__all__ = ["Snippet", "make_snippet"]

_LONGEST = 200
"""Characters of a snippet; two lines in a list."""

_BEFORE = 60
"""Characters kept before the first match of a longer text."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """`marks` are ranges of characters of `text`. `heard_only`: the words are in the machine's text alone."""

    text: str
    marks: tuple[tuple[int, int], ...]
    heard_only: bool


def make_snippet(text: str, machine_text: str, query: Query) -> Snippet:
    """The snippet of a segment that the index has found for `query`."""
    standing, heard = _matches(text, query), _matches(machine_text, query)
    heard_only = len({m.word for m in heard}) > len({m.word for m in standing})
    if heard_only:
        return _shortened(machine_text, heard, heard_only=True)
    return _shortened(text, standing, heard_only=False)


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    word: str


def _matches(text: str, query: Query) -> list[_Match]:
    found = []
    for token in TOKEN.finditer(text):
        word = fold(token.group())
        if query.beginning is not None and word.startswith(query.beginning):
            found.append(_Match(token.start(), token.end(), query.beginning))
        elif word in query.words:
            found.append(_Match(token.start(), token.end(), word))
    return found


def _shortened(text: str, matches: list[_Match], *, heard_only: bool) -> Snippet:
    first = matches[0].start if matches else 0
    begin = 0 if len(text) <= _LONGEST else max(0, first - _BEFORE)
    end = min(len(text), begin + _LONGEST)
    before, after = "…" if begin else "", "…" if end < len(text) else ""
    shift = len(before) - begin
    marks = tuple((m.start + shift, m.end + shift) for m in matches if m.start >= begin and m.end <= end)
    return Snippet(before + text[begin:end] + after, marks, heard_only)
