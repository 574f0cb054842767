"""What stands where there is nothing yet: why, and the one thing to do next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.theme import Theme, space
from desktop.widgets.icon_picture import IconPicture

__all__ = ["EmptyState"]

_ICON_PX = 48
_WIDTH = 520


class EmptyState(QWidget):
    """An icon, a title, a sentence and up to a few buttons, in the middle of the room it has."""

    def __init__(self, theme: Theme, *, icon: str, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(title, self)
        self._title.setFont(theme.font("title"))
        self._sentence = QLabel(sentence, self)
        self._sentence.setFont(theme.font("body"))
        self._sentence.setProperty("role", "muted")
        for label in (self._title, self._sentence):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setMaximumWidth(_WIDTH)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(space(2))
        self._buttons.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.column = QVBoxLayout(self)
        """More may be added under the buttons."""
        self.column.setContentsMargins(space(6), space(6), space(6), space(6))
        self.column.setSpacing(space(3))
        self.column.addStretch(1)
        self.column.addWidget(IconPicture(theme, icon, _ICON_PX, role="muted"), 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._title, self._sentence):
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(label, 20)
            row.addStretch(1)
            self.column.addLayout(row)
        self.column.addLayout(self._buttons)
        self.column.addStretch(2)

    def set_text(self, title: str, sentence: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._sentence.setText(sentence)

    def add_button(self, text: str, on_click: Callable[[], object], *, primary: bool = False) -> QPushButton:
        """A button under the sentence; `primary` for the one thing to do."""
        button = QPushButton(text, self)
        button.setProperty("primary", primary)
        button.clicked.connect(lambda _=False: on_click())
        self._buttons.addWidget(button)
        return button
