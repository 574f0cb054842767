"""What stands above the list of recordings: which are shown, in which order, and how many they are."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from desktop.interviews.recording_order import Column
from desktop.interviews.shelf_state import ShelfFilter, filter_label
from desktop.theme import Theme, space
from desktop.widgets import SearchField

__all__ = ["ListBar"]


class ListBar(QWidget):
    """It changes nothing itself."""

    narrowed = Signal(str, object)
    """Words of titles, and a `ShelfFilter`."""
    sorted_by = Signal(int, object)
    """A column, and a `Qt.SortOrder`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title_field = SearchField(theme, name=self.tr("Narrow the list by title"))
        self.title_field.setMaximumWidth(space(70))
        self.states = QComboBox(self)
        self.states.setAccessibleName(self.tr("States to show"))
        for wanted in ShelfFilter:
            self.states.addItem(filter_label(wanted), wanted)
        self.order = QComboBox(self)
        self.order.setAccessibleName(self.tr("Order of the list"))
        self.order.setPlaceholderText(self.tr("Another order"))
        for text, column, order in self._orders():
            self.order.addItem(text, (column, order))
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        row.addWidget(self.title_field, 2)
        row.addWidget(self.states)
        row.addWidget(self.order)
        row.addStretch(1)
        row.addWidget(self._count)
        self.title_field.asked.connect(lambda _: self._narrow())
        self.states.currentIndexChanged.connect(lambda _: self._narrow())
        self.order.activated.connect(lambda place: self.sorted_by.emit(*self.order.itemData(place)))

    def widen(self) -> None:
        """Show everything again."""
        self.title_field.clear()
        self.states.setCurrentIndex(0)

    def show_order(self, column: int, order: Qt.SortOrder) -> None:
        """The list is sorted in this way now; one that is not offered here is called another order."""
        offered = [(int(of), way) for _, of, way in self._orders()]
        self.order.setCurrentIndex(offered.index((column, order)) if (column, order) in offered else -1)

    def show_count(self, shown: int, total: int) -> None:
        """So many are shown, of so many."""
        if shown != total:
            self._count.setText(self.tr("{0} of {1} recordings").format(shown, total))
        else:
            self._count.setText(self.tr("1 recording") if total == 1 else self.tr("{0} recordings").format(total))

    def _narrow(self) -> None:
        self.narrowed.emit(self.title_field.text(), ShelfFilter(self.states.currentData()))

    def _orders(self) -> tuple[tuple[str, Column, Qt.SortOrder], ...]:
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        return (
            (self.tr("Newest first"), Column.DATE, down),
            (self.tr("Oldest first"), Column.DATE, up),
            (self.tr("By title"), Column.TITLE, up),
            (self.tr("Longest first"), Column.LENGTH, down),
            (self.tr("By language"), Column.LANGUAGE, up),
            (self.tr("By state"), Column.STATE, up),
        )
