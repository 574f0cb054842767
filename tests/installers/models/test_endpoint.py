"""Who decides which hub is asked, and whether any may be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from audio_engine.errors import NotAllowedError, UsageError
from audio_engine.settings.policies import Policies
from audio_engine.settings.resolver import Settings, read_settings
from installers.models.endpoint import check_downloads, endpoint, token


def _settings(*, locked: dict[str, Any] | None = None, defaults: dict[str, Any] | None = None) -> Settings:
    return read_settings(policies=Policies(Path("policies.json"), locked or {}, defaults or {}))


def test_the_public_hub_is_asked_where_nobody_says_otherwise() -> None:
    assert endpoint(_settings()) == "https://huggingface.co"


def test_a_variable_names_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "https://own.example/")

    assert endpoint(_settings()) == "https://own.example"
    assert endpoint(_settings(defaults={"models.mirror": "https://mirror.example"})) == "https://own.example"


def test_a_policy_that_is_locked_wins_over_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "https://own.example")

    assert endpoint(_settings(locked={"models.mirror": "https://mirror.example/hub/"})) == "https://mirror.example/hub"


def test_a_policy_for_a_beginning_names_the_mirror() -> None:
    assert endpoint(_settings(defaults={"models.mirror": "https://mirror.example"})) == "https://mirror.example"


@pytest.mark.parametrize(
    "wrong", ["mirror.example", "ftp://mirror.example", "https://", "https://mirror:x/", "file:///x"]
)
def test_what_is_no_address_is_refused(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", wrong)

    with pytest.raises(UsageError, match="is not the address of a server"):
        endpoint(_settings())


@pytest.mark.parametrize("where", ["locked", "defaults"])
def test_an_administrator_can_switch_downloads_off(where: str) -> None:
    with pytest.raises(NotAllowedError, match="switched downloads of models off"):
        check_downloads(_settings(**{where: {"models.downloads": False}}))


def test_a_token_is_the_variables_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert token() is None

    monkeypatch.setenv("HF_TOKEN", "secret")

    assert token() == "secret"
