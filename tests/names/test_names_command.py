"""`souffleur names`: keep, show, take away, import, export."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from audio_engine.cli.names import app
from audio_engine.errors import JobFailedError, UnusableInputError, UsageError
from audio_engine.names.names_file import read_names
from audio_engine.names.store import stored_names
from audio_engine.settings.folders import home_folder
from audio_engine.settings.resolver import save_setting
from audio_engine.settings.schema import NAMES_SHARED


class Command:
    """Runs a verb in this process: what it wrote on stdout and on stderr."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: object) -> tuple[str, str]:
        app([str(argument) for argument in arguments], standalone_mode=False)
        written = self._capsys.readouterr()
        return written.out, written.err

    def names(self) -> list[dict[str, Any]]:
        out, _ = self("list", "--json")
        names: list[dict[str, Any]] = json.loads(out)["names"]
        return names


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(capsys)


def test_a_kept_name_is_listed_and_the_same_entry_replaced(command: Command) -> None:
    command("add", "  Élise   Lucet ", "--language", "fr", "--say-as", "respelling", "--value", "lussé")
    _, err = command("add", "Élise Lucet", "--language", "fr", "--no-hint", "--note", "journaliste")

    assert "Replaced" in err
    assert command.names() == [
        {
            "written": "Élise Lucet",
            "language": "fr",
            "hint": False,
            "say_as": None,
            "scope": "app",
            "note": "journaliste",
            "publication": "",
        }
    ]
    out, _ = command("list")
    assert "Élise Lucet" in out


def test_an_empty_list_says_how_to_begin(command: Command) -> None:
    out, err = command("list")

    assert (out, "names add" in err) == ("", True)
    assert command.names() == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", ""),
        ("add", "x", "--language", "français"),
        ("add", "x", "--say-as", "ipa"),
        ("add", "x", "--value", "y"),
        ("add", "x\x1b[2J"),
        ("add", "x", "--scope", "app", "--publication", "Le Matin"),
        ("remove", "nobody"),
        ("export", "names.docx"),
        ("export", "names.pls"),
    ],
)
def test_wrong_words_are_one_sentence_and_change_nothing(
    command: Command, arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError):
        command(*arguments)

    assert command.names() == []


def test_a_removed_name_is_gone_and_its_other_entries_stay(command: Command) -> None:
    command("add", "Dupont")
    command("add", "Dupont", "--language", "fr")

    command("remove", "Dupont", "--language", "fr")

    assert [name["language"] for name in command.names()] == [None]


def test_an_import_says_what_is_new_and_what_it_left_out(command: Command, tmp_path: Path) -> None:
    command("add", "Durand")
    table = tmp_path / "noms.csv"
    table.write_bytes("Nom;Langue\r\nÉlise;fr\r\n;fr\r\nDurand\r\n".encode("cp1252"))

    out, _ = command("import", table, "--json")

    document = json.loads(out)
    assert [name["written"] for name in document["added"]] == ["Élise"]
    assert document["replaced"] == []
    assert len(document["problems"]) == 1
    _, err = command("import", table)
    assert "Line 3" in err
    assert "0 names are new" in err
    with pytest.raises(UnusableInputError):
        command("import", tmp_path / "nothing.txt")


def test_an_exported_list_can_be_imported(command: Command, tmp_path: Path) -> None:
    command("add", "Nguyễn", "--language", "fr", "--say-as", "ipa", "--value", "ŋwĩən")
    command("add", "Dupont")

    _, err = command("export", tmp_path / "names.csv")
    assert str(tmp_path / "names.csv") in err
    assert read_names(tmp_path / "names.csv").names == stored_names(home_folder()).names

    _, err = command("export", tmp_path / "names.pls", "--language", "fr")
    assert "One name has no pronunciation" in err
    assert [name.written for name in read_names(tmp_path / "names.pls")] == ["Nguyễn"]


def test_an_export_never_replaces_a_file_and_says_when_it_cannot_write(command: Command, tmp_path: Path) -> None:
    command("add", "Dupont")
    (tmp_path / "names.csv").write_text("mine")

    command("export", tmp_path / "names.csv")
    with pytest.raises(JobFailedError, match="could not be saved"):
        command("export", tmp_path / "nowhere" / "names.csv")

    assert (tmp_path / "names.csv").read_text() == "mine"
    assert (tmp_path / "names (2).csv").is_file()


def test_a_list_on_stdout_is_the_table_alone(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    app(["export", "-"], standalone_mode=False)

    assert capsysbinary.readouterr().out == b"\xef\xbb\xbfwritten;language;hint;say_as;value;scope;note;publication\r\n"


def test_an_entry_of_a_publication_stands_beside_everybodys(command: Command) -> None:
    command("add", "Dupont")
    command("add", "Dupont", "--publication", "Le Matin", "--say-as", "letters")
    command("add", "Dupont", "--publication", "LE MATIN", "--note", "the second")

    assert [(n["scope"], n["publication"], n["note"]) for n in command.names()] == [
        ("app", "", ""),
        ("publication", "LE MATIN", "the second"),
    ]

    command("remove", "Dupont", "--publication", "Le Matin")
    assert [n["scope"] for n in command.names()] == ["app"]


def test_a_dry_run_says_what_would_happen_and_changes_nothing(command: Command, tmp_path: Path) -> None:
    command("add", "Dupont", "--say-as", "letters")
    before = command.names()
    table = tmp_path / "names.csv"
    table.write_text("written;say_as;value\nDupont;ipa;dypɔ̃\nDurand\n", encoding="utf-8")

    out, _ = command("import", table, "--dry-run", "--json")
    shown, _ = command("import", table, "--dry-run")

    document = json.loads(out)
    assert [name["written"] for name in document["added"]] == ["Durand"]
    assert [line["existing"]["say_as"]["way"] for line in document["conflicts"]] == ["letters"]
    assert "is said in another way" in shown
    assert command.names() == before

    _, err = command("import", table)
    assert "said in another way until now: Dupont" in err
    assert {name["written"] for name in command.names()} == {"Dupont", "Durand"}


def test_the_shared_list_is_listed_after_ones_own(command: Command, tmp_path: Path) -> None:
    shared = tmp_path / "desk.txt"
    shared.write_text("Kharkiv\n", encoding="utf-8")
    save_setting(NAMES_SHARED, str(shared))
    command("add", "Dupont")

    out, err = command("list")
    document = json.loads(command("list", "--json")[0])

    assert (out.index("Dupont") < out.index("Kharkiv"), str(shared) in err) == (True, True)
    assert [name["written"] for name in document["shared"]["names"]] == ["Kharkiv"]
    assert [name["written"] for name in document["names"]] == ["Dupont"]
