"""Paragraphs of plain text and of Markdown: what an article is read from where no richer intake is needed.

Nothing is lost silently: what is not for the ear is in `dropped`, with its reason.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from audio_engine.errors import UnusableInputError
from audio_engine.text import tr

__all__ = ["Dropped", "Kind", "Paragraph", "SimpleText", "decode_text", "read_markdown", "read_plain_text"]

_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BLANK_LINES: Final = re.compile(r"\n[^\S\n]*\n")
_BULLET: Final = re.compile(r"\s*(?:[-*•‣–]|[0-9]{1,3}[.)])\s+(?=\S)")


class Kind(StrEnum):
    """What a paragraph is; a voice pauses differently after each."""

    HEADLINE = "headline"
    BODY = "body"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph on one line."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """What will not be said, and why."""

    text: str
    reason: str


@dataclass(slots=True)
class SimpleText:
    """The paragraphs in their order, and what was left out."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)

    def add(self, kind: Kind, text: str) -> None:
        """Keep `text` on one line, if it has any."""
        if line := " ".join(text.split()):
            self.paragraphs.append(Paragraph(kind, line))

    def drop(self, text: str, reason: str) -> None:
        """Leave `text` out."""
        self.dropped.append(Dropped(" ".join(text.split()), reason))


def decode_text(content: bytes, name: object) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, or else Windows’ western encoding.

    Raises:
        UnusableInputError: it is no text; `name` is what the sentence calls it.
    """
    encoding = "utf-16" if content.startswith(_UTF_16) else "utf-8-sig"
    for attempt in (encoding, "cp1252"):
        try:
            text = content.decode(attempt)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnusableInputError(
        tr("{file} is not a text.", file=name), tr("Save it as text (UTF-8) or as Markdown, then try again.")
    )


def read_plain_text(text: str) -> SimpleText:
    """Paragraphs are parted by blank lines; lines that all begin with a bullet are a list."""
    found = SimpleText()
    for block in _BLANK_LINES.split(text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = [line for line in block.split("\n") if line.strip()]
        if len(lines) > 1 and all(_BULLET.match(line) for line in lines):
            for line in lines:
                found.add(Kind.LIST, _BULLET.sub("", line, count=1))
        else:
            found.add(Kind.BODY, " ".join(lines))
    return found


def read_markdown(text: str) -> SimpleText:
    """CommonMark: its headings, paragraphs and lists. Pictures, code and HTML are dropped."""
    found = SimpleText()
    kinds = [Kind.BODY]
    for token in MarkdownIt("commonmark").parse(text):
        if token.type == "inline":
            found.add(kinds[-1], "".join(_words(token.children or [], found)))
        elif token.type in {"fence", "code_block"}:
            found.drop(token.content, tr("It is program code."))
        elif token.type == "html_block":
            found.drop(token.content, tr("It is HTML."))
        elif token.nesting > 0:
            kinds.append(_kind(token, kinds[-1]))
        elif token.nesting < 0:
            kinds.pop()
    return found


def _kind(token: Token, around: Kind) -> Kind:
    if token.type == "heading_open":
        return Kind.HEADLINE
    return Kind.LIST if token.type == "list_item_open" else around


def _words(tokens: list[Token], found: SimpleText) -> Iterator[str]:
    for token in tokens:
        if token.type in {"text", "code_inline"}:
            yield token.content
        elif token.type in {"softbreak", "hardbreak"}:
            yield " "
        elif token.type == "image":
            found.drop(token.content or str(token.attrGet("src")), tr("It is a picture."))
        elif token.type == "html_inline":
            found.drop(token.content, tr("It is HTML."))
