"""A button with an icon for one of the editor's commands, with its key in the tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from desktop.icons import ICON_PX
from desktop.shortcuts import Shortcuts
from desktop.theme import Theme

__all__ = ["ToolButton"]


class ToolButton(QToolButton):
    """Follows `action`; a click leaves the focus in the text."""

    def __init__(
        self,
        theme: Theme,
        shortcuts: Shortcuts,
        action: QAction,
        icon: str,
        parent: QWidget | None = None,
        *,
        with_text: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shortcuts = shortcuts
        self._action = action
        self._text = action.text()
        self._step = ""
        self.setIconSize(QSize(ICON_PX, ICON_PX))
        if with_text:
            self.setText(self._text)
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCheckable(action.isCheckable())
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        shortcuts.changed.connect(self._take_keys)
        theme.bind_icon(self, icon)
        self._follow()

    def show_as(self, icon: str, text: str) -> None:
        """Look and be called otherwise: play, pause."""
        self._text = text
        self._theme.bind_icon(self, icon)
        self._explain()

    def set_step(self, step: str) -> None:
        """Say in the tooltip what exactly would be done."""
        self._step = step
        self._explain()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setChecked(self._action.isChecked())
        self._explain()

    def _take_keys(self, _command: str) -> None:
        self._explain()

    def _explain(self) -> None:
        key = self._shortcuts.key_text(self._action.objectName())
        self.setAccessibleName(self._text)
        self.setToolTip(f"{self._step or self._text}  {key}".strip())
