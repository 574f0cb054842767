"""Broken articles by the hundred: each is read or gives one sentence, and never a traceback, a hang or a leftover.

`SOUFFLEUR_MUTATIONS=100` tries a hundred of each format in locked children; without it, a few.
"""

from __future__ import annotations

import io
import os
import time
import zipfile
from collections import Counter
from collections.abc import Callable

import numpy as np
import psutil
import pytest
from docx.document import Document

from audio_engine.errors import UnusableInputError
from audio_engine.narration.intake import Format, read_article
from audio_engine.narration.intake.parser import answer_for
from audio_engine.narration.intake.protocol import encode_answer, read_answer
from tests.faults.test_mutated_media import mutate
from tests.narration.intake.documents import PAGE, SENTENCE, Print, docx_bytes, odt_bytes, pdf_bytes, zipped

MUTATIONS = int(os.environ.get("SOUFFLEUR_MUTATIONS", "5"))
IN_PROCESS = 10 * MUTATIONS
SLOWEST_S = 60.0


def fill(document: Document) -> None:
    document.add_paragraph("Le pain augmente", "Title")
    document.add_paragraph(SENTENCE)
    document.add_heading("Une partie", 1)
    document.add_table(2, 2).cell(0, 0).text = "Lyon"


ODT_BODY = f'<text:p text:style-name="Title">Le pain</text:p><text:p>{SENTENCE}<text:s/></text:p><text:list/>'
MARKDOWN = f"---\ntitle: Le pain\n---\n# Le pain\n\n{SENTENCE}\n\n> - [un](x) ![deux](y)\n\n|a|\n|-|\n|b|\n"
SEEDS = {
    Format.TXT: f"Le pain\n\n{SENTENCE}\n\n- [[un|letters]]\n- deux\n".encode("cp1252"),
    Format.MD: MARKDOWN.encode(),
    Format.HTML: PAGE.encode(),
    Format.SSML: f'<speak xml:lang="fr"><p>{SENTENCE}<break time="1s"/></p></speak>'.encode(),
    Format.DOCX: docx_bytes(fill),
    Format.ODT: odt_bytes(ODT_BODY),
    Format.PDF: pdf_bytes([[Print("Le pain", 780, size=20), Print(SENTENCE, 700)], [Print(SENTENCE, 700)]]),
}


def broken(chosen: Format, count: int) -> list[bytes]:
    random = np.random.default_rng(sum(chosen.encode()))
    return [mutate(SEEDS[chosen], random) for _ in range(count)]


def broken_inside(chosen: Format, count: int) -> list[bytes]:
    """Archives that are whole, with a broken document in them."""
    random = np.random.default_rng(1 + sum(chosen.encode()))
    with zipfile.ZipFile(io.BytesIO(SEEDS[chosen])) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    made = []
    for _ in range(count):
        name = names[int(random.integers(0, len(names)))]
        content = parts[name]
        assert isinstance(content, bytes)
        made.append(zipped(parts | {name: mutate(content, random)}, compress=chosen is Format.DOCX))
    return made


def sentence_for(content: bytes, chosen: Format) -> str:
    """Why `content` was refused; empty where it was read."""
    try:
        read_article(content, name=f"a.{chosen}", as_format=chosen)
    except UnusableInputError as problem:
        return str(problem)
    return ""


@pytest.mark.parametrize("chosen", Format)
def test_a_broken_article_is_read_or_is_one_sentence(
    chosen: Format, record_property: Callable[[str, object], None]
) -> None:
    outcomes: Counter[str] = Counter()
    for content in filter(None, broken(chosen, MUTATIONS)):
        started = time.monotonic()
        sentence = sentence_for(content, chosen)
        outcomes["refused" if sentence else "read"] += 1
        assert sentence.isprintable()
        assert "broke the reader" not in sentence
        assert time.monotonic() - started < SLOWEST_S

    record_property("outcomes", dict(outcomes))
    assert psutil.Process().children(recursive=True) == []


@pytest.mark.parametrize("chosen", Format)
def test_whatever_comes_of_a_broken_article_the_parent_can_believe_it(
    chosen: Format, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same in this process, without the start of a child each time: what is said is always a valid answer."""
    contents = broken(chosen, IN_PROCESS)
    if chosen in {Format.DOCX, Format.ODT}:
        contents += broken_inside(chosen, IN_PROCESS)

    for content in contents:
        answer = answer_for(content, chosen)
        assert read_answer(_Said(encode_answer(answer))) == answer
    capsys.readouterr()  # the tracebacks that go into the child's log


class _Said:
    def __init__(self, content: bytes) -> None:
        self._content = content

    def read(self, size: int, /) -> bytes:
        part, self._content = self._content[:size], self._content[size:]
        return part
