"""Which of a word processor's paragraphs is the headline, and which stands above a part of the text."""

from __future__ import annotations

from audio_engine.narration.article import DropReason, Kind
from audio_engine.narration.intake.draft import Draft
from audio_engine.narration.intake.plain import is_title_like

__all__ = ["Headings"]


class Headings:
    """Adds paragraphs to a draft; the first heading above the text is the headline, later titles are crossheads."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._has_headline = False
        self._has_text = False

    def add(self, kind: Kind, text: str, dropped: DropReason | None, *, is_bold: bool) -> None:
        """Add one paragraph. `is_bold`: all of it is, which is how many write their crossheads."""
        if not text.strip():
            return
        if kind is Kind.BODY and dropped is None and is_bold and is_title_like(text):
            kind = Kind.CROSSHEAD
        if kind is Kind.CROSSHEAD and not self._has_headline and not self._has_text:
            kind = Kind.HEADLINE
        elif kind is Kind.HEADLINE and self._has_text:
            kind = Kind.CROSSHEAD
        self._has_headline |= kind is Kind.HEADLINE
        self._has_text |= kind in {Kind.BODY, Kind.QUOTE, Kind.LIST} and dropped is None and not is_title_like(text)
        self._draft.add(kind, text, dropped)
