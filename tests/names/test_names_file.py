"""Lists of names as newsrooms have them: text, Excel's CSV in all its dialects, lexicons."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from audio_engine.errors import UnusableInputError
from audio_engine.limits import NAMES_FILE_MAX_BYTES
from audio_engine.names.csv_names import names_from_csv, names_to_csv
from audio_engine.names.entry import Name, SayAs, SayWay, Scope
from audio_engine.names.names_file import read_names
from audio_engine.names.pls import names_from_pls, names_to_pls
from tests.names.test_entry import ENTRIES

FRENCH = ("Œuvré", "Élise Lucet", "François Ruffin", "Zoë", "Le Guennec")


def written(file: Path) -> tuple[str, ...]:
    return tuple(name.written for name in read_names(file))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "noms à moi.txt"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_name_a_line_is_read_in_every_encoding_that_people_save(file: Path, encoding: str, newline: str) -> None:
    file.write_bytes(newline.join(FRENCH).encode(encoding))

    assert written(file) == FRENCH


def test_comments_empty_lines_and_repeated_names_do_not_count(file: Path) -> None:
    file.write_text("# people\n\nDupont  # the mayor\n  \nDurand\nDupont\n#\n")

    assert written(file) == ("Dupont", "Durand")


def test_a_line_that_is_no_name_is_told_and_the_others_are_kept(file: Path) -> None:
    file.write_text(f"Dupont\n{'x' * 300}\nDurand\x07\nMartin\n")

    found = read_names(file)

    assert tuple(name.written for name in found) == ("Dupont", "Martin")
    assert [problem.startswith(("Line 2", "Line 3")) for problem in found.problems] == [True, True]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-8", "utf-16"])
@pytest.mark.parametrize("newline", ["\r\n", "\n", "\r"])
def test_a_table_is_read_whatever_divides_it(tmp_path: Path, delimiter: str, encoding: str, newline: str) -> None:
    rows = [
        ["written", "language", "hint", "say_as", "value", "scope", "note"],
        ["François Ruffin", "fr", "oui", "", "", "", "député; né en 1975, à Calais"],
        ["SNCF", "fr", "non", "letters", "", "publication", ""],
    ]
    quoted = [delimiter.join(f'"{cell}"' if ";" in cell else cell for cell in row) for row in rows]
    path = tmp_path / "noms.csv"
    path.write_bytes(newline.join(quoted).encode(encoding))

    found = read_names(path)

    assert found.problems == ()
    assert found.names == (
        Name("François Ruffin", "fr", note="député; né en 1975, à Calais"),
        Name("SNCF", "fr", hint=False, say_as=SayAs(SayWay.LETTERS), scope=Scope.PUBLICATION),
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dupont\nDurand", ("Dupont", "Durand")),
        ("Nom\nDupont", ("Dupont",)),
        ("Name;Langue\nDupont;fr", ("Dupont",)),
        ("language,written\nfr,Dupont", ("Dupont",)),
        ("sep=;\nwritten;language\nDupont;fr", ("Dupont",)),
        ("sep=,\n\nDupont, fr", ("Dupont",)),
        ('written\n"Dupont\nLajoie"', ("Dupont Lajoie",)),
        ("written;unknown column\nDupont;x;y;z", ("Dupont",)),
        ("\n\n", ()),
        ("", ()),
    ],
)
def test_headings_and_dialects(text: str, names: tuple[str, ...]) -> None:
    found = names_from_csv(text)

    assert tuple(name.written for name in found) == names
    assert found.problems == ()


def test_a_row_that_makes_no_sense_is_told_with_its_line_and_the_others_are_kept() -> None:
    found = names_from_csv(
        "written;language;hint;say_as;value;scope\n"
        "Dupont;fr\n"
        ";fr\n"
        "Durand;français\n"
        "Martin;fr;yes;sing;la\n"
        "Petit;fr;yes;ipa;\n"
        "Grand;fr;yes;;;world\n"
        "Moyen;fr\n"
    )

    assert tuple(name.written for name in found) == ("Dupont", "Moyen")
    assert [problem.split(" is")[0] for problem in found.problems] == [f"Line {n}" for n in range(3, 8)]
    assert "word, letters, respelling, ipa, language" in found.problems[2]


def test_a_field_without_end_is_told() -> None:
    found = names_from_csv('written\nDupont\n"' + "x" * 200_000)

    assert tuple(name.written for name in found) == ("Dupont",)
    assert len(found.problems) == 1


def test_an_exported_table_reads_back_as_it_was_and_computes_nothing(tmp_path: Path) -> None:
    strange = [Name("-M-"), Name("=HYPERLINK(1)"), Name("'Ndrangheta"), Name("'=x"), Name("+33", note='@home; "so"')]
    path = tmp_path / "names.csv"
    path.write_bytes(names_to_csv([*ENTRIES, *strange]))

    assert read_names(path).names == (*ENTRIES, *strange)
    cells = [cell for line in path.read_text("utf-8-sig").splitlines() for cell in line.split(";")]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


LEXICON = """<?xml version="1.0" encoding="UTF-8"?>
<!-- made elsewhere -->
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="fr-FR">
  <meta name="author" content="desk"/>
  <lexeme><grapheme>Nguyễn</grapheme><grapheme>Nguyen</grapheme><phoneme>ŋwĩən</phoneme></lexeme>
  <lexeme role="x:y"><grapheme> SNCF </grapheme><alias>esse enne cé effe</alias><example>la SNCF</example></lexeme>
  <lexeme><grapheme>A</grapheme><phoneme>a</phoneme><phoneme prefer="true">ɑ</phoneme></lexeme>
  <lexeme><grapheme>B</grapheme><phoneme alphabet="x-sampa">b</phoneme></lexeme>
  <lexeme><grapheme>C</grapheme></lexeme>
  <lexeme><grapheme></grapheme><alias>d</alias></lexeme>
