"""DOCX and ODT: paragraphs by their styles; tables, notes, pictures and captions dropped with their reason."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx.document import Document
from docx.oxml import parse_xml

from audio_engine.narration.article import DropReason, Kind
from audio_engine.narration.intake import read_article
from audio_engine.narration.intake.style_names import role_of_style
from tests.narration.intake.documents import SENTENCE, changed_zip, docx_bytes, odt_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def outline(content: bytes) -> list[tuple[Kind, DropReason | None, str]]:
    return [(p.kind, p.dropped, p.text) for p in read_article(content, name="a").paragraphs]


def body_of(xml: str) -> bytes:
    """A document whose body is `xml` alone."""

    def fill(document: Document) -> None:
        for element in parse_xml(f"<w:body {W}>{xml}</w:body>"):
            document.element.body.append(element)

    return docx_bytes(fill)


def test_the_styles_of_a_docx_say_what_its_paragraphs_are() -> None:
    def fill(document: Document) -> None:
        properties = document.core_properties
        properties.title, properties.author, properties.language = "Un titre", "jmartin", "fr-FR"
        document.add_paragraph("Le pain augmente", "Title")
        document.add_paragraph("Une hausse de 3 %.", "Subtitle")
        document.add_paragraph("Par Jeanne Martin")
        document.add_paragraph(SENTENCE)
        document.add_heading("Une partie", 1)
        document.add_paragraph("« Oui. »", "Intense Quote")
        document.add_paragraph("un", "List Bullet")
        table = document.add_table(1, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Lyon", "1,10"
        document.add_paragraph("Le pont", "Caption")

    article = read_article(docx_bytes(fill), name="a.docx")

    assert [(p.kind, p.dropped, p.text) for p in article.paragraphs] == [
        (Kind.HEADLINE, None, "Le pain augmente"),
        (Kind.STANDFIRST, None, "Une hausse de 3 %."),
        (Kind.BYLINE, DropReason.BYLINE, "Par Jeanne Martin"),
        (Kind.BODY, None, SENTENCE),
        (Kind.CROSSHEAD, None, "Une partie"),
        (Kind.QUOTE, None, "« Oui. »"),
        (Kind.LIST, None, "un"),
        (Kind.BODY, DropReason.TABLE, "Lyon, 1,10"),
        (Kind.CAPTION, DropReason.CAPTION, "Le pont"),
    ]
    assert (article.title, article.author, article.language) == ("Le pain augmente", "Jeanne Martin", "fr-fr")


def test_bold_titles_without_a_style_are_a_headline_and_crossheads() -> None:
    def fill(document: Document) -> None:
        for text, bold in (("Le pain augmente", True), (SENTENCE, False), ("Une partie", True), (SENTENCE, True)):
            document.add_paragraph().add_run(text).bold = bold

    assert [kind for kind, _, _ in outline(docx_bytes(fill))] == [Kind.HEADLINE, Kind.BODY, Kind.CROSSHEAD, Kind.BODY]


def test_a_docx_is_read_as_it_is_shown() -> None:
    shown = (
        "<w:p><w:r><w:t>Un</w:t><w:tab/><w:t>deux</w:t><w:br/><w:t>trois</w:t></w:r>"
        "<w:ins><w:r><w:t> ajouté</w:t></w:r></w:ins><w:del><w:r><w:delText> ôté</w:delText></w:r></w:del>"
        '<w:hyperlink><w:r><w:t> lien</w:t></w:r></w:hyperlink><w:fldSimple w:instr="PAGE"><w:r><w:t> champ</w:t></w:r>'
        "</w:fldSimple><w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r><w:r><w:instrText>DATE</w:instrText></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Contrôle.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Encadré.</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    )

    assert [text for _, _, text in outline(body_of(shown))] == [
        "Un deux trois ajouté lien champ",
        "Contrôle.",
        "Encadré.",
    ]


def test_the_notes_of_a_docx_come_after_its_text() -> None:
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>'
        "<w:footnote><w:p><w:r><w:t>La source.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    content = docx_bytes(lambda document: document.add_paragraph("Texte."))
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="n" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    )
    types = '<Override PartName="/word/footnotes.xml" ContentType="application/xml"/></Types>'
    content = changed_zip(content, {"word/footnotes.xml": notes, "word/_rels/document.xml.rels": relations})
    content = changed_zip(
        content, {"[Content_Types].xml": _part(content, "[Content_Types].xml").replace("</Types>", types)}
    )

    assert outline(content) == [(Kind.BODY, None, "Texte."), (Kind.BODY, DropReason.FOOTNOTE, "La source.")]


def _part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def test_the_styles_of_an_odt_say_what_its_paragraphs_are() -> None:
    styles = (
        '<style:style style:name="P1" style:parent-style-name="Quotations"/>'
        '<style:style style:name="P2"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>'
    )
    body = (
        "<text:tracked-changes><text:p>ôté</text:p></text:tracked-changes>"
        '<text:p text:style-name="Title">Le pain</text:p>'
        '<text:p text:style-name="Subtitle">Une hausse.</text:p>'
        f'<text:p>Un<text:s text:c="2"/>deux<text:tab/>trois<text:note><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>La source.</text:p></text:note-body></text:note><text:line-break/>quatre.</text:p>"
        f'<text:p>{SENTENCE}</text:p><text:h text:outline-level="1">Une <text:span>partie</text:span></text:h>'
        '<text:p text:style-name="P1">Une citation.</text:p><text:p text:style-name="P2">Un intertitre</text:p>'
        '<text:p><text:span text:style-name="T1">Un autre</text:span></text:p>'
        "<text:list><text:list-item><text:p>un</text:p><text:list><text:list-item><text:p>deux</text:p></text:list-item>"
        "</text:list></text:list-item></text:list><text:section><text:p>Dans une section.</text:p></text:section>"
        "<table:table><table:table-row><table:table-cell><text:p>Lyon</text:p></table:table-cell><table:table-cell>"
        "<text:p>1,10</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p><draw:frame><svg:title>Le pont</svg:title><draw:text-box>"
        '<text:p text:style-name="Illustration">Le pont.'
        "</text:p></draw:text-box></draw:frame></text:p>"
    )

    assert outline(odt_bytes(body, styles=styles)) == [
        (Kind.HEADLINE, None, "Le pain"),
        (Kind.STANDFIRST, None, "Une hausse."),
        (Kind.BODY, None, "Un deux trois quatre."),
        (Kind.BODY, DropReason.FOOTNOTE, "La source."),
        (Kind.BODY, None, SENTENCE),
        (Kind.CROSSHEAD, None, "Une partie"),
        (Kind.QUOTE, None, "Une citation."),
        (Kind.CROSSHEAD, None, "Un intertitre"),
        (Kind.CROSSHEAD, None, "Un autre"),
        (Kind.LIST, None, "un"),
        (Kind.LIST, None, "deux"),
        (Kind.BODY, None, "Dans une section."),
        (Kind.BODY, DropReason.TABLE, "Lyon, 1,10"),
        (Kind.BODY, DropReason.PICTURE, "Le pont"),
        (Kind.CAPTION, DropReason.CAPTION, "Le pont."),
    ]


def test_an_odt_names_its_author() -> None:
    meta = (
        '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<office:meta><dc:title>Un titre</dc:title><meta:initial-creator>jmartin</meta:initial-creator>"
        "<dc:language>fr-FR</dc:language></office:meta></office:document-meta>"
    )
    article = read_article(odt_bytes("<text:p>Texte.</text:p>", more={"meta.xml": meta}), name="a.odt")

    assert (article.title, article.author, article.language) == ("Un titre", "jmartin", "fr-fr")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Title", Kind.HEADLINE),
        ("Titre", Kind.HEADLINE),
        ("heading 2", Kind.CROSSHEAD),
        ("Titre 1", Kind.CROSSHEAD),
        ("Chapô", Kind.STANDFIRST),
        ("Quotations", Kind.QUOTE),
        ("List Paragraph", Kind.LIST),
        ("Légende", Kind.CAPTION),
        ("Text body", None),
        ("Normal", None),
        ("Table Contents", None),
    ],
)
def test_styles_have_english_french_and_newsroom_names(name: str, kind: Kind | None) -> None:
    role = role_of_style(name)

    assert (role[0] if role else None) is kind
