"""Which parts of a sentence have been spoken for, so that no rule ever touches what another has said."""

from __future__ import annotations

from dataclasses import dataclass

from audio_engine.names.entry import SayAs
from audio_engine.narration.rule import Rule

__all__ = ["Claim", "Claims"]


@dataclass(frozen=True, slots=True)
class Claim:
    """`written[start:end]` is said as `spoken`; `say_as` is what a voice has to know besides."""

    start: int
    end: int
    spoken: str
    say_as: SayAs | None = None


class Claims:
    """The claims on one sentence. Those who come first keep what they have."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        self._claims: list[Claim] = []
        self._taken = bytearray(len(sentence))

    def add(self, claim: Claim) -> bool:
        """Whether the claim was free, and is now taken."""
        if self._taken.find(1, claim.start, claim.end) >= 0:
            return False
        self._claims.append(claim)
        self._taken[claim.start : claim.end] = b"\x01" * (claim.end - claim.start)
        return True

    def apply(self, rule: Rule) -> list[Claim]:
        """What `rule` claims in the text that is still free."""
        group = "said" if "said" in rule.pattern.groupindex else 0
        made = []
        position = 0
        while match := rule.pattern.search(self.sentence, position):
            start, end = match.span(group)
            if (taken := self._taken.rfind(1, start, end)) >= 0:  # what follows the claim may be a match of its own
                position = max(taken, match.start()) + 1
                continue
            position = max(end, match.start() + 1)
            spoken = rule.say(match)
            if spoken is not None and self.add(claim := Claim(start, end, spoken)):
                made.append(claim)
        return made

    def in_order(self) -> list[Claim]:
        """All claims from the first character to the last."""
        return sorted(self._claims, key=lambda claim: claim.start)

    def free(self) -> list[tuple[int, int]]:
        """The stretches that nobody has claimed, as (start, end)."""
        edges = [0]
        for claim in self.in_order():
            edges += [claim.start, claim.end]
        edges.append(len(self.sentence))
        return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]
