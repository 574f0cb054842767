"""The locked reader from outside: hostile files, a child that misbehaves, cancelling; and nothing is left behind."""

from __future__ import annotations

import io
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import pypdf
import pytest
from docx.document import Document

from audio_engine.errors import CancelledError, JobFailedError, UnusableInputError, UsageError
from audio_engine.limits import (
    ARTICLE_ARCHIVE_MAX_ENTRIES,
    ARTICLE_MAX_BYTES,
    ARTICLE_MAX_CHARACTERS,
    ARTICLE_MAX_PAGES,
)
from audio_engine.media.locked_child import child_surroundings
from audio_engine.narration.article import Kind
from audio_engine.narration.intake import Format, read_article
from audio_engine.narration.intake.parser import answer_for
from audio_engine.narration.intake.reading import parser_command
from tests.narration.intake.documents import (
    ODF,
    PAGE,
    SENTENCE,
    Print,
    changed_zip,
    docx_bytes,
    odt_bytes,
    pdf_bytes,
    zipped,
)

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="seccomp is Linux's")
posix_only = pytest.mark.skipif(os.name != "posix", reason="such files exist on POSIX only")
WORD = docx_bytes(lambda document: document.add_paragraph(SENTENCE))
OPEN_DOCUMENT = odt_bytes(f"<text:p>{SENTENCE}</text:p>")
PORTABLE = pdf_bytes([[Print(SENTENCE, 700)]])
GOOD = {
    "a.txt": SENTENCE.encode(),
    "a.md": f"# A\n\n{SENTENCE}".encode(),
    "a.html": PAGE.encode(),
    "a.docx": WORD,
    "a.odt": OPEN_DOCUMENT,
    "a.pdf": PORTABLE,
    "a.ssml": f"<speak><p>{SENTENCE}</p></speak>".encode(),
}


@pytest.fixture(autouse=True)
def _nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No process, no temporary file and no thread outlives a reading."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    before = threading.active_count()
    yield
    assert psutil.Process().children(recursive=True) == []
    assert list(temporary.iterdir()) == []
    assert threading.active_count() == before


def refusal(source: Path | bytes, name: str = "article") -> str:
    with pytest.raises(UnusableInputError) as failure:
        read_article(source, name=name if isinstance(source, bytes) else str(source))
    assert failure.value.exit_code == 3
    assert str(failure.value).isprintable()
    assert failure.value.to_do
    return str(failure.value)


