"""A field to search in: it asks while one types, but not at every key, and Esc empties it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.theme import Theme

__all__ = ["SearchField"]

_PAUSE_MS = 150
"""After the last key: shorter than a person notices, longer than between two keys."""


class SearchField(QLineEdit):
    """`asked` carries the text after a short pause or at Enter, and at once when the field was emptied."""

    asked = Signal(str)
    confirmed = Signal(str)
    """Enter was pressed."""
    left_downwards = Signal()
    """The down key was pressed: to the results."""

    def __init__(self, theme: Theme, *, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint or name)
        self._clear = QAction(self.tr("Empty the field"), self)
        self._clear.triggered.connect(self.clear)
        magnifier = QAction(self)
        magnifier.setText(name)
        theme.bind_icon(magnifier, "search", role="muted")
        theme.bind_icon(self._clear, "close", role="muted")
        self.addAction(magnifier, QLineEdit.ActionPosition.LeadingPosition)
        magnifier.triggered.connect(self.selectAll)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)  # a line edit shows what is added to it
        self._last = ""
        self._timer = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self._ask)
        self.textChanged.connect(self._on_text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter confirms, Esc empties, Down leaves; everything else is typing."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._ask()
                self.confirmed.emit(self.text().strip())
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Down:
                self.left_downwards.emit()
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Esc from commands of the window while there is something to empty."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.text()
        ):
            event.accept()
            return True
        return super().event(event)

    def _on_text(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        if text.strip():
            self._timer.start()
        else:
            self._ask()

    def _ask(self) -> None:
        self._timer.stop()
        wanted = self.text().strip()
        if wanted != self._last:
            self._last = wanted
            self.asked.emit(wanted)
