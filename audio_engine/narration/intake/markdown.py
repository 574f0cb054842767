"""Markdown (CommonMark and tables): headings, paragraphs, quotations and lists; emphasis is not for the ear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from audio_engine.limits import ARTICLE_MAX_DEPTH
from audio_engine.narration.article import DropReason, Kind
from audio_engine.narration.intake.draft import Draft
from audio_engine.narration.intake.protocol import Refusal, RefusalCode

__all__ = ["read_markdown"]

_FRONT_MATTER: Final = re.compile(
    r"\s*---[ \t]*\n(?P<fields>[A-Za-z_-]+[ \t]*:.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL
)
_FIELD: Final = re.compile(r"(?P<key>[A-Za-z_-]{1,40})[ \t]*:[ \t]*(?P<value>.*?)[ \t]*")
_LIST_VALUE: Final = re.compile(r"[ \t]*-[ \t]+(?P<value>.*?)[ \t]*")
_FIELDS: Final = {
    **dict.fromkeys(("title", "titre", "headline"), "title"),
    **dict.fromkeys(("author", "authors", "auteur", "auteurs", "autrice", "by", "byline"), "author"),
    **dict.fromkeys(("date", "published", "pubdate"), "date"),
    **dict.fromkeys(("language", "lang", "langue"), "language"),
    **dict.fromkeys(("publication", "site", "source", "publisher"), "publication"),
    **dict.fromkeys(("standfirst", "chapo", "chapeau", "subtitle", "description", "summary"), "standfirst"),
}
_ISO_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?")
_FOOTNOTE: Final = re.compile(
    r"^ {0,3}\[\^(?P<name>[^\]\s]{1,40})\]:[ \t]*(?P<text>.*(?:\n(?:[ \t]+\S.*))*)", re.MULTILINE
)
_FOOTNOTE_SIGN: Final = re.compile(r"\[\^[^\]\s]{1,40}\](?!:)")
_ESCAPED_MARK: Final = re.compile(r"\\(?=\[\[[^\n]{0,2000}?\]\])")
_MAX_LEVEL: Final = 2 * ARTICLE_MAX_DEPTH
"""A list and its item are a level each. Beyond `maxNesting` the parser would leave text out without a word."""
_EMPHASIS: Final = {"strong_open": "strong_close", "em_open": "em_close"}


def read_markdown(text: str) -> Draft:
    """The article. The first heading of the first level is the headline; pictures, code, tables and HTML are dropped.

    Raises:
        Refusal: it is nested too deeply.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    draft = Draft()
    standfirst = ""
    if front := _FRONT_MATTER.match(text):
        standfirst = _read_fields(front["fields"], draft)
        text = text[front.end() :]
    draft.add(Kind.STANDFIRST, standfirst)
    footnotes = [found["text"] for found in _FOOTNOTE.finditer(text)]
    body = _FOOTNOTE_SIGN.sub("", _FOOTNOTE.sub("", text))
    body = _ESCAPED_MARK.sub(r"\\\\\\", body)  # Markdown takes one backslash, and our marks need theirs
    tokens = MarkdownIt("commonmark", {"maxNesting": 2 * _MAX_LEVEL}).enable("table").parse(body)
    if any(token.level > _MAX_LEVEL for token in tokens):
        raise Refusal(RefusalCode.TOO_DEEP)
    _Reader(draft).read(tokens)
    for note in footnotes:
        draft.drop(DropReason.FOOTNOTE, note)
    return draft


def _read_fields(fields: str, draft: Draft) -> str:
    """Take the front matter's simple fields into `draft`; returns the standfirst."""
    values: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in fields.split("\n"):
        if (item := _LIST_VALUE.fullmatch(line)) and current is not None:
            current.append(_unquoted(item["value"]))
        elif field := _FIELD.fullmatch(line):
            current = values.setdefault(_FIELDS.get(field["key"].lower(), ""), [])
            current += [_unquoted(field["value"])] if field["value"] else []
    found = {name: ", ".join(value for value in texts if value) for name, texts in values.items()}
    draft.title = found.get("title", "")
    draft.names_headline = bool(draft.title)
    draft.author = found.get("author", "")
    draft.publication = found.get("publication", "")
    draft.language = found.get("language") or None
    date = found.get("date", "").replace(" ", "T", 1)
    draft.date = date if _ISO_DATE.fullmatch(date) else date[:10] if _ISO_DATE.fullmatch(date[:10]) else ""
    return found.get("standfirst", "")


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_unquoted(part.strip()) for part in value[1:-1].split(","))
    return value


class _Reader:
    """Goes through the tokens of one document."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._kinds = [Kind.BODY]
        self._has_headline = False
        self._cells: list[str] | None = None

    def read(self, tokens: list[Token]) -> None:
        for token, following in pairwise([*tokens, Token("end", "", 0)]):
            if token.type == "inline":
                self._read_inline(token)
            elif token.type in {"fence", "code_block"}:
                self._draft.drop(DropReason.CODE, token.content)
            elif token.type == "html_block":
                self._draft.drop(DropReason.HTML, token.content)
            elif token.type == "tr_open":
                self._cells = []
            elif token.type == "tr_close":
                self._draft.drop(DropReason.TABLE, ", ".join(self._cells or []))
                self._cells = None
            elif token.nesting > 0:
                self._kinds.append(self._kind(token, following))
            elif token.nesting < 0:
                self._kinds.pop()

    def _kind(self, token: Token, following: Token) -> Kind:
        around = self._kinds[-1]
        match token.type:
            case "heading_open":
                if token.tag == "h1" and not self._has_headline and "".join(_words(following)).strip():
                    self._has_headline = True
                    return Kind.HEADLINE
                return Kind.CROSSHEAD
            case "list_item_open":
                return Kind.LIST
            case "blockquote_open":
                return Kind.QUOTE
            case "paragraph_open" if around is Kind.BODY and self._is_standfirst(following):
                return Kind.STANDFIRST
            case _:
                return around

    def _is_standfirst(self, inline: Token) -> bool:
        """Whether a paragraph stands right below the headline and is wholly emphasised."""
        if not self._draft.blocks or self._draft.blocks[-1][0] is not Kind.HEADLINE:
            return False
        parts = [token for token in inline.children or [] if token.type != "text" or token.content.strip()]
        return (
            len(parts) > 2
            and parts[-1].type == _EMPHASIS.get(parts[0].type)
            and all(part.level > parts[0].level for part in parts[1:-1])
        )

    def _read_inline(self, token: Token) -> None:
        text = "".join(_words(token))
        if self._cells is not None:
            self._cells.append(" ".join(text.split()))
            return
        self._draft.add(self._kinds[-1], text)
        for child in token.children or []:
            if child.type == "image":
                self._draft.drop(DropReason.PICTURE, child.content or str(child.attrGet("src")))
            elif child.type == "html_inline":
                self._draft.drop(DropReason.HTML, child.content)


def _words(inline: Token) -> Iterator[str]:
    for token in inline.children or []:
        if token.type in {"text", "code_inline", "text_special"}:
            yield token.content
        elif token.type in {"softbreak", "hardbreak"}:
            yield " "
