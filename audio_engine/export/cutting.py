"""Cuts running speech into blocks of one or two subtitle lines, at the cheapest set of places over the whole stretch.

Dynamic programming over the places between tokens; a block spans some twenty of them, so the time grows with the
length of the stretch.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import inf
from typing import TYPE_CHECKING, Final

from audio_engine.export.line_breaks import break_costs
from audio_engine.export.timed_text import width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audio_engine.export.options import SubtitleRules
    from audio_engine.export.timed_text import Token

__all__ = ["Block", "cut"]

# In the unit of `line_breaks`, where a break between two ordinary words costs 8.
BLOCK: Final = 6.0
"""Each block: a reader is disturbed by every change."""
ENDING: Final = 1.5
"""How much worse than between two lines a break is between two blocks."""
UNBALANCED: Final = 0.1
"""Each character by which one line is longer than the other."""
HURRIED: Final = 12.0
"""Each second that is missing for reading."""
PAUSE_INSIDE: Final = 6.0
"""Each second of silence beyond half a second that a block runs through."""


@dataclass(frozen=True, slots=True)
class Block:
    """Text that stands at the same time, and when it is spoken."""

    lines: tuple[str, ...]
    start_ms: int
    end_ms: int


def cut(tokens: Sequence[Token], rules: SubtitleRules, language: str, *, until_ms: float = inf) -> list[Block]:
    """The blocks of `tokens`, in order; no line is wider than the rules allow if no token is.

    `until_ms` is when somebody goes on to speak after them.
    """
    return _Cutter(tokens, rules, language, until_ms).blocks()


class _Cutter:
    """`tokens[i:j]` is the block from `i` to `j` everywhere in here."""

    def __init__(self, tokens: Sequence[Token], rules: SubtitleRules, language: str, until_ms: float) -> None:
        self._tokens = tokens
        self._rules = rules
        spaces = [int(not token.joined) for token in tokens]
        self._spaces = spaces
        self._widths = list(
            accumulate((width(token.text) + space for token, space in zip(tokens, spaces, strict=True)), initial=0)
        )
        pauses = [0.0, *(max(0, b.start_ms - a.end_ms - 500) * PAUSE_INSIDE / 1000 for a, b in pairwise(tokens)), 0.0]
        self._pauses = list(accumulate(pauses))
        self._breaks = [0.0, *break_costs(tokens, language), 0.0]
        self._ends = [ENDING * cost for cost in self._breaks]
        self._starts: list[float] = [*(token.start_ms for token in tokens), until_ms]

    def blocks(self) -> list[Block]:
        count = len(self._tokens)
        best, begins = [0.0] + [inf] * count, [0] * (count + 1)
        for j in range(1, count + 1):
            for i in range(j - 1, -1, -1):
                cost = self._block_cost(i, j)
                if cost is None:
                    break
                if best[i] + cost + self._ends[j] < best[j]:
                    best[j], begins[j] = best[i] + cost + self._ends[j], i
        found, j = [], count
        while j:
            found.append(self._block(begins[j], j))
            j = begins[j]
        return found[::-1]

    def _block(self, i: int, j: int) -> Block:
        _, middle = self._layout(i, j)
        parts = [(i, j)] if middle is None else [(i, middle), (middle, j)]
        lines = tuple(self._text(*part) for part in parts)
        return Block(lines, self._tokens[i].start_ms, max(token.end_ms for token in self._tokens[i:j]))

    def _text(self, i: int, j: int) -> str:
        joined = "".join(token.text if token.joined else f" {token.text}" for token in self._tokens[i:j])
        return joined.removeprefix(" ")

    def _width(self, i: int, j: int) -> int:
        return self._widths[j] - self._widths[i] - self._spaces[i]

    def _block_cost(self, i: int, j: int) -> float | None:
        """What the block costs; `inf` for one that must not be, None where no longer one can be either."""
        rules, chars = self._rules, self._width(i, j)
        if chars > rules.max_line_chars * rules.max_lines + rules.max_lines - 1:
            return None
        if j - i > 1 and self._tokens[j - 1].end_ms - self._tokens[i].start_ms > rules.max_duration_s * 1000:
            return None
        layout, _ = self._layout(i, j)
        needed_ms = 1000 * max(rules.min_duration_s, chars / rules.max_chars_per_s)
        missing_ms = needed_ms + 1000 * rules.min_gap_s - (self._starts[j] - self._starts[i])
        # The pauses before each token after the first are inside.
        inside = self._pauses[j - 1] - self._pauses[i]
        return BLOCK + layout + inside + HURRIED * max(0.0, missing_ms) / 1000

    def _layout(self, i: int, j: int) -> tuple[float, int | None]:
        """What the best arrangement on lines costs, and where its second line begins if it has one."""
        limit = self._rules.max_line_chars
        if self._width(i, j) <= limit:
            return 0.0, None
        best: tuple[float, int | None] = inf, None
        if self._rules.max_lines == 1:
            return best
        for middle in range(j - 1, i, -1):
            second = self._width(middle, j)
            if second > limit:
                break
            first = self._width(i, middle)
            cost = self._breaks[middle] + UNBALANCED * abs(first - second)
            if first <= limit and cost < best[0]:
                best = cost, middle
        return best
