"""What stands above the list of models: what they are for, in which language, only those that are here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QTabBar, QVBoxLayout, QWidget

from desktop.lists.folding import words_of
from desktop.lists.wording import language_name
from desktop.models.model_lines import ALL_LANGUAGES, USUAL_LANGUAGES, Narrowing, Tab
from desktop.theme import Theme, space
from desktop.widgets import SearchField

__all__ = ["ModelsBar"]

_TABS = (Tab.RECOGNITION, Tab.VOICES)


class ModelsBar(QWidget):
    """It changes nothing itself."""

    narrowed = Signal(object)
    """A `Narrowing`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName(self.tr("What the models are for"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for title in (self.tr("Recognition"), self.tr("Voices")):
            self.tabs.addTab(title)
        self.field = SearchField(theme, name=self.tr("Filter the models"), parent=self)
        self.field.setMaximumWidth(space(80))
        self.language = QComboBox(self)
        self.language.setAccessibleName(self.tr("Language of the models"))
        self.language.setMinimumWidth(space(45))
        self._codes: tuple[str, ...] = ()
        self._fill()
        self.installed = QCheckBox(self.tr("Installed only"), self)
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        row.addWidget(self.field, 2)
        row.addWidget(self.language)
        row.addWidget(self.installed)
        row.addStretch(1)
        row.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self.tabs)
        column.addLayout(row)
        self.tabs.currentChanged.connect(lambda _: self._narrow())
        self.field.asked.connect(lambda _: self._narrow())
        self.language.currentIndexChanged.connect(lambda _: self._narrow())
        self.installed.toggled.connect(lambda _: self._narrow())

    @property
    def tab(self) -> Tab:
        """What is shown: models for recognition, or voices."""
        return _TABS[self.tabs.currentIndex()]

    def show_tab(self, tab: Tab) -> None:
        """Show the other models."""
        self.tabs.setCurrentIndex(_TABS.index(tab))

    def offer_languages(self, codes: Sequence[str]) -> None:
        """The languages that there are models of."""
        if tuple(codes) == self._codes:
            return
        self._codes = tuple(codes)
        chosen = self.language.currentData()
        self.language.blockSignals(True)
        self._fill()
        self.language.setCurrentIndex(max(0, self.language.findData(chosen)))
        self.language.blockSignals(False)
        if self.language.currentData() != chosen:
            self._narrow()

    def widen(self) -> None:
        """Show all models of this kind."""
        self.field.clear()
        self.installed.setChecked(False)
        self.language.setCurrentIndex(self.language.findData(ALL_LANGUAGES))

    def show_count(self, shown: int, total: int) -> None:
        """So many are shown, of so many."""
        if shown != total:
            self._count.setText(self.tr("{0} of {1} models").format(shown, total))
        else:
            self._count.setText(self.tr("1 model") if total == 1 else self.tr("{0} models").format(total))

    def _fill(self) -> None:
        self.language.clear()
        self.language.addItem(self.tr("French and English"), USUAL_LANGUAGES)
        self.language.addItem(self.tr("All languages"), ALL_LANGUAGES)
        for code in self._codes:
            self.language.addItem(language_name(code), code)

    def _narrow(self) -> None:
        self.narrowed.emit(
            Narrowing(self.tab, self.language.currentData(), self.installed.isChecked(), words_of(self.field.text()))
        )
