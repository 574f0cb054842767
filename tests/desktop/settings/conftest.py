"""The workspace of settings in its surroundings, over a real data folder."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from desktop.settings.workspace import SettingsWorkspace
from tests.desktop.interviews.conftest import host

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.desktop.interviews.context import Host

__all__ = ["host"]

Policies = Callable[..., Path]


@pytest.fixture
def policies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Policies:
    """Gives the machine locked policies, or defaults where `locked` is False; the file they stand in."""

    def give(*, locked: bool = True, **values: Any) -> Path:
        file = tmp_path / "policies.json"
        part = "locked" if locked else "defaults"
        file.write_text(json.dumps({"format": "souffleur-policies/1", part: values}), encoding="utf-8")
        monkeypatch.setattr("audio_engine.settings.resolver.policies_file", lambda: file)
        return file

    return give


@pytest.fixture
def settings(host: Host, qtbot: QtBot) -> SettingsWorkspace:
    """The workspace, shown, with its first page filled."""
    workspace = SettingsWorkspace(host.context)
    host.hold(workspace)
    qtbot.waitUntil(lambda: bool(workspace.page("general").rows), timeout=30_000)
    return workspace
