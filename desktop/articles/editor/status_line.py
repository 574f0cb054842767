"""The line below everything: how much it is, how long it will be, what is left to look at, how far the voice is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from desktop.articles.editor.planning import ShownPlan
from desktop.articles.editor.said_model import SaidModel
from desktop.bridge.article_values import SentenceState
from desktop.theme import Theme, space
from desktop.widgets import ElidedLabel, clock

__all__ = ["StatusLine"]


class StatusLine(QWidget):
    """Follows a model."""

    def __init__(self, theme: Theme, model: SaidModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._amount = ElidedLabel("", self)
        self._amount.setFont(theme.font("caption"))
        self._amount.setProperty("role", "muted")
        self._problem = ElidedLabel("", self)
        self._problem.setFont(theme.font("caption"))
        self._problem.setProperty("role", "warning")
        self._voice = QLabel(self)
        self._voice.setFont(theme.font("caption"))
        self._voice.setProperty("role", "muted")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(space(30))
        self._bar.setAccessibleName(self.tr("Spoken sentences"))
        row = QHBoxLayout(self)
        row.setContentsMargins(space(3), space(1), space(3), space(2))
        row.setSpacing(space(4))
        row.addWidget(self._amount, 2)
        row.addWidget(self._problem, 3)
        row.addWidget(self._voice)
        row.addWidget(self._bar)
        self.show_progress()

    @property
    def text(self) -> str:
        """What it says, for tests and screen readers."""
        return " · ".join(filter(None, (self._amount.full_text, self._problem.full_text, self._voice.text())))

    def show_plan(self, shown: ShownPlan) -> None:
        """Another plan is shown."""
        plan = shown.plan
        parts = [
            self.tr("%n sentence(s)", "", shown.said),
            self.tr("%n word(s)", "", shown.words),
            self.tr("about {0}").format(clock(shown.estimated_s)),
        ]
        if shown.flag_count:
            parts.append(self.tr("%n doubt(s) left", "", shown.flag_count))
        self._amount.set_full_text(" · ".join(parts))
        self._problem.set_full_text(" ".join(plan.problems))
        self.show_progress()

    def show_problem(self, sentence: str) -> None:
        """Something could not be done."""
        self._problem.set_full_text(sentence)

    def show_progress(self) -> None:
        """How many sentences have a sound."""
        model = self._model
        skipped = model.count(SentenceState.SKIPPED)
        total = model.rowCount() - skipped
        ready = model.count(SentenceState.CACHED, SentenceState.SPOKEN)
        failed = model.count(SentenceState.FAILED)
        self._bar.setVisible(total > 0 and ready + failed < total)
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(ready)
        if failed:
            self._voice.setText(self.tr("%n sentence(s) failed", "", failed))
        elif total and ready == total:
            self._voice.setText(self.tr("Everything is spoken"))
        elif ready:
            self._voice.setText(self.tr("{0} of {1} spoken").format(ready, total))
        else:
            self._voice.setText("")
