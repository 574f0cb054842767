"""The rail on the left: a button for each workspace, and below them what belongs to the window itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QButtonGroup, QFrame, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.icons import ICON_PX
from desktop.theme import Theme, ThemeMode, space
from desktop.workspaces import WorkspaceEntry

__all__ = ["Rail"]

_LEAST_WIDTH: Final = 44 * 4


class Rail(QFrame):
    """`chosen` carries the name of the workspace that was asked for."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, entries: Sequence[WorkspaceEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(self.tr("Workspaces"))
        self.setMinimumWidth(_LEAST_WIDTH)
        self._theme = theme
        self._titles = {entry.name: entry.title for entry in entries}
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space(2), space(3), space(2), space(3))
        self._column.setSpacing(space(1))
        for entry in entries:
            button = self._button(entry.title, entry.icon)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, name=entry.name: self.chosen.emit(name))
            self._group.addButton(button)
            self._buttons[entry.name] = button
        self._column.addStretch(1)
        self._add_theme_button()

    def add_button(self, text: str, icon: str, on_click: Callable[[], object]) -> QPushButton:
        """A button below the workspaces."""
        button = self._button(text, icon)
        button.clicked.connect(lambda _=False: on_click())
        return button

    def show_current(self, name: str) -> None:
        """Mark the workspace that is in front."""
        self._buttons[name].setChecked(True)

    def set_hint(self, name: str, hint: str) -> None:
        """A few characters after the title: how far, how many."""
        title = self._titles[name]
        self._buttons[name].setText(f"{title}  {hint}" if hint else title)
        self._buttons[name].setAccessibleDescription(hint)

    def set_tooltip(self, name: str, tooltip: str) -> None:
        """What is said of a workspace under the pointer: its keys."""
        self._buttons[name].setToolTip(tooltip)

    def _button(self, text: str, icon: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleName(text)
        button.setIconSize(QSize(ICON_PX, ICON_PX))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme.bind_icon(button, icon)
        self._column.addWidget(button)
        return button

    def _add_theme_button(self) -> None:
        button = self.add_button(self.tr("Appearance"), "contrast", lambda: self._pop_up(button, menu))
        menu, group = QMenu(button), QActionGroup(button)
        for mode, text in (
            (ThemeMode.SYSTEM, self.tr("As the system")),
            (ThemeMode.LIGHT, self.tr("Light")),
            (ThemeMode.DARK, self.tr("Dark")),
        ):
            action = QAction(text, menu)
            action.setCheckable(True)
            action.setChecked(mode is self._theme.mode)
            action.setEnabled(not self._theme.is_managed)
            action.triggered.connect(lambda _=False, mode=mode: self._theme.set_mode(mode))
            group.addAction(action)
            menu.addAction(action)

    def _pop_up(self, button: QPushButton, menu: QMenu) -> None:
        height = menu.sizeHint().height()
        menu.popup(button.mapToGlobal(QPoint(button.width(), button.height() - height)))
