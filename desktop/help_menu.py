"""The button of help on the rail, and what is behind it: the guide, the keys, the first steps, the promise."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from desktop.rail import Rail
from desktop.shortcuts import Command, Scope, Shortcuts

__all__ = ["add_help"]


def add_help(
    rail: Rail,
    shortcuts: Shortcuts,
    window: QWidget,
    *,
    guide: Callable[[], object],
    keys: Callable[[], object],
    first_steps: Callable[[], object],
    promise: Callable[[], object],
    about: Callable[[], object],
) -> None:
    """Add the button to `rail`, and the command that opens the guide to `window`."""
    translate = QCoreApplication.translate
    group = translate("MainWindow", "Window")
    command = Command("window.guide", translate("HelpMenu", "User guide"), ("Shift+F1",), group, Scope.WINDOW)
    opening = shortcuts.add(command, window, guide)
    button = rail.add_button(translate("HelpMenu", "Help"), "help", lambda: _pop_up(menu))
    menu = QMenu(button)
    menu.addAction(opening)
    for text, run in (
        (translate("HelpMenu", "Keyboard shortcuts"), keys),
        (translate("HelpMenu", "First steps"), first_steps),
        (translate("HelpMenu", "What leaves this computer: nothing"), promise),
        (translate("HelpMenu", "About Souffleur"), about),
    ):
        menu.addAction(text).triggered.connect(lambda _=False, run=run: run())


def _pop_up(menu: QMenu) -> None:
    button = menu.parentWidget()
    assert button is not None
    menu.popup(button.mapToGlobal(QPoint(button.width(), button.height() - menu.sizeHint().height())))
