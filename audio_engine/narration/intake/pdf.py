"""PDF, read with pypdf: the lines of its pages, of which `pdf_paragraphs` makes paragraphs again."""

from __future__ import annotations

import io
from typing import Any, Final

from audio_engine.limits import ARTICLE_MAX_CHARACTERS, ARTICLE_MAX_PAGES
from audio_engine.narration.intake.draft import Draft
from audio_engine.narration.intake.pdf_paragraphs import Line, add_paragraphs
from audio_engine.narration.intake.protocol import ProblemCode, Refusal, RefusalCode

__all__ = ["read_pdf"]

_BOLD: Final = ("bold", "black", "heavy", "semibold", "demi")


def read_pdf(content: bytes) -> Draft:
    """The article.

    Raises:
        Refusal: it is none that can be read: protected, too many pages, only pictures.
        Exception: whatever pypdf makes of a broken one.
    """
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    _unlock(reader)
    if _page_count(reader) > ARTICLE_MAX_PAGES:
        raise Refusal(RefusalCode.TOO_MANY_PAGES)
    pages: list[list[Line]] = []
    characters = broken = 0
    for number, page in enumerate(reader.pages):
        if number >= ARTICLE_MAX_PAGES:  # a page tree that says less than it holds
            raise Refusal(RefusalCode.TOO_MANY_PAGES)
        try:
            pages.append(_lines(page, number))
            characters += sum(len(line.text) for line in pages[-1])
        except (MemoryError, Refusal):
            raise
        except Exception:  # noqa: BLE001 - pypdf fails in all ways on one broken page; the others are read
            broken += 1
            pages.append([])
        if characters > ARTICLE_MAX_CHARACTERS:
            raise Refusal(RefusalCode.TOO_LONG)
    if not any(pages):
        raise Refusal(RefusalCode.BROKEN if broken else RefusalCode.ONLY_PICTURES)
    draft = Draft()
    _read_metadata(reader, draft)
    draft.report(ProblemCode.BROKEN_PAGES, broken)
    draft.report(ProblemCode.PAGES_WITHOUT_TEXT, sum(not page for page in pages) - broken)
    add_paragraphs(pages, draft)
    return draft


def _unlock(reader: Any) -> None:  # noqa: ANN401 - pypdf's class
    """Open a document that has only its owner's password, which forbids copying but not reading.

    Raises:
        Refusal: it has a password, or is locked in a way that pypdf cannot open.
    """
    from pypdf.errors import PyPdfError

    if not reader.is_encrypted:
        return
    try:
        opened = reader.decrypt("")
    except (PyPdfError, NotImplementedError) as problem:
        raise Refusal(RefusalCode.ENCRYPTED) from problem
    if not opened:
        raise Refusal(RefusalCode.ENCRYPTED)


def _page_count(reader: Any) -> int:  # noqa: ANN401
    """How many pages the document says that it has."""
    declared = reader.trailer["/Root"]["/Pages"].get("/Count", 0)
    return declared if isinstance(declared, int) else 0


def _read_metadata(reader: Any, draft: Draft) -> None:  # noqa: ANN401
    """Title and author. The language is left alone: it is that of the program which printed, more often than not."""
    from pypdf.errors import PyPdfError

    try:
        found = reader.metadata
        draft.title = str(found.title or "") if found else ""
        draft.fallback_author = str(found.author or "") if found else ""
    except (PyPdfError, AttributeError, KeyError, TypeError, ValueError):  # a broken one says nothing
        draft.title = draft.fallback_author = ""


def _lines(page: Any, number: int) -> list[Line]:  # noqa: ANN401
    """The lines of a page as pypdf orders them, each with its place (points, from the bottom left) and its size."""
    parts: list[tuple[str, float, float, float, bool]] = []

    def note(
        text: str, matrix: list[float], text_matrix: list[float], font: dict[str, Any] | None, size: float
    ) -> None:
        x = text_matrix[4] * matrix[0] + text_matrix[5] * matrix[2] + matrix[4]
        y = text_matrix[4] * matrix[1] + text_matrix[5] * matrix[3] + matrix[5]
        scale = abs(text_matrix[3] * matrix[3]) or abs(text_matrix[1] * matrix[2]) or 1.0
        name = str((font or {}).get("/BaseFont", "")).lower()
        parts.append((text, float(x), float(y), abs(float(size)) * scale, any(word in name for word in _BOLD)))

    page.extract_text(visitor_text=note)
    lines: list[Line] = []
    current: list[tuple[str, float, float, float, bool]] = []
    for text, *place in parts:
        pieces = text.split("\n")
        for at, piece in enumerate(pieces):
            if at:
                lines += _line(current, number)
                current = []
            if piece.strip() or current:
                current.append((piece, *place))  # type: ignore[arg-type]
    return lines + _line(current, number)


def _line(parts: list[tuple[str, float, float, float, bool]], page: int) -> list[Line]:
    """The line that `parts` make; it has the place of its first word, and the size of most of its letters."""
    inked = [part for part in parts if part[0].strip()]
    if not inked:
        return []
    sizes: dict[float, int] = {}
    for text, _, _, size, _ in inked:
        sizes[round(size, 1)] = sizes.get(round(size, 1), 0) + len(text)
    return [
        Line(
            text="".join(part[0] for part in parts).strip(),
            x=inked[0][1],
            y=inked[0][2],
            size=max(sizes, key=lambda size: sizes[size]),
            is_bold=all(part[4] for part in inked),
            page=page,
        )
    ]
