"""The buttons above the text. Each is one of the commands, with its key in the tooltip."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.articles.editor.kind_box import KindBox
from desktop.articles.editor.tool_button import ToolButton
from desktop.shortcuts import Shortcuts
from desktop.theme import Theme, set_role, space

__all__ = ["Toolbar"]

_ICONS: Final = {
    "article.undo": "undo",
    "article.redo": "redo",
    "article.drop": "volume-off",
    "article.pause": "clock",
    "article.say_like": "microphone",
    "article.previous_flag": "chevron-up",
    "article.next_flag": "chevron-down",
}

_WORDED: Final = {"article.say_like"}
"""Nobody would guess it from a picture."""


class Toolbar(QWidget):
    """`kind` shows and changes the kind of the paragraph at the caret."""

    def __init__(
        self, actions: Mapping[str, QAction], theme: Theme, shortcuts: Shortcuts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._buttons = {
            name: ToolButton(theme, shortcuts, actions[name], icon, self, with_text=name in _WORDED)
            for name, icon in _ICONS.items()
        }
        self.kind = KindBox(self)
        self._flags = QLabel(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(3), space(2), space(3), space(2))
        row.setSpacing(space(1))
        for name in ("article.undo", "article.redo"):
            row.addWidget(self._buttons[name])
        row.addSpacing(space(3))
        row.addWidget(self.kind)
        row.addWidget(self._buttons["article.drop"])
        row.addSpacing(space(3))
        for name in ("article.say_like", "article.pause"):
            row.addWidget(self._buttons[name])
        row.addStretch(1)
        row.addWidget(self._flags)
        for name in ("article.previous_flag", "article.next_flag"):
            row.addWidget(self._buttons[name])

    def name_steps(self, undo: str, redo: str) -> None:
        """Say what would be undone and done again; "" where there is nothing."""
        self._buttons["article.undo"].set_step(self.tr("Undo: {0}").format(undo) if undo else "")
        self._buttons["article.redo"].set_step(self.tr("Redo: {0}").format(redo) if redo else "")

    def show_flags(self, count: int) -> None:
        """Say how many words somebody should look at."""
        self._flags.setText(self.tr("%n doubt(s)", "", count) if count else self.tr("No doubts"))
        set_role(self._flags, "warning" if count else "muted")
