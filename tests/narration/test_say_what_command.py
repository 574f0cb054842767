"""`souffleur say-what`: the table for people, the JSON of the contract, and one sentence for what cannot be used."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
import typer

from audio_engine.cli.say_what import say_what
from audio_engine.errors import UnusableInputError, UsageError, UserFacingError
from audio_engine.names.entry import Name, SayAs, SayWay
from audio_engine.names.store import change_names
from audio_engine.settings.folders import home_folder

ARTICLE = "# Prices rise 3.2%\n\nDr. Smith left at 8 p.m. He met the QZX, a rebel group.\n\n![Smith](s.png)\n"


class Command:
    """Runs the verb in this process: what it wrote on stdout and on stderr."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._app = typer.Typer()
        self._app.command()(say_what)
        self._capsys = capsys

    def __call__(self, *arguments: object) -> tuple[str, str]:
        self._app([str(argument) for argument in arguments], standalone_mode=False)
        written = self._capsys.readouterr()
        return written.out, written.err

    def json(self, *arguments: object) -> dict[str, Any]:
        out, _ = self(*arguments, "--json")
        document: dict[str, Any] = json.loads(out)
        return document


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(capsys)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_the_json_is_what_the_contract_says(command: Command, article: Path) -> None:
    assert command.json(article) == {
        "language": "en",
        "sentences": [
            {
                "text": "Prices rise 3.2%",
                "spoken": "Prices rise three point two percent",
                "kind": "headline",
                "flags": [],
            },
            {
                "text": "Dr. Smith left at 8 p.m.",
                "spoken": "Doctor Smith left at eight P M.",
                "kind": "body",
                "flags": [],
            },
            {
                "text": "He met the QZX, a rebel group.",
                "spoken": "He met the Q Z X, a rebel group.",
                "kind": "body",
                "flags": [{"text": "QZX", "reason": "An unknown acronym is spelt."}],
            },
        ],
        "dropped": [{"text": "Smith", "reason": "It is a picture.", "code": "picture"}],
    }


def test_the_table_has_both_forms_and_what_to_check(command: Command, article: Path) -> None:
    out, err = command(article)

    assert "Dr. Smith left at 8 p.m." in out
    assert "Doctor Smith left at eight P M." in out
    assert "“QZX”: An unknown acronym is spelt." in out
    assert "One sentence should be checked." in err
    assert "Left out: Smith" in err


def test_the_language_is_guessed_and_can_be_said(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("Il a dit que le prix est de 70 euros.", encoding="utf-8")

    assert command.json(path)["language"] == "fr"
    assert "septante" in command.json(path, "--language", "fr-BE")["sentences"][0]["spoken"]


def test_stdin_is_read(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"The UN met in 2024.")))

    assert command.json("-")["sentences"][0]["spoken"] == "The U N met in twenty twenty-four."


def test_the_list_of_the_newsroom_says_its_names(command: Command, article: Path) -> None:
    change_names(home_folder(), lambda _: [Name("QZX", say_as=SayAs(SayWay.RESPELLING, "kweezex"))])

    assert command.json(article)["sentences"][2]["spoken"] == "He met the kweezex, a rebel group."


def test_names_of_a_file_are_used_instead(command: Command, article: Path, tmp_path: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_text("written,say_as,value\nQZX,word,\n", encoding="utf-8")

    assert command.json(article, "--names", names)["sentences"][2]["spoken"] == "He met the Qzx, a rebel group."


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (None, "There is no file"),
        (b"", "is empty"),
        (b" \n\n ", "There is nothing to say"),
        (b"\0\x01", "is not a text"),
        (b"a" * (64 << 20) + b"a", "is larger than 64 MB"),
        (b"a " * 1_500_000, "longer than 2000000 characters"),
    ],
)
def test_what_cannot_be_used_is_one_sentence(
    command: Command, tmp_path: Path, content: bytes | None, error: str
) -> None:
    path = tmp_path / "article.txt"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(UnusableInputError, match=error):
        command(path)


def test_a_language_without_rules_is_refused(command: Command, article: Path) -> None:
    with pytest.raises(UsageError, match="No rules are known for speaking “de”"):
        command(article, "--language", "de")


def test_a_folder_is_no_article(command: Command, tmp_path: Path) -> None:
    with pytest.raises(UserFacingError):
        command(tmp_path)


HTML = (
    "<html lang='fr'><body><article><h1>Le pain</h1><p>Par Jeanne Martin</p><p>Le prix du <i lang='en'>bread</i> va "
    "monter de 3 % en septembre, a annoncé lundi la confédération.</p><figcaption>Photo AFP</figcaption></article>"
    "</body></html>"
)


def test_what_is_left_out_can_be_kept(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "article.html"
    path.write_text(HTML, encoding="utf-8")

    usual = command.json(path)
    kept = command.json(path, "--keep", "byline, caption")

    assert [dropped["code"] for dropped in usual["dropped"]] == ["byline", "caption"]
    assert [sentence["kind"] for sentence in usual["sentences"]] == ["headline", "body"]
    assert kept["dropped"] == []
    assert [sentence["kind"] for sentence in kept["sentences"]] == ["headline", "byline", "body", "caption"]


def test_a_reason_that_does_not_exist_is_refused(command: Command, article: Path) -> None:
    with pytest.raises(UsageError, match=r"the reason “nonsense”.*caption"):
        command(article, "--keep", "nonsense")


def test_an_article_of_which_nothing_is_said_is_refused_with_what_would_help(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("Par Jeanne Martin\n\nPhoto AFP\n", encoding="utf-8")

    with pytest.raises(UnusableInputError, match="--keep byline,caption"):
        command(path)
    assert len(command.json(path, "--keep", "byline")["sentences"]) == 1


def test_marks_are_followed(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("The [[ONU|letters]] met at the [[QZX|say: quartz]]. It left.", encoding="utf-8")

    spoken = [sentence["spoken"] for sentence in command.json(path)["sentences"]]

    assert spoken == ["The O N U met at the quartz.", "It left."]


def test_a_mark_that_cannot_be_read_is_said_on_stderr(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("The [[ONU|nonsense: x]] met.", encoding="utf-8")

    assert "[[ONU|nonsense: x]] stays as text" in command(path)[1]


def test_the_declared_language_is_spoken(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "article.md"
    path.write_text("---\nlang: fr-BE\n---\n# 70\n", encoding="utf-8")

    document = command.json(path)

    assert document["language"] == "fr-be"
    assert "septante" in document["sentences"][0]["spoken"]


def test_the_format_can_be_said(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"> The UN met.")))

    assert command.json("-", "--input-format", "md")["sentences"][0]["kind"] == "quote"
