"""A list of quotes as its writers get it: every text legible, every sentence in the language of the transcript."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["QuoteItem", "QuoteList"]


@dataclass(frozen=True, slots=True)
class QuoteItem:
    """A quote as it is written. `link` leads to its sound, `remarks` are what its reader must know of it."""

    words: str
    speaker: str | None
    times: str
    link: str | None
    note: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuoteList:
    """A list of quotes as it is written: legible, and in the language of the text."""

    title: str
    name: str
    language: str
    notices: tuple[str, ...]
    items: tuple[QuoteItem, ...]
    provenance: tuple[str, ...]
