"""What can be chosen about an export, with the defaults that suit most people."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

__all__ = ["ExportOptions", "SubtitleRules"]


@dataclass(frozen=True, slots=True)
class SubtitleRules:
    """How much text a subtitle may hold and how long it stands; `docs/exports.md` says which rule yields to which.

    Raises:
        ValueError: the rules cannot all be kept even for a single letter.
    """

    max_line_chars: int = 42
    max_lines: int = 2
    """1 or 2."""
    max_chars_per_s: float = 17.0
    min_duration_s: float = 1.0
    max_duration_s: float = 7.0
    min_gap_s: float = 0.08
    max_lag_s: float = 2.5
    """How far a subtitle may fall behind the voice to leave time for reading the one before it."""

    def __post_init__(self) -> None:
        if self.max_line_chars < 4 or self.max_lines not in (1, 2):
            raise ValueError("a subtitle has one or two lines of at least 4 characters")
        if not 0 < self.min_duration_s <= self.max_duration_s or self.max_chars_per_s <= 0:
            raise ValueError("a subtitle needs time to be read in")
        if self.min_gap_s < 0 or self.max_lag_s < 0:
            raise ValueError("a gap or a lag cannot be negative")


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """Choices for every format; a format passes over what it has no use for. JSON is always whole."""

    time_codes: bool = True
    """For txt, md, docx and html. Tables and subtitles are nothing without times."""
    speakers: bool = True
    subtitles: SubtitleRules = field(default_factory=SubtitleRules)
    csv_rows: Literal["segments", "words"] = "segments"
