"""`souffleur models`: what scripts read is JSON on stdout, what people read goes beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from audio_engine.cli.models import app
from audio_engine.errors import UsageError
from audio_engine.models.installed import installed_models
from audio_engine.settings.folders import user_models_folder
from tests.models.conftest import MakeModel, replace_file

pytestmark = pytest.mark.usefixtures("shared")


class Command:
    """Runs a verb in this process: its exit code, and what it wrote."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: object) -> tuple[int, str, str]:
        result = app([str(argument) for argument in arguments], standalone_mode=False)
        written = self._capsys.readouterr()
        return result or 0, written.out, written.err

    def json(self, *arguments: object) -> dict[str, Any]:
        _, out, _ = self(*arguments, "--json")
        document: dict[str, Any] = json.loads(out)
        return document


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(capsys)


def test_list_says_what_is_installed_and_what_is_wrong_with_it(
    command: Command, shared: Path, make_model: MakeModel
) -> None:
    make_model(shared / "whisper" / "micro")
    make_model(shared / "whisper" / "half", without=("tokenizer.json",))

    half, micro = command.json("list")["models"]

    assert (micro["name"], micro["complete"], micro["source"]) == ("micro", True, "environment")
    assert (half["complete"], "tokenizer.json" in half["problem"]) == (False, True)
    _, out, err = command("list")
    assert "micro" in out
    assert "tokenizer.json" in out
    assert err == ""


def test_list_of_nothing_says_what_to_do_and_keeps_stdout_clean(command: Command) -> None:
    assert command.json("list") == {"models": []}
    _, out, err = command("list")
    assert out == ""
    assert "--available" in err


def test_list_available_shows_the_catalogue(command: Command, shared: Path, make_model: MakeModel) -> None:
    make_model(shared / "whisper" / "small")

    entries = {entry["name"]: entry for entry in command.json("list", "--available")["available"]}

    assert entries["small"]["installed"]
    assert not entries["medium"]["installed"]
    assert entries["small"]["size_bytes"] > 480_000_000
    assert "fr_FR-siwis-medium" in entries
    _, out, _ = command("list", "--available", "--kind", "whisper")
    assert "large-v3-turbo" in out
    assert "siwis" not in out


def test_import_verify_bundle_remove(command: Command, tmp_path: Path, make_model: MakeModel) -> None:
    source = make_model(tmp_path / "micro")

    (imported,) = command.json("import", source)["models"]
    assert imported["folder"] == str(user_models_folder() / "whisper" / "micro")

    (verified,) = command.json("verify")["models"]
    assert (verified["against"], verified["problems"]) == ("manifest", [])

    assert command.json("bundle", "micro", "--output", tmp_path / "b.zip")["output"] == str(tmp_path / "b.zip")
    _, _, err = command("remove", "micro")
    assert imported["folder"] in err
    assert installed_models() == []

    _, out, err = command("import", tmp_path / "b.zip")
    assert (out, "micro" in err) == ("", True)
    assert [model.complete for model in installed_models()] == [True]


def test_verify_of_a_damaged_model_names_the_file_and_exits_5(
    command: Command, tmp_path: Path, make_model: MakeModel
) -> None:
    command("import", make_model(tmp_path / "micro"))
    config = user_models_folder() / "whisper" / "micro" / "config.json"
    replace_file(config, config.read_bytes().replace(b"1", b"2"))

    code, _, err = command("verify", "micro")

    assert code == 5
    assert "config.json" in err


def test_verify_says_where_there_is_nothing_to_compare_with(
    command: Command, shared: Path, make_model: MakeModel
) -> None:
    make_model(shared / "whisper" / "micro")

    code, _, err = command("verify")

    assert code == 0
    assert "nothing to compare" in err


@pytest.mark.parametrize("verb", [("verify", "nothing"), ("bundle", "nothing", "-o", "x.zip"), ("remove", "nothing")])
def test_a_model_that_is_not_there_is_wrong_usage(command: Command, verb: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match="not installed"):
        command(*verb)


def test_a_bundle_takes_neither_name_nor_kind(command: Command, tmp_path: Path, make_model: MakeModel) -> None:
    command("import", make_model(tmp_path / "micro"))
    command("bundle", "micro", "-o", tmp_path / "b.zip")

    with pytest.raises(UsageError, match="go with a folder"):
        command("import", tmp_path / "b.zip", "--name", "other")


def test_a_name_in_two_kinds_needs_its_kind(
    command: Command, shared: Path, make_model: MakeModel, make_voice: MakeModel
) -> None:
    make_model(shared / "whisper" / "same")
    make_voice(shared / "piper" / "same")

    with pytest.raises(UsageError, match="--kind"):
        command("verify", "same")
    assert [model["kind"] for model in command.json("verify", "same", "--kind", "piper")["models"]] == ["piper"]
