"""The transcript editor: text, speakers, review and quotes of one recording, with its sound."""

from __future__ import annotations

from desktop.interviews.transcript.view import TranscriptView

__all__ = ["TranscriptView"]
