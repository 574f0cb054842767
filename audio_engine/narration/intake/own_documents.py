"""A small document of ours in each format: a parser reads it before its lock, to load what it loads late."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Final

from audio_engine.narration.intake.formats import Format

__all__ = ["documents"]

_PLAIN: Final = "A title\n\nOne sentence [[pause 1s]] and [[another|letters]].\n\n- one\n- two\n"
_MARKDOWN: Final = (
    "---\ntitle: A title\n---\n# A title\n\n**One** `sentence` &amp; <b>a</b> ![p](q).\n\n"
    "> - one\n\n|a|b|\n|-|-|\n|1|2|\n"
)
_SENTENCE: Final = "One sentence of a small article, long enough to be taken for one by whatever looks at it. "
_PAGE: Final = (
    '<!doctype html><html lang="en"><head><title>A title | A site</title><meta name="author" content="A. Name">'
    '<link rel="canonical" href="https://example.org/2024/a-title"><meta property="og:site_name" content="A site">'
    '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"A title",'
    '"datePublished":"2024-07-14T08:00:00+02:00","author":{"@type":"Person","name":"A. Name"}}</script></head><body>'
    '<nav><a href="/">Home</a></nav><article><h1>A title</h1><p>Published on 14 July 2024</p>'
    f'<p>{_SENTENCE * 3}</p><h2>A part</h2><p>{_SENTENCE * 3}<a href="x">A link</a> <i lang="fr">mot</i></p>'
    f"<ul><li>{_SENTENCE}</li></ul><table><tr><td>1</td></tr></table><blockquote>{_SENTENCE}</blockquote></article>"
    "</body></html>"
)
_SHORT_PAGES: Final = (
    "<html><body><h1>Un titre</h1><p>Publié le mardi 14 juillet 2024 à 8 h</p><p>Une phrase.</p></body></html>",
    "<html><body><h1>A title</h1><p>Tuesday, July 14, 2024</p><p>A sentence.</p></body></html>",
    '<html><head><base href="http://127.0.0.1:80/"></head><body><p>A sentence.</p></body></html>',
    "<p>A <i>fragment</i>.</p>",
)
"""Where little is found trafilatura asks other libraries: for a date those that read them in words, for an address the
list of domains."""
_SSML: Final = '<speak version="1.1" xml:lang="en"><p>One <sub alias="two">2</sub><break time="1s"/></p></speak>'
_CORE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WML: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DOCX: Final = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_CORE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WML}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_WML}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_CORE}/relationships"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    ),
    "word/_rels/document.xml.rels": (
        f'<Relationships xmlns="{_CORE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
    "word/styles.xml": f'<w:styles xmlns:w="{_W}"><w:style w:styleId="T"><w:name w:val="Title"/></w:style></w:styles>',
    "word/document.xml": (
        f'<w:document xmlns:w="{_W}"><w:body><w:p><w:pPr><w:pStyle w:val="T"/></w:pPr><w:r><w:t>A title</w:t></w:r>'
        "</w:p><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>One sentence.</w:t></w:r></w:p></w:body></w:document>"
    ),
}
_ODF: Final = "urn:oasis:names:tc:opendocument:xmlns"
_ODT: Final = {
    "mimetype": "application/vnd.oasis.opendocument.text",
    "content.xml": (
        f'<office:document-content xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0">'
        "<office:body><office:text><text:p>One sentence.</text:p></office:text></office:body></office:document-content>"
    ),
}


def documents(chosen: Format) -> tuple[bytes, ...]:
    """Those of one format."""
    made: dict[Format, Callable[[], tuple[bytes, ...]]] = {
        Format.TXT: lambda: (_PLAIN.encode(),),
        Format.MD: lambda: (_MARKDOWN.encode(),),
        Format.HTML: lambda: tuple(page.encode() for page in (_PAGE, *_SHORT_PAGES)),
        Format.SSML: lambda: (_SSML.encode(),),
        Format.DOCX: lambda: (_zipped(_DOCX), _zipped(_ODT)),  # which of them an archive is shows in its content
        Format.ODT: lambda: (_zipped(_DOCX), _zipped(_ODT)),
        Format.PDF: lambda: (_pdf(),),
    }
    return made[chosen]()


def _zipped(parts: dict[str, str]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return whole.getvalue()


def _pdf() -> bytes:
    """One page with one line of Helvetica, its cross-reference table and all."""
    line = b"BT /F1 12 Tf 72 720 Td (One sentence.) Tj ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(line), line),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    )
    whole = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return whole + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        table,
        size,
        len(whole),
    )
