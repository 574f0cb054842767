"""Asks, in the dialog itself, what is to become of files that are there already."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.theme import space

__all__ = ["ExportQuestion"]


class ExportQuestion(QWidget):
    """Hidden until it asks."""

    replace_wanted = Signal()
    keep_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setProperty("role", "warning")
        self.replace = QPushButton(self.tr("Replace"), self)
        self.keep = QPushButton(self.tr("Keep both"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        row.addWidget(self._text, 1)
        for button, signal in ((self.keep, self.keep_wanted), (self.replace, self.replace_wanted)):
            button.setAutoDefault(False)
            button.clicked.connect(signal)
            row.addWidget(button)
        self.hide()

    def ask(self, names: list[str]) -> None:
        """These files are there."""
        if len(names) == 1:
            self._text.setText(self.tr("“{0}” is there already.").format(names[0]))
        else:
            self._text.setText(self.tr("These files are there already: {0}.").format(", ".join(names)))
        self.show()
        self.keep.setFocus()
