"""How much of what a recogniser can be told the names take, and which of them fall out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from desktop.lists.wording import language_name
from desktop.theme import Theme, set_role, space
from desktop.widgets import ElidedLabel

if TYPE_CHECKING:
    from desktop.bridge.names_work import HintBudget

__all__ = ["BudgetMeter"]

_NAMED: Final = 12
"""Names that fall out and are named; the list shows all of them."""


class BudgetMeter(QWidget):
    """`show_budget` fills it; the names are another sum in every language."""

    language_chosen = Signal(str)
    """A code, or "" for speech of which the language is not known yet."""
    show_wanted = Signal()
    """Show the names that fall out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What the recogniser is told"))
        label = QLabel(self.tr("Recogniser’s &memory for speech in"), self)
        label.setProperty("role", "muted")
        self.language = QComboBox(self)
        self.language.setAccessibleName(self.tr("Language of the speech"))
        label.setBuddy(self.language)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Recogniser’s memory that the names take"))
        self._bar.setFixedWidth(space(40))
        self._says = ElidedLabel("", self)
        self._says.setFont(theme.font("caption"))
        self.show_them = QPushButton(self.tr("Show them"), self)
        self.show_them.setAccessibleName(self.tr("Show the names that do not fit"))
        self.show_them.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        row.addWidget(label)
        row.addWidget(self.language)
        row.addWidget(self._bar)
        row.addWidget(self._says, 1)
        row.addWidget(self.show_them)
        self.language.currentIndexChanged.connect(lambda _: self.language_chosen.emit(self.chosen_language()))
        self.show_them.clicked.connect(lambda _: self.show_wanted.emit())
        self.offer(())

    def chosen_language(self) -> str:
        """The code of the language, "" for any."""
        return str(self.language.currentData() or "")

    def offer(self, codes: tuple[str, ...]) -> None:
        """Let one choose among these languages; the chosen one stays."""
        wanted = ("", *codes)
        if wanted == tuple(self.language.itemData(place) for place in range(self.language.count())):
            return
        chosen = self.chosen_language()
        self.language.blockSignals(True)
        self.language.clear()
        for code in wanted:
            self.language.addItem(language_name(code) if code else self.tr("any language"), code)
        self.language.setCurrentIndex(max(0, self.language.findData(chosen)))
        self.language.blockSignals(False)
        if self.chosen_language() != chosen:
            self.language_chosen.emit(self.chosen_language())

    def show_budget(self, budget: HintBudget) -> None:
        """Say how much is taken, and what falls out."""
        hints = budget.hints
        self._bar.setRange(0, budget.budget)
        self._bar.setValue(min(hints.tokens, budget.budget))
        if budget.is_estimate:
            sentence = self.tr("about {0} of {1} tokens: an estimate, since no Whisper model is installed")
        else:
            sentence = self.tr("{0} of {1} tokens, counted by the model {2}")
        sentence = sentence.format(hints.tokens, budget.budget, budget.model)
        left_out = hints.left_out
        if len(left_out) == 1:
            sentence = self.tr("{0} · 1 name does not fit: {1}").format(sentence, left_out[0])
        elif left_out:
            named = ", ".join(left_out[:_NAMED]) + ("…" if len(left_out) > _NAMED else "")
            sentence = self.tr("{0} · {1} names do not fit: {2}").format(sentence, len(left_out), named)
        self._says.set_full_text(sentence)
        set_role(self._says, "warning" if left_out else "muted")
        self._bar.setAccessibleDescription(sentence)
        self.show_them.setVisible(bool(left_out))
