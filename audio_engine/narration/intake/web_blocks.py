"""The blocks of a web page in their order: what a reader of the page sees, with the element that each comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from audio_engine.limits import ARTICLE_MAX_DEPTH
from audio_engine.narration.article import DropReason, Kind
from audio_engine.narration.intake.draft import Run
from audio_engine.narration.intake.protocol import Refusal, RefusalCode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["Block", "blocks_of", "language_of"]

_DEPTH_MAX: Final = 2 * ARTICLE_MAX_DEPTH
_NEVER_SHOWN: Final = (
    "script style noscript template head meta link base title svg math canvas iframe frame object embed audio video "
    "source track map area input select option datalist textarea progress meter rt rp wbr"
)
_HIDDEN: Final = frozenset(_NEVER_SHOWN.split())
_BLOCK_ELEMENTS: Final = (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody "
    "td tfoot th thead tr ul"
)
_BLOCKS: Final = frozenset(_BLOCK_ELEMENTS.split())
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_KINDS: Final = {
    **dict.fromkeys(_HEADINGS, Kind.CROSSHEAD),
    "blockquote": Kind.QUOTE,
    "li": Kind.LIST,
    "dt": Kind.LIST,
    "dd": Kind.LIST,
    "figcaption": Kind.CAPTION,
    "figure": Kind.CAPTION,
}
_STRUCTURAL: Final = {
    "nav": DropReason.NOTICE,
    "aside": DropReason.NOTICE,
    "footer": DropReason.NOTICE,
    "form": DropReason.NOTICE,
    "button": DropReason.NOTICE,
    "dialog": DropReason.NOTICE,
    "figure": DropReason.CAPTION,
    "figcaption": DropReason.CAPTION,
    "pre": DropReason.CODE,
}
_BY_CLASS: Final = (
    (DropReason.CAPTION, r"caption|legende|credits?|photo-?credit|image-?source|figcaption|wp-caption-text"),
    (
        DropReason.BYLINE,
        r"by-?line|authors?|auteurs?|(?:post|entry|article)-?meta|dateline|published|reading-?time|metadata",
    ),
    (
        DropReason.RELATED,
        r"related|lire-?aussi|read-?(?:more|also|next)|see-?also|recirc\w*|more-?on|recommended|recommandations?|a-?lire",
    ),
    (
        DropReason.NOTICE,
        (
            r"newsletters?|ads?|advert\w*|publicite|sponsor\w*|promo\w*|paywall|subscri\w*|abonne\w*|share|sharing"
            r"|social|partage|comments?|commentaires?|cookies?|consent|breadcrumbs?|tags?|toolbar|signup|copyright|footer"
            r"|sidebar|popup|modal|outbrain|taboola"
        ),
    ),
    (DropReason.FOOTNOTE, r"footnotes?|endnotes?|notes-de-bas-de-page"),
)
_CLASS_RULES: Final = tuple(
    (reason, re.compile(rf"(?:^|[\s_-])(?:{words})(?:$|[\s_-])", re.IGNORECASE)) for reason, words in _BY_CLASS
)
_STANDFIRST: Final = re.compile(
    r"(?:^|[\s_-])(?:chapo|chapeau|standfirst|stand-first|lede|dek|subtitle|sub-title|sous-titre|accroche"
    r"|article__desc|summary|intro)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NAMED_MAX: Final = 800
"""Characters in an element that its class calls a byline, a notice or the like; what holds more holds the article."""
_HIDING_STYLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTE_ADDRESS: Final = re.compile(r"#.*(?:fn|note|cite|ref)", re.IGNORECASE)
_NOTE_SIGN: Final = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡a-z])[\])]?")
_BR: Final = "\n"
_PARAGRAPH_BREAK: Final = re.compile(r"\n[^\S\n]*\n\s*")
_LAYOUT_CELL: Final = 300
"""Characters of a cell that is no cell of a table, but holds a page's text."""


@dataclass(slots=True)
class Block:
    """A paragraph of the page. `dropped` is why its element says that it is not the article's text."""

    element: HtmlElement
    kind: Kind
    runs: list[Run] = field(default_factory=list)
    dropped: DropReason | None = None
    link_characters: int = 0
    is_bold: bool = True

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class _Context:
    """What the elements around say of a text."""

    kind: Kind = Kind.BODY
    dropped: DropReason | None = None
    language: str | None = None
    in_link: bool = False
    is_bold: bool = False
    depth: int = 0


def blocks_of(root: HtmlElement) -> list[Block]:
    """Everything that `root` shows.

    Raises:
        Refusal: it is nested too deeply.
    """
    walk = _Walk()
    walk.read(root, _Context())
    walk.end_block()
    return [part for block in walk.blocks for part in _parted(block) if part.text.strip()]


def language_of(element: HtmlElement) -> str | None:
    """What an element declares."""
    declared = element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang")
    return str(declared) if declared else None


