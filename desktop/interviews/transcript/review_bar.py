"""How far the review is, and the button with which somebody vouches for all of it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from audio_engine.transcript import ReviewState
from desktop.interviews.transcript.session import TranscriptSession
from desktop.theme import Theme, space

__all__ = ["ReviewBar"]


class ReviewBar(QWidget):
    """“412 of 1,203 passages checked”, and who has signed."""

    sign_asked = Signal()
    reopen_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: TranscriptSession | None = None
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(space(24))
        self._bar.setAccessibleName(self.tr("Progress of the review"))
        self._label = QLabel(self)
        self._label.setFont(theme.font("caption"))
        self._label.setProperty("role", "muted")
        self._sign = QPushButton(self.tr("Mark as reviewed…"), self)
        theme.bind_icon(self._sign, "reviewed")
        self._sign.clicked.connect(lambda _=False: self._ask())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        row.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._label)
        row.addWidget(self._sign)

    def set_session(self, session: TranscriptSession | None) -> None:
        """Show another transcript's."""
        self._session = session
        if session is not None:
            session.review_changed.connect(self.show_progress)
            session.patched.connect(lambda _: self.show_progress())
        self.show_progress()

    def show_progress(self) -> None:
        """Count again."""
        session = self._session
        self._sign.setEnabled(session is not None and bool(len(session.paragraphs)))
        if session is None:
            self._label.setText("")
            return
        total, checked = len(session.paragraphs), session.paragraphs.checked
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(checked)
        locale = QLocale()
        review = session.review
        signed = review.state is ReviewState.REVIEWED
        if signed:
            text = self.tr("Reviewed by {0}, {1}").format(review.by or "?", _day(review.at))
        else:
            text = self.tr("{0} of {1} passages checked").format(locale.toString(checked), locale.toString(total))
        self._label.setText(text)
        self._bar.setAccessibleDescription(text)
        self._bar.setVisible(not signed)
        self._sign.setText(self.tr("Take the signature away") if signed else self.tr("Mark as reviewed…"))

    def _ask(self) -> None:
        session = self._session
        if session is not None:
            signed = session.review.state is ReviewState.REVIEWED
            (self.reopen_asked if signed else self.sign_asked).emit()


def _day(iso: str | None) -> str:
    try:
        day = datetime.fromisoformat(iso or "").date()
    except ValueError:
        return ""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)
