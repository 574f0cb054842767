"""What stands where there is nothing yet: why, and the one thing to do next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.theme import Theme, space
from desktop.widgets.icon_picture import IconPicture

__all__ = ["EmptyState"]

_ICON_PX = 48
_SMALL_ICON_PX = 24
_WIDTH = 520


class EmptyState(QWidget):
    """An icon, a title, a sentence and up to a few buttons, in the middle of the room it has.

    `small`: it stands in for a part of a page, beside others.
    """

    def __init__(
        self,
        theme: Theme,
        *,
        icon: str,
        title: str,
        sentence: str,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = QLabel(title, self)
        self._title.setFont(theme.font("strong" if small else "title"))
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
        margin = space(2 if small else 6)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(space(1 if small else 3))
        self.column.addStretch(1)
        picture = IconPicture(theme, icon, _SMALL_ICON_PX if small else _ICON_PX, role="muted")
        self.column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
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

    def focus_first(self) -> None:
        """Give the keyboard to the first button."""
        item = self._buttons.itemAt(0)
        if item is not None and (button := item.widget()) is not None:
            button.setFocus()

    def add_button(self, text: str, on_click: Callable[[], object], *, primary: bool = False) -> QPushButton:
        """A button under the sentence; `primary` for the one thing to do."""
        button = QPushButton(text, self)
        button.setProperty("primary", primary)
        button.clicked.connect(lambda _=False: on_click())
        self._buttons.addWidget(button)
        return button
