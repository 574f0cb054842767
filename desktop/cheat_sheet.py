"""Every command and its keys on one sheet, over whatever one works on; the keys can be changed on it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop.shortcuts import Shortcuts
from desktop.shortcuts_editor import ShortcutsEditor
from desktop.theme import Theme, space

__all__ = ["CheatSheet"]


class CheatSheet(QDialog):
    """The editor of shortcuts in a window of its own."""

    def __init__(self, shortcuts: Shortcuts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(640, 640)
        editor = ShortcutsEditor(shortcuts, theme, self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(4), space(4), space(4))
        column.setSpacing(space(3))
        column.addWidget(editor, 1)
        column.addWidget(buttons)
        editor.setFocus()
