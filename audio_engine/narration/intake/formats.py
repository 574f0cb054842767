"""Which format an article is in: its first bytes decide, then its name."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum
from pathlib import PurePath
from typing import Final

from audio_engine.narration.intake.protocol import Refusal, RefusalCode

__all__ = ["HEAD_BYTES", "Format", "format_of"]

HEAD_BYTES: Final = 8192
"""How much of the beginning is looked at; a page may open with a long comment."""


class Format(StrEnum):
    """What can be read; the value is the usual extension."""

    TXT = "txt"
    MD = "md"
    HTML = "html"
    DOCX = "docx"
    ODT = "odt"
    PDF = "pdf"
    SSML = "ssml"


_BY_EXTENSION: Final = {
    "txt": Format.TXT,
    "text": Format.TXT,
    "md": Format.MD,
    "markdown": Format.MD,
    "html": Format.HTML,
    "htm": Format.HTML,
    "xhtml": Format.HTML,
    "ssml": Format.SSML,
}
"""Of text alone; the others have signatures."""
_BOMS: Final = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_OTHERS: Final = (
    (b"\xd0\xcf\x11\xe0", RefusalCode.OLD_OFFICE),
    (b"{\\rtf", RefusalCode.RTF),
    *(
        (start, RefusalCode.NOT_TEXT)
        for start in (
            b"\x89PNG",
            b"\xff\xd8\xff",
            b"GIF8",
            b"RIFF",
            b"ID3",
            b"OggS",
            b"fLaC",
            b"\x1f\x8b",
            b"7z\xbc\xaf",
        )
    ),
)
_ODT_START: Final = b"mimetypeapplication/vnd.oasis.opendocument."
_PROLOGUE: Final = re.compile(r"\s*(?:<\?[^>]*\?>\s*|<!--.*?-->\s*)*", re.DOTALL)
_SPEAK: Final = re.compile(r"<!DOCTYPE\s+speak\b|<(?:\w+:)?speak[\s>/]", re.IGNORECASE)
_PAGE: Final = re.compile(r"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_FRAGMENT: Final = re.compile(
    r"<(?:a|article|aside|b|blockquote|br|div|em|figure|font|footer|h[1-6]|header|hr|i|img|li|link|main|meta|nav|ol|p|pre|"
    r"section|span|strong|style|table|title|u|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_MARKDOWN: Final = re.compile(r"\s*(?:#{1,6} \S|---[ \t]*\n[A-Za-z_-]+[ \t]*:)")


def format_of(head: bytes, name: str) -> Format:
    """The format of what begins with `head` and is called `name` (empty where it was pasted).

    Raises:
        Refusal: it is something that we know and do not read.
    """
    for start, code in _OTHERS:
        if head.startswith(start):
            raise Refusal(code)
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if head.startswith(b"PK\x03\x04"):
        return Format.ODT if _ODT_START in head[:200] else Format.DOCX
    return _format_of_text(_legible(head), _BY_EXTENSION.get(PurePath(name).suffix.lower().removeprefix(".")))


def _format_of_text(start: str, named: Format | None) -> Format:
    prologue = _PROLOGUE.match(start)
    text = start[prologue.end() :] if prologue else start
    if _SPEAK.match(text):
        return Format.SSML
    if _PAGE.match(text):
        return Format.HTML
    if named is not None:
        return named
    if _FRAGMENT.match(text):
        return Format.HTML
    return Format.MD if _MARKDOWN.match(start) else Format.TXT


def _legible(head: bytes) -> str:
    """The ASCII of `head`, whatever its encoding."""
    for mark in _BOMS:
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"").decode("latin-1").replace("\r\n", "\n")
