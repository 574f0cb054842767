"""Plain text and Markdown become paragraphs, and nothing is lost silently."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_engine.errors import UnusableInputError
from audio_engine.narration.simple_text import Kind, Paragraph, decode_text, read_markdown, read_plain_text

MARKDOWN = """\
# Prices *rise*

First line
second line with `code` and [a link](https://example.com).

- one
- two

  still two

> A quote.

![The bridge](bridge.png) remains.

```
x = 1
```

<div>advert</div>
"""


def test_markdown_has_headlines_paragraphs_and_lists() -> None:
    assert read_markdown(MARKDOWN).paragraphs == [
        Paragraph(Kind.HEADLINE, "Prices rise"),
        Paragraph(Kind.BODY, "First line second line with code and a link."),
        Paragraph(Kind.LIST, "one"),
        Paragraph(Kind.LIST, "two"),
        Paragraph(Kind.LIST, "still two"),
        Paragraph(Kind.BODY, "A quote."),
        Paragraph(Kind.BODY, "remains."),
    ]


def test_what_is_not_for_the_ear_is_dropped_with_its_reason() -> None:
    assert [(dropped.text, dropped.reason) for dropped in read_markdown(MARKDOWN).dropped] == [
        ("The bridge", "It is a picture."),
        ("x = 1", "It is program code."),
        ("<div>advert</div>", "It is HTML."),
    ]


def test_plain_text_is_parted_at_blank_lines() -> None:
    found = read_plain_text("One\r\nline.\r\n \r\nTwo.\n\n\n- a\n- b\n")

    assert found.paragraphs == [
        Paragraph(Kind.BODY, "One line."),
        Paragraph(Kind.BODY, "Two."),
        Paragraph(Kind.LIST, "a"),
        Paragraph(Kind.LIST, "b"),
    ]


def test_a_line_that_begins_with_a_dash_is_no_list() -> None:
    assert read_plain_text("– No, she said.").paragraphs == [Paragraph(Kind.BODY, "– No, she said.")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_usual_encodings_are_read(encoding: str) -> None:
    assert decode_text("L’été coûte 5 €".encode(encoding), "a.txt") == "L’été coûte 5 €"


@pytest.mark.parametrize("content", [b"%PDF-1.7\0\x01\x02", b"\x81\x8d\xff", b"\xff\xfe\x00"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnusableInputError, match=r"a\.txt is not a text"):
        decode_text(content, "a.txt")


@given(st.text(max_size=300))
def test_no_word_of_plain_text_is_lost(text: str) -> None:
    found = " ".join(paragraph.text for paragraph in read_plain_text(text).paragraphs)
    letters = [c for c in text if c.isalpha()]

    assert [c for c in found if c.isalpha()] == letters
