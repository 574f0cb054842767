"""Writes a transcript as a Word document to work in: real styles, and the review state on every page."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from docx import Document

from audio_engine.export import word_styles as styles
from audio_engine.export.languages import html_language, segment_language, text_language
from audio_engine.export.legible import legible
from audio_engine.export.notices import clock, doubt_label, gap_label, notices, open_doubts, provenance, review_line
from audio_engine.export.passages import Passage, passages
from audio_engine.text import tr

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

    from audio_engine.export.options import ExportOptions
    from audio_engine.transcript import Gap, Segment, Transcript

__all__ = ["render_docx"]

_PROPERTY_CHARS = 255
"""What Office Open XML allows for a document property."""


def render_docx(transcript: Transcript, options: ExportOptions) -> bytes:
    """An Office Open XML document; the language is set so that Word and LibreOffice check the spelling."""
    transcript = legible(transcript)
    language = text_language(transcript)
    document = Document()
    styles.prepare_page(document)
    styles.prepare_styles(document, language)
    _describe(document, transcript)
    _head(document, transcript, language)
    document.add_heading(tr("Transcript", language=language), level=1)
    for item in passages(transcript, options):
        _add(document, item, transcript, options)
    for paragraph in document.paragraphs:
        styles.set_direction(paragraph, language)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _describe(document: WordDocument, transcript: Transcript) -> None:
    """The document's properties, and what stands at the top and bottom of every page."""
    review, name = review_line(transcript), transcript.recording.name
    now = datetime.now(UTC)
    properties = document.core_properties
    properties.title = name[:_PROPERTY_CHARS]
    properties.subject = review[:_PROPERTY_CHARS]
    properties.author = (transcript.review.by or "")[:_PROPERTY_CHARS]
    properties.last_modified_by = properties.author
    properties.comments = f"Souffleur {transcript.engine.version}"[:_PROPERTY_CHARS]
    properties.language = html_language(text_language(transcript))
    properties.created = properties.modified = now
    section = document.sections[0]
    section.header.paragraphs[0].text = review
    section.footer.paragraphs[0].text = name
    styles.add_page_number(section.footer.paragraphs[0])


def _head(document: WordDocument, transcript: Transcript, language: str) -> None:
    review, *others = notices(transcript)
    document.add_paragraph(transcript.recording.name, style="Title")
    document.add_heading(tr("About this transcript", language=language), level=1)
    document.add_paragraph(style=styles.NOTICE).add_run(review).bold = True
    for line in others:
        document.add_paragraph(line, style=styles.NOTICE)
    for line in provenance(transcript):
        document.add_paragraph(line, style=styles.DETAILS)


def _add(document: WordDocument, item: Passage | Gap, transcript: Transcript, options: ExportOptions) -> None:
    language = text_language(transcript)
    if not isinstance(item, Passage):
        times = f", {clock(item.start_s)}–{clock(item.end_s)}" if options.time_codes else ""
        document.add_paragraph(f"[{gap_label(language)}{times}]", style=styles.GAP)
        return
    paragraph = document.add_paragraph(style=styles.TURN)
    if options.time_codes:
        paragraph.add_run(clock(item.start_s), style=styles.TIME_CODE)
        paragraph.add_run(" ")
    if item.speaker:
        paragraph.add_run(tr("{name}:", language=language, name=item.speaker), style=styles.SPEAKER)
        paragraph.add_run(" ")
    for number, segment in enumerate(item.segments):
        _add_text(paragraph, segment, transcript, before=" " if number else "")


def _add_text(paragraph: Paragraph, segment: Segment, transcript: Transcript, *, before: str) -> None:
    if doubts := open_doubts(segment):
        label = doubt_label(doubts, text_language(transcript))
        paragraph.add_run(f"{before}[{label}] ", style=styles.DOUBT_LABEL)
        run = paragraph.add_run(segment.text, style=styles.DOUBTFUL)
    else:
        run = paragraph.add_run(f"{before}{segment.text}")
    if language := segment_language(segment, transcript):
        styles.set_language(run, language)
