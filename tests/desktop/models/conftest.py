"""The workspace of models over a real folder of models, and the real `souffleur-models` with a hub on loopback."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audio_engine.models.catalogue import catalogue
from audio_engine.models.kinds import ModelKind
from desktop.models.workspace import ModelsWorkspace
from tests.desktop.interviews.conftest import host
from tests.installers.models.conftest import WHISPER, checkout, hub

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.models.model_lines import ModelLine
    from tests.desktop.interviews.context import Host
    from tests.installers.models.hub_server import HubServer

__all__ = ["SLOWLY_MS", "Show", "checkout", "chosen", "host", "hub", "line_of", "put_micro", "put_model"]

SLOWLY_MS = 60_000
"""A process is started, on a busy machine."""

Show = Callable[[], ModelsWorkspace]


@pytest.fixture(autouse=True)
def _no_models(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """Nothing is installed but what a test puts there; nothing of the environment reaches the program."""
    monkeypatch.delenv("SOUFFLEUR_MODELS")
    monkeypatch.setenv("SOUFFLEUR_HOME", str(home))
    for name in list(os.environ):
        if name.lower().endswith("_proxy") or name.startswith(("HF_", "SSL_CERT_")):
            monkeypatch.delenv(name)


@pytest.fixture
def small_catalogue(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The catalogue of the tests' models, here and in the program."""
    monkeypatch.setattr("audio_engine.models.catalogue.resource", lambda name: checkout / "resources" / name)
    monkeypatch.setenv("PYTHONPATH", str(checkout))
    catalogue.cache_clear()
    yield
    monkeypatch.undo()
    catalogue.cache_clear()


@pytest.fixture
def pointed_at_hub(small_catalogue: None, hub: HubServer, monkeypatch: pytest.MonkeyPatch) -> HubServer:
    """The hub that the program asks."""
    assert small_catalogue is None
    monkeypatch.setenv("HF_ENDPOINT", hub.address)
    return hub


@pytest.fixture
def show(host: Host, qtbot: QtBot) -> Show:
    """Shows the workspace and waits until the models are there."""

    def shown() -> ModelsWorkspace:
        workspace = ModelsWorkspace(host.context)
        host.hold(workspace)
        bridge = host.context.bridge
        qtbot.waitUntil(lambda: bool(workspace.page.model.lines) and bridge.operations.is_idle, timeout=SLOWLY_MS)
        return workspace

    return shown


def put_model(root: Path, name: str = "mine") -> Path:
    """A recognition model without a manifest in the folder of models `root`."""
    folder = root / "whisper" / name
    folder.mkdir(parents=True)
    for file, content in WHISPER.items():
        (folder / file).write_bytes(content)
    return folder


def put_micro(root: Path, name: str = "micro") -> Path:
    """The micro model, which really recognises."""
    source = Path(__file__).parents[2] / "data" / "models" / "whisper" / "micro"
    return Path(shutil.copytree(source, root / "whisper" / name))


def line_of(workspace: ModelsWorkspace, name: str) -> ModelLine:
    """The line of a model, shown or not."""
    return next(line for line in workspace.page.model.lines if line.item.name == name)


def chosen(workspace: ModelsWorkspace, name: str, kind: ModelKind = ModelKind.WHISPER) -> ModelLine:
    """Choose a model in the table."""
    workspace.page.table.choose((str(kind), name, 0))
    line = workspace.page.table.chosen_line()
    assert line is not None
    assert line.item.name == name
    return line
