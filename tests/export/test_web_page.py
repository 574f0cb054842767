from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from audio_engine.export import ExportOptions, render
from tests.export.interviews import english, french, segment, transcript
from tests.export.strategies import any_transcripts

if TYPE_CHECKING:
    from audio_engine.transcript import Transcript

XHTML = {"h": "http://www.w3.org/1999/xhtml"}
ELEMENTS = {
    "html", "head", "meta", "title", "style", "body", "header", "main", "footer",
    "h1", "div", "p", "a", "bdi", "span", "mark",
}  # fmt: skip


def _page(transcript: Transcript, options: ExportOptions | None = None) -> etree._Element:
    content = render(transcript, "html", options or ExportOptions())
    assert content.startswith(b"<!DOCTYPE html>\n")
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, huge_tree=True))


def _texts(page: etree._Element, path: str) -> list[str]:
    return ["".join(element.itertext()) for element in page.xpath(path, namespaces=XHTML)]


@given(any_transcript=any_transcripts)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_transcript_is_a_well_formed_page_whose_links_lead_somewhere(any_transcript: Transcript) -> None:
    page = _page(any_transcript)
    ids = page.xpath("//@id")

    assert {etree.QName(element).localname for element in page.iter(etree.Element)} <= ELEMENTS
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in page.xpath("//@href")} <= set(ids)
    assert _texts(page, "//h:title")[0]


@pytest.mark.parametrize(("interview", "language"), [(french, "fr"), (english, "en")])
def test_it_is_in_the_language_of_the_text(interview: object, language: str) -> None:
    assert _page(interview()).get("lang") == language  # type: ignore[operator]


def test_it_loads_nothing_and_runs_nothing() -> None:
    content = render(french(), "html").decode()

    assert "default-src 'none'" in content
    assert not [
        word for word in ("<script", 'src="', "url(", "@import", "<link", "<iframe", "javascript:") if word in content
    ]


def test_every_segment_and_every_paragraph_has_a_stable_address() -> None:
    page = _page(french())

    assert page.xpath("//@id") == ["t=0.4", "s1", "t=3.3", "s2", "s3", "t=14.8", "t=18", "s4"]
    assert page.xpath("//h:a/@href", namespaces=XHTML) == ["#t=0.4", "#t=3.3", "#t=14.8", "#t=18"]


def test_doubt_and_gaps_are_told_in_words() -> None:
    page = _page(french())

    assert _texts(page, "//h:mark") == ["[douteux\u202f: presque aucun son] Sous-titrage par la communauté."]
    assert _texts(page, "//h:p[@class='gap']") == ["00:00:14 – 00:00:17 [parole sans texte]"]


def test_what_was_said_is_no_markup() -> None:
    assert _texts(_page(english()), "//h:span[@id='s1']") == ["Was it -3 °C, or <b>colder</b> & *windy*?"]


def test_a_right_to_left_language_reads_from_right_to_left_and_another_one_inside_says_so() -> None:
    said = transcript(segment(1, 0.0, 1.0, "שלום"), segment(2, 1.0, 2.0, "bonjour", language="fr"), language="he")
    page = _page(said)

    assert (page.get("lang"), page.get("dir")) == ("he", "rtl")
    assert page.xpath("//h:span[@id='s2']/@lang", namespaces=XHTML) == ["fr"]


def test_time_codes_and_speakers_can_be_left_out() -> None:
    page = _page(french(), ExportOptions(time_codes=False, speakers=False))

    assert not page.xpath("//h:a | //h:bdi | //@title", namespaces=XHTML)
    assert len(_texts(page, "//h:mark")) == 1


def test_a_page_without_a_name_still_has_a_title() -> None:
    nameless = replace(french(), recording=replace(french().recording, name="\x00"))

    assert _texts(_page(nameless), "//h:title") == ["Transcription automatique, non relue"]
