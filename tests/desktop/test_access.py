"""Every control has a name and is reached from the keyboard; nothing is clipped where texts are longer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop.cheat_sheet import CheatSheet
from desktop.main_window import MainWindow
from tests.desktop.pseudolocale import PseudoTranslator
from tests.desktop.walking import clipped, controls, nameless, unreachable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.desktop.watched_application import WatchedApplication

WORKSPACES = ["interviews", "articles", "names", "models", "activity", "settings"]
DESKTOP = Path(__file__).parents[2] / "desktop"


@pytest.fixture
def _pseudolocale(qapp: WatchedApplication, gui_thread: WatchedApplication) -> Iterator[None]:
    gui_thread.cpu_limit_s = 1.0  # a function in Python translates this language, which is slow
    translator = PseudoTranslator(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("sample_home")
def test_every_control_of_every_workspace_has_a_name(window: MainWindow) -> None:
    for name in WORKSPACES:
        window.go_to(name)

    assert len(controls(window)) > len(WORKSPACES)
    assert nameless(window) == []


@pytest.mark.usefixtures("sample_home")
def test_every_control_of_every_workspace_is_reached_from_the_keyboard(window: MainWindow) -> None:
    for name in WORKSPACES:
        window.go_to(name)

    assert unreachable(window) == []


def test_the_cheat_sheet_can_be_used_without_a_mouse(window: MainWindow) -> None:
    window.show_cheat_sheet()
    sheet = window.findChild(CheatSheet)

    assert (nameless(sheet), unreachable(sheet)) == ([], [])
    sheet.close()


@pytest.mark.usefixtures("_pseudolocale", "sample_home")
@pytest.mark.parametrize("name", WORKSPACES)
def test_longer_texts_are_not_clipped(window: MainWindow, qtbot: QtBot, name: str) -> None:
    window.resize(window.minimumSize())

    window.go_to(name)

    def nothing_is_clipped() -> None:
        assert clipped(window) == []

    qtbot.waitUntil(nothing_is_clipped)
    assert any("[" in label.text() for label in window.findChildren(QLabel) + window.findChildren(QPushButton))


def test_a_control_without_a_name_would_be_noticed(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    QPushButton(root)

    assert nameless(root) == ["QPushButton < QWidget"]


def test_a_clipped_text_would_be_noticed(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    label = QLabel("A text that is longer than its place", root)
    label.resize(20, 20)
    root.show()

    assert len(clipped(root)) == 1


@pytest.mark.parametrize(
    "word", ["processEvents", "time.sleep", ".result(", "QtNetwork", "QtMultimedia", "QThread", "QLocalServer"]
)
def test_nothing_in_the_desktop_waits_or_opens_a_network(word: str) -> None:
    found = [path.name for path in DESKTOP.rglob("*.py") if word in path.read_text(encoding="utf-8")]

    assert found == []