class _Walk:
    """Goes through the tree; a block ends where any block-like element begins or ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._current: Block | None = None
        self._later: list[Block] = []

    def read(self, element: HtmlElement, around: _Context) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _HIDDEN or _is_hidden(element):
            return
        if around.depth > _DEPTH_MAX:
            raise Refusal(RefusalCode.TOO_DEEP)
        if tag == "br":
            self._add(element, _BR, around)
        elif tag == "img":
            self._note(element, element.get("alt") or "", DropReason.PICTURE)
        elif _is_note_sign(element):
            self._note(element, str(element.text_content()), DropReason.FOOTNOTE)
        elif tag == "table" and not _is_layout(element):
            self._read_table(element)
        else:
            self._read_inside(element, _inside(element, around))

    def end_block(self) -> None:
        """What follows is another paragraph."""
        if self._current is not None:
            self.blocks.append(self._current)
            self._current = None
        self.blocks += self._later
        self._later = []

    def _read_inside(self, element: HtmlElement, inside: _Context) -> None:
        is_block = element.tag in _BLOCKS
        if is_block:
            self.end_block()
        self._add(element, element.text, inside)
        for child in element:
            self.read(child, inside)
            self._add(element, child.tail, inside)
        if is_block:
            self.end_block()

    def _read_table(self, table: HtmlElement) -> None:
        self.end_block()
        for row in table.iter("tr"):
            cells = [" ".join(str(cell.text_content()).split()) for cell in row if cell.tag in {"td", "th"}]
            self.blocks.append(Block(table, Kind.BODY, [Run(", ".join(cells))], DropReason.TABLE))

    def _add(self, element: HtmlElement, text: str | None, context: _Context) -> None:
        if not text:
            return
        if self._current is None:
            if text.isspace():
                return
            self._current = Block(element, context.kind, [], context.dropped)
        if text != _BR:
            text = text.replace("\n", " ")
        self._current.runs.append(Run(text, context.language))
        self._current.link_characters += len(text) if context.in_link else 0
        self._current.is_bold &= context.is_bold or text.isspace()

    def _note(self, element: HtmlElement, text: str, reason: DropReason) -> None:
        """Something that stands inside a paragraph without being said: it comes after it."""
        self._later.append(Block(element, Kind.BODY, [Run(text)], reason))


def _inside(element: HtmlElement, around: _Context) -> _Context:
    tag = str(element.tag)
    kind = around.kind
    if tag in _KINDS and not (tag in {"li", "dt", "dd"} and kind is Kind.CROSSHEAD):
        kind = _KINDS[tag]
    elif kind is Kind.BODY and tag in {"p", "div", "section", "span", "h2"} and _says(element, _STANDFIRST):
        kind = Kind.STANDFIRST
    dropped = around.dropped or _STRUCTURAL.get(tag)
    if dropped is None and tag not in {"html", "body", "article", "main"} | _HEADINGS:
        named = next((reason for reason, words in _CLASS_RULES if _says(element, words)), None)
        dropped = named if named and len(str(element.text_content())) <= _NAMED_MAX else None
    return _Context(
        Kind.STANDFIRST if tag in _HEADINGS - {"h1"} and _says(element, _STANDFIRST) else kind,
        dropped,
        language_of(element) or around.language,
        around.in_link or tag == "a",
        around.is_bold or tag in {"b", "strong"},
        around.depth + 1,
    )


def _says(element: HtmlElement, words: re.Pattern[str]) -> bool:
    """Whether its class, id, role or property says so."""
    return any(
        words.search(value) is not None
        for name in ("class", "id", "itemprop", "rel", "role", "data-component")
        if (value := element.get(name))
    )


def _is_hidden(element: HtmlElement) -> bool:
    return (
        "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or _HIDING_STYLE.search(element.get("style") or "") is not None
    )


def _is_note_sign(element: HtmlElement) -> bool:
    """A raised number that leads to a note: `<sup><a href="#fn1">1</a></sup>`."""
    if element.tag not in {"sup", "a"}:
        return False
    link = element if element.tag == "a" else element.find("a")
    return (
        link is not None
        and _NOTE_ADDRESS.search(link.get("href") or "") is not None
        and _NOTE_SIGN.fullmatch(str(element.text_content()).strip()) is not None
    )


def _is_layout(table: HtmlElement) -> bool:
    """Whether a table is only there to place what is in it: old pages, letters."""
    return any(
        len(str(cell.text_content())) > _LAYOUT_CELL or len(cell.findall(".//p")) > 1 or cell.find(".//h1") is not None
        for cell in table.iter("td")
    )


def _parted(block: Block) -> Iterator[Block]:
    """`block`, in two where two line breaks follow each other, as old pages part their paragraphs."""
    if not _PARAGRAPH_BREAK.search(block.text):
        yield block
        return
    part = replace(block, runs=[])
    for run in block.runs:
        if run.text == _BR and part.text.rstrip(" ").endswith(_BR):
            yield part
            part = replace(block, runs=[])
        elif run.text != _BR or part.runs:
            part.runs.append(run)
    yield part
