"""A page that one has gone to from the shelf: a way back, a title, and room for buttons, above whatever it holds."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.theme import Theme, space
from desktop.widgets import ElidedLabel

__all__ = ["Page"]


class Page(QWidget):
    """`content` fills it; `bar` takes more buttons at its end."""

    back = Signal()

    def __init__(self, content: QWidget, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = content
        self._title = ElidedLabel("", self)
        self._title.setFont(theme.font("strong"))
        self.back_button = QToolButton(self)
        self.back_button.setText(self.tr("Back to the recordings"))
        self.back_button.setAccessibleName(self.tr("Back to the recordings"))
        theme.bind_icon(self.back_button, "left")
        self.back_button.clicked.connect(self.back)
        self.bar = QHBoxLayout()
        self.bar.setContentsMargins(space(3), space(2), space(3), space(2))
        self.bar.setSpacing(space(2))
        self.bar.addWidget(self.back_button)
        self.bar.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.bar)
        column.addWidget(content, 1)

    @property
    def title(self) -> str:
        """What the page shows."""
        return self._title.full_text

    def set_title(self, title: str) -> None:
        """Say what the page shows."""
        self._title.set_full_text(title)
