"""A button that does what an action does, says what it says, and is there when it is."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

__all__ = ["ActionButton"]


class ActionButton(QPushButton):
    """Follows `action`: text, tooltip with its keys, enabled, visible. `primary` is for the one thing to do."""

    def __init__(self, action: QAction, parent: QWidget | None = None, *, primary: bool = False) -> None:
        super().__init__(parent)
        self._action = action
        self.setProperty("primary", primary)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        keys = self._action.shortcut().toString(self._action.shortcut().SequenceFormat.NativeText)
        self.setText(self._action.text())
        self.setToolTip(keys)
        self.setEnabled(self._action.isEnabled())
        self.setVisible(self._action.isVisible())
