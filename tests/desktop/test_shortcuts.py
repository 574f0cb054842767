"""Commands have keys, people change them, and nobody is left with two commands for one key."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.shortcuts import Command, Scope, Shortcuts

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.bridge import Bridge

PLAY = Command("player.play", "Play or pause", ("Esc",), "Player")
SLOWER = Command("player.slower", "Slower", ("F1",), "Player")
HELP = Command("window.keys", "Keyboard shortcuts", ("F1", "Ctrl+F1"), "Window", Scope.WINDOW)


class Desk(QWidget):
    """A window with a player, which has a field to type in, and another field outside it."""

    def __init__(self) -> None:
        super().__init__()
        self.player = QWidget()
        self.typing = QLineEdit(self.player)
        self.other = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.player)
        column.addWidget(self.other)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    desk = Desk()
    qtbot.addWidget(desk)
    with qtbot.waitActive(desk):
        desk.show()
        desk.activateWindow()
    desk.typing.setFocus()
    return desk


def test_keys_work_while_one_types(shortcuts: Shortcuts, desk: Desk, qtbot: QtBot) -> None:
    played: list[str] = []
    shortcuts.add(PLAY, desk.player, lambda: played.append("play"))

    qtbot.keyClicks(desk.typing, "word")
    qtbot.keyClick(desk.typing, Qt.Key.Key_Escape)

    assert (desk.typing.text(), played) == ("word", ["play"])


def test_a_widgets_keys_are_not_the_windows(shortcuts: Shortcuts, desk: Desk, qtbot: QtBot) -> None:
    played: list[str] = []
    shortcuts.add(PLAY, desk.player, lambda: played.append("play"))
    desk.other.setFocus()

    qtbot.keyClick(desk.other, Qt.Key.Key_Escape)

    assert played == []


def test_other_keys_are_live_and_are_remembered(
    shortcuts: Shortcuts, desk: Desk, bridge: Bridge, home: Path, qtbot: QtBot
) -> None:
    played: list[str] = []
    shortcuts.add(PLAY, desk.player, lambda: played.append("play"))

    shortcuts.set_keys("player.play", ["Ctrl+P"])
    qtbot.keyClick(desk.typing, Qt.Key.Key_Escape)
    qtbot.keyClick(desk.typing, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    assert played == ["play"]
    qtbot.waitUntil(lambda: bridge.operations.is_idle)
    stored = json.loads((home / "desktop.json").read_text(encoding="utf-8"))
    assert stored["values"]["shortcuts"] == {"player.play": ["Ctrl+P"]}
    again = Shortcuts(bridge.preferences)
    again.declare([PLAY])
    assert again.keys("player.play") == ("Ctrl+P",)


def test_default_keys_come_back_and_nothing_of_them_is_stored(shortcuts: Shortcuts, bridge: Bridge) -> None:
    shortcuts.declare([PLAY])
    shortcuts.set_keys("player.play", ["Ctrl+P"])

    shortcuts.reset("player.play")

    assert shortcuts.keys("player.play") == ("Esc",)
    assert bridge.preferences.get("shortcuts") is None


def test_a_key_of_the_window_gives_way_to_a_widget_on_the_screen(
    shortcuts: Shortcuts, desk: Desk, qtbot: QtBot
) -> None:
    done: list[str] = []
    shortcuts.add(HELP, desk, lambda: done.append("help"))
    shortcuts.add(SLOWER, desk.player, lambda: done.append("slower"))

    qtbot.keyClick(desk.typing, Qt.Key.Key_F1)
    qtbot.keyClick(desk.typing, Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
    assert done == ["slower", "help"]

    desk.player.hide()
    desk.other.setFocus()
    qtbot.keyClick(desk.other, Qt.Key.Key_F1)
    assert done == ["slower", "help", "help"]


def test_whoever_else_has_a_key_is_named(shortcuts: Shortcuts) -> None:
    shortcuts.declare([PLAY, SLOWER, HELP])

    assert [c.id for c in shortcuts.others_with("player.play", "F1")] == ["player.slower"]


def test_preferences_that_are_no_keys_are_no_reason_to_stop(bridge: Bridge) -> None:
    bridge.preferences.set("shortcuts", {"player.play": "Esc", "player.slower": ["Ctrl+L"]})

    shortcuts = Shortcuts(bridge.preferences)
    shortcuts.declare([PLAY, SLOWER])

    assert (shortcuts.keys("player.play"), shortcuts.keys("player.slower")) == (("Esc",), ("Ctrl+L",))
