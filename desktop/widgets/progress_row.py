"""How far something is: a bar, and words beside it. Painted in one widget, so that lists can have many."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from desktop.theme import Theme, space

__all__ = ["ProgressRow"]

_STEPS = 1000


class ProgressRow(QWidget):
    """A thin bar with a caption; the bar runs to and fro while the end is not known."""

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, _STEPS)
        self._bar.setAccessibleName(name)
        self._caption = QLabel(self)
        self._caption.setFont(theme.font("caption"))
        self._caption.setProperty("role", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        row.addWidget(self._bar, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._caption)

    def show_progress(self, fraction: float | None, caption: str) -> None:
        """`fraction` is between 0 and 1, None while nobody knows; `caption` says it in words."""
        if fraction is None:
            self._bar.setRange(0, 0)
        else:
            self._bar.setRange(0, _STEPS)
            self._bar.setValue(round(fraction * _STEPS))
        self._caption.setText(caption)
        self._bar.setAccessibleDescription(caption)
