"""Puts what is said back into one sentence, and knows where in it each claim and each pause has come to stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from audio_engine.names.entry import SayAs
from audio_engine.narration.claims import Claim, Claims

__all__ = ["Joined", "cut", "joined"]


@dataclass(slots=True)
class Joined:
    """`spoken`; its parts that a voice says otherwise, as (start, end, how); its pauses, as (position, seconds).

    `rewritten` are its parts that stand otherwise in the sentence, as (start, end, start and end in the sentence).
    """

    spoken: str = ""
    said_otherwise: list[tuple[int, int, SayAs]] = field(default_factory=list)
    pauses: list[tuple[int, float]] = field(default_factory=list)
    rewritten: list[tuple[int, int, int, int]] = field(default_factory=list)


def joined(claims: Claims, pauses: Sequence[tuple[int, float]] = ()) -> Joined:
    """The sentence with every claim in its place; a spoken word never sticks to the word beside it.

    `pauses` are positions in the sentence that was claimed, in order, and in no claim.
    """
    result = Joined()
    parts: list[str] = []
    length = 0
    last = ""
    waiting = list(reversed(pauses))
    for piece in _pieces(claims, [position for position, _ in pauses]):
        while waiting and waiting[-1][0] <= piece.start:
            result.pauses.append((length, waiting.pop()[1]))
        spoken = piece.spoken
        if spoken[:1] == " " and last in ("", " "):
            spoken = spoken[1:]
        if not spoken:
            continue
        if last.isalnum() and spoken[0].isalnum():
            parts.append(" ")
            length += 1
        parts.append(spoken)
        if piece.say_as:
            result.said_otherwise.append((length, length + len(spoken), piece.say_as))
        if (said := spoken.strip()) != (written := claims.sentence[piece.start : piece.end].strip()) and said:
            begin, first = spoken.index(said), claims.sentence.index(written, piece.start)
            result.rewritten.append((length + begin, length + begin + len(said), first, first + len(written)))
        length += len(spoken)
        last = spoken[-1]
    result.spoken = "".join(parts).rstrip()
    end = len(result.spoken)
    late = [(end, seconds) for _, seconds in reversed(waiting)]
    result.pauses = [*((min(position, end), seconds) for position, seconds in result.pauses), *late]
    return result


def cut(start: int, end: int, cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """`start:end` in pieces, parted at those of `cuts` that are inside it. `cuts` are in order."""
    inside = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
    return pairwise([start, *dict.fromkeys(inside), end])


def _pieces(claims: Claims, cuts: Sequence[int]) -> Iterator[Claim]:
    """The claims and what is free between them, cut at `cuts`, from the first character to the last."""
    free = []
    for start, end in claims.free():
        free += [Claim(first, last, claims.sentence[first:last]) for first, last in cut(start, end, cuts)]
    yield from sorted([*claims.in_order(), *free], key=lambda piece: piece.start)
