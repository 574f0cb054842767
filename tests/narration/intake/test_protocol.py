"""Nothing that the child says is believed: each lie is noticed, whatever it is about."""

from __future__ import annotations

import io
import json
import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_engine.limits import (
    ARTICLE_MAX_ANSWER_BYTES,
    ARTICLE_MAX_CHARACTERS,
    ARTICLE_MAX_MARKS,
    ARTICLE_MAX_PARAGRAPHS,
)
from audio_engine.narration.article import Article, DropReason, Kind, Mark, MarkKind, Paragraph
from audio_engine.narration.intake.protocol import (
    Answer,
    AnswerError,
    Problem,
    ProblemCode,
    RefusalCode,
    encode_answer,
    read_answer,
)

ARTICLE = Article(
    (
        Paragraph(Kind.HEADLINE, "Un titre"),
        Paragraph(Kind.BODY, "Un mot, 日本.", (Mark(3, 6, MarkKind.LANGUAGE, "en"),), DropReason.NOTICE),
    ),
    title="Un titre",
    author="J. Martin",
    publication="Le Journal",
    date="2024-07-14T08:00:00+02:00",
    language="fr-be",
    problems=("Un problème.",),
)


def said(document: object) -> io.BytesIO:
    payload = json.dumps(document).encode()
    return io.BytesIO(struct.pack("<I", len(payload)) + payload)


def document() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(encode_answer(Answer(ARTICLE))[4:])
    return loaded


@pytest.mark.parametrize(
    "answer",
    [
        Answer(ARTICLE),
        Answer(ARTICLE, (Problem(ProblemCode.BROKEN_PAGES, 3),)),
        Answer(refused=RefusalCode.BOMB),
        Answer(told=("What.", "To do.")),
    ],
)
def test_what_is_said_is_what_is_heard(answer: Answer) -> None:
    assert read_answer(io.BytesIO(encode_answer(answer))) == answer


PARAGRAPH: dict[str, Any] = {"kind": "body", "text": "x", "marks": [], "dropped": None}
MARK: dict[str, Any] = {"start": 0, "end": 1, "kind": "pause", "value": "1"}


@pytest.mark.parametrize(
    "lie",
    [
        {"paragraphs": None},
        {"paragraphs": [PARAGRAPH] * (ARTICLE_MAX_PARAGRAPHS + 1)},
        {"paragraphs": [PARAGRAPH | {"text": "x" * (ARTICLE_MAX_CHARACTERS + 2000)}]},
        {"paragraphs": [PARAGRAPH | {"text": ""}]},
        {"paragraphs": [PARAGRAPH | {"text": "a\x1b[2J"}]},
        {"paragraphs": [PARAGRAPH | {"text": "a\nb"}]},
        {"paragraphs": [PARAGRAPH | {"text": "\ud800"}]},
        {"paragraphs": [PARAGRAPH | {"kind": "none"}]},
        {"paragraphs": [PARAGRAPH | {"dropped": "why"}]},
        {"paragraphs": [PARAGRAPH | {"marks": [MARK | {"end": 2}]}]},
        {"paragraphs": [PARAGRAPH | {"marks": [MARK | {"start": -1}]}]},
        {"paragraphs": [PARAGRAPH | {"marks": [MARK | {"start": 1, "end": 0}]}]},
        {"paragraphs": [PARAGRAPH | {"marks": [MARK | {"value": "\0"}]}]},
        {"paragraphs": [PARAGRAPH | {"marks": [MARK | {"value": "x" * 3000}]}]},
        {"paragraphs": [PARAGRAPH | {"marks": [MARK | {"kind": "none"}]}]},
        {"paragraphs": [PARAGRAPH | {"marks": [MARK] * (ARTICLE_MAX_MARKS + 1)}]},
        {"title": "a\nb"},
        {"author": "x" * 2000},
        {"publication": "\x1b"},
        {"date": "yesterday"},
        {"language": "../fr"},
        {"language": 3},
        {"problems": ["x"] * 1000},
        {"problems": ["\r"]},
    ],
    ids=lambda lie: str(lie)[:60],
)
def test_an_impossible_article_is_noticed(lie: dict[str, Any]) -> None:
    told = document()
    told["article"] |= lie

    with pytest.raises(AnswerError):
        read_answer(said(told))


@pytest.mark.parametrize(
    "lie",
    [
        [],
        None,
        {"article": None},
        {"article": {}, "problems": [], "refused": None, "told": None},
        document() | {"problems": [["broken-pages", 0]]},
        document() | {"problems": [["broken-pages", 10**9]]},
        document() | {"problems": [["none", 1]]},
        document() | {"problems": [["broken-pages", 1]] * 100},
        document() | {"refused": "none"},
        document() | {"told": ["one"]},
        document() | {"told": ["one", 2]},
        document() | {"told": ["\x07", ""]},
    ],
    ids=lambda lie: str(lie)[-60:],
)
def test_an_impossible_answer_is_noticed(lie: object) -> None:
    with pytest.raises(AnswerError):
        read_answer(said(lie))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\1\0",
        b"\5\0\0\0{}",
        struct.pack("<I", ARTICLE_MAX_ANSWER_BYTES + 1) + b"{}",
        struct.pack("<I", 200_000) + b"[" * 200_000,
        struct.pack("<I", 4) + b"\xff\xfe\xfd\xfc",
        encode_answer(Answer(ARTICLE))[:-1],
    ],
)
def test_what_is_cut_short_or_nonsense_is_noticed(content: bytes) -> None:
    with pytest.raises(AnswerError):
        read_answer(io.BytesIO(content))


@given(st.binary(max_size=200))
def test_bytes_of_any_kind_are_an_answer_or_an_error(content: bytes) -> None:
    with pytest.raises(AnswerError):
        read_answer(io.BytesIO(struct.pack("<I", len(content)) + content))
