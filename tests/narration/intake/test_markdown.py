"""Markdown: headings, paragraphs, quotations, lists; what is not for the ear is dropped with its reason."""

from __future__ import annotations

import pytest

from audio_engine.errors import UnusableInputError
from audio_engine.narration.article import DropReason, Kind
from audio_engine.narration.intake import read_article

MARKDOWN = """\
# Prices *rise*

First line
second line with `code` and [a link](https://example.com).

## A part

- one
- two

  still two

> A quote.

![The bridge](bridge.png) remains.

```
x = 1
```

<div>advert</div>

| City | Price |
|------|-------|
| Lyon | 1.10  |

A claim[^1] and <b>more</b>.

[^1]: The source.
"""


def read(text: str) -> list[tuple[Kind, str, DropReason | None]]:
    return [(p.kind, p.text, p.dropped) for p in read_article(text.encode(), name="a.md").paragraphs]


def test_a_document_has_its_kinds_and_nothing_is_lost() -> None:
    assert read(MARKDOWN) == [
        (Kind.HEADLINE, "Prices rise", None),
        (Kind.BODY, "First line second line with code and a link.", None),
        (Kind.CROSSHEAD, "A part", None),
        (Kind.LIST, "one", None),
        (Kind.LIST, "two", None),
        (Kind.LIST, "still two", None),
        (Kind.QUOTE, "A quote.", None),
        (Kind.BODY, "remains.", None),
        (Kind.BODY, "The bridge", DropReason.PICTURE),
        (Kind.BODY, "x = 1", DropReason.CODE),
        (Kind.BODY, "<div>advert</div>", DropReason.HTML),
        (Kind.BODY, "City, Price", DropReason.TABLE),
        (Kind.BODY, "Lyon, 1.10", DropReason.TABLE),
        (Kind.BODY, "A claim and more.", None),
        (Kind.BODY, "<b>", DropReason.HTML),
        (Kind.BODY, "</b>", DropReason.HTML),
        (Kind.BODY, "The source.", DropReason.FOOTNOTE),
    ]


def test_only_the_first_heading_of_the_first_level_is_the_headline() -> None:
    kinds = [kind for kind, _, _ in read("## Before\n\n# One\n\n# Two\n\nText.")]

    assert kinds == [Kind.CROSSHEAD, Kind.HEADLINE, Kind.CROSSHEAD, Kind.BODY]


def test_an_emphasised_paragraph_below_the_headline_is_the_standfirst() -> None:
    assert [kind for kind, _, _ in read("# One\n\n**All *of* it.**\n\n**Not** this.\n\n**Nor this.**")] == [
        Kind.HEADLINE,
        Kind.STANDFIRST,
        Kind.BODY,
        Kind.BODY,
    ]


def test_front_matter_names_the_article() -> None:
    front = (
        '---\ntitle: "Le prix: du pain"\nauthors:\n  - Jeanne Martin\n  - Paul Durand\ndate: 2024-07-14 08:30\n'
        "lang: fr_BE\nchapo: Une hausse.\nlayout: post\n---\n"
    )
    article = read_article(f"{front}Texte.".encode(), name="a.md")

    assert (article.title, article.author) == ("Le prix: du pain", "Jeanne Martin, Paul Durand")
    assert (article.date, article.language) == ("2024-07-14T08:30", "fr-be")
    assert [(p.kind, p.text) for p in article.paragraphs] == [
        (Kind.HEADLINE, "Le prix: du pain"),
        (Kind.STANDFIRST, "Une hausse."),
        (Kind.BODY, "Texte."),
    ]


@pytest.mark.parametrize("date", ["soon", "14/07/2024", "2024-7-1"])
def test_a_date_that_is_none_is_left_out(date: str) -> None:
    assert read_article(f"---\ndate: {date}\n---\nText.".encode(), name="a.md").date == ""


def test_a_rule_at_the_start_is_no_front_matter() -> None:
    assert [text for _, text, _ in read("---\n\nText.\n\n---\n\nMore.")] == ["Text.", "More."]


def test_an_escaped_mark_stays_text() -> None:
    article = read_article(rb"A \[[mark|en]] and a [[mark|en]].", name="a.md")

    assert article.paragraphs[0].text == "A [[mark|en]] and a mark."
    assert len(article.paragraphs[0].marks) == 1


@pytest.mark.parametrize(
    "text", [">" * 5000 + " deep", "".join("  " * level + "- x\n" for level in range(300))], ids=["quotes", "lists"]
)
def test_what_is_nested_too_deeply_is_refused_not_cut(text: str) -> None:
    with pytest.raises(UnusableInputError, match="nested more deeply"):
        read(text)
