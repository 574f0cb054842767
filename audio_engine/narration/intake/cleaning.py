"""What of an article is not for the ear: captions, bylines, links to other articles, notices, footnotes.

Nothing is removed. A paragraph that is dropped stays in its place with its reason, so that a person can restore it;
one that might be a sentence of the article is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from audio_engine.narration.article import DropReason, Kind, Paragraph
from audio_engine.narration.characters import clean_characters
from audio_engine.narration.intake.bylines import author_of_byline, is_bare_date, is_byline
from audio_engine.narration.intake.captions import is_caption
from audio_engine.narration.intake.notice_rules import is_notice
from audio_engine.narration.intake.related_rules import is_label, is_related

__all__ = ["author_in", "clean_paragraphs", "reason_to_drop"]

_RULES: Final[tuple[tuple[Callable[[str], bool], DropReason], ...]] = (
    (is_related, DropReason.RELATED),
    (is_notice, DropReason.NOTICE),
    (is_byline, DropReason.BYLINE),
    (is_caption, DropReason.CAPTION),
)
_KINDS: Final = {
    DropReason.CAPTION: Kind.CAPTION,
    DropReason.BYLINE: Kind.BYLINE,
    DropReason.RELATED: Kind.RELATED,
}
_SHORT: Final = 300
"""Characters. Nothing longer is looked at: it is prose."""
_NEVER: Final = frozenset({Kind.HEADLINE, Kind.STANDFIRST})
_OF_A_CROSSHEAD: Final = frozenset({DropReason.RELATED, DropReason.NOTICE})
_FOOTNOTE: Final = re.compile(
    r"(?P<sign>\[\d{1,3}\]|\(\d{1,2}\)|[¹²³⁴-⁹⁰]{1,3}|\*{1,3}(?=\s|\w)|\d{1,3}(?=\.? ?↩))\s*\S"
)
_BACK: Final = "↩"
_PROSE: Final = 80
"""Characters of a paragraph from which on the article has begun."""


def clean_paragraphs(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The same paragraphs in the same order, those marked as dropped that are not for the ear."""
    cleaned = list(_by_text(paragraphs))
    footnotes = _footnotes(cleaned)
    return [
        _dropped(paragraph, DropReason.FOOTNOTE) if number in footnotes else paragraph
        for number, paragraph in enumerate(cleaned)
    ]


def author_in(paragraphs: Iterable[Paragraph]) -> str:
    """Whom the first byline names that names anybody."""
    bylines = (paragraph.text for paragraph in paragraphs if paragraph.dropped is DropReason.BYLINE)
    return next(filter(None, (author_of_byline(clean_characters(text)) for text in bylines)), "")


def reason_to_drop(text: str, kind: Kind = Kind.BODY, *, before_text: bool = False) -> DropReason | None:
    """Why a paragraph that reads `text` is not for the ear, or None. `before_text`: nothing of the article came yet."""
    if kind in _NEVER or len(text) > _SHORT:
        return None
    line = clean_characters(text)
    for is_one, reason in _RULES:
        if (kind is not Kind.CROSSHEAD or reason in _OF_A_CROSSHEAD) and is_one(line):
            return reason
    if before_text and kind is Kind.BODY and is_bare_date(line):
        return DropReason.BYLINE
    return None


def _by_text(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    before_text = True
    below_label = False
    for paragraph in paragraphs:
        if paragraph.dropped is not None:
            yield _dropped(paragraph, paragraph.dropped)
            continue
        reason = reason_to_drop(paragraph.text, paragraph.kind, before_text=before_text)
        if paragraph.kind is Kind.LIST and below_label:
            reason = DropReason.RELATED
        else:
            below_label = reason is DropReason.RELATED and is_label(paragraph.text)
        before_text &= reason is not None or paragraph.kind in _NEVER or len(paragraph.text) < _PROSE
        yield paragraph if reason is None else _dropped(paragraph, reason)


def _dropped(paragraph: Paragraph, reason: DropReason) -> Paragraph:
    return replace(paragraph, kind=_KINDS.get(reason, paragraph.kind), dropped=reason)


def _footnotes(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The paragraphs at the end that begin with a sign to which the text above them refers."""
    found = set()
    for number in range(len(paragraphs) - 1, -1, -1):
        paragraph = paragraphs[number]
        if paragraph.dropped is not None:
            continue
        sign = _FOOTNOTE.match(paragraph.text)
        if not sign or not (_BACK in paragraph.text or _refers(paragraphs[:number], sign["sign"])):
            break
        found.add(number)
    return frozenset(found)


def _refers(paragraphs: Iterable[Paragraph], sign: str) -> bool:
    return any(sign in paragraph.text[1:] for paragraph in paragraphs if paragraph.dropped is None)