@pytest.mark.parametrize("name", GOOD)
def test_every_format_is_read_from_a_file_and_from_bytes(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(GOOD[name])

    from_file = read_article(tmp_path / name, name=name)

    assert SENTENCE[:24] in " ".join(paragraph.text for paragraph in from_file.paragraphs)
    assert read_article(GOOD[name], name=name) == from_file


@pytest.mark.parametrize("name", GOOD)
def test_reading_is_the_same_with_and_without_the_lock(name: str) -> None:
    unlocked = answer_for(GOOD[name], Format(name.partition(".")[2]))

    assert read_article(GOOD[name], name=name) == unlocked.article


@pytest.mark.parametrize(
    "date", ["14 juillet 2024", "mardi 14 juil. 2024", "Jul 14, 2024", "14 июля 2024", "2024年7月14日"]
)
@pytest.mark.parametrize(
    "address", ["https://www.example.co.uk/2024/x", "http://127.0.0.1:80/", "https://xn--bcher-kva.fr/"]
)
def test_nothing_is_loaded_after_the_lock(date: str, address: str) -> None:
    """Dates in words and addresses are what libraries under trafilatura read files for."""
    page = f"<html><head><link rel=canonical href={address}></head><body><p>{date}</p><p>{SENTENCE}</p></body></html>"

    assert read_article(page.encode(), name="a.html") == answer_for(page.encode(), Format.HTML).article


@linux_only
@pytest.mark.parametrize("chosen", Format)
def test_a_parser_can_open_no_file_and_no_socket(chosen: Format) -> None:
    asked = subprocess.run(
        [*parser_command(chosen), "--describe-lock"],
        **child_surroundings(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=True,
    )

    answer = json.loads(asked.stdout)
    assert answer.pop("layers")[-1] == "seccomp"
    assert answer == {"provider": "seccomp", "denies": ["open", "write", "execute", "fork", "network"]}


def test_the_format_can_be_given() -> None:
    assert read_article(b"> Quoted.", name="a.txt", as_format="md").paragraphs[0].kind is Kind.QUOTE
    with pytest.raises(UsageError, match="No article is read as “doc”"):
        read_article(b"x", name="a", as_format="doc")


def test_a_hundred_thousand_words_are_read() -> None:
    text = "\n\n".join([SENTENCE] * 10_500)

    article = read_article(text.encode(), name="a.txt")

    assert len(text) > 1_000_000
    assert len(article.paragraphs) == 10_500


# --- files that are none ------------------------------------------------------------------------------------------
def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()

    assert "is empty" in refusal(tmp_path / "empty.txt")
    assert "is empty" in refusal(b"")
    assert "is a folder" in refusal(tmp_path)
    assert "There is no file" in refusal(tmp_path / "gone.txt")
    assert "No file can have this name" in refusal(Path("a\0b.txt"))
    assert "is an address on the network" in refusal(Path("https://example.org/a.html"))


@posix_only
def test_special_files_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to("/dev/zero")
    (tmp_path / "loop.txt").symlink_to("loop.txt")

    assert "is a pipe" in refusal(tmp_path / "pipe.txt")
    assert "is a device" in refusal(tmp_path / "link.txt")
    assert "cannot be opened" in refusal(tmp_path / "loop.txt")


@posix_only
@pytest.mark.skipif(sys.platform == "linux" and os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "secret.txt").chmod(0)

    assert "may not be read" in refusal(tmp_path / "secret.txt")


@posix_only
def test_a_file_that_is_too_large_is_refused_without_reading_it(tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(ARTICLE_MAX_BYTES + 1)

    assert "larger than 64 MB" in refusal(tmp_path / "large.txt")


# --- hostile content ----------------------------------------------------------------------------------------------
XXE = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{Path(__file__).resolve()}">]>'
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)


def bomb() -> bytes:
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": b"\0" * (300 << 20)})


def many_pages() -> bytes:
    return PORTABLE.replace(b"/Count 1>>", b"/Count %d>>" % (ARTICLE_MAX_PAGES + 1))


def page_tree_loop() -> bytes:
    return PORTABLE.replace(b"/Kids[5 0 R]", b"/Kids[2 0 R]")


def locked_pdf(password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(PORTABLE)))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    whole = io.BytesIO()
    writer.write(whole)
    return whole.getvalue()


def encrypted_odt() -> bytes:
    manifest = (
        f'<manifest:manifest xmlns:manifest="{ODF}:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml">'
        "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    )
    return odt_bytes("<text:p>x</text:p>", more={"META-INF/manifest.xml": manifest})


def encrypted_zip() -> bytes:
    content = bytearray(WORD)
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def macro_document() -> bytes:
    types = _part(WORD, "[Content_Types].xml").replace(
        "wordprocessingml.document.main+xml", "document.macroEnabled.main+xml"
    )
    return changed_zip(WORD, {"[Content_Types].xml": types})


def _part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(bomb(), "unpacks to far more", id="zip bomb"),
        pytest.param(
            zipped(dict.fromkeys((f"word/{n}" for n in range(ARTICLE_ARCHIVE_MAX_ENTRIES + 1)), "")),
            "unpacks to far more",
            id="many entries",
        ),
        pytest.param(zipped({"a.txt": "x"}), "no text document", id="any zip"),
        pytest.param(
            zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "x"}), "no text document", id="xlsx"
        ),
        pytest.param(WORD[: len(WORD) // 2], "is damaged", id="half a docx"),
        pytest.param(OPEN_DOCUMENT[:-60], "is damaged", id="half an odt"),
        pytest.param(changed_zip(WORD, {"word/vbaProject.bin": b"x"}), "contains macros", id="vbaProject"),
        pytest.param(macro_document(), "no text document", id="docm"),
        pytest.param(
            odt_bytes("<text:p>x</text:p>", more={"Basic/Standard/M.xml": "x"}), "contains macros", id="basic"
        ),
        pytest.param(encrypted_zip(), "with a password", id="encrypted zip"),
        pytest.param(encrypted_odt(), "with a password", id="encrypted odt"),
        pytest.param(locked_pdf("secret"), "with a password", id="encrypted pdf"),
        pytest.param(b"\xd0\xcf\x11\xe0" + bytes(5000), "old Office document", id="doc"),
        pytest.param(b"{\\rtf1 x}", "in RTF", id="rtf"),
        pytest.param(many_pages(), "more than 2000 pages", id="page count"),
        pytest.param(page_tree_loop(), "article", id="page tree loop"),
        pytest.param(b"%PDF-1.7\n" + bytes(3000), "is damaged", id="no pdf"),
        pytest.param(PORTABLE[:200], "article", id="half a pdf"),
        pytest.param(b"text\0text", "is not a text", id="nul"),
        pytest.param("x \ud800 y".encode("utf-8", "surrogatepass"), "is not a text", id="lone surrogate"),
        pytest.param(b"<speak>&#xD800;</speak>", "SSML", id="surrogate in xml"),
        pytest.param(b"word " * (ARTICLE_MAX_CHARACTERS // 4), "longer than 2000000 characters", id="long text"),
        pytest.param(b"<p>" + b"word " * (ARTICLE_MAX_CHARACTERS // 4), "longer than", id="long html"),
        pytest.param(b"x\n\n" * 200_000, "longer than", id="many paragraphs"),
        pytest.param(b"# x\n\n" + b">" * 3000 + b" x", "nested more deeply", id="deep markdown"),
        pytest.param(f"{LAUGHS.replace(' x ', ' speak ')}<speak>&j;</speak>".encode(), "entities", id="laughs in ssml"),
        pytest.param(b"<speak>" + b"<p>" * 5000, "article", id="deep ssml"),
        pytest.param(
            changed_zip(OPEN_DOCUMENT, {"content.xml": "<a>" * 5000 + "</a>" * 5000}), "is damaged", id="deep odt"
        ),
    ],
)
def test_a_hostile_file_is_one_sentence(content: bytes, sentence: str) -> None:
    assert sentence in refusal(content)


@pytest.mark.parametrize("declaration", [XXE, LAUGHS], ids=["external", "laughs"])
@pytest.mark.parametrize("name", ["a.html", "a.docx", "a.odt"])
def test_entities_are_never_followed(name: str, declaration: str) -> None:
    entity = "&e;" if declaration is XXE else "&j;"
    content = {
        "a.html": f"{declaration}<p>{SENTENCE} {entity}</p>".encode(),
        "a.docx": _with_entity(WORD, "word/document.xml", declaration, entity),
        "a.odt": _with_entity(OPEN_DOCUMENT, "content.xml", declaration, entity),
    }[name]

    try:
        found = " ".join(paragraph.text for paragraph in read_article(content, name=name).paragraphs)
    except UnusableInputError as problem:
        found = str(problem)

    assert "The locked reader from outside" not in found
    assert found.count("ha") < 10


def _with_entity(content: bytes, part: str, declaration: str, entity: str) -> bytes:
    xml = _part(content, part)
    start = xml.index("?>") + 2 if xml.startswith("<?xml") else 0
    return changed_zip(content, {part: declaration + xml[start:].replace(SENTENCE, SENTENCE + entity)})


def test_no_address_in_an_article_is_visited() -> None:
    """A server of ours would notice it: pictures, styles, templates and DTDs that are elsewhere."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        server.settimeout(0.01)
        links = f'<base href="{address}"><link rel="stylesheet" href="{address}">'
        page = f'<!DOCTYPE html SYSTEM "{address}"><html><head>{links}'
        read_article(f'{page}</head><body><img src="{address}"><p>{SENTENCE}</p></body></html>'.encode(), name="a.html")
        template = f'<Relationship Id="t" Type="http://x/attachedTemplate" Target="{address}" TargetMode="External"/>'
        relations = _part(WORD, "word/_rels/document.xml.rels").replace(
            "</Relationships>", f"{template}</Relationships>"
        )
        read_article(changed_zip(WORD, {"word/_rels/document.xml.rels": relations}), name="a.docx")

        with pytest.raises(TimeoutError):
            server.accept()


def test_a_program_in_a_pdf_is_not_run_and_its_text_is_read() -> None:
    content = pdf_bytes([[Print("Une phrase.", 700)]], catalog="/OpenAction<</S/JavaScript/JS(app.alert(1))>>")

    assert [paragraph.text for paragraph in read_article(content, name="a.pdf").paragraphs] == ["Une phrase."]


def test_a_pdf_that_may_only_be_read_is_read() -> None:
    assert SENTENCE in read_article(locked_pdf(""), name="a.pdf").paragraphs[0].text


def test_a_name_cannot_move_a_terminals_cursor() -> None:
    assert "\\x1b" in refusal(b"{\\rtf", "evil\x1b[2J\n.txt")


# --- a child that misbehaves --------------------------------------------------------------------------------------
def instead(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(
        "audio_engine.narration.intake.reading.parser_command", lambda _chosen: [sys.executable, "-c", program]
    )


@pytest.mark.parametrize(
    "program",
    [
        "pass",
        "print('nonsense', flush=True)",
        "import os; os.write(1, b'\\xff' * 100)",
        "import os; os.abort()",
        "import os; os.write(1, (2).to_bytes(4, 'little') + b'{}')",
        "import os\nwhile True: os.write(2, b'x' * 65536) and os._exit(3)",
    ],
)
def test_a_child_that_talks_nonsense_is_the_files_fault(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    instead(monkeypatch, program)

    assert "broke the reader" in refusal(b"x")


def test_a_child_that_is_silent_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audio_engine.narration.intake.reading.ARTICLE_SILENCE_S", 0.4)
    instead(monkeypatch, "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); signal.pause()")

    assert "took far longer" in refusal(b"x")


@posix_only
def test_a_child_that_the_system_kills_is_not_the_files_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    instead(monkeypatch, "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")

    with pytest.raises(JobFailedError, match="stopped by the system"):
        read_article(b"x", name="a.txt")


def test_a_child_that_cannot_be_started_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audio_engine.narration.intake.reading.parser_command", lambda _: ["/nonexistent/python"])

    with pytest.raises(JobFailedError, match="no program can be started"):
        read_article(b"x", name="a.txt")


def test_a_part_that_is_missing_is_not_the_files_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real child, in which one library cannot be imported, as after an installation that is not whole."""
    program = (
        "import runpy, sys; sys.modules['lxml.html'] = None; sys.argv = ['parser', '--format=html']; "
        "runpy.run_module('audio_engine.narration.intake.parser', run_name='__main__')"
    )
    instead(monkeypatch, program)

    with pytest.raises(JobFailedError, match=r"a part of Souffleur.*is missing"):
        read_article(PAGE.encode(), name="a.html")


def test_reading_can_be_cancelled_in_the_middle(monkeypatch: pytest.MonkeyPatch) -> None:
    instead(monkeypatch, "import threading; threading.Event().wait()")
    asked = threading.Event()

    def cancelled() -> bool:
        asked.set()
        return True

    with pytest.raises(CancelledError):
        read_article(b"x", name="a.txt", cancelled=cancelled)
    assert asked.is_set()


def test_a_broken_parser_is_a_damaged_file() -> None:
    def fill(document: Document) -> None:
        document.add_paragraph("x")

    content = changed_zip(docx_bytes(fill), {"word/document.xml": "<w:document"})

    assert "is damaged" in refusal(content)
