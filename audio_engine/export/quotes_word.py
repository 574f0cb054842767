"""Writes quotes as a Word document with the styles of the transcript; a quote's times open its sound."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from audio_engine.export import word_styles as styles
from audio_engine.export.languages import html_language

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

    from audio_engine.export.quote_list import QuoteItem, QuoteList

__all__ = ["quotes_docx"]

_PROPERTY_CHARS = 255
"""What Office Open XML allows for a document property."""


def quotes_docx(quotes: QuoteList) -> bytes:
    """An Office Open XML document; the review state stands on every page."""
    document = Document()
    styles.prepare_page(document)
    styles.prepare_styles(document, quotes.language)
    _describe(document, quotes)
    review, *others = quotes.notices
    document.add_paragraph(quotes.title, style="Title")
    document.add_paragraph(style=styles.NOTICE).add_run(review).bold = True
    for line in others:
        document.add_paragraph(line, style=styles.NOTICE)
    for line in quotes.provenance:
        document.add_paragraph(line, style=styles.DETAILS)
    for item in quotes.items:
        _add(document, item)
    for paragraph in document.paragraphs:
        styles.set_direction(paragraph, quotes.language)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _describe(document: WordDocument, quotes: QuoteList) -> None:
    properties = document.core_properties
    properties.title = f"{quotes.title} – {quotes.name}"[:_PROPERTY_CHARS]
    properties.subject = quotes.notices[0][:_PROPERTY_CHARS]
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.language = html_language(quotes.language)
    properties.created = properties.modified = datetime.now(UTC)
    section = document.sections[0]
    section.header.paragraphs[0].text = quotes.notices[0]
    section.footer.paragraphs[0].text = quotes.name
    styles.add_page_number(section.footer.paragraphs[0])


def _add(document: WordDocument, item: QuoteItem) -> None:
    paragraph = document.add_paragraph(style=styles.TURN)
    paragraph.add_run(item.words)
    paragraph.add_run(" — ")
    if item.speaker:
        paragraph.add_run(item.speaker, style=styles.SPEAKER)
        paragraph.add_run(", ")
    _add_times(paragraph, item)
    for remark in item.remarks:
        paragraph.add_run(f" [{remark}]", style=styles.DOUBT_LABEL)
    if item.note:
        document.add_paragraph(item.note, style=styles.DETAILS)


def _add_times(paragraph: Paragraph, item: QuoteItem) -> None:
    run = paragraph.add_run(item.times, style=styles.TIME_CODE)
    if item.link is None:
        return
    run.font.underline = True
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(item.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run._r.addprevious(link)  # noqa: SLF001 - python-docx has no public way to make a link
    link.append(run._r)  # noqa: SLF001 - the same
