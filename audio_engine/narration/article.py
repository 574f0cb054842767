"""What an article is once it has been read: paragraphs in their order, each with its kind, none lost.

What is not for the ear stays in its place and says why it is left out, so that a person can put it back.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from audio_engine.text import tr

__all__ = ["Article", "DropReason", "Kind", "Mark", "MarkKind", "Paragraph", "reason_sentence"]


class Kind(StrEnum):
    """What a paragraph is; a voice pauses differently after each."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    CROSSHEAD = "crosshead"
    BODY = "body"
    QUOTE = "quote"
    LIST = "list"
    CAPTION = "caption"
    BYLINE = "byline"
    RELATED = "related"
    """A link to another article: “À lire aussi”, “Read more”."""


class DropReason(StrEnum):
    """Why a paragraph is not for the ear. The value is what `--keep` and JSON call it."""

    CAPTION = "caption"
    BYLINE = "byline"
    RELATED = "related"
    CODE = "code"
    HTML = "html"
    PICTURE = "picture"
    TABLE = "table"
    FOOTNOTE = "footnote"
    NOTICE = "notice"
    """Rights, subscriptions, newsletters, advertisements."""
    BY_HAND = "by-hand"
    """A person struck it out."""


class MarkKind(StrEnum):
    """What an author has marked, in SSML or in our short form."""

    PAUSE = "pause"
    """`value` is seconds; the mark has no length."""
    RESPELLING = "respelling"
    """Said as if `value` were written (SSML `sub`)."""
    IPA = "ipa"
    LANGUAGE = "language"
    """A word of the language whose code is `value`."""
    LETTERS = "letters"
    WORD = "word"
    SAY_AS = "say-as"
    """`value` is SSML's `interpret-as`: `date`, `telephone`, `ordinal`, `cardinal`."""
    VOICE = "voice"
    """`value` names a voice."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the author says of `text[start:end]` of a paragraph."""

    start: int
    end: int
    kind: MarkKind
    value: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph on one line; `dropped` is None where it will be said."""

    kind: Kind
    text: str
    marks: tuple[Mark, ...] = ()
    dropped: DropReason | None = None

    def restored(self) -> Paragraph:
        """The same, to be said after all."""
        return replace(self, dropped=None)


@dataclass(frozen=True, slots=True)
class Article:
    """What was read. `language` is the one that the source declares, `date` ISO 8601; both may be unknown.

    `problems` are sentences: a mark that cannot be honoured, pages without text.
    """

    paragraphs: tuple[Paragraph, ...]
    title: str = ""
    author: str = ""
    publication: str = ""
    date: str = ""
    language: str | None = None
    problems: tuple[str, ...] = ()

    def keeping(self, reasons: frozenset[DropReason]) -> Article:
        """The article with everything restored that was dropped for one of `reasons`."""
        return replace(self, paragraphs=tuple(p.restored() if p.dropped in reasons else p for p in self.paragraphs))

    def to_json(self) -> dict[str, Any]:
        """A JSON object with every field."""
        return asdict(self)

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> Article:
        """What `to_json` wrote.

        Raises:
            ValueError: it is none.
        """
        try:
            paragraphs = tuple(
                Paragraph(
                    Kind(p["kind"]),
                    str(p["text"]),
                    tuple(
                        Mark(int(m["start"]), int(m["end"]), MarkKind(m["kind"]), str(m["value"])) for m in p["marks"]
                    ),
                    DropReason(p["dropped"]) if p["dropped"] else None,
                )
                for p in document["paragraphs"]
            )
            language = document["language"]
            return cls(
                paragraphs=paragraphs,
                **{name: str(document[name]) for name in ("title", "author", "publication", "date")},
                language=None if language is None else str(language),
                problems=tuple(str(problem) for problem in document["problems"]),
            )
        except (KeyError, TypeError) as problem:
            raise ValueError(f"not an article: {problem}") from problem


def reason_sentence(reason: DropReason) -> str:
    """Why something was left out, for a person."""
    return {
        DropReason.CAPTION: tr("It is a caption."),
        DropReason.BYLINE: tr("It is a byline."),
        DropReason.RELATED: tr("It is a link to another article."),
        DropReason.CODE: tr("It is program code."),
        DropReason.HTML: tr("It is HTML."),
        DropReason.PICTURE: tr("It is a picture."),
        DropReason.TABLE: tr("It is a table."),
        DropReason.FOOTNOTE: tr("It is a footnote."),
        DropReason.NOTICE: tr("It is a notice, not part of the article."),
        DropReason.BY_HAND: tr("Somebody left it out."),
    }[reason]
