from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html
from markdown_it import MarkdownIt

from audio_engine.errors import JobFailedError
from audio_engine.export.quotes import QUOTE_FORMATS, quotation, render_quotes, write_quotes
from audio_engine.export.writing import UnknownFormatError
from audio_engine.transcript import Quote, Review, ReviewState, SegmentState, Speaker, Transcript
from tests.export.interviews import english, french, segment, transcript
from tests.export.strategies import any_transcripts

CLAIRE = Speaker("S1", "Claire")
SAID = transcript(
    segment(1, 724.0, 730.5, "I do not know. Nobody does.", speaker="S1"), language="en", speakers=(CLAIRE,)
)
QUOTE = Quote(1, 724.1, 726.25, "I do not know.", "S1", "for the headline", "KP", "2026-11-24T10:00:00+01:00")


def _checked(of: Transcript) -> Transcript:
    return replace(of, segments=tuple(replace(s, state=SegmentState.CHECKED) for s in of.segments))


def _lines(of: Transcript, *quotes: Quote, sound: str | None = "interview.flac") -> list[str]:
    return render_quotes(of, quotes, "txt", sound=sound).decode().splitlines()


def test_a_quote_says_who_when_and_where_to_hear_it() -> None:
    lines = _lines(_checked(SAID), QUOTE)

    begin = lines.index("“I do not know.” — Claire, 00:12:04–00:12:06")
    assert lines[begin + 1 : begin + 3] == ["for the headline", "interview.flac#t=724.1,726.25"]


def test_a_draft_says_that_nobody_vouches_for_it() -> None:
    lines = _lines(SAID, QUOTE)

    assert "*** Machine transcript, not reviewed ***" in lines
    assert "Check every quote against the recording." in lines
    assert "[nobody has ticked this passage as checked]" in lines


def test_a_reviewed_transcript_vouches_for_its_quotes() -> None:
    lines = _lines(replace(SAID, review=Review(ReviewState.REVIEWED, "KP")), QUOTE)

    assert "*** Reviewed by KP ***" in lines
    assert not [line for line in lines if line.startswith(("[", "Check every"))]


@pytest.mark.parametrize(("text", "changed"), [
    ("I do not know.", False),
    ("“I do NOT know”", False),
    ("I know.", True),
])  # fmt: skip
def test_a_quote_that_was_changed_since_is_marked(text: str, changed: bool) -> None:
    lines = _lines(_checked(SAID), replace(QUOTE, text=text))

    assert ("[the transcript says something else by now]" in lines) is changed


def test_a_doubtful_passage_is_marked_in_the_language_of_the_text() -> None:
    doubtful = next(s for s in french().segments if s.doubt)
    quote = Quote(1, doubtful.start_s, doubtful.end_s, doubtful.text, doubtful.speaker)

    lines = _lines(french(), quote)

    assert any(line.startswith("[douteux") for line in lines)
    assert any(line.startswith("«\u00a0") for line in lines)


@pytest.mark.parametrize(("language", "line"), [
    ("en", "“I do not know.” — Claire, 00:12:04"),
    ("fr", "«\u00a0I do not know.\u00a0» — Claire, 00:12:04"),
])  # fmt: skip
def test_a_quote_for_the_clipboard_is_one_line(language: str, line: str) -> None:
    assert quotation("I do not\nknow.", "Claire", 724.9, language=language) == line
    assert quotation("A", None, 0.0, language="en") == "“A” — 00:00:00"


def test_a_web_page_links_to_the_sound() -> None:
    content = render_quotes(SAID, [QUOTE], "html", sound="%C3%A9t%C3%A9.flac")

    etree.fromstring(content)
    page = html.document_fromstring(content)
    assert page.xpath("//a/@href") == ["%C3%A9t%C3%A9.flac#t=724.1,726.25"]
    assert page.xpath("//blockquote/text()") == ["“I do not know.”"]
    assert "not reviewed" in page.text_content()


def test_a_word_document_links_to_the_sound_and_says_its_state_on_every_page() -> None:
    document = Document(io.BytesIO(render_quotes(SAID, [QUOTE], "docx", sound="a.flac")))

    links = [r.target_ref for r in document.part.rels.values() if r.reltype == RELATIONSHIP_TYPE.HYPERLINK]
    assert links == ["a.flac#t=724.1,726.25"]
    (paragraph,) = [p for p in document.paragraphs if p.hyperlinks]
    assert paragraph.text.startswith("“I do not know.” — Claire, 00:12:04–00:12:06")
    assert document.sections[0].header.paragraphs[0].text == "Machine transcript, not reviewed"


def test_markdown_shows_what_was_said_and_links_to_the_sound() -> None:
    said = replace(QUOTE, text="*I* do [not] <b>know</b>.", speaker=None, note="# not a heading")

    page = MarkdownIt().render(render_quotes(SAID, [said], "md", sound="a%20b.flac").decode())

    shown = html.fromstring(f"<div>{page}</div>")
    assert "“*I* do [not] <b>know</b>.” — 00:12:04–00:12:06" in shown.text_content()
    assert "# not a heading" in shown.text_content()
    assert shown.xpath("//a/@href") == ["a%20b.flac#t=724.1,726.25"]


@pytest.mark.parametrize("format_", QUOTE_FORMATS)
def test_without_a_sound_there_is_no_link(format_: str) -> None:
    content = render_quotes(english(), [QUOTE], format_)

    assert b"#t=" not in content


@pytest.mark.parametrize("format_", QUOTE_FORMATS)
@given(any_transcript=any_transcripts, text=st.text(), at=st.floats())
@settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.too_slow])
def test_nothing_makes_a_writer_fail(format_: str, any_transcript: Transcript, text: str, at: float) -> None:
    assert render_quotes(any_transcript, [Quote(1, at, at + 1, text, text, text)], format_, sound="a.flac")


def test_links_lead_from_the_file_to_the_sound(tmp_path: Path) -> None:
    sound = tmp_path / "sons" / "été 1#2.flac"
    target = tmp_path / "textes" / "citations.md"
    target.parent.mkdir()

    written = write_quotes(SAID, [QUOTE], "md", target, sound=sound)
    again = write_quotes(SAID, [QUOTE], "md", target, sound=sound)

    assert "(<../sons/%C3%A9t%C3%A9%201%232.flac#t=724.1,726.25>)" in written.read_text(encoding="utf-8")
    assert again == target.with_name("citations (2).md")


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormatError, match="srt"):
        render_quotes(SAID, [QUOTE], "srt")
    with pytest.raises(JobFailedError, match="no folder"):
        write_quotes(SAID, [QUOTE], "txt", tmp_path / "nowhere" / "a.txt")
