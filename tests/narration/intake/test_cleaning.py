"""What is for the ear and what is not, over tables of lines as French and English newsrooms write them."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_engine.narration.article import DropReason, Kind, Paragraph
from audio_engine.narration.intake.bylines import author_of_byline
from audio_engine.narration.intake.cleaning import clean_paragraphs, reason_to_drop

HERE: Final = Path(__file__).parent


def rows(language: str) -> list[tuple[str, str]]:
    lines = (HERE / f"cleaning_{language}.tsv").read_text(encoding="utf-8").splitlines()
    return [(reason, text) for reason, _, text in (line.partition("\t") for line in lines)]


@pytest.mark.parametrize(("expected", "text"), [*rows("fr"), *rows("en")])
def test_a_line_is_dropped_for_its_reason_or_kept(expected: str, text: str) -> None:
    assert str(reason_to_drop(text) or "-") == expected


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_tables_are_large_and_full_of_traps(language: str) -> None:
    found = rows(language)

    assert len(found) >= 60
    assert sum(reason == "-" for reason, _ in found) >= 30
    assert len({text for _, text in found}) == len(found)


@pytest.mark.parametrize("kind", [Kind.HEADLINE, Kind.STANDFIRST])
def test_a_headline_is_never_dropped(kind: Kind) -> None:
    assert reason_to_drop("Par Jeanne Martin", kind) is None


def test_a_crosshead_is_dropped_only_where_it_cannot_be_one() -> None:
    assert reason_to_drop("Par Jeanne Martin", Kind.CROSSHEAD) is None
    assert reason_to_drop("Sur le même sujet", Kind.CROSSHEAD) is DropReason.RELATED


def test_what_is_long_is_prose() -> None:
    assert reason_to_drop("Photo : " + "mot " * 100) is None


def test_a_date_alone_is_a_byline_only_before_the_text() -> None:
    assert reason_to_drop("14 juillet 2024 à 08:00", before_text=True) is DropReason.BYLINE
    assert reason_to_drop("14 juillet 1789", before_text=False) is None


def test_dropped_paragraphs_stay_in_their_place_with_their_kind() -> None:
    body = Paragraph(Kind.BODY, "Le prix du pain va augmenter, a annoncé lundi la confédération de la boulangerie.")
    cleaned = clean_paragraphs([Paragraph(Kind.BODY, "Par Jeanne Martin"), body, Paragraph(Kind.BODY, "Photo AFP")])

    assert cleaned == [
        Paragraph(Kind.BYLINE, "Par Jeanne Martin", (), DropReason.BYLINE),
        body,
        Paragraph(Kind.CAPTION, "Photo AFP", (), DropReason.CAPTION),
    ]


def test_what_is_listed_below_a_label_is_related_too() -> None:
    cleaned = clean_paragraphs(
        [
            Paragraph(Kind.BODY, "À lire aussi :"),
            Paragraph(Kind.LIST, "Le blé au plus haut"),
            Paragraph(Kind.LIST, "La farine aussi"),
            Paragraph(Kind.BODY, "Le texte continue."),
            Paragraph(Kind.LIST, "Un point"),
        ]
    )

    assert [paragraph.dropped for paragraph in cleaned] == [*[DropReason.RELATED] * 3, None, None]


def test_footnotes_at_the_end_are_known_by_their_signs_in_the_text() -> None:
    cleaned = clean_paragraphs(
        [
            Paragraph(Kind.BODY, "Marie (1) a parlé à Paul*."),
            Paragraph(Kind.BODY, "(1) Le prénom a été changé."),
            Paragraph(Kind.BODY, "* Le sien aussi."),
            Paragraph(Kind.BODY, "Abonnez-vous"),
        ]
    )

    assert [paragraph.dropped for paragraph in cleaned] == [
        None,
        DropReason.FOOTNOTE,
        DropReason.FOOTNOTE,
        DropReason.NOTICE,
    ]


def test_a_numbered_paragraph_without_a_reference_is_no_footnote() -> None:
    cleaned = clean_paragraphs([Paragraph(Kind.BODY, "Deux raisons."), Paragraph(Kind.BODY, "(1) La pluie.")])

    assert [paragraph.dropped for paragraph in cleaned] == [None, None]


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("Par Jeanne Martin et Paul Durand", "Jeanne Martin et Paul Durand"),
        ("By Jane Smith, Political Editor", "Jane Smith"),
        ("Publié le 3 mai", ""),
    ],
)
def test_a_byline_names_its_author(text: str, author: str) -> None:
    assert author_of_byline(text) == author


WORDS: Final = "Par By Photo de la D'Or Jean-Pierre , / et and 14 juillet 8 h 00 : – | • ( ) © AFP . Lire aussi Read"


@given(st.lists(st.sampled_from(WORDS.split()), max_size=60), st.sampled_from(["", " "]))
def test_no_line_keeps_the_rules_busy(pieces: list[str], between: str) -> None:
    """Patterns with many optional parts can take exponential time; a line of up to 300 characters must not."""
    started = time.process_time()

    reason_to_drop(between.join(pieces)[:300])

    assert time.process_time() - started < 2.0


@given(st.lists(st.builds(Paragraph, st.sampled_from(Kind), st.text(min_size=1, max_size=80)), max_size=8))
def test_nothing_is_ever_removed_or_changed(paragraphs: list[Paragraph]) -> None:
    assert [paragraph.text for paragraph in clean_paragraphs(paragraphs)] == [p.text for p in paragraphs]
