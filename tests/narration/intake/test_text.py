"""Plain text becomes paragraphs, whatever its encoding, and nothing of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_engine.errors import UnusableInputError
from audio_engine.narration.article import Kind, Mark, MarkKind, Paragraph
from audio_engine.narration.intake import read_article
from audio_engine.narration.intake.draft import finished
from audio_engine.narration.intake.formats import Format, format_of
from audio_engine.narration.intake.plain import read_plain_text
from audio_engine.narration.intake.protocol import Refusal, RefusalCode
from audio_engine.narration.intake.text_encoding import declared_in_html, decode, import_codecs
from tests.narration.intake.documents import PAGE, SENTENCE, docx_bytes, odt_bytes, pdf_bytes

FRENCH = (
    "L’été coûte 5 €.",
    "Noël à l’Élysée",
    "« Ça va ? », dit-il.",
    "Où est passé le cœur de l’œuvre ?",
    "L'ÉTÉ ARRIVE À PARIS",
    "Le prix : 1 500 € en 2024… – « déjà vu »",
    "café",
    "Le n° 5 à 10 °C",
    (SENTENCE + " L’œuvre, « très » aimée, a coûté 1 200 € à l’État ; où donc ? À Nîmes…\n") * 120,
)


def paragraphs(text: str) -> list[tuple[Kind, str]]:
    return [(paragraph.kind, paragraph.text) for paragraph in finished(read_plain_text(text)).paragraphs]


def test_plain_text_is_parted_at_blank_lines() -> None:
    assert paragraphs("One\r\nline.\r\n \r\nTwo.\n\n\n- a\n- b\n") == [
        (Kind.BODY, "One line."),
        (Kind.BODY, "Two."),
        (Kind.LIST, "a"),
        (Kind.LIST, "b"),
    ]


def test_a_line_that_begins_with_a_dash_is_no_list() -> None:
    assert paragraphs("– No, she said.") == [(Kind.BODY, "– No, she said.")]


def test_a_short_first_line_without_a_full_stop_is_the_headline_and_a_later_one_a_crosshead() -> None:
    text = f"Le pain augmente\n\n{SENTENCE}\n\nUne hausse attendue\n\n{SENTENCE}\n\nDit Paul\n"

    assert [kind for kind, _ in paragraphs(text)] == [Kind.HEADLINE, Kind.BODY, Kind.CROSSHEAD, Kind.BODY, Kind.BODY]


def test_text_without_blank_lines_has_a_paragraph_a_line_where_each_line_is_one() -> None:
    long = f"{SENTENCE} {SENTENCE}"

    assert [text for _, text in paragraphs(f"Le pain\n{long}\n{long}")] == ["Le pain", long, long]


def test_lines_that_an_editor_broke_are_one_paragraph() -> None:
    assert (
        len(paragraphs("Le prix de la baguette va augmenter, a\nannoncé lundi la confédération\nde la boulangerie."))
        == 1
    )


def test_the_spaces_that_french_typography_needs_are_kept() -> None:
    assert paragraphs("Il a dit\u202f: 10\u00a0000  euros\t!")[0][1] == "Il a dit\u202f: 10\u00a0000 euros !"


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_no_word_of_plain_text_is_lost(text: str) -> None:
    try:
        found = "".join(text for _, text in paragraphs(text))
    except Refusal:
        found = ""

    assert [c for c in found if c.isalpha()] == [c for c in text if c.isalpha()]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "iso8859-15", "mac-roman"]
)
@pytest.mark.parametrize("text", FRENCH, ids=range(len(FRENCH)))
def test_french_is_read_in_the_encodings_of_newsrooms(text: str, encoding: str) -> None:
    written = text.encode(encoding, "replace")

    assert decode(written).text == written.decode(encoding)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Премьер-министр заявил, что цены на хлеб вырастут в сентябре этого года."),
        ("shift-jis", "首相は九月にパンの価格が上昇すると述べた。政府は変更しない。"),
        ("iso8859-7", "Ο πρωθυπουργός είπε ότι οι τιμές του ψωμιού θα αυξηθούν τον Σεπτέμβριο."),
    ],
)
def test_what_is_no_western_text_is_left_to_charset_normalizer(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_a_page_says_its_encoding() -> None:
    content = '<meta charset="windows-1250"><p>Premiér řekl, že ceny chleba v září porostou.</p>'.encode("cp1250")

    assert "Premiér řekl" in decode(content, declared_in_html(content)).text


def test_a_page_that_says_the_wrong_encoding_is_read_all_the_same() -> None:
    content = '<meta charset="iso-8859-1"><p>L’été</p>'.encode()

    assert "L’été" in decode(content, declared_in_html(content)).text
    assert "L’été" in decode('<meta charset="utf-8"><p>L’été</p>'.encode("cp1252"), "utf-8").text


def test_utf_8_with_an_accident_stays_utf_8() -> None:
    content = "L’été à Nîmes, où l’œuvre a coûté".encode() + b"\xe9 cher."

    assert decode(content).text == "L’été à Nîmes, où l’œuvre a coûté\N{REPLACEMENT CHARACTER} cher."
    assert read_article(content, name="a.txt").problems == ("One character could not be read.",)


@pytest.mark.parametrize(
    "content", [b"text \0 text", b"\x81\x8d\xff\0\0\0", b"\xff\xfe\x00", b"a \xed\xa0\x80 b", b"\xff\xfe\x00\xd8a\x00"]
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnusableInputError, match=r"a\.txt is not a text"):
        read_article(content, name="a.txt")


def test_every_codec_that_the_child_may_need_is_loaded_before_its_lock() -> None:
    import_codecs()


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (b"Text", "a.txt", Format.TXT),
        (b"Text", "", Format.TXT),
        (b"# Title\n\nText", "", Format.MD),
        (b"#hashtag", "", Format.TXT),
        (b"---\ntitle: A\n---\nText", "", Format.MD),
        (b"Text", "a.MD", Format.MD),
        (b"<div align=center>A</div>\n\n# Title", "a.md", Format.MD),
        (b"<p>Text</p>", "", Format.HTML),
        (b"<3 is no tag", "", Format.TXT),
        (PAGE.encode("utf-16"), "a.txt", Format.HTML),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- x --><speak>", "a.txt", Format.SSML),
        (b"<speak version='1.1'>", "a.html", Format.SSML),
        (pdf_bytes([]), "a.txt", Format.PDF),
        (docx_bytes(lambda _: None), "a.pdf", Format.DOCX),
        (odt_bytes(""), "a.docx", Format.ODT),
    ],
)
def test_the_content_says_its_format_and_then_the_name(content: bytes, name: str, expected: Format) -> None:
    assert format_of(content[:8192], name) is expected


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{\\rtf1 text}", RefusalCode.RTF),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", RefusalCode.OLD_OFFICE),
        (b"\x89PNG\r\n", RefusalCode.NOT_TEXT),
        (b"ID3\x04", RefusalCode.NOT_TEXT),
    ],
)
def test_what_is_known_and_not_read_is_told_apart(content: bytes, code: RefusalCode) -> None:
    with pytest.raises(Refusal) as refusal:
        format_of(content, "a.txt")

    assert refusal.value.code is code


def test_marks_are_taken_out_of_every_paragraph() -> None:
    article = read_article(b"At [[Wall Street|en]].\n\n\\[[Not|en]]. [[x|nonsense: y]].", name="a.txt")

    assert article.paragraphs == (
        Paragraph(Kind.BODY, "At Wall Street.", (Mark(3, 14, MarkKind.LANGUAGE, "en"),)),
        Paragraph(Kind.BODY, "[[Not|en]]. [[x|nonsense: y]]."),
    )
    assert len(article.problems) == 1


def test_ssml_is_read() -> None:
    article = read_article(b'<speak xml:lang="fr"><p>Un <sub alias="deux">2</sub>.</p></speak>', name="")

    assert article.language == "fr"
    assert article.paragraphs == (Paragraph(Kind.BODY, "Un 2.", (Mark(3, 4, MarkKind.RESPELLING, "deux"),)),)


def test_what_is_wrong_with_ssml_is_said() -> None:
    with pytest.raises(UnusableInputError, match="no well-formed XML"):
        read_article(b"<speak><p>Un", name="")
