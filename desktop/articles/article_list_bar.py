"""What stands above the list of articles: which are shown, in which order, and how many they are."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from desktop.articles.article_list_state import ArticleColumn, ArticleFilter, filter_label
from desktop.theme import space

__all__ = ["ArticleListBar"]


class ArticleListBar(QWidget):
    """It changes nothing itself."""

    narrowed = Signal(object)
    """An `ArticleFilter`."""
    sorted_by = Signal(int, object)
    """A column, and a `Qt.SortOrder`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.states = QComboBox(self)
        self.states.setAccessibleName(self.tr("States to show"))
        for wanted in ArticleFilter:
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
        row.addWidget(self.states)
        row.addWidget(self.order)
        row.addStretch(1)
        row.addWidget(self._count)
        self.states.currentIndexChanged.connect(lambda _: self.narrowed.emit(ArticleFilter(self.states.currentData())))
        self.order.activated.connect(lambda place: self.sorted_by.emit(*self.order.itemData(place)))

    def widen(self) -> None:
        """Show everything again."""
        self.states.setCurrentIndex(0)

    def show_order(self, column: int, order: Qt.SortOrder) -> None:
        """The list is sorted in this way now; one that is not offered here is called another order."""
        offered = [(int(of), way) for _, of, way in self._orders()]
        self.order.setCurrentIndex(offered.index((column, order)) if (column, order) in offered else -1)

    def show_count(self, shown: int, total: int) -> None:
        """So many are shown, of so many."""
        if shown != total:
            self._count.setText(self.tr("{0} of {1} articles").format(shown, total))
        else:
            self._count.setText(self.tr("1 article") if total == 1 else self.tr("{0} articles").format(total))

    def _orders(self) -> tuple[tuple[str, ArticleColumn, Qt.SortOrder], ...]:
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        return (
            (self.tr("Newest first"), ArticleColumn.DATE, down),
            (self.tr("Oldest first"), ArticleColumn.DATE, up),
            (self.tr("By title"), ArticleColumn.TITLE, up),
            (self.tr("Longest first"), ArticleColumn.LENGTH, down),
            (self.tr("By language"), ArticleColumn.LANGUAGE, up),
            (self.tr("By state"), ArticleColumn.STATE, up),
        )
