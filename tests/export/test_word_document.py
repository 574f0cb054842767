from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from lxml import etree

from audio_engine.export import ExportOptions, render
from audio_engine.transcript import Review, ReviewState
from tests.export.interviews import english, french, segment, transcript
from tests.export.strategies import any_transcripts

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from audio_engine.transcript import Transcript


def _document(of: Transcript, options: ExportOptions | None = None) -> WordDocument:
    return Document(io.BytesIO(render(of, "docx", options or ExportOptions())))


def _language(document: WordDocument) -> dict[str, str]:
    (found,) = document.styles.element.iter(qn("w:lang"))
    return {etree.QName(name).localname: value for name, value in found.attrib.items()}


@given(any_transcript=any_transcripts)
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_any_transcript_is_a_document_that_opens(any_transcript: Transcript) -> None:
    content = render(any_transcript, "docx")

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name), etree.XMLParser(huge_tree=True))
    assert Document(io.BytesIO(content)).paragraphs


def test_a_turn_has_a_time_code_and_a_name_in_styles_of_their_own() -> None:
    turn = next(p for p in _document(french()).paragraphs if p.style.name == "Speaker Turn")

    assert [(run.style.name, run.text) for run in turn.runs if run.text.strip()] == [
        ("Time Code", "00:00:00"),
        ("Speaker Name", "Claire\u202f:"),
        ("Default Paragraph Font", "Bonjour, madame la maire. Merci de nous recevoir à l’hôtel de ville."),
    ]
    assert _document(french()).styles["Speaker Name"].font.bold


def test_a_doubtful_passage_is_marked_by_words_and_a_line_not_by_colour() -> None:
    document = _document(french())
    runs = [run for p in document.paragraphs for run in p.runs if run.style.name in {"Doubt Label", "Doubtful Passage"}]

    assert [run.text.strip() for run in runs] == [
        "[douteux\u202f: presque aucun son]",
        "Sous-titrage par la communauté.",
    ]
    assert document.styles["Doubtful Passage"].font.underline
    assert document.styles["Doubtful Passage"].font.color.rgb is None


def test_a_gap_stands_in_its_place() -> None:
    texts = [p.text for p in _document(french()).paragraphs]

    assert texts[-2] == "[parole sans texte, 00:00:14–00:00:17]"


@pytest.mark.parametrize(
    ("of", "review"),
    [
        (french(), "Transcription automatique, non relue"),
        (english(), "Reviewed by Zoë Martin on 2026-11-24 at 14:05 (UTC+01:00)"),
    ],
)
def test_every_page_says_who_vouches_for_the_text(of: Transcript, review: str) -> None:
    document = _document(of)

    assert document.sections[0].header.paragraphs[0].text == review
    assert document.core_properties.subject == review
    assert any(p.text == review and p.style.name == "Transcript Notice" for p in document.paragraphs)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", {"val": "fr-FR"}),
        ("en", {"val": "en-US"}),
        ("he", {"bidi": "he-IL"}),
        ("ja", {"eastAsia": "ja-JP"}),
        ("haw", {"val": "haw"}),
    ],
)
def test_the_spell_checker_is_told_the_language(language: str, expected: dict[str, str]) -> None:
    found = _language(_document(transcript(segment(1, 0.0, 1.0, "a"), language=language)))

    assert expected.items() <= found.items()


def test_a_passage_in_another_language_is_checked_in_that_one() -> None:
    said = transcript(segment(1, 0.0, 1.0, "hello"), segment(2, 1.0, 2.0, "bonjour", language="fr"))
    (run,) = [r for r in _document(said).paragraphs[-1].runs if "bonjour" in r.text]

    assert run._r.rPr.find(qn("w:lang")).get(qn("w:val")) == "fr-FR"


def test_right_to_left_text_reads_from_right_to_left() -> None:
    last = _document(transcript(segment(1, 0.0, 1.0, "שלום"), language="he")).paragraphs[-1]

    assert last._p.pPr.find(qn("w:bidi")) is not None
    assert all(run.font.rtl for run in last.runs)


def test_its_properties_name_the_recording_and_nothing_of_the_library_that_wrote_it() -> None:
    properties = _document(french()).core_properties

    assert properties.title == "Entretien avec la maire.m4a"
    assert properties.language == "fr"
    assert properties.author == ""
    assert "python-docx" not in properties.comments
    assert datetime.now(UTC) - properties.created.replace(tzinfo=UTC) < timedelta(minutes=5)


def test_names_longer_than_a_property_may_be_are_cut_there_only() -> None:
    long = replace(
        french(),
        recording=replace(french().recording, name="n" * 400),
        review=Review(ReviewState.REVIEWED, "r" * 400, None),
    )
    document = _document(long)

    assert document.core_properties.title == "n" * 255
    assert document.paragraphs[0].text == "n" * 400


def test_time_codes_and_speakers_can_be_left_out() -> None:
    turns = _document(french(), ExportOptions(time_codes=False, speakers=False)).paragraphs

    assert not [run for p in turns for run in p.runs if run.style.name in {"Time Code", "Speaker Name"}]
    assert turns[-2].text == "[parole sans texte]"
