"""What stands above the list of names: which are shown, and how many they are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from desktop.names.name_lines import NameFilter
from desktop.theme import Theme, space
from desktop.widgets import SearchField

__all__ = ["NamesBar"]


class NamesBar(QWidget):
    """It changes nothing itself."""

    narrowed = Signal(str, object)
    """Words, and a `NameFilter`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = SearchField(theme, name=self.tr("Filter the names"), parent=self)
        self.field.setMaximumWidth(space(80))
        self.which = QComboBox(self)
        self.which.setAccessibleName(self.tr("Names to show"))
        for wanted, text in (
            (NameFilter.ALL, self.tr("All names")),
            (NameFilter.OWN, self.tr("My list")),
            (NameFilter.SHARED, self.tr("Shared list")),
            (NameFilter.SAID, self.tr("With a pronunciation")),
            (NameFilter.UNSAID, self.tr("Without a pronunciation")),
            (NameFilter.LEFT_OUT, self.tr("Do not fit")),
        ):
            self.which.addItem(text, str(wanted))
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        row.addWidget(self.field, 2)
        row.addWidget(self.which)
        row.addStretch(1)
        row.addWidget(self._count)
        self.field.asked.connect(lambda _: self._narrow())
        self.which.currentIndexChanged.connect(lambda _: self._narrow())

    def show_only(self, wanted: NameFilter) -> None:
        """Show all names that a filter takes."""
        self.field.clear()
        self.which.setCurrentIndex(self.which.findData(str(wanted)))

    def show_count(self, shown: int, total: int) -> None:
        """So many are shown, of so many."""
        if shown != total:
            self._count.setText(self.tr("{0} of {1} names").format(shown, total))
        else:
            self._count.setText(self.tr("1 name") if total == 1 else self.tr("{0} names").format(total))

    def _narrow(self) -> None:
        self.narrowed.emit(self.field.text(), NameFilter(self.which.currentData()))
