"""HTML, as saved or pasted: trafilatura says which paragraphs are the article, the page itself what they are.

What lies inside the article's own element and is not its text stays, as dropped. A fragment without a page around it
was chosen by a person, and is read whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from audio_engine.narration.article import DropReason, Kind
from audio_engine.narration.intake.draft import Draft
from audio_engine.narration.intake.plain import is_title_like
from audio_engine.narration.intake.protocol import Refusal, RefusalCode
from audio_engine.narration.intake.web_blocks import Block, blocks_of, language_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["read_html"]

_PAGE: Final = re.compile(r"<(?:!doctype\s+html|html|body)[\s>]", re.IGNORECASE)
_PASTED: Final = "<!--StartFragment-->"
_WORD: Final = re.compile(r"\w+")
_SHINGLE: Final = 4
"""Words in a row by which a paragraph is known again."""
_SHORT: Final = 1000
"""Characters of an element that may be a paragraph of few words."""
_KNOWN_SHARE: Final = 0.5
_CONTAINER_SHARE: Final = 0.8
"""Of the article's characters: the smallest element that holds so many is the article's own."""
_LINK_SHARE: Final = 0.4
_ENDS: Final = (".", "!", "?", "…", "»", "”", '"', ":")
_CHROME: Final = frozenset({DropReason.NOTICE, DropReason.RELATED})
_FAILURES: Final = (ValueError, TypeError, LookupError, AttributeError, OSError)
"""Of trafilatura, on a page whose text can be read all the same."""
_ISO_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_html(text: str) -> Draft:
    """The article.

    Raises:
        Refusal: there is none, or its elements are nested too deeply.
    """
    import lxml.etree
    import lxml.html

    is_page = _PAGE.search(text) is not None and _PASTED not in text
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except lxml.etree.ParserError as problem:
        raise Refusal(RefusalCode.NO_TEXT) from problem
    draft = Draft(language=_language(root))
    if is_page:
        _read_metadata(root, draft)
    blocks = blocks_of(root)
    if is_page:
        blocks = _of_the_article(blocks, _Recognised(root))
    _add(blocks, draft)
    return draft


def _language(root: HtmlElement) -> str | None:
    """What the page, or the one element that holds all of a fragment, says of itself."""
    if declared := language_of(root):
        return declared
    for meta in root.iter("meta"):
        if (meta.get("property") == "og:locale" or (meta.get("http-equiv") or "").lower() == "content-language") and (
            declared := meta.get("content")
        ):
            return str(declared)
    element = root.find("body")
    while element is not None and language_of(element) is None:
        element = element[0] if len(element) == 1 and not (element.text or "").strip() else None
    return None if element is None else language_of(element)


def _read_metadata(root: HtmlElement, draft: Draft) -> None:
    from trafilatura import extract_metadata

    try:
        found = extract_metadata(deepcopy(root), date_config={"original_date": True, "extensive_search": False})
    except _FAILURES:
        return
    draft.title = found.title or ""
    draft.author = found.author or ""
    draft.publication = found.sitename or ""
    draft.date = found.date if found.date and _ISO_DATE.fullmatch(found.date) else ""


class _Recognised:
    """What trafilatura takes for the article, so that a paragraph of the page can be known again in it."""

    def __init__(self, root: HtmlElement) -> None:
        from trafilatura import bare_extraction

        try:
            document = bare_extraction(deepcopy(root), favor_precision=True, include_comments=False)
        except _FAILURES:
            document = None
        body = getattr(document, "body", None)
        elements = [] if body is None else [element for element in body.iter() if isinstance(element.tag, str)]
        self._short = {_words(text) for element in elements if len(text := "".join(element.itertext())) < _SHORT}
        self._shingles = set() if body is None else set(_shingles(_words(" ".join(body.itertext()))))

    @property
    def is_empty(self) -> bool:
        """Whether it has found no article."""
        return not self._short

    def knows(self, text: str) -> bool:
        """Whether a paragraph of this text is part of the article."""
        words = _words(text)
        if len(words) <= _SHINGLE:
            return bool(words) and words in self._short
        shingles = list(_shingles(words))
        return sum(shingle in self._shingles for shingle in shingles) >= _KNOWN_SHARE * len(shingles)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


def _shingles(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return (tuple(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1))


@dataclass(slots=True)
class _Judged:
    block: Block
    is_known: bool


def _of_the_article(blocks: list[Block], recognised: _Recognised) -> list[Block]:
    """The article's paragraphs, and what else lies inside its own element, as dropped."""
    if recognised.is_empty:
        inside = [block for block in blocks if block.dropped not in _CHROME]
        return inside or blocks
    judged = [_Judged(block, block.dropped not in _CHROME and recognised.knows(block.text)) for block in blocks]
    known = [one.block for one in judged if one.is_known]
    if not known:
        return [block for block in blocks if block.dropped not in _CHROME]
    container = _container(known)
    parents = {_parent(block) for block in known if block.dropped is None}
    first, last = (
        next(at for at, one in enumerate(judged) if one.is_known),
        max(at for at, one in enumerate(judged) if one.is_known),
    )
    has_headline = any(one.block.element.tag == "h1" and one.is_known for one in judged)
    kept = []
    for at, one in enumerate(judged):
        block = one.block
        is_headline = block.element.tag == "h1" and not has_headline and at < first and block.dropped is None
        is_inside = container is not None and (block.element is container or container in block.element.iterancestors())
        if not (one.is_known or is_headline or is_inside or (container is None and first < at < last)):
            continue
        if not (one.is_known or is_headline or block.dropped or _is_of_the_text(block, parents)):
            block.dropped = DropReason.NOTICE
        has_headline |= is_headline
        kept.append(block)
    return kept


def _container(known: list[Block]) -> HtmlElement | None:
    """The smallest element that holds nearly all of the article; None where that is the whole page."""
    sizes: dict[HtmlElement, int] = {}
    for block in known:
        for element in (block.element, *block.element.iterancestors()):
            sizes[element] = sizes.get(element, 0) + len(block.text)
    enough = _CONTAINER_SHARE * sum(len(block.text) for block in known)
    holding = [element for element, size in sizes.items() if size >= enough]
    smallest = max(holding, key=lambda element: sum(1 for _ in element.iterancestors()))
    return None if smallest.tag in {"html", "body"} else smallest


def _is_of_the_text(block: Block, parents: set[HtmlElement | None]) -> bool:
    """Whether a paragraph that trafilatura leaves out stands among those that it takes, and reads like them."""
    text = block.text.strip()
    is_linked = block.link_characters > _LINK_SHARE * len(text)
    reads_alike = block.kind in {Kind.CROSSHEAD, Kind.LIST} or text.endswith(_ENDS)
    return reads_alike and not is_linked and _parent(block) in parents


def _parent(block: Block) -> HtmlElement | None:
    """The element in which a paragraph stands, or the list that it is of."""
    parent = block.element.getparent()
    return parent.getparent() if parent is not None and block.kind is Kind.LIST else parent


def _add(blocks: list[Block], draft: Draft) -> None:
    has_headline = False
    for block in blocks:
        kind = block.kind
        if block.element.tag == "h1" and block.dropped is None and not has_headline:
            kind, has_headline = Kind.HEADLINE, True
        elif kind is Kind.BODY and block.dropped is None and block.is_bold and is_title_like(block.text):
            kind = Kind.CROSSHEAD
        draft.add(kind, block.runs, block.dropped)
