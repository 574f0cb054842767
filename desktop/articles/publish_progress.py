"""How far a publication is, in place: a bar with what is left, and Cancel. Activity shows the same."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from desktop.bridge import JobProgress
from desktop.lists.wording import percent, time_left
from desktop.theme import Theme, space
from desktop.widgets import ProgressRow

__all__ = ["PublishProgress"]


class PublishProgress(QFrame):
    """Hidden while nothing of the article is rendered."""

    cancel_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = ProgressRow(theme, name=self.tr("Publishing"), parent=self)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.setAccessibleName(self.tr("Cancel the publication"))
        self.cancel.clicked.connect(self.cancel_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(3), space(1), space(3), space(1))
        row.setSpacing(space(3))
        row.addWidget(self._bar, 1)
        row.addWidget(self.cancel)
        self.hide()

    def show_waiting(self) -> None:
        """It is in the queue."""
        self._bar.show_progress(None, self.tr("Waiting for its turn"))
        self.show()

    def show_progress(self, progress: JobProgress) -> None:
        """It runs."""
        said = [self.tr("Publishing")]
        if progress.fraction is not None:
            said.append(percent(progress.fraction))
        if progress.left_s is not None:
            said.append(time_left(progress.left_s))
        self._bar.show_progress(progress.fraction, ", ".join(said))
        self.show()
