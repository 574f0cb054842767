"""What is to be known and done about the chosen job: what happened, what is safe, what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.activity.job_actions import JobActions
from desktop.activity.jobs_model import JobLine, JobsModel
from desktop.bridge.values import JobState
from desktop.lists.action_button import ActionButton
from desktop.theme import Theme, space
from desktop.widgets import ElidedLabel

__all__ = ["JobDetails"]


class JobDetails(QFrame):
    """Hidden while nothing is chosen."""

    def __init__(self, actions: JobActions, model: JobsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setAccessibleName(self.tr("The chosen job"))
        self._title = ElidedLabel("", self)
        self._title.setFont(theme.font("strong"))
        self._what, self._safe = self._label("failure"), self._label("")
        words = QVBoxLayout()
        words.setSpacing(space(1))
        for label in (self._title, self._what, self._safe):
            words.addWidget(label)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(1), space(2), 0, 0)
        row.setSpacing(space(2))
        row.addLayout(words, 1)
        for action in (actions.open, actions.go_on, actions.pause, actions.earlier, actions.later, actions.cancel):
            row.addWidget(ActionButton(action, self, primary=action is actions.open), 0, Qt.AlignmentFlag.AlignTop)
        self.show_line(None)

    def show_line(self, line: JobLine | None, *, is_kept: bool = False) -> None:
        """Show a job; `is_kept`: a part of a transcript is there."""
        self.setVisible(line is not None)
        if line is None:
            return
        job = line.row.job
        self._title.set_full_text(self._model.heading(line))
        self._say(self._what, job.what)
        self._say(self._safe, " ".join(filter(None, (self._safe_sentence(line, is_kept=is_kept), job.to_do))))

    def _safe_sentence(self, line: JobLine, *, is_kept: bool) -> str:
        if line.state in {JobState.DONE, JobState.RUNNING, JobState.QUEUED}:
            return ""
        if line.state is JobState.DONE_WITH_WARNINGS:
            return self.tr("It is done. The transcript has passages to look at; they are marked.")
        if is_kept:
            return self.tr("What was transcribed until then is kept, and can be opened and gone on with.")
        return self.tr("The original was not touched.")

    def _say(self, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return label
