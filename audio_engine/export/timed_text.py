"""Gives every piece of a segment's text its time, even where a person has changed the text since it was recognised."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audio_engine.transcript import Segment, Word

__all__ = ["Token", "silent_tokens", "timed_tokens", "width"]

MAX_ALIGNED: Final = 2_000
"""Words up to which an edited text is aligned with what was heard; the time that takes grows with the square."""

WIDE_RUN: Final = 8
"""Cells after which a line of East Asian text, which knows no spaces, may break."""


@dataclass(frozen=True, slots=True)
class Token:
    """What stands between two places where a line may break. Times are milliseconds on the recording's timeline.

    `joined` says that no space stands before it: it goes on a word that is too long for one line.
    """

    text: str
    start_ms: int
    end_ms: int
    joined: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    """So many characters, spoken from one moment to another."""

    chars: int
    start_ms: float
    end_ms: float


def timed_tokens(segment: Segment, max_chars: int, *, lead: str = "") -> list[Token]:
    """The tokens of a legible segment, none wider than `max_chars`, with times that never run backwards.

    `lead` is written before the first one, without time of its own. Times come from the words where they still say
    the same as the text, and are shared out by length between such places elsewhere.
    """
    written = segment.text.split(" ")
    clock = _Clock(
        [_Piece(len(_ink(lead)), segment.start_s * 1000, segment.start_s * 1000), *_pieces(segment, written)]
    )
    tokens, done, last_ms = [], 0, 0
    for number, word in enumerate(written):
        for part, fragment in enumerate(_fragments(word if number else lead + word, max_chars)):
            length = len(_ink(fragment))
            start_ms = max(last_ms, round(clock.start_of(done)))
            last_ms = max(start_ms, round(clock.end_of(done + length - 1)))
            tokens.append(Token(fragment, start_ms, last_ms, joined=part > 0))
            done += length
    return tokens


def silent_tokens(text: str, at_ms: int, max_chars: int) -> list[Token]:
    """The tokens of a legible sentence that nobody says, all at one moment."""
    return [
        Token(fragment, at_ms, at_ms, joined=part > 0)
        for word in filter(None, text.split(" "))
        for part, fragment in enumerate(_fragments(word, max_chars))
    ]


def width(text: str) -> int:
    """How many character cells `text` takes; never fewer than it has characters, since East Asian ones take two."""
    return len(text) if text.isascii() else len(text) + sum(map(_is_wide, text))


class _Clock:
    """Tells when a character is spoken, by pieces whose time is known."""

    def __init__(self, pieces: Sequence[_Piece]) -> None:
        self._pieces = [piece for piece in pieces if piece.chars]
        self._starts = list(accumulate((piece.chars for piece in self._pieces[:-1]), initial=0))

    def start_of(self, char: int) -> float:
        """The moment at which the character with this number begins."""
        piece, within = self._find(char)
        return piece.start_ms + within / piece.chars * (piece.end_ms - piece.start_ms)

    def end_of(self, char: int) -> float:
        """The moment at which the character with this number is over."""
        piece, within = self._find(char)
        return piece.start_ms + (within + 1) / piece.chars * (piece.end_ms - piece.start_ms)

    def _find(self, char: int) -> tuple[_Piece, int]:
        index = bisect_right(self._starts, char) - 1
        return self._pieces[index], char - self._starts[index]


def _pieces(segment: Segment, written: list[str]) -> list[_Piece]:
    heard = [_piece(word, segment) for word in segment.words]
    if "".join(_ink(word.text) for word in segment.words) == _ink(segment.text):
        return heard
    return list(_aligned(segment, heard, written))


def _piece(word: Word, segment: Segment) -> _Piece:
    start_s = min(max(word.start_s, segment.start_s), segment.end_s)
    return _Piece(len(_ink(word.text)), start_s * 1000, min(max(word.end_s, start_s), segment.end_s) * 1000)


def _aligned(segment: Segment, heard: list[_Piece], written: list[str]) -> Iterator[_Piece]:
    """Pieces for an edited text: words that were also heard keep their time, the others fill the time between."""
    lengths = [len(_ink(word)) for word in written]
    now_ms, position = segment.start_s * 1000, 0
    for heard_at, written_at, size in _matches(segment, written):
        if between := sum(lengths[position:written_at]):
            until_ms = heard[heard_at].start_ms if size else segment.end_s * 1000
            yield _Piece(between, now_ms, max(now_ms, until_ms))
        for offset in range(size):
            piece = heard[heard_at + offset]
            yield _Piece(lengths[written_at + offset], piece.start_ms, piece.end_ms)
            now_ms = piece.end_ms
        position = written_at + size


def _matches(segment: Segment, written: list[str]) -> list[tuple[int, int, int]]:
    """Runs of equal words as (index in words, index in the text, length), closed by an empty one at both ends."""
    if max(len(segment.words), len(written)) > MAX_ALIGNED:
        return [(len(segment.words), len(written), 0)]
    said = [_essence(word.text) for word in segment.words]
    blocks = SequenceMatcher(None, said, [_essence(w) for w in written], autojunk=False).get_matching_blocks()
    return [(block.a, block.b, block.size) for block in blocks]


def _fragments(word: str, max_chars: int) -> list[str]:
    """The parts of `word` between which a line may break if it must: one, unless it is too wide or East Asian."""
    if width(word) == len(word) <= max_chars:
        return [word]
    fragments = [""]
    for cluster in _clusters(word, max_chars):
        last = fragments[-1]
        limit = max_chars if last and not _is_wide(last[-1]) and not _is_wide(cluster[0]) else min(max_chars, WIDE_RUN)
        if last and width(last) + width(cluster) > limit:
            fragments.append("")
        fragments[-1] += cluster
    return fragments


def _clusters(word: str, max_chars: int) -> Iterator[str]:
    """`word` letter by letter: marks, selectors and joiners stay with their letter while a line can hold them."""
    cluster = ""
    for character in word:
        continues = unicodedata.category(character) in {"Mn", "Me", "Cf", "Sk"} or cluster.endswith("\u200d")
        if cluster and (not continues or width(cluster + character) > max_chars):
            yield cluster
            cluster = ""
        cluster += character
    yield cluster


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _ink(text: str) -> str:
    return "".join(text.split())


def _essence(word: str) -> str:
    return re.sub(r"[\W_]+", "", word).casefold() or word
