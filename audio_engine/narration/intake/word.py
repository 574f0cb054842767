"""DOCX, read with python-docx: paragraphs by their styles, with what is in text boxes, fields and content controls."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from audio_engine.narration.article import DropReason, Kind
from audio_engine.narration.intake.archive import names_in, open_archive
from audio_engine.narration.intake.draft import Draft
from audio_engine.narration.intake.headings import Headings
from audio_engine.narration.intake.protocol import Refusal, RefusalCode
from audio_engine.narration.intake.style_names import Role, role_of_style

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

__all__ = ["read_docx"]

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_CONTENT_TYPES: Final = "[Content_Types].xml"
_WORDS: Final = {
    f"{_W}tab": " ",
    f"{_W}br": " ",
    f"{_W}cr": " ",
    f"{_W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    f"{_W}softHyphen": "\N{SOFT HYPHEN}",
}
_NOT_SHOWN: Final = frozenset(
    f"{_W}{name}"
    for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "delInstrText", "rt", "sdtPr", "sdtEndPr")
) | {f"{_MC}Fallback"}
_OFF: Final = {"0", "false", "none"}
_BASED_ON_MAX: Final = 20
_NOTES: Final = ("footnotes", "endnotes")
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def read_docx(content: bytes) -> Draft:
    """The article.

    Raises:
        Refusal: it is no Word document, or one that is not read.
        Exception: whatever python-docx makes of a broken one.
    """
    import docx

    with open_archive(content) as archive:
        if not {_CONTENT_TYPES, "word/document.xml"} <= names_in(archive) and not _has_main_part(archive.namelist()):
            raise Refusal(RefusalCode.OTHER_ARCHIVE)
        if archive.testzip() is not None:
            raise Refusal(RefusalCode.BROKEN)
    try:
        document = docx.Document(io.BytesIO(content))
    except ValueError as problem:  # a workbook, a presentation
        raise Refusal(RefusalCode.OTHER_ARCHIVE) from problem
    properties = document.core_properties
    draft = Draft(title=properties.title or "", fallback_author=properties.author or "", language=properties.language)
    _Reader(draft, document).read()
    return draft


def _has_main_part(names: list[str]) -> bool:
    return _CONTENT_TYPES in names and any(name.startswith("word/document") for name in names)


class _Reader:
    """Goes through one document."""

    def __init__(self, draft: Draft, document: Document) -> None:
        self._draft = draft
        self._headings = Headings(draft)
        self._part = document.part
        self._body = document.element.body
        self._styles = self._read_styles()

    def read(self) -> None:
        self._read_blocks(self._body)
        for notes in _NOTES:
            for note in self._notes(notes):
                self._draft.drop(DropReason.FOOTNOTE, note)

    def _read_blocks(self, parent: _Element) -> None:
        for element in parent:
            if element.tag == f"{_W}p":
                self._read_paragraph(element)
            elif element.tag == f"{_W}tbl":
                for row in element.iter(f"{_W}tr"):
                    cells = ["".join(_text(cell, [], [])) for cell in row.iter(f"{_W}tc")]
                    self._draft.drop(DropReason.TABLE, ", ".join(" ".join(cell.split()) for cell in cells))
            elif element.tag not in _NOT_SHOWN and isinstance(element.tag, str):
                self._read_blocks(element)  # content controls, insertions, custom XML

    def _read_paragraph(self, paragraph: _Element) -> None:
        boxes: list[_Element] = []
        pictures: list[str] = []
        text = "".join(_text(paragraph, boxes, pictures))
        kind, dropped = self._role(paragraph)
        self._headings.add(kind, text, dropped, is_bold=_is_bold(paragraph))
        for picture in pictures:
            self._draft.drop(DropReason.PICTURE, picture)
        for box in boxes:
            self._read_blocks(box)

    def _role(self, paragraph: _Element) -> Role:
        properties = paragraph.find(f"{_W}pPr")
        style = None if properties is None else properties.find(f"{_W}pStyle")
        if style is not None and (role := self._styles.get(style.get(f"{_W}val", ""))):
            return role
        if properties is not None and properties.find(f"{_W}numPr") is not None:
            return Kind.LIST, None
        return Kind.BODY, None

    def _read_styles(self) -> dict[str, Role]:
        """What the document's style ids stand for. A style like any other stands for what it is based on."""
        root = self._related("styles")
        names: dict[str, tuple[str, str]] = {}
        for style in () if root is None else root.iter(f"{_W}style"):
            name, base = style.find(f"{_W}name"), style.find(f"{_W}basedOn")
            names[style.get(f"{_W}styleId", "")] = (_value(name), _value(base))
        roles = {}
        for first in names:
            style_id = first
            for _ in range(_BASED_ON_MAX):
                name_of_style, base_id = names.get(style_id, ("", ""))
                if role := role_of_style(name_of_style):
                    roles[first] = role
                    break
                style_id = base_id
        return roles

    def _notes(self, kind: str) -> Iterator[str]:
        root = self._related(kind)
        for note in () if root is None else root:
            if note.get(f"{_W}type") is None:  # else it is the line above the notes
                yield "".join(_text(note, [], []))

    def _related(self, kind: str) -> _Element | None:
        """The root of a part of the document that need not be there."""
        from lxml import etree

        try:
            blob = self._part.part_related_by(f"{_RELATION}{kind}").blob
        except KeyError:
            return None
        return etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _text(element: _Element, boxes: list[_Element], pictures: list[str]) -> Iterator[str]:
    """What is shown of `element`; text boxes and pictures inside it are only noted."""
    for child in element:
        tag: Any = child.tag
        if tag in {f"{_W}t", f"{_M}t"}:
            yield child.text or ""
        elif tag in _WORDS:
            yield _WORDS[tag]
        elif tag == f"{_W}txbxContent":
            boxes.append(child)
        elif tag == f"{_WP}docPr":
            pictures.append(child.get("descr", ""))
        elif tag == f"{_W}r" and _is_on(child.find(f"{_W}rPr/{_W}vanish")):
            continue
        elif tag not in _NOT_SHOWN and isinstance(tag, str):
            yield from _text(child, boxes, pictures)
            if tag == f"{_W}p":
                yield " "


def _is_bold(paragraph: _Element) -> bool:
    runs = [run for run in paragraph.iter(f"{_W}r") if "".join(_text(run, [], [])).strip()]
    return bool(runs) and all(_is_on(run.find(f"{_W}rPr/{_W}b")) for run in runs)


def _is_on(switch: _Element | None) -> bool:
    return switch is not None and switch.get(f"{_W}val", "1").lower() not in _OFF


def _value(element: _Element | None) -> str:
    return "" if element is None else element.get(f"{_W}val", "")
