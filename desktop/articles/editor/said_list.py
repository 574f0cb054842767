"""What will be said, a row a sentence: a list that lays out only the rows that are on the screen.

Qt's own list asks every row for its height before it shows one; an article can have thousands of sentences. So this
one places its rows itself, and leaves the selection, the keys and what screen readers ask to Qt.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from desktop.articles.editor.pairing import Span
from desktop.articles.editor.row_places import RowPlaces
from desktop.articles.editor.said_model import SaidModel
from desktop.articles.editor.said_painter import SaidPainter
from desktop.articles.editor.said_row import LaidOut, RowLayouts
from desktop.theme import Theme

__all__ = ["SaidList"]

Index = QModelIndex | QPersistentModelIndex
_WHEEL_PX: Final = 60


class SaidList(QListView):
    """Shows a `SaidModel`. The current row is the sentence at hand."""

    let_go = Signal()
    """Somebody went elsewhere: it must not scroll by itself any more."""
    scrolled = Signal()
    """Other rows are on the screen than before."""
    hovered = Signal(int)
    """The pointer is on this row; -1: on none."""
    fix_asked = Signal(int, object)
    """The word of a row at this range of characters of `spoken` (None: what is doubtful) is to be said otherwise."""
    menu_asked = Signal(int, object, QPoint)
    """A context menu is wanted for a row, the word there or None, at this global position."""

    def __init__(self, theme: Theme, model: SaidModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = model  # before anything that makes Qt ask where rows are
        self._places = RowPlaces()
        self.layouts = RowLayouts(theme)
        self.painter = SaidPainter(theme, self.layouts)
        self._hover = -1
        self.painted_rows = 0
        self.setAccessibleName(self.tr("What will be said"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setStyleSheet("QListView { border: none; border-radius: 0; }")
        self.setModel(model)
        model.rowsInserted.connect(self._take_inserted)
        model.rowsRemoved.connect(self._take_removed)
        model.dataChanged.connect(self._take_data)
        self.verticalScrollBar().valueChanged.connect(lambda _: self.scrolled.emit())
        self.verticalScrollBar().sliderPressed.connect(self.let_go)
        self.verticalScrollBar().actionTriggered.connect(lambda _: self.let_go.emit())
        theme.changed.connect(self._take_theme)

    # --- where the rows are -----------------------------------------------------------------------------------------

    def row_top(self, row: int) -> float:
        """Where a row begins, in pixels of the viewport."""
        return self._places.top(row) - self.verticalScrollBar().value()

    def row_height(self, row: int) -> float:
        """How high it is, as far as is known."""
        return self._places.height(row)

    def show_row_at(self, row: int, y: float) -> None:
        """Scroll so that a row begins at a height of the viewport."""
        self._measure(row)
        self.verticalScrollBar().setValue(round(self._places.top(row) - y))

    def go_to(self, row: int) -> None:
        """Make a row the current one and bring it into view."""
        if 0 <= row < self._said.rowCount():
            self.setCurrentIndex(self._said.index(row))

    def doItemsLayout(self) -> None:  # noqa: N802 - Qt's name
        """Rows are laid out when they are painted."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:  # noqa: N802 - Qt's name
        """The range of the scroll bar."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, round(self._places.total + self.painter.margin) - height))
        bar.setPageStep(height)
        bar.setSingleStep(_WHEEL_PX)
        self.horizontalScrollBar().setRange(0, 0)

    def visualRect(self, index: Index) -> QRect:  # noqa: N802 - Qt's name
        """Where a row is on the viewport."""
        row = index.row()
        if not index.isValid() or row >= len(self._places):
            return QRect()
        return QRect(0, round(self.row_top(row)), self.viewport().width(), round(self._places.height(row)))

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802 - Qt's name
        """The row under a point of the viewport."""
        y = point.y() + self.verticalScrollBar().value()
        return self._said.index(self._places.row_at(y)) if 0 <= y < self._places.total else QModelIndex()

    def scrollTo(  # noqa: N802 - Qt's name
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row into view, in the upper half where it was not there."""
        row = index.row()
        if not index.isValid() or row >= len(self._places):
            return
        self._measure(row)
        top, height = self.row_top(row), self.viewport().height()
        if hint is not QAbstractItemView.ScrollHint.EnsureVisible or not (
            top >= 0 and top + self._places.height(row) <= height
        ):
            self.show_row_at(row, height * 0.28)

    def verticalOffset(self) -> int:  # noqa: N802 - Qt's name
        """How far it is scrolled."""
        return self.verticalScrollBar().value()

    def moveCursor(  # noqa: N802 - Qt's name
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Up, down, a screen up or down, to the first or the last sentence."""
        count, row = self._said.rowCount(), self.currentIndex().row()
        if not count:
            return QModelIndex()
        to = QAbstractItemView.CursorAction
        page = self.viewport().height() * 0.9
        match action:
            case to.MoveUp | to.MovePrevious | to.MoveLeft:
                row -= 1
            case to.MoveDown | to.MoveNext | to.MoveRight:
                row += 1
            case to.MovePageUp:
                row = self._places.row_at(self._places.top(max(row, 0)) - page)
            case to.MovePageDown:
                row = self._places.row_at(self._places.top(max(row, 0)) + page)
            case to.MoveHome:
                row = 0
            case to.MoveEnd:
                row = count - 1
        return self._said.index(min(max(row, 0), count - 1))

    # --- what happens -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the rows on the screen; what was estimated wrongly moves into place first."""
        if self._measure_visible():
            self.updateGeometries()
            self.scrolled.emit()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = self.currentIndex().row()
        for row in self._rows_between(event.rect().top(), event.rect().bottom()):
            self.painted_rows += 1
            self.painter.paint(
                painter,
                self._said,
                row,
                self.visualRect(self._said.index(row)),
                is_current=row == current,
                is_hovered=row == self._hover,
                has_focus=self.hasFocus(),
            )
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Rows are as wide as the list: they are higher or lower now."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._estimate_all()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Whoever scrolls wants to look elsewhere."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        self.let_go.emit()
        super().wheelEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The sentence under the pointer lights up on both sides."""
        self._set_hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is under the pointer."""
        self._set_hover(-1)
        super().leaveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A double click on a word asks how it is to be said."""
        row = self.indexAt(event.position().toPoint()).row()
        if row >= 0:
            self.fix_asked.emit(row, self.word_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter asks how what is doubtful is to be said. Letters are for commands, not for searching the list."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.fix_asked.emit(self.currentIndex().row(), None)
            event.accept()
            return
        if event.text().isprintable() and event.text().strip():
            event.ignore()
            return
        self.let_go.emit()
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """What can be done to a sentence and to a word of it."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            place = event.pos() if by_mouse else self.visualRect(index).center()
            word = self.word_at(QPointF(event.pos())) if by_mouse else None
            self.menu_asked.emit(index.row(), word, self.viewport().mapToGlobal(place))

    def word_at(self, point: QPointF) -> Span | None:
        """The word of `spoken` under a point of the viewport."""
        row = self.indexAt(point.toPoint()).row()
        if row < 0 or self._said.sentence(row).skipped:
            return None
        corner = self.painter.text_corner(self.visualRect(self._said.index(row)))
        at = self._laid_out(row).position_at(point - corner)
        spoken = self._said.sentence(row).spoken
        start = end = min(at, len(spoken))
        while start > 0 and spoken[start - 1].isalnum():
            start -= 1
        while end < len(spoken) and spoken[end].isalnum():
            end += 1
        return (start, end) if start < end else None

    def set_spoken(self, row: int, word: Span | None) -> None:
        """Light up the sentence and the word that are heard; -1: none."""
        before = self.painter.spoken_row
        if (row, word) == (before, self.painter.spoken_word):
            return
        self.painter.spoken_row, self.painter.spoken_word = row, word
        for changed in {before, row} - {-1}:
            self.update_row(changed)

    def update_row(self, row: int) -> None:
        """Paint a row again."""
        if 0 <= row < self._said.rowCount():
            self.viewport().update(self.visualRect(self._said.index(row)))

    def _set_hover(self, row: int) -> None:
        if row != self._hover:
            before, self._hover = self._hover, row
            self.update_row(before)
            self.update_row(row)
            self.hovered.emit(row)

    def _take_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._take_rows(first, 0, last - first + 1)

    def _take_removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._take_rows(first, last - first + 1, 0)

    def _take_rows(self, first: int, removed: int, added: int) -> None:
        self._places.replace(first, removed, self._estimates(first, first + added))
        self.updateGeometries()
        self.viewport().update()

    def _take_data(self, first: QModelIndex, last: QModelIndex, roles: list[int]) -> None:
        if not roles:  # other words, not only another state
            rows = range(first.row(), last.row() + 1)
            self._places.replace(first.row(), len(rows), self._estimates(rows.start, rows.stop))
        for row in self._rows_between(0, self.viewport().height()):
            if first.row() <= row <= last.row():
                self.update_row(row)
        if not roles:
            self.viewport().update()

    def _take_theme(self) -> None:
        self.layouts.take_theme()
        self._estimate_all()

    def _estimate_all(self) -> None:
        if not self._said.rowCount():
            self._places.reset([])
            return
        anchor = self._places.row_at(self.verticalScrollBar().value())
        y = self.row_top(anchor) if anchor >= 0 else 0.0
        self._places.reset(self._estimates(0, self._said.rowCount()))
        self.updateGeometries()
        if anchor >= 0:
            self.verticalScrollBar().setValue(round(self._places.top(anchor) - y))
        self.viewport().update()

    def _estimates(self, first: int, end: int) -> list[float]:
        return self.layouts.estimates(self._said.sentences(first, end), self._text_width(), self.painter.around)

    def _measure_visible(self) -> bool:
        """Lay out what is on the screen; the first row that is seen stays where it is."""
        if not self._said.rowCount():
            return False
        changed = False
        bar = self.verticalScrollBar()
        anchor = self._places.row_at(bar.value())
        y = self.row_top(anchor)
        bottom = self._places.top(anchor) - y + self.viewport().height()
        row = anchor
        while row < self._said.rowCount() and self._places.top(row) < bottom:
            changed |= self._measure(row)
            row += 1
        if changed:
            bar.setRange(0, max(0, round(self._places.total + self.painter.margin) - self.viewport().height()))
            bar.setValue(round(self._places.top(anchor) - y))
        return changed

    def _measure(self, row: int) -> bool:
        return self._places.measure(row, self._laid_out(row).height + self.painter.around)

    def _laid_out(self, row: int) -> LaidOut:
        return self.layouts.get(self._said.sentence(row), self._text_width(), self._said.reason(row))

    def _rows_between(self, top: int, bottom: int) -> range:
        offset = self.verticalScrollBar().value()
        first = self._places.row_at(top + offset)
        return range(max(first, 0), self._places.row_at(bottom + offset) + 1)

    def _text_width(self) -> int:
        return max(40, self.viewport().width() - self.painter.beside)