</lexicon>
"""


@pytest.mark.parametrize("name", ["lexicon.pls", "lexicon.xml", "lexicon.txt"])
def test_a_lexicon_is_read_under_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(LEXICON, encoding="utf-8")

    found = read_names(path)

    assert found.names == (
        Name("Nguyễn", "fr-FR", say_as=SayAs(SayWay.IPA, "ŋwĩən")),
        Name("Nguyen", "fr-FR", say_as=SayAs(SayWay.IPA, "ŋwĩən")),
        Name("SNCF", "fr-FR", say_as=SayAs(SayWay.RESPELLING, "esse enne cé effe")),
        Name("A", "fr-FR", say_as=SayAs(SayWay.IPA, "ɑ")),
        Name("C", "fr-FR"),
    )
    assert [problem.split(" is")[0] for problem in found.problems] == ["Entry 4", "Entry 6"]


BOMB = """<?xml version="1.0"?>
<!DOCTYPE lexicon [
  <!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
]>
<lexicon><lexeme><grapheme>&c;</grapheme></lexeme></lexicon>
"""
READS_A_FILE = """<?xml version="1.0"?><!DOCTYPE lexicon [<!ENTITY x SYSTEM "{secret}">]>
<lexicon><lexeme><grapheme>&x;</grapheme></lexeme></lexicon>
"""


@pytest.mark.parametrize(
    "content",
    [
        BOMB,
        '<!DOCTYPE lexicon SYSTEM "other.dtd"><lexicon/>',
        "<lexicon>" + "<a>" * 100_000,
        "<lexicon>" + "<a>" * 100 + "</a>" * 100 + "</lexicon>",
        "<lexicon",
        "<html></html>",
        "<lexicon>&undeclared;</lexicon>",
        '<?xml version="1.0" encoding="no-such-encoding"?><lexicon/>',
    ],
    ids=["bomb", "document type", "endless", "too deep", "cut", "no lexicon", "undeclared entity", "encoding"],
)
def test_a_lexicon_that_is_an_attack_or_none_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "lexicon.pls"
    path.write_text(content)

    with pytest.raises(UnusableInputError, match=r"lexicon\.pls is no pronunciation lexicon"):
        read_names(path)


def test_a_lexicon_cannot_read_another_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the source's name")

    with pytest.raises(UnusableInputError) as refused:
        names_from_pls(READS_A_FILE.format(secret=secret.as_uri()).encode(), tmp_path / "lexicon.pls")

    assert "source" not in str(refused.value)


def test_an_exported_lexicon_reads_back_and_what_it_cannot_hold_is_said(tmp_path: Path) -> None:
    content, left_out = names_to_pls(ENTRIES, "fr")
    path = tmp_path / "lexicon.pls"
    path.write_bytes(content)

    found = read_names(path)

    assert [(name.written, name.say_as) for name in found] == [
        ("Nguyễn", SayAs(SayWay.RESPELLING, "ngouiène")),
        ("Xi Jinping", SayAs(SayWay.IPA, "ɕǐ tɕînpʰǐŋ")),
    ]
    assert {name.written for name in left_out} == {
        "Dupont",
        "Œuvré-Ñandú d’Artagnan",
        "SNCF",
        "ONU",
        "Springsteen",
        "Le Palais",
    }


def test_letters_are_exported_as_an_alias_of_letters() -> None:
    content, left_out = names_to_pls([Name("S.N.C.F.", say_as=SayAs(SayWay.LETTERS))], "fr")

    assert b"<alias>S N C F</alias>" in content
    assert not left_out


@pytest.mark.parametrize("content", [b"\x00\x01\x02", b"\x89PNG\r\n\x1a\n\x00", b"\x81\x8d" * 10, b"\xff\xfe\x00"])
def test_what_is_no_text_is_refused(file: Path, content: bytes) -> None:
    file.write_bytes(content)

    with pytest.raises(UnusableInputError, match="not text"):
        read_names(file)


def test_a_file_that_is_too_large_is_refused(file: Path) -> None:
    file.write_bytes(b"x\n" * (NAMES_FILE_MAX_BYTES // 2 + 1))

    with pytest.raises(UnusableInputError, match="larger than 4 MB"):
        read_names(file)


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    refusals: list[str] = []

    def read_all() -> None:
        for name in ("nothing", "fifo", "."):
            with pytest.raises(UnusableInputError) as refused:
                read_names(tmp_path / name)
            refusals.append(str(refused.value))

    reading = threading.Thread(target=read_all, daemon=True)
    reading.start()
    reading.join(30)

    assert len(refusals) == 3
