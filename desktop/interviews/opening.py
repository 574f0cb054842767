"""What other workspaces hand to the interviews to be opened there."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["OpenTranscript"]


@dataclass(frozen=True, slots=True)
class OpenTranscript:
    """A transcript of a recording, and a second at which it is played; None: it is only opened."""

    transcript_id: int
    recording_id: int
    at_s: float | None = None
