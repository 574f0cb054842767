"""ODT: the text of `content.xml`, by the styles of its paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from audio_engine.narration.article import DropReason, Kind
from audio_engine.narration.intake.archive import names_in, open_archive, part
from audio_engine.narration.intake.draft import Draft
from audio_engine.narration.intake.headings import Headings
from audio_engine.narration.intake.protocol import Refusal, RefusalCode
from audio_engine.narration.intake.style_names import Role, role_of_style

if TYPE_CHECKING:
    import zipfile

    from lxml.etree import _Element

__all__ = ["is_odt", "read_odt"]

_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DRAW: Final = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG: Final = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_FO: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_MANIFEST: Final = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_META: Final = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_TEXT_TYPE: Final = b"application/vnd.oasis.opendocument.text"
_NOT_SHOWN: Final = frozenset(
    {f"{_TEXT}tracked-changes", f"{_TEXT}note-citation", f"{_OFFICE}annotation", f"{_OFFICE}forms", f"{_TEXT}ruby-text"}
    | {
        f"{_TEXT}sequence-decls",
        f"{_TEXT}variable-decls",
        f"{_OFFICE}annotation-end",
        f"{_DRAW}image",
        f"{_OFFICE}scripts",
    }
    | {f"{_SVG}title", f"{_SVG}desc"}
)
_PARENTS_MAX: Final = 20
_SPACES_MAX: Final = 1000


def is_odt(content: bytes) -> bool:
    """Whether an archive says that it is an ODT.

    Raises:
        Refusal: it cannot be read.
    """
    with open_archive(content) as archive:
        return "mimetype" in names_in(archive) and part(archive, "mimetype").startswith(_TEXT_TYPE)


def read_odt(content: bytes) -> Draft:
    """The article in an ODT.

    Raises:
        Refusal: it is broken, protected, or holds macros.
    """
    with open_archive(content) as archive:
        names = names_in(archive)
        if "META-INF/manifest.xml" in names and _is_encrypted(_root(archive, "META-INF/manifest.xml")):
            raise Refusal(RefusalCode.ENCRYPTED)
        root = _root(archive, "content.xml")
        styles = _read_styles([root, *([_root(archive, "styles.xml")] if "styles.xml" in names else [])])
        draft = Draft()
        if "meta.xml" in names:
            _read_meta(_root(archive, "meta.xml"), draft)
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise Refusal(RefusalCode.OTHER_ARCHIVE)
    _Reader(draft, styles).read(body)
    return draft


@dataclass(frozen=True, slots=True)
class _Style:
    """What a paragraph or a span in this style is."""

    role: Role | None
    is_bold: bool


def _root(archive: zipfile.ZipFile, name: str) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(part(archive, name), parser)
    except etree.XMLSyntaxError as problem:
        raise Refusal(RefusalCode.BROKEN) from problem


def _is_encrypted(manifest: _Element) -> bool:
    return next(manifest.iter(f"{_MANIFEST}encryption-data"), None) is not None


def _read_meta(meta: _Element, draft: Draft) -> None:
    def value(name: str) -> str:
        return next((element.text or "" for element in meta.iter(name)), "")

    draft.title = value(f"{_DC}title")
    draft.fallback_author = value(f"{_META}initial-creator") or value(f"{_DC}creator")
    draft.language = value(f"{_DC}language") or None


def _read_styles(roots: list[_Element]) -> dict[str, _Style]:
    """The styles by their names. A style like any other stands for the one that it was made from."""
    parents: dict[str, str] = {}
    shown: dict[str, str] = {}
    bold: dict[str, bool] = {}
    for style in (style for root in roots for style in root.iter(f"{_STYLE}style")):
        name = style.get(f"{_STYLE}name", "")
        if name in shown:
            continue
        shown[name] = style.get(f"{_STYLE}display-name") or name.replace("_20_", " ")
        parents[name] = style.get(f"{_STYLE}parent-style-name", "")
        weights = [found.get(f"{_FO}font-weight") for found in style.iter(f"{_STYLE}text-properties")]
        bold[name] = "bold" in weights
    styles = {}
    for first in shown:
        role, name = None, first
        for _ in range(_PARENTS_MAX):
            role = role or role_of_style(shown.get(name, name.replace("_20_", " ")))
            name = parents.get(name, "")
        styles[first] = _Style(role, bold[first])
    return styles


@dataclass(slots=True)
class _Words:
    """A paragraph's text, and what stands in it that is not part of it."""

    parts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    all_bold: bool = True

    def add(self, text: str | None, *, is_bold: bool) -> None:
        if text:
            self.parts.append(text)
            self.all_bold &= is_bold or text.isspace()


