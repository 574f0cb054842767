"""What the locked parser may say to its parent: one JSON document with its length before it.

The child may be under an attacker's control: `read_answer` checks everything, and what is not ours is called
`untrusted_` until then. Refusals and problems cross as codes; the sentences are the parent's, but for those that
speak of a text's marks.
"""

from __future__ import annotations

import json
import re
import struct
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, Protocol

from audio_engine.limits import (
    ARTICLE_MAX_ANSWER_BYTES,
    ARTICLE_MAX_CHARACTERS,
    ARTICLE_MAX_MARKS,
    ARTICLE_MAX_PARAGRAPHS,
    MARK_MAX_CHARACTERS,
)
from audio_engine.narration.article import Article, Mark

__all__ = [
    "CANNOT_START",
    "Answer",
    "AnswerError",
    "Problem",
    "ProblemCode",
    "Refusal",
    "RefusalCode",
    "encode_answer",
    "read_answer",
]

CANNOT_START: Final = 70
"""The child's exit status where it failed before it looked at the file: that is our fault, not the file's."""
_LENGTH: Final = struct.Struct("<I")
_NAME_MAX: Final = 1000
"""Characters of a title, an author or a sentence."""
_SENTENCES_MAX: Final = 100
_COUNT_MAX: Final = 1_000_000
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,3}")
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?")
_NEVER_IN_TEXT: Final = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class AnswerError(Exception):
    """The child said something that our parser never says, or stopped in the middle."""


class RefusalCode(StrEnum):
    """Why an article was refused."""

    NOT_TEXT = "not-text"
    OLD_OFFICE = "old-office"
    RTF = "rtf"
    OTHER_ARCHIVE = "other-archive"
    ENCRYPTED = "encrypted"
    MACROS = "macros"
    BOMB = "bomb"
    BROKEN = "broken"
    TOO_DEEP = "too-deep"
    TOO_LONG = "too-long"
    TOO_MANY_PAGES = "too-many-pages"
    NO_TEXT = "no-text"
    ONLY_PICTURES = "only-pictures"
    OUT_OF_MEMORY = "out-of-memory"


class ProblemCode(StrEnum):
    """What a person should know of an article that could be read."""

    PAGES_WITHOUT_TEXT = "pages-without-text"
    DAMAGED_CHARACTERS = "damaged-characters"
    BROKEN_PAGES = "broken-pages"


@dataclass(frozen=True, slots=True)
class Problem:
    """A code and how often."""

    code: ProblemCode
    count: int


class Refusal(Exception):  # noqa: N818 - an answer of ours, as in media/timeline.py
    """This file cannot be used."""

    def __init__(self, code: RefusalCode) -> None:
        self.code = code
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Answer:
    """An article, or why there is none: a code, or a sentence and what to do."""

    article: Article | None = None
    problems: tuple[Problem, ...] = ()
    refused: RefusalCode | None = None
    told: tuple[str, str] | None = None


class ByteSource(Protocol):
    """Something to read from: exactly `size` bytes, fewer only at the end."""

    def read(self, size: int, /) -> bytes:
        """The bytes."""
        ...


def encode_answer(answer: Answer) -> bytes:
    """The bytes of `answer`, as the child writes them."""
    document = {
        "article": answer.article.to_json() if answer.article else None,
        "problems": [[problem.code, problem.count] for problem in answer.problems],
        "refused": answer.refused,
        "told": answer.told,
    }
    payload = json.dumps(document, ensure_ascii=False).encode()
    return _LENGTH.pack(len(payload)) + payload


def read_answer(stream: ByteSource) -> Answer:
    """What the child says, checked.

    Raises:
        AnswerError: anything of it is not as our parser says it, or it ends early.
    """
    (untrusted_length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    if untrusted_length > ARTICLE_MAX_ANSWER_BYTES:
        raise AnswerError("more than the longest article")
    try:
        untrusted_document = json.loads(_exactly(stream, untrusted_length))
        return _answer(untrusted_document)
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError) as problem:
        raise AnswerError("not an answer") from problem


def _answer(untrusted_document: dict[str, Any]) -> Answer:
    if (untrusted_told := untrusted_document["told"]) is not None:
        untrusted_what, untrusted_to_do = untrusted_told
        return Answer(told=(_sentence(untrusted_what), _sentence(untrusted_to_do)))
    if (untrusted_refused := untrusted_document["refused"]) is not None:
        return Answer(refused=RefusalCode(untrusted_refused))
    untrusted_problems = untrusted_document["problems"]
    if len(untrusted_problems) > len(ProblemCode):
        raise ValueError("endless complaints")
    return Answer(
        _article(untrusted_document["article"]),
        tuple(Problem(ProblemCode(code), _count(count)) for code, count in untrusted_problems),
    )


def _article(untrusted_document: dict[str, Any]) -> Article:
    untrusted_paragraphs = untrusted_document["paragraphs"]
    if len(untrusted_paragraphs) > ARTICLE_MAX_PARAGRAPHS:
        raise ValueError("too many paragraphs")
    if sum(len(untrusted["marks"]) for untrusted in untrusted_paragraphs) > ARTICLE_MAX_MARKS:
        raise ValueError("too many marks")
    untrusted_article = Article.from_json(untrusted_document)
    untrusted_texts = [paragraph.text for paragraph in untrusted_article.paragraphs]
    if sum(map(len, untrusted_texts)) > ARTICLE_MAX_CHARACTERS:
        raise ValueError("too many characters")
    if any(not untrusted_text or _NEVER_IN_TEXT.search(untrusted_text) for untrusted_text in untrusted_texts):
        raise ValueError("characters that no paragraph has")
    for untrusted_paragraph in untrusted_article.paragraphs:
        for untrusted_mark in untrusted_paragraph.marks:
            _check_mark(untrusted_mark, len(untrusted_paragraph.text))
    _check_names(untrusted_article)
    return untrusted_article


def _check_names(untrusted_article: Article) -> None:
    for untrusted_name in (untrusted_article.title, untrusted_article.author, untrusted_article.publication):
        _sentence(untrusted_name)
    if untrusted_article.date and not _DATE.fullmatch(untrusted_article.date):
        raise ValueError("not a date")
    if untrusted_article.language is not None and not _LANGUAGE.fullmatch(untrusted_article.language):
        raise ValueError("not a language")
    if len(untrusted_article.problems) > _SENTENCES_MAX:
        raise ValueError("endless complaints")
    for untrusted_sentence in untrusted_article.problems:
        _sentence(untrusted_sentence)


def _check_mark(untrusted_mark: Mark, length: int) -> None:
    if not 0 <= untrusted_mark.start <= untrusted_mark.end <= length:
        raise ValueError("a mark outside its paragraph")
    if len(untrusted_mark.value) > MARK_MAX_CHARACTERS or _NEVER_IN_TEXT.search(untrusted_mark.value):
        raise ValueError("a mark with an impossible value")


def _sentence(untrusted_sentence: object) -> str:
    if not isinstance(untrusted_sentence, str) or len(untrusted_sentence) > _NAME_MAX:
        raise ValueError("not a sentence")
    if _NEVER_IN_TEXT.search(untrusted_sentence):
        raise ValueError("characters that no sentence has")
    return untrusted_sentence


def _count(untrusted_count: object) -> int:
    if not isinstance(untrusted_count, int) or not 0 < untrusted_count <= _COUNT_MAX:
        raise ValueError("not a count")
    return untrusted_count


def _exactly(stream: ByteSource, size: int) -> bytes:
    data = stream.read(size)
    if len(data) != size:
        raise AnswerError("the parser stopped in the middle of its answer")
    return data
