"""What a reader of one format puts together: blocks in their order, each with its kind, before marks and cleaning.

Readers know a document's structure; what the author marked and what a newsroom leaves out is found here, once for all
formats.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from audio_engine.limits import (
    ARTICLE_MAX_CHARACTERS,
    ARTICLE_MAX_MARKS,
    ARTICLE_MAX_PARAGRAPHS,
    MARK_MAX_CHARACTERS,
)
from audio_engine.narration.article import Article, DropReason, Kind, Mark, MarkKind, Paragraph
from audio_engine.narration.intake.cleaning import author_in, clean_paragraphs
from audio_engine.narration.intake.protocol import Problem, ProblemCode, Refusal, RefusalCode
from audio_engine.narration.marks import extract_marks, limited

__all__ = ["Draft", "Run", "checked", "finished", "language_code", "one_line"]

_OPEN, _CLOSE = "\U000f0000", "\U000f0001"
"""Private characters that stand in the text for the ends of a language while the author's marks are taken out."""
_SPACES: Final = re.compile(r"[^\S\u00a0\u202f\u2007]+")
"""All but the spaces that hold a number or a French sign together."""
_INVISIBLE: Final = re.compile("[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\U000f0000\U000f0001]")
_CONTROLS: Final = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,3}")
_NAME_MAX: Final = 1000


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one language, None where it is the article's own."""

    text: str
    language: str | None = None


@dataclass(slots=True)
class Draft:
    """The article so far. `language`, `date` and the names are as the source has them.

    `names_headline` is whether `title` is the headline itself, to be read where the text does not have it. A byline in
    the text says better who wrote it than `fallback_author`, the name of somebody's computer account.
    """

    title: str = ""
    author: str = ""
    fallback_author: str = ""
    publication: str = ""
    date: str = ""
    language: str | None = None
    names_headline: bool = False
    problems: list[Problem] = field(default_factory=list)
    blocks: list[tuple[Kind, tuple[Run, ...], DropReason | None]] = field(default_factory=list)
    _characters: int = 0

    def add(self, kind: Kind, runs: Iterable[Run] | str, dropped: DropReason | None = None) -> None:
        """Append a block, if it has anything but space.

        Raises:
            Refusal: that is more than any article holds.
        """
        kept = (Run(runs),) if isinstance(runs, str) else tuple(runs)
        if not any(run.text and not run.text.isspace() for run in kept):
            return
        self._characters += sum(len(run.text) for run in kept)
        if self._characters > ARTICLE_MAX_CHARACTERS or len(self.blocks) >= ARTICLE_MAX_PARAGRAPHS:
            raise Refusal(RefusalCode.TOO_LONG)
        self.blocks.append((kind, kept, dropped))

    def drop(self, reason: DropReason, text: str, kind: Kind = Kind.BODY) -> None:
        """Append what is not for the ear."""
        self.add(kind, text, reason)

    def report(self, code: ProblemCode, count: int) -> None:
        """Say what a person should know, if there is any of it."""
        if count:
            self.problems.append(Problem(code, count))


def finished(draft: Draft) -> Article:
    """The article: the author's marks taken out of the text, what is not for the ear dropped.

    Raises:
        Refusal: there is no text in it.
    """
    language = language_code(draft.language)
    paragraphs: list[Paragraph] = []
    problems: list[str] = []
    for kind, runs, dropped in draft.blocks:
        paragraph, found = _paragraph(kind, runs, dropped, language)
        problems += () if dropped else found
        if paragraph.text:
            paragraphs.append(paragraph)
    title = one_line(draft.title)
    if draft.names_headline and title and not any(p.kind is Kind.HEADLINE for p in paragraphs):
        paragraphs.insert(0, Paragraph(Kind.HEADLINE, title))
    if not paragraphs:
        raise Refusal(RefusalCode.NO_TEXT)
    if sum(len(paragraph.marks) for paragraph in paragraphs) > ARTICLE_MAX_MARKS:
        raise Refusal(RefusalCode.TOO_LONG)
    cleaned = clean_paragraphs(paragraphs)
    headline = next((p.text for p in cleaned if p.kind is Kind.HEADLINE and not p.dropped), "")
    return Article(
        paragraphs=tuple(cleaned),
        title=title if draft.names_headline and title else one_line(headline) or title,
        author=one_line(draft.author or author_in(cleaned) or draft.fallback_author),
        publication=one_line(draft.publication),
        date=draft.date,
        language=language,
        problems=tuple(one_line(problem) for problem in limited(problems)),
    )


