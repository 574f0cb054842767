"""PDF: lines become paragraphs again, and what is printed on every page is dropped."""

from __future__ import annotations

import pytest

from audio_engine.errors import UnusableInputError
from audio_engine.narration.article import DropReason, Kind
from audio_engine.narration.intake import read_article
from tests.narration.intake.documents import Print, pdf_bytes

FULL = "Le prix de la baguette va augmenter, a annoncé lundi la confé-"
NEXT = "dération nationale de la boulangerie, qui invoque le coût de l’éner-"
LAST = "gie et celui de la farine."


def outline(content: bytes) -> list[tuple[Kind, DropReason | None, str]]:
    return [(p.kind, p.dropped, p.text) for p in read_article(content, name="a.pdf").paragraphs]


def lines(*texts: str, top: float = 700, **place: float) -> list[Print]:
    return [Print(text, top - 14 * number, **place) for number, text in enumerate(texts)]


def test_paragraphs_are_rebuilt_across_lines_and_hyphens() -> None:
    page = [
        Print("Le pain augmente", 780, size=24),
        *lines(FULL, NEXT, LAST),
        *lines("Les syndicats de la profession doivent se réunir en septembre", "à Saint-", "Denis.", top=640),
        Print("Une hausse attendue", 580, size=14, bold=True),
        *lines("Peut-", "être, dit-", "il.", top=560),
    ]

    assert outline(pdf_bytes([page])) == [
        (Kind.HEADLINE, None, "Le pain augmente"),
        (
            Kind.BODY,
            None,
            (
                "Le prix de la baguette va augmenter, a annoncé lundi la confédération nationale de la boulangerie, "
                "qui invoque le coût de l’énergie et celui de la farine."
            ),
        ),
        (Kind.BODY, None, "Les syndicats de la profession doivent se réunir en septembre à Saint-Denis."),
        (Kind.CROSSHEAD, None, "Une hausse attendue"),
        (Kind.BODY, None, "Peut-être, dit-il."),
    ]


def test_an_indented_line_begins_a_paragraph() -> None:
    page = [
        Print(FULL, 700),
        Print(LAST, 686),
        Print("Une autre phrase commence ici, assez longue pour une ligne.", 672, x=84),
        Print("Elle finit là.", 658),
    ]

    assert len(outline(pdf_bytes([page]))) == 2


def test_headers_footers_and_page_numbers_are_dropped_once() -> None:
    names = ["première", "deuxième", "troisième", "quatrième", "cinquième"]
    pages = [
        [
            Print("Le Journal - lundi", 810, size=9),
            *lines(f"La {name} page dit une phrase entière qui va jusqu’au bout de la", f"ligne {name} et s’arrête."),
            Print(f"Page {number}", 30, size=9),
        ]
        for number, name in enumerate(names, 1)
    ]
    found = outline(pdf_bytes(pages))

    assert [text for _, dropped, text in found if dropped is DropReason.NOTICE] == ["Le Journal - lundi", "Page 1"]
    assert [text.split()[1] for _, dropped, text in found if not dropped] == names


def test_a_sentence_that_opens_several_pages_is_no_header() -> None:
    pages = [lines(FULL, f"dération {name} et la boulangerie.") for name in ("une", "deux", "trois")]

    assert [dropped for _, dropped, _ in outline(pdf_bytes(pages))] == [None] * 3


def test_a_sentence_goes_on_over_the_page() -> None:
    first = [*lines(FULL, "dération nationale de la boulangerie, qui invoque le prix de la")]
    second = [*lines("farine et de l’énergie depuis des mois, sans qu’on l’écoute.", "Elle le redit.")]

    assert len(outline(pdf_bytes([first, second]))) == 1


def test_a_page_number_in_the_text_stays() -> None:
    assert outline(pdf_bytes([[Print("Une phrase.", 700), Print("1984", 680)]]))[0][2] == "Une phrase. 1984"


def test_bullets_make_a_list() -> None:
    page = lines("Il y a deux choses :", "• le pain", "• le vin")

    assert [(kind, text) for kind, _, text in outline(pdf_bytes([page]))][1:] == [
        (Kind.LIST, "le pain"),
        (Kind.LIST, "le vin"),
    ]


def test_a_pdf_names_its_author_but_not_its_language() -> None:
    content = pdf_bytes([lines("Une phrase.")], info="/Title(Un titre)/Author(J. Martin)", catalog="/Lang(en-US)")
    article = read_article(content, name="a.pdf")

    assert (article.title, article.author, article.language) == ("Un titre", "J. Martin", None)


def test_pages_without_text_are_told() -> None:
    article = read_article(pdf_bytes([lines("Une phrase."), [], []]), name="a.pdf")

    assert article.problems == ("2 pages have no text: perhaps they are pictures.",)


def test_a_scanned_document_is_refused_with_what_to_do() -> None:
    with pytest.raises(UnusableInputError, match=r"pictures of pages.*recognised"):
        outline(pdf_bytes([[], []]))
