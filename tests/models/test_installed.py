"""Which model answers to a name, and which folders are refused before a library could fetch the rest."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from audio_engine.errors import ModelMissingError
from audio_engine.models.installed import find_model, installed_models
from audio_engine.models.kinds import ModelKind
from audio_engine.settings.folders import Origin, user_models_folder
from tests.models.conftest import MakeModel, replace_file, write_manifest


def test_a_model_without_a_manifest_is_found_by_its_folders_name(shared: Path, make_model: MakeModel) -> None:
    folder = make_model(shared / "whisper" / "micro")

    model = find_model("micro")

    assert (model.name, model.kind, model.folder) == ("micro", ModelKind.WHISPER, folder)
    assert model.complete
    assert model.problem is None
    assert model.source is Origin.ENVIRONMENT
    assert {"en", "fr"} < set(model.languages)
    assert model.multilingual
    assert model.size_bytes == sum(path.stat().st_size for path in folder.iterdir())


def test_what_else_lies_in_a_folder_is_not_the_models(shared: Path, make_model: MakeModel) -> None:
    folder = make_model(shared / "whisper" / "micro")
    before = find_model("micro").size_bytes
    (folder / "recipe").mkdir()
    (folder / "checkpoint.pt").write_bytes(b"0" * 1000)

    assert find_model("micro").size_bytes == before


def test_a_manifest_says_what_a_model_is(shared: Path, make_model: MakeModel) -> None:
    write_manifest(make_model(shared / "whisper" / "anything"), name="ours")

    model = find_model("ours")

    assert (model.name, model.folder.name) == ("ours", "anything")
    assert model.languages == ("en", "fr")
    assert model.licence == "CC0-1.0"


@pytest.mark.parametrize("missing", ["model.bin", "config.json", "tokenizer.json", "vocabulary.json"])
@pytest.mark.parametrize("how", ["absent", "empty", "folder"])
def test_a_folder_without_one_of_its_files_is_refused_and_the_file_is_named(
    shared: Path, make_model: MakeModel, missing: str, how: str
) -> None:
    folder = make_model(shared / "whisper" / "micro", without=(missing,))
    if how == "empty":
        (folder / missing).write_bytes(b"")
    elif how == "folder":
        (folder / missing).mkdir()

    for asked in ("micro", folder):
        with pytest.raises(ModelMissingError, match=missing) as refused:
            find_model(asked)
        assert refused.value.exit_code == 4
    assert [model.complete for model in installed_models()] == [False]


def test_a_folder_without_its_preprocessor_configuration_is_complete(shared: Path, make_model: MakeModel) -> None:
    make_model(shared / "whisper" / "micro", without=("preprocessor_config.json",))

    assert find_model("micro").complete


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[1, 2]", "vocabulary.json"),
        (b"{", "vocabulary.json"),
        (b"\xff\xff", "vocabulary.json"),
        (b'["' + b"a" * (17 << 20) + b'"]', "vocabulary.json"),
    ],
    ids=["numbers", "no JSON", "no text", "huge"],
)
def test_a_damaged_vocabulary_is_told(shared: Path, make_model: MakeModel, content: bytes, said: str) -> None:
    replace_file(make_model(shared / "whisper" / "micro") / "vocabulary.json", content)

    with pytest.raises(ModelMissingError, match=said):
        find_model("micro")


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "piper"},
        {"files": []},
        {"files": [{"name": "../model.bin", "size_bytes": 1, "sha256": "0" * 64}]},
        {"files": [{"name": "model.bin", "size_bytes": True, "sha256": "0" * 64}]},
        {"files": [{"name": "model.bin", "size_bytes": 1, "sha256": "0"}]},
        {"name": "../micro"},
        {"name": "con"},
        {"languages": "fr"},
        {"licence": None},
    ],
)
def test_a_manifest_that_makes_no_sense_is_told_and_the_model_refused(
    shared: Path, make_model: MakeModel, changes: dict[str, object]
) -> None:
    write_manifest(make_model(shared / "whisper" / "micro"), **changes)

    with pytest.raises(ModelMissingError, match="micro"):
        find_model("micro")


@pytest.mark.parametrize("content", [b"", b"[]", b"\x00", b"{" * 1000, b" " * (2 << 20)])
def test_a_manifest_that_is_none_is_told(shared: Path, make_model: MakeModel, content: bytes) -> None:
    replace_file(make_model(shared / "whisper" / "micro") / "manifest.json", content)

    with pytest.raises(ModelMissingError, match="damaged"):
        find_model("micro")


def test_a_cut_copy_is_told_by_its_size(shared: Path, make_model: MakeModel) -> None:
    folder = make_model(shared / "whisper" / "micro")
    write_manifest(folder)
    replace_file(folder / "model.bin", (folder / "model.bin").read_bytes()[:-1])

    with pytest.raises(ModelMissingError, match=r"model\.bin has \d+ bytes and should have \d+"):
        find_model("micro")


@pytest.mark.usefixtures("shared")
def test_an_explicit_folder_is_taken_wherever_it_is(
    tmp_path: Path, make_model: MakeModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_model(tmp_path / "à côté" / "mon modèle")
    monkeypatch.chdir(tmp_path)

    for asked in (folder, str(folder), "à côté/mon modèle", "./à côté/mon modèle/"):
        found = find_model(asked)
        assert found.folder == folder
        assert found.source is Origin.GIVEN
    monkeypatch.chdir(folder.parent)
    assert find_model("mon modèle").folder == folder


def test_the_search_paths_model_is_meant_by_a_name_that_is_a_folder_here_too(
    tmp_path: Path, shared: Path, make_model: MakeModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = make_model(shared / "whisper" / "micro")
    here = make_model(tmp_path / "here" / "micro")
    monkeypatch.chdir(here.parent)

    assert find_model("micro").folder == installed
    assert find_model("./micro").folder == here


def test_the_first_folder_of_the_search_path_wins_and_a_broken_copy_there_does_not_hide_a_good_one(
    shared: Path, make_model: MakeModel
) -> None:
    first = make_model(shared / "whisper" / "micro")
    mine = make_model(user_models_folder() / "whisper" / "micro")
    assert find_model("micro").folder == first

    (first / "tokenizer.json").unlink()

    assert find_model("micro").folder == mine
    assert [model.source for model in installed_models("whisper")] == [Origin.ENVIRONMENT, Origin.USER]


@pytest.mark.usefixtures("shared")
def test_nothing_installed_says_what_to_install() -> None:
    with pytest.raises(ModelMissingError, match="souffleur-models install small"):
        find_model(None)
    with pytest.raises(ModelMissingError, match=r"“fr”.*souffleur-models install small"):
        find_model(None, language="fr")
    with pytest.raises(ModelMissingError, match=r"souffleur-models install fr_FR-"):
        find_model(None, kind="piper", language="fr")
    with pytest.raises(ModelMissingError, match=r"souffleur-models install large-v3-turbo"):
        find_model("turbo")
    with pytest.raises(ModelMissingError, match="not installed"):
        find_model("no-such-model")
    assert installed_models() == []


def test_the_best_model_is_the_first_of_the_catalogue_that_knows_the_language(
    shared: Path, make_model: MakeModel
) -> None:
    for name in ("micro", "tiny", "small", "medium.en", "distil-large-v3"):
        make_model(shared / "whisper" / name)

    assert find_model(None, language="fr").name == "small"
    assert find_model(None, language="en-GB").name == "distil-large-v3"
    assert find_model(None, language=None).name == "small"


def test_an_english_only_model_is_the_last_resort_where_the_language_is_not_known(
    shared: Path, make_model: MakeModel
) -> None:
    make_model(shared / "whisper" / "small.en")
    assert find_model(None).name == "small.en"

    make_model(shared / "whisper" / "micro")

    assert find_model(None).name == "micro"


def test_a_model_that_nobody_knows_comes_after_those_of_the_catalogue(shared: Path, make_model: MakeModel) -> None:
    for name in ("aaa", "tiny"):
        make_model(shared / "whisper" / name)

    assert find_model(None, language="fr").name == "tiny"


def test_an_incomplete_model_is_not_the_best(shared: Path, make_model: MakeModel) -> None:
    make_model(shared / "whisper" / "large-v3", without=("tokenizer.json",))
    make_model(shared / "whisper" / "micro")

    assert find_model(None).name == "micro"


def test_an_alias_and_a_copied_repository_are_recognised(shared: Path, make_model: MakeModel) -> None:
    make_model(shared / "whisper" / "large-v3-turbo")
    make_model(shared / "whisper" / "faster-whisper-small")

    assert find_model("turbo").name == "large-v3-turbo"
    assert find_model("small").folder.name == "faster-whisper-small"


ASK_CTRANSLATE2 = "import ctranslate2, sys; print(ctranslate2.models.Whisper(sys.argv[1]).is_multilingual)"


@pytest.mark.parametrize("multilingual", [True, False])
def test_english_only_is_known_as_ctranslate2_knows_it(
    shared: Path, make_model: MakeModel, *, multilingual: bool
) -> None:
    folder = make_model(shared / "whisper" / "ours")
    tokens = json.loads((folder / "vocabulary.json").read_text())
    if not multilingual:
        tokens[tokens.index("")] = "<|unused|>"
    replace_file(folder / "vocabulary.json", json.dumps(tokens).encode())

    asked = subprocess.run(
        [sys.executable, "-c", ASK_CTRANSLATE2, str(folder)], capture_output=True, check=True, timeout=120
    )

    assert find_model("ours").multilingual is multilingual
    assert asked.stdout.split() == [str(multilingual).encode()]


def test_an_english_only_model_is_refused_for_another_language(shared: Path, make_model: MakeModel) -> None:
    replace_file(make_model(shared / "whisper" / "ours") / "vocabulary.json", b'["a", "<|en|>", "<|fr|>"]')

    assert find_model("ours", language="en-US").languages == ("en",)
    with pytest.raises(ModelMissingError, match="does not know the language “fr”"):
        find_model("ours", language="fr")


def test_a_manifest_cannot_make_an_english_only_model_multilingual(shared: Path, make_model: MakeModel) -> None:
    folder = make_model(shared / "whisper" / "small")
    replace_file(folder / "vocabulary.json", b'["a", "<|en|>"]')
    assert find_model("small").languages == ("en",)

    write_manifest(folder)

    assert find_model("small").languages == ("en",)


def test_a_vocabulary_in_lines_is_read_like_one_in_json(shared: Path, make_model: MakeModel) -> None:
    folder = make_model(shared / "whisper" / "ours")
    tokens = json.loads((folder / "vocabulary.json").read_text())
    (folder / "vocabulary.json").unlink()
    (folder / "vocabulary.txt").write_text("\n".join(token.replace("\n", "?") for token in tokens), encoding="utf-8")

    assert find_model("ours").multilingual


def test_a_model_that_cannot_translate_is_refused_for_translation(shared: Path, make_model: MakeModel) -> None:
    make_model(shared / "whisper" / "large-v3-turbo")
    with pytest.raises(ModelMissingError, match="cannot translate"):
        find_model("turbo", language="fr", translate=True)
    with pytest.raises(ModelMissingError, match="No installed model"):
        find_model(None, language="fr", translate=True)

    make_model(shared / "whisper" / "small")

    assert find_model(None, language="fr", translate=True).name == "small"


def test_voices_are_found_by_name_and_language(shared: Path, make_voice: MakeModel) -> None:
    make_voice(shared / "piper" / "fr_FR-siwis-medium")
    make_voice(shared / "piper" / "en_GB-alba-medium", language="en_GB")

    assert find_model("en_GB-alba-medium", kind="piper").languages == ("en_GB",)
    assert find_model(None, kind="piper", language="fr").name == "fr_FR-siwis-medium"
    assert [model.kind for model in installed_models()] == [ModelKind.PIPER, ModelKind.PIPER]


def test_a_voice_without_its_description_is_refused(shared: Path, make_voice: MakeModel) -> None:
    folder = make_voice(shared / "piper" / "fr_FR-siwis-medium")
    (folder / "fr_FR-siwis-medium.onnx.json").unlink()

    with pytest.raises(ModelMissingError, match=r"fr_FR-siwis-medium\.onnx\.json"):
        find_model("fr_FR-siwis-medium", kind="piper")


def test_hidden_folders_and_loose_files_are_no_models(shared: Path, make_model: MakeModel) -> None:
    make_model(shared / "whisper" / ".staged.part")
    (shared / "whisper" / "README.md").write_text("")

    assert installed_models() == []


def test_a_search_path_with_what_is_no_folder_goes_on(
    tmp_path: Path, make_model: MakeModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "half").mkdir()
    (tmp_path / "half" / "whisper").write_text("")
    make_model(tmp_path / "good" / "whisper" / "micro")
    path = ":".join(str(tmp_path / name) for name in ("nowhere", "file", "half", "good"))
    monkeypatch.setenv("SOUFFLEUR_MODELS", path)

    assert find_model("micro").folder == tmp_path / "good" / "whisper" / "micro"
