"""Which reader reads which format. Runs in the locked child only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from audio_engine.narration.article import Article
from audio_engine.narration.intake import own_documents
from audio_engine.narration.intake.draft import Draft, checked, finished
from audio_engine.narration.intake.formats import Format
from audio_engine.narration.intake.protocol import Problem, ProblemCode
from audio_engine.narration.intake.text_encoding import Decoded, declared_in_html, decode, import_codecs

__all__ = ["Parsed", "parse", "parse_own_document"]


@dataclass(frozen=True, slots=True)
class Parsed:
    """The article, and what is wrong with its source."""

    article: Article
    problems: tuple[Problem, ...] = ()


def parse(content: bytes, chosen: Format) -> Parsed:
    """The article in `content`.

    Raises:
        Refusal: there is none that could be read.
        UnusableInputError: the same, with its sentence.
        Exception: whatever a parser makes of a broken file.
    """
    if chosen is Format.SSML:
        return _parse_ssml(_decoded(content, chosen))
    draft = _draft(content, chosen)
    return Parsed(finished(draft), tuple(draft.problems))


def parse_own_document(chosen: Format) -> None:
    """Read small documents of ours in this format, so that everything is loaded that reading takes."""
    import_codecs()
    for document in own_documents.documents(chosen):
        parse(document, chosen)


def _draft(content: bytes, chosen: Format) -> Draft:
    if chosen in _READERS_OF_BYTES:
        return _READERS_OF_BYTES[chosen]()(content)
    decoded = _decoded(content, chosen)
    draft = _READERS_OF_TEXT[chosen]()(decoded.text)
    draft.report(ProblemCode.DAMAGED_CHARACTERS, decoded.damaged)
    return draft


def _decoded(content: bytes, chosen: Format) -> Decoded:
    return decode(content, declared_in_html(content) if chosen in {Format.HTML, Format.SSML} else None)


def _parse_ssml(decoded: Decoded) -> Parsed:
    from audio_engine.narration.marks_ssml import read_ssml

    problems = (Problem(ProblemCode.DAMAGED_CHARACTERS, decoded.damaged),) if decoded.damaged else ()
    return Parsed(checked(read_ssml(decoded.text)), problems)


def _plain() -> Callable[[str], Draft]:
    from audio_engine.narration.intake.plain import read_plain_text

    return read_plain_text


def _markdown() -> Callable[[str], Draft]:
    from audio_engine.narration.intake.markdown import read_markdown

    return read_markdown


def _html() -> Callable[[str], Draft]:
    from audio_engine.narration.intake.web_page import read_html

    return read_html


def _archive() -> Callable[[bytes], Draft]:
    from audio_engine.narration.intake.open_document import is_odt, read_odt
    from audio_engine.narration.intake.word import read_docx

    return lambda content: read_odt(content) if is_odt(content) else read_docx(content)


def _pdf() -> Callable[[bytes], Draft]:
    from audio_engine.narration.intake.pdf import read_pdf

    return read_pdf


_READERS_OF_TEXT: Final = {Format.TXT: _plain, Format.MD: _markdown, Format.HTML: _html}
_READERS_OF_BYTES: Final = {Format.DOCX: _archive, Format.ODT: _archive, Format.PDF: _pdf}
"""Each loads its libraries only when it is asked for: a child needs those of one format."""
