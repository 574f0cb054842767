"""What stands above the text while something is going on: the job that still adds to it, an edit that is not stored."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from audio_engine.errors import UserFacingError
from desktop.bridge import JobProgress
from desktop.lists.wording import percent, time_left
from desktop.notices import announce
from desktop.theme import Theme, space
from desktop.widgets import ProgressRow

__all__ = ["JobBanner", "UnsavedBanner"]


class JobBanner(QFrame):
    """The transcription goes on; what is there can be read and edited already."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._says = QLabel(self.tr("Still being transcribed: what is here can be read and edited already."), self)
        self._says.setProperty("role", "muted")
        self._row = ProgressRow(theme, name=self.tr("Progress of the transcription"), parent=self)
        self._row.setFixedWidth(space(70))
        row = QHBoxLayout(self)
        row.setContentsMargins(space(4), space(1), space(4), space(1))
        row.setSpacing(space(4))
        row.addWidget(self._says)
        row.addStretch(1)
        row.addWidget(self._row)
        self.hide()

    def show_progress(self, progress: JobProgress) -> None:
        """How far it is."""
        parts = []
        if progress.fraction is not None:
            parts.append(percent(progress.fraction))
        if progress.left_s is not None:
            parts.append(time_left(progress.left_s))
        self._row.show_progress(progress.fraction, " · ".join(parts))

    def wait(self) -> None:
        """It is not known how far it is."""
        self._row.show_progress(None, "")


class UnsavedBanner(QFrame):
    """Something could not be stored. It stays until it is; nothing on the screen is given up."""

    try_again = Signal()
    give_up = Signal()
    """Show what is in the library, and forget what could not be stored."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self.setObjectName("unsaved")
        icon = QLabel(self)
        theme.bind_icon(icon, "error", role="failure")
        self._what = QLabel(self)
        self._what.setFont(theme.font("strong"))
        self._more = QLabel(self)
        for label in (self._what, self._more):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        again = QPushButton(self.tr("Try again"), self)
        again.clicked.connect(lambda _=False: self.try_again.emit())
        copy = QPushButton(self.tr("Copy my text"), self)
        copy.clicked.connect(lambda _=False: QGuiApplication.clipboard().setText(self._text))
        forget = QPushButton(self.tr("Show what is stored"), self)
        forget.clicked.connect(lambda _=False: self.give_up.emit())
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._what)
        words.addWidget(self._more)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(4), space(2), space(4), space(2))
        row.setSpacing(space(3))
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for button in (again, copy, forget):
            row.addWidget(button)
        theme.changed.connect(self._take_theme)
        self._take_theme()
        self.hide()

    def show_problem(self, problem: UserFacingError, text: str) -> None:
        """Say what happened; `text` is what is not stored."""
        self._text = text
        self._what.setText(problem.what)
        safe = self.tr("Your text is still here and is stored as soon as that works.")
        self._more.setText(f"{safe} {problem.to_do}".strip())
        self.show()
        announce(self, f"{problem.what} {safe}", urgent=True)

    def _take_theme(self) -> None:
        tokens = self._theme.tokens
        self.setStyleSheet(f"QFrame#unsaved {{ background: {tokens.failure_soft}; }}")
