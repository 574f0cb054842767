"""Writes a transcript as plain text: a paragraph a turn, everything a reader must know above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audio_engine.export.languages import text_language
from audio_engine.export.legible import legible
from audio_engine.export.notices import clock, doubt_label, gap_label, notices, open_doubts, provenance
from audio_engine.export.passages import Passage, passages
from audio_engine.text import tr

if TYPE_CHECKING:
    from audio_engine.export.options import ExportOptions
    from audio_engine.transcript import Gap, Segment, Transcript

__all__ = ["render_txt"]


def render_txt(transcript: Transcript, options: ExportOptions) -> bytes:
    """UTF-8, lines of any length, a blank line between paragraphs."""
    transcript = legible(transcript)
    language = text_language(transcript)
    review, *others = notices(transcript)
    head = "\n".join([transcript.recording.name, "", f"*** {review} ***", *others, "", *provenance(transcript)])
    body = [_paragraph(item, language, options) for item in passages(transcript, options)]
    return ("\n\n".join([head, *body]) + "\n").encode()


def _paragraph(item: Passage | Gap, language: str, options: ExportOptions) -> str:
    if not isinstance(item, Passage):
        times = f", {clock(item.start_s)}–{clock(item.end_s)}" if options.time_codes else ""
        return f"[{gap_label(language)}{times}]"
    before = f"[{clock(item.start_s)}] " if options.time_codes else ""
    if item.speaker:
        before += tr("{name}:", language=language, name=item.speaker) + " "
    return before + " ".join(_text(segment, language) for segment in item.segments)


def _text(segment: Segment, language: str) -> str:
    doubts = open_doubts(segment)
    if not doubts:
        return segment.text
    closing = tr("[end of the doubtful passage]", language=language)
    return f"[{doubt_label(doubts, language)}] {segment.text} {closing}"