class _Reader:
    """Goes through one document."""

    def __init__(self, draft: Draft, styles: dict[str, _Style]) -> None:
        self._draft = draft
        self._headings = Headings(draft)
        self._styles = styles

    def read(self, parent: _Element, kind: Kind = Kind.BODY) -> None:
        """Take in the blocks in `parent`; `kind` is that of its paragraphs where their style says nothing."""
        for element in parent:
            tag = element.tag
            if tag in {f"{_TEXT}p", f"{_TEXT}h"}:
                self._read_paragraph(element, kind)
            elif tag == f"{_TABLE}table":
                for row in element.iter(f"{_TABLE}table-row"):
                    cells = [" ".join(self._plain(cell).split()) for cell in row.iter(f"{_TABLE}table-cell")]
                    self._draft.drop(DropReason.TABLE, ", ".join(cells))
            elif tag in {f"{_TEXT}list", f"{_TEXT}list-item", f"{_TEXT}list-header"}:
                self.read(element, Kind.LIST)
            elif tag in {f"{_TEXT}table-of-content", f"{_TEXT}alphabetical-index", f"{_TEXT}bibliography"}:
                self._draft.drop(DropReason.NOTICE, self._plain(element))
            elif tag not in _NOT_SHOWN and isinstance(tag, str):
                self._draft.drop(DropReason.PICTURE, "".join(_descriptions(element)))
                self.read(element, kind)  # sections, frames, text boxes

    def _read_paragraph(self, paragraph: _Element, kind: Kind) -> None:
        style = self._styles.get(paragraph.get(f"{_TEXT}style-name", ""))
        role = (style.role if style else None) or role_of_style(
            paragraph.get(f"{_TEXT}style-name", "").replace("_20_", " ")
        )
        if paragraph.tag == f"{_TEXT}h":
            role = role if role and role[0] in {Kind.HEADLINE, Kind.STANDFIRST} else (Kind.CROSSHEAD, None)
        words = _Words()
        self._collect(paragraph, words, is_bold=style is not None and style.is_bold)
        text = "".join(words.parts)
        found, dropped = role or (kind, None)
        self._headings.add(found, text, dropped, is_bold=words.all_bold)
        for note in words.notes:
            self._draft.drop(DropReason.FOOTNOTE, note)
        for picture in words.pictures:
            self._draft.drop(DropReason.PICTURE, picture)
        for box in words.boxes:
            self.read(box)

    def _collect(self, element: _Element, words: _Words, *, is_bold: bool) -> None:
        words.add(element.text, is_bold=is_bold)
        for child in element:
            tag = child.tag
            if tag == f"{_TEXT}s":
                count = child.get(f"{_TEXT}c", "1")
                words.add(" " * min(int(count), _SPACES_MAX) if count.isdecimal() else " ", is_bold=is_bold)
            elif tag in {f"{_TEXT}tab", f"{_TEXT}line-break"}:
                words.add(" ", is_bold=is_bold)
            elif tag == f"{_TEXT}note":
                words.notes.append(self._plain(child))
            elif tag == f"{_DRAW}text-box":
                words.boxes.append(child)
            elif tag not in _NOT_SHOWN and isinstance(tag, str):
                words.pictures.extend(_descriptions(child))
                style = self._styles.get(child.get(f"{_TEXT}style-name", ""))
                self._collect(child, words, is_bold=is_bold or (style is not None and style.is_bold))
            words.add(child.tail, is_bold=is_bold)

    def _plain(self, element: _Element) -> str:
        return " ".join(_plain_parts(element))


def _plain_parts(element: _Element) -> Iterator[str]:
    if element.tag in _NOT_SHOWN or not isinstance(element.tag, str):
        return
    paragraphs = {f"{_TEXT}p", f"{_TEXT}h"}
    if element.tag in paragraphs:
        yield "".join(_inline(element))
        return
    for child in element:
        yield from _plain_parts(child)


def _inline(element: _Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in _NOT_SHOWN and isinstance(child.tag, str):
            yield " " if child.tag in {f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"} else "".join(_inline(child))
        yield child.tail or ""


def _descriptions(element: _Element) -> Iterator[str]:
    """What a frame says of its picture, for people who cannot see it."""
    if element.tag == f"{_DRAW}frame":
        for name in (f"{_SVG}title", f"{_SVG}desc"):
            for found in element.findall(name):
                yield found.text or ""
