"""How long a reader breathes after a sentence."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from audio_engine.narration.article import Kind

__all__ = ["Pauses"]

_SPEED_EXPONENT: Final = 0.6
"""Who reads twice as fast does not pause half as long: base / speed^0.6."""
_CLOSERS: Final = "»”\"')] "
_GOES_ON: Final = (":", ",", ";", "–", "—")


@dataclass(frozen=True, slots=True)
class Pauses:
    """Seconds at normal speed: after a paragraph of each kind, and after a sentence within one. `scale` is of all."""

    headline_s: float = 0.9
    standfirst_s: float = 0.8
    crosshead_s: float = 0.7
    body_s: float = 0.6
    quote_s: float = 0.65
    list_s: float = 0.45
    end_s: float = 0.8
    """After the last sentence of all."""
    sentence_s: float = 0.35
    ellipsis_s: float = 0.5
    goes_on_s: float = 0.25
    """After a colon and the like, at the end of a paragraph too: the list or the quote belongs to it."""
    scale: float = 1.0

    def after(
        self, kind: Kind | None, sentence: str, *, speed: float, ends_paragraph: bool, ends_all: bool = False
    ) -> float:
        """Seconds after `sentence` of a paragraph of `kind` (None: what was added to the article)."""
        if ends_all:
            base = self.end_s
        elif (written := sentence.rstrip(_CLOSERS)).endswith(_GOES_ON):
            base = self.goes_on_s
        elif ends_paragraph:
            base = self._after_paragraph(kind)
        else:
            base = self.ellipsis_s if written.endswith("…") else self.sentence_s
        return base * self.scale / math.pow(speed, _SPEED_EXPONENT)

    def _after_paragraph(self, kind: Kind | None) -> float:
        return {
            Kind.HEADLINE: self.headline_s,
            Kind.STANDFIRST: self.standfirst_s,
            Kind.CROSSHEAD: self.crosshead_s,
            Kind.QUOTE: self.quote_s,
            Kind.LIST: self.list_s,
        }.get(kind or Kind.BODY, self.body_s)
