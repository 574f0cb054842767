"""What stands above the text while a passage is heard once more: which one, how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from desktop.bridge import JobProgress
from desktop.lists.wording import percent
from desktop.theme import Theme, space
from desktop.widgets import ElidedLabel, ProgressRow, clock

__all__ = ["HearingBanner"]


class HearingBanner(QFrame):
    """Hidden while nothing is heard again."""

    cancel_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._says = ElidedLabel("", self)
        self._says.setProperty("role", "muted")
        self._row = ProgressRow(theme, name=self.tr("Progress of the second hearing"), parent=self)
        self._row.setFixedWidth(space(60))
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.setAccessibleName(self.tr("Cancel transcribing the passage again"))
        self.cancel.clicked.connect(lambda _=False: self.cancel_wanted.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(space(4), space(1), space(4), space(1))
        row.setSpacing(space(4))
        row.addWidget(self._says, 1)
        row.addWidget(self._row)
        row.addWidget(self.cancel)
        self.hide()

    def show_stretch(self, start_s: float, end_s: float, progress: JobProgress | None) -> None:
        """This stretch, in seconds, is being heard again."""
        span = f"{clock(start_s)}–{clock(end_s)}"
        self._says.set_full_text(self.tr("Transcribing again: {0}. Your text stays until you decide.").format(span))
        if progress is None:
            self._row.show_progress(None, "")
        else:
            self.show_progress(progress)
        self.show()

    def show_progress(self, progress: JobProgress) -> None:
        """How far it is."""
        fraction = progress.fraction
        self._row.show_progress(fraction, "" if fraction is None else percent(fraction))
