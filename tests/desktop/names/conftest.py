"""The workspace of names in its surroundings, over lists in a real data folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audio_engine.names.entry import Name, SayAs, SayWay, Scope
from audio_engine.names.store import change_names, stored_names
from audio_engine.settings.resolver import save_setting
from audio_engine.settings.schema import NAMES_SHARED
from desktop.names.workspace import NamesWorkspace
from tests.desktop.interviews.conftest import host

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.desktop.interviews.context import Host

__all__ = ["OWN", "host"]

OWN = (
    Name("Dupont", "fr", note="le maire"),
    Name("Élysée", "fr", say_as=SayAs(SayWay.RESPELLING, "Élizé")),
    Name("CNRS", "fr", say_as=SayAs(SayWay.LETTERS), hint=False),
    Name("Le Palais", scope=Scope.PUBLICATION, publication="Ouest-Matin"),
)

Show = Callable[[int], NamesWorkspace]


@pytest.fixture
def own(home: Path) -> Callable[[], tuple[Name, ...]]:
    """A list of four; what is in it now."""
    change_names(home, lambda _: OWN)
    return lambda: stored_names(home).names


@pytest.fixture
def shared(home: Path, tmp_path: Path) -> Path:
    """A shared list of two, one of which the person has too."""
    desk = tmp_path / "desk.csv"
    desk.write_text("written;language;note\nKharkiv;;et non Kharkov\nDupont;fr;le préfet\n", encoding="utf-8")
    save_setting(NAMES_SHARED, str(desk), home=home)
    return desk


@pytest.fixture
def show(host: Host, qtbot: QtBot) -> Show:
    """Shows the workspace and waits until it has so many names."""

    def shown(count: int) -> NamesWorkspace:
        workspace = NamesWorkspace(host.context)
        host.hold(workspace)
        bridge = host.context.bridge
        qtbot.waitUntil(lambda: workspace.page.model.total == count and bridge.operations.is_idle, timeout=60_000)
        return workspace

    return shown
