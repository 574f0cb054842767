"""The buttons above the text. Each is one of the commands, with its key in the tooltip."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from desktop.icons import ICON_PX
from desktop.interviews.transcript.review_bar import ReviewBar
from desktop.shortcuts import Shortcuts
from desktop.theme import Theme, space

__all__ = ["Toolbar"]

_BUTTONS = (
    ("transcript.undo", "undo"),
    ("transcript.redo", "redo"),
    None,
    ("transcript.find", "search"),
    ("transcript.tints", "tint"),
    ("transcript.previous_doubt", "chevron-up"),
    ("transcript.next_doubt", "chevron-down"),
    None,
    ("transcript.check", "check"),
    ("transcript.speaker", "speaker"),
    ("transcript.copy_quote", "quote"),
)


class Toolbar(QWidget):
    """`review` is its right half."""

    def __init__(
        self, actions: Mapping[str, QAction], theme: Theme, shortcuts: Shortcuts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shortcuts = shortcuts
        self._steps: dict[str, str] = {}
        self._buttons: list[tuple[QToolButton, str]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(space(3), space(2), space(3), space(2))
        row.setSpacing(space(1))
        for wanted in _BUTTONS:
            if wanted is None:
                row.addSpacing(space(3))
            else:
                row.addWidget(self._button(actions[wanted[0]], *wanted))
        row.addStretch(1)
        self.review = ReviewBar(theme, self)
        row.addWidget(self.review)
        row.addSpacing(space(2))
        row.addWidget(self._button(actions["transcript.panel"], "transcript.panel", "sidebar"))
        shortcuts.changed.connect(lambda _: self._explain())
        self._explain()

    def name_steps(self, undo: str, redo: str) -> None:
        """Say what would be undone and done again; "" where there is nothing."""
        self._steps = {
            "transcript.undo": self.tr("Undo: {0}").format(undo) if undo else "",
            "transcript.redo": self.tr("Redo: {0}").format(redo) if redo else "",
        }
        self._explain()

    def _button(self, action: QAction, command: str, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        self._theme.bind_icon(action, icon)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setIconSize(QSize(ICON_PX, ICON_PX))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(action.text())
        self._buttons.append((button, command))
        return button

    def _explain(self) -> None:
        for button, command in self._buttons:
            key = self._shortcuts.key_text(command)
            text = self._steps.get(command) or self._shortcuts.command(command).text
            button.defaultAction().setToolTip(f"{text}  {key}".strip())
            button.setToolTip(f"{text}  {key}".strip())
