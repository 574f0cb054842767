"""What a phonemiser is given of a sentence: its pieces, each without what no phonemiser survives, and its words.

Every character remembers where in the spoken sentence it comes from, so that what is heard can be found there again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from audio_engine.names.entry import SayWay
from audio_engine.narration.spoken import Pronunciation, SpokenSentence

__all__ = ["Piece", "Readable", "pieces_of", "readable", "words_of"]

_SELDOM: Final = frozenset({"Cc", "Cs", "Co", "Cn"})
"""Controls (eSpeak takes U+0001 for a command, and stops at U+0000), surrogates, and characters that mean nothing."""
_WORD: Final = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Piece:
    """`spoken[start:end]`, which is said in one way: `way` is None, `SayWay.IPA` or `SayWay.LANGUAGE`."""

    start: int
    end: int
    way: SayWay | None = None
    value: str = ""


@dataclass(frozen=True, slots=True)
class Readable:
    """`text[i]` comes from `spoken[origins[i]]`; `origins` never falls."""

    text: str
    origins: tuple[int, ...]


def pieces_of(sentence: SpokenSentence, can_say: Callable[[Pronunciation], bool]) -> tuple[Piece, ...]:
    """The whole sentence in order, cut where a pronunciation begins or ends that the voice can say."""
    pieces: list[Piece] = []
    done, length = 0, len(sentence.spoken)
    for said in sorted(sentence.pronunciations, key=lambda said: said.start):
        start, end = max(said.start, done), min(said.end, length)
        if start >= end or said.way not in {SayWay.IPA, SayWay.LANGUAGE} or not can_say(said):
            continue
        if start > done:
            pieces.append(Piece(done, start))
        pieces.append(Piece(start, end, said.way, said.value))
        done = end
    if done < length:
        pieces.append(Piece(done, length))
    return tuple(pieces)


def readable(spoken: str, start: int, end: int) -> Readable:
    """`spoken[start:end]` in NFC, controls as spaces, and without what is no character."""
    kept: list[tuple[str, int]] = []
    for origin, cluster in _clusters(spoken, start, end):
        for character in unicodedata.normalize("NFC", cluster):
            if unicodedata.category(character) not in _SELDOM:
                kept.append((character, origin))
            elif unicodedata.category(character) == "Cc":
                kept.append((" ", origin))
    return Readable("".join(character for character, _ in kept), tuple(origin for _, origin in kept))


def words_of(spoken: str) -> tuple[tuple[int, int], ...]:
    """Start and end of every word: what stands between spaces, without the punctuation around it."""
    words = []
    for match in _WORD.finditer(spoken):
        inside = [index for index in range(*match.span()) if spoken[index].isalnum()]
        if inside:
            words.append((inside[0], inside[-1] + 1))
    return tuple(words)


def _clusters(spoken: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Each character with the combining ones after it, and its place."""
    first = start
    for index in range(start + 1, end + 1):
        if index == end or not unicodedata.combining(spoken[index]):
            yield first, spoken[first:index]
            first = index
