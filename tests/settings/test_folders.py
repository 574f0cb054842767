"""Where things are, and in which order models are searched for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from audio_engine.settings import folders
from audio_engine.settings.folders import (
    Origin,
    home_folder,
    machine_folder,
    model_folders,
    model_search_path,
    user_models_folder,
)
from audio_engine.settings.policies import Policies
from audio_engine.settings.schema import MODELS_SEARCH_PATH


def policies(*paths: str, locked: bool) -> Policies:
    values = {MODELS_SEARCH_PATH.key: paths}
    return Policies(Path("policies.json"), values if locked else {}, {} if locked else values)


def test_the_data_folder_is_the_one_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOUFFLEUR_HOME", str(tmp_path / "Données é"))

    assert home_folder() == tmp_path / "Données é"
    assert not home_folder().exists()


def test_a_relative_data_folder_is_meant_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOUFFLEUR_HOME", "here")

    assert home_folder() == tmp_path / "here"


def test_without_the_environment_the_data_folder_is_the_platforms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOUFFLEUR_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    assert home_folder().name.lower() == "souffleur"


def test_models_are_searched_in_the_environments_folders_then_the_policys_the_persons_the_machines_the_bundled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    monkeypatch.setenv("SOUFFLEUR_MODELS", os.pathsep.join([str(first), "", str(second)]))

    found = model_folders(policies("/srv/models", locked=True))

    assert [folder.origin for folder in found] == [
        Origin.ENVIRONMENT,
        Origin.ENVIRONMENT,
        Origin.POLICY,
        Origin.USER,
        Origin.MACHINE,
        Origin.BUNDLED,
    ]
    assert [folder.path for folder in found[:5]] == [
        first,
        second,
        Path("/srv/models"),
        user_models_folder(),
        machine_folder() / "models",
    ]


def test_a_default_policy_names_folders_too_and_a_folder_is_searched_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOUFFLEUR_MODELS", str(tmp_path))

    found = model_folders(policies(str(tmp_path), "/srv/models", locked=False))

    assert [folder.path for folder in found[:2]] == [tmp_path, Path("/srv/models")]
    assert found[0].origin is Origin.ENVIRONMENT


def test_the_search_path_obeys_this_machines_policy_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "policies.json"
    file.write_text('{"format": "souffleur-policies/1", "locked": {"ModelsSearchPath": ["/srv/models"]}}')
    monkeypatch.delenv("SOUFFLEUR_MODELS", raising=False)
    monkeypatch.setattr(folders, "policies_file", lambda: file)

    assert model_search_path()[0] == Path("/srv/models")
