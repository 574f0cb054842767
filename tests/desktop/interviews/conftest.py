"""The surroundings of a workspace, for tests of the interviews and of activity."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desktop.interviews.context import Host

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.bridge import Bridge
    from desktop.shortcuts import Shortcuts
    from desktop.theme import Theme


@pytest.fixture
def host(qtbot: QtBot, bridge: Bridge, theme: Theme, shortcuts: Shortcuts) -> Host:
    """A window with nothing in it, and the context of a workspace."""
    made = Host(bridge, theme, shortcuts)
    qtbot.addWidget(made)
    return made