def checked(article: Article) -> Article:
    """`article`, of whose marks nothing is to be found any more, within our limits and without control characters.

    Raises:
        Refusal: there is no text in it, or more than any article holds.
    """
    if not article.paragraphs:
        raise Refusal(RefusalCode.NO_TEXT)
    is_long = (
        len(article.paragraphs) > ARTICLE_MAX_PARAGRAPHS
        or sum(len(p.marks) for p in article.paragraphs) > ARTICLE_MAX_MARKS
    )
    if is_long or sum(len(paragraph.text) for paragraph in article.paragraphs) > ARTICLE_MAX_CHARACTERS:
        raise Refusal(RefusalCode.TOO_LONG)
    return replace(
        article,
        paragraphs=tuple(
            replace(
                paragraph,
                text=_CONTROLS.sub(" ", paragraph.text),
                marks=_usable(replace(mark, value=_CONTROLS.sub(" ", mark.value)) for mark in paragraph.marks),
            )
            for paragraph in article.paragraphs
        ),
        language=language_code(article.language),
        problems=tuple(one_line(problem) for problem in article.problems),
    )


def language_code(declared: str | None) -> str | None:
    """`fr_FR` as `fr-fr`; None where it is no code."""
    code = (declared or "").strip().lower().replace("_", "-").partition(".")[0]
    return code if _LANGUAGE.fullmatch(code) else None


def one_line(text: str) -> str:
    """`text` on one line that a name or a sentence may be, without invisible characters."""
    line = _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()
    return line if len(line) <= _NAME_MAX else f"{line[: _NAME_MAX - 1]}…"


def _paragraph(
    kind: Kind, runs: Sequence[Run], dropped: DropReason | None, language: str | None
) -> tuple[Paragraph, tuple[str, ...]]:
    """The block as a paragraph on one line, and what is wrong with the marks in it."""
    parts: list[str] = []
    languages: list[str] = []
    for run in runs:
        text = _INVISIBLE.sub("", run.text)
        code = language_code(run.language)
        if code and not _is_same(code, language) and not text.isspace():
            languages.append(code)
            text = f"{_OPEN}{text}{_CLOSE}"
        parts.append(text)
    line = _SPACES.sub(" ", "".join(parts)).strip(" ")
    extracted = extract_marks(line)
    text, marks = _with_languages(extracted.text, extracted.marks, languages)
    return _trimmed(Paragraph(kind, text, marks, dropped)), extracted.problems


def _is_same(code: str, language: str | None) -> bool:
    return language is not None and code.partition("-")[0] == language.partition("-")[0]


def _with_languages(text: str, marks: Sequence[Mark], languages: list[str]) -> tuple[str, tuple[Mark, ...]]:
    """`text` without the private characters, and what they stood for as marks among the others."""
    if not languages:
        return text, _usable(marks)
    kept: list[str] = []
    places: list[int] = []
    opened: list[tuple[int, str]] = []
    found: list[Mark] = []
    remaining = iter(languages)
    length = 0
    for character in text:
        places.append(length)
        if character == _OPEN:
            opened.append((length, next(remaining, "")))
        elif character == _CLOSE:
            if opened:
                start, code = opened.pop()
                found.append(Mark(start, length, MarkKind.LANGUAGE, code))
        else:
            kept.append(character)
            length += 1
    places.append(length)
    moved = [Mark(places[mark.start], places[mark.end], mark.kind, _without_private(mark.value)) for mark in marks]
    lost = len(languages) != text.count(_OPEN)  # a language that begins inside the value of a mark
    return "".join(kept), _usable([*moved, *(() if lost else found)])


def _without_private(value: str) -> str:
    return value.replace(_OPEN, "").replace(_CLOSE, "")


def _usable(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    kept = (m for m in marks if len(m.value) <= MARK_MAX_CHARACTERS and (m.start < m.end or m.kind is MarkKind.PAUSE))
    return tuple(sorted(kept, key=lambda mark: (mark.start, mark.end)))


def _trimmed(paragraph: Paragraph) -> Paragraph:
    """`paragraph` without the space that its marks have left at its ends."""
    text = paragraph.text.strip()
    cut = len(paragraph.text) - len(paragraph.text.lstrip())
    marks = tuple(
        Mark(min(max(mark.start - cut, 0), len(text)), min(max(mark.end - cut, 0), len(text)), mark.kind, mark.value)
        for mark in paragraph.marks
    )
    return Paragraph(paragraph.kind, text, marks, paragraph.dropped)
