"""Articles in every format, made where they are needed: no file of anybody's is kept for the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import docx
from docx.document import Document

SENTENCE = "Le prix de la baguette va augmenter, a annoncé lundi la confédération nationale de la boulangerie."
ODF = "urn:oasis:names:tc:opendocument:xmlns"
PAGE = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Le prix du pain augmente - Le Journal</title>
<meta name="author" content="Jeanne Martin"><meta property="og:site_name" content="Le Journal">
<meta property="article:published_time" content="2024-07-14T08:00:00+02:00"></head><body>
<header><nav><a href="/">Accueil</a> <a href="/eco">Économie</a></nav></header>
<main><article><h1>Le prix du pain augmente</h1>
<p class="chapo">Les boulangers annoncent une hausse de 3 % au 1er septembre, la deuxième cette année.</p>
<p class="byline">Par Jeanne Martin</p><p>Publié le 14 juillet 2024 à 8 h 00, mis à jour à 9 h 12</p>
<figure><img src="a.jpg" alt="Une boulangerie"><figcaption>Une boulangerie à Lyon. Photo AFP</figcaption></figure>
<p>Le prix de la baguette va augmenter, a annoncé lundi la confédération nationale de la boulangerie, qui invoque le
coût de l’énergie et du <i lang="en">gluten-free</i> business<sup><a href="#fn1">1</a></sup>.</p>
<h2>Une hausse attendue</h2>
<p>Par ailleurs, les meuniers prévoient une récolte médiocre, la plus faible depuis trente ans selon le ministère de
l’agriculture, ce qui devrait peser sur les cours.</p>
<p>À lire aussi : <a href="/x">Le blé au plus haut depuis dix ans</a></p>
<blockquote><p>« Nous n’avons plus le choix », résume un artisan de Lyon qui emploie douze personnes.</p></blockquote>
<ul><li>Baguette : 1,10 euro en moyenne</li><li>Croissant : 1,30 euro en moyenne</li></ul>
<div class="newsletter">Inscrivez-vous à notre lettre du matin</div>
<table><tr><th>Ville</th><th>Prix</th></tr><tr><td>Lyon</td><td>1,10</td></tr></table>
<p>La hausse doit encore être confirmée par les syndicats de la profession réunis en septembre à Paris.</p>
<p>Court.</p>
</article></main><footer>Tous droits réservés</footer></body></html>"""


def docx_bytes(fill: Callable[[Document], None]) -> bytes:
    document = docx.Document()
    fill(document)
    whole = io.BytesIO()
    document.save(whole)
    return whole.getvalue()


def zipped(parts: dict[str, str | bytes], *, compress: bool = True) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return whole.getvalue()


def changed_zip(content: bytes, changes: dict[str, str | bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    return zipped(parts | changes)


def odt_bytes(body: str, *, styles: str = "", more: dict[str, str | bytes] | None = None) -> bytes:
    spaces = " ".join(
        f'xmlns:{prefix}="{ODF}:{name}:1.0"'
        for prefix, name in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("style", "style"),
            ("draw", "drawing"),
            ("svg", "svg-compatible"),
            ("fo", "xsl-fo-compatible"),
        )
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": (
                f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
                f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
            ),
            **(more or {}),
        },
        compress=False,
    )


@dataclass(frozen=True)
class Print:
    """One line on a page of a PDF: points from the bottom left."""

    text: str
    y: float
    size: float = 11
    x: float = 72
    bold: bool = False


def pdf_bytes(pages: Sequence[Sequence[Print]], *, info: str = "", catalog: str = "") -> bytes:
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
    ]
    for number, page in enumerate(pages):
        content = b"".join(
            b"BT /F%d %.1f Tf %.1f %.1f Td (%s) Tj ET\n"
            % (2 if line.bold else 1, line.size, line.x, line.y, _escaped(line.text))
            for line in page
        )
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>" % (6 + 2 * number),
            b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        ]
    objects.append(f"<<{info}>>".encode())
    return _numbered(objects, info_number=len(objects))


def _escaped(text: str) -> bytes:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")


def _numbered(objects: Sequence[bytes], *, info_number: int) -> bytes:
    whole = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"<</Size %d/Root 1 0 R/Info %d 0 R>>" % (len(objects) + 1, info_number)
    start = b"startxref\n%d\n%%%%EOF\n" % len(whole)
    return whole + b"xref\n0 %d\n0000000000 65535 f \n%strailer%s\n%s" % (len(objects) + 1, table, trailer, start)
