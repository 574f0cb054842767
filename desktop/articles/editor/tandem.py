"""Keeps the text and what will be said beside each other: they scroll together, and show which sentence is which."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Signal

from desktop.articles.editor.article_text import ArticleText
from desktop.articles.editor.lines import Line
from desktop.articles.editor.planning import ShownPlan
from desktop.articles.editor.said_list import SaidList
from desktop.articles.editor.said_model import SaidModel
from desktop.articles.editor.underlay import Place
from desktop.interviews.transcript.offsets import from_qt, to_qt

if TYPE_CHECKING:
    from desktop.bridge.article_values import PlanLine

__all__ = ["Tandem"]


class Tandem(QObject):
    """The side that somebody moved last leads; the other one follows it, at the height of the same sentence."""

    sentence_changed = Signal(int)
    """Another sentence is the one at hand: its row, -1 where there is none."""

    def __init__(self, text: ArticleText, said: SaidList, model: SaidModel) -> None:
        super().__init__(text)
        self._text, self._said, self._model = text, said, model
        self._text_leads = True
        self._is_moving = False
        self._row = -1
        text.let_go.connect(lambda: self._lead(text=True))
        said.let_go.connect(lambda: self._lead(text=False))
        text.moved.connect(self._follow_text)
        text.filled.connect(self._follow_text)
        said.scrolled.connect(self._follow_said)
        text.caret_moved.connect(self._take_caret)
        said.hovered.connect(self._take_hover)
        said.selectionModel().currentChanged.connect(lambda index, _: self._take_row(index.row()))

    @property
    def row(self) -> int:
        """The sentence at hand: at the caret, or chosen beside the text."""
        return self._row

    def take_plan(self, shown: ShownPlan) -> None:
        """Another plan is shown."""
        self._text.underlay.shown = shown
        self._text.viewport().update()
        self._take_caret()
        self._follow_text() if self._text_leads else self._follow_said()

    def go_to(self, row: int) -> None:
        """Make a sentence the one at hand, on both sides."""
        if not 0 <= row < self._model.rowCount():
            return
        self._lead(text=True)
        self._show_in_text(row)
        self._set_row(row)
        self._follow_text()

    def place_of(self, row: int) -> Place | None:
        """Where a sentence stands in the text as it is now; None where it does not."""
        shown = self._model.shown
        if shown is None or not 0 <= row < self._model.rowCount():
            return None
        sentence = self._model.sentence(row)
        key = shown.key_of(sentence)
        line = self._line(key)
        return None if line is None else (line.key, *shown.now(line, sentence.start, sentence.end))

    def sentence_at_caret(self) -> PlanLine | None:
        """The sentence in which the caret stands."""
        shown, line = self._model.shown, self._text.line_at_caret()
        return None if shown is None or line is None else shown.sentence_at(line, self._text.position_at_caret())

    def bring_into_view(self, row: int) -> None:
        """Scroll both sides to a sentence, where it is not seen well."""
        place = self.place_of(row)
        index = None if place is None else self._text.session.lines.index_of(place[0])
        if place is None or index is None:
            self._said.scrollTo(self._model.index(row))
            return
        block = self._text.document().findBlockByNumber(index)
        self._lead(text=True)
        self._text.bring_into_view(block, to_qt(block.text(), place[1]))
        self._follow_text()

    def _lead(self, *, text: bool) -> None:
        self._text_leads = text

    def _take_caret(self) -> None:
        sentence = self.sentence_at_caret()
        if self._is_moving:
            return
        self._set_row(-1 if sentence is None else sentence.index)

    def _take_row(self, row: int) -> None:
        """Somebody chose a sentence beside the text."""
        if self._is_moving or row < 0 or row == self._row:
            return
        self._lead(text=False)
        self._row = row
        self._light(self.place_of(row))
        with self._moving():
            self._show_in_text(row)
        self._follow_said()
        self.sentence_changed.emit(row)

    def _take_hover(self, row: int) -> None:
        self._light(self.place_of(row if row >= 0 else self._row))

    def _set_row(self, row: int) -> None:
        self._light(self.place_of(row))
        if row == self._row and row == self._said.currentIndex().row():
            return
        self._row = row
        with self._moving():
            self._said.setAutoScroll(False)
            self._said.setCurrentIndex(self._model.index(row))
            self._said.setAutoScroll(True)
        self.sentence_changed.emit(row)

    def _light(self, place: Place | None) -> None:
        before, self._text.underlay.current = self._text.underlay.current, place
        if before != place:
            for changed in (before, place):
                if changed is not None:
                    self._text.repaint_span(changed[0], changed[1:])

    def _show_in_text(self, row: int) -> None:
        place = self.place_of(row)
        index = None if place is None else self._text.session.lines.index_of(place[0])
        if place is not None and index is not None:
            with self._moving():
                self._text.go_to(index, place[1])

    def _follow_text(self) -> None:
        if self._is_moving or not self._text_leads or not self._text.is_filled:
            return
        bar, height = self._text.verticalScrollBar(), self._text.viewport().height()
        if bar.value() == 0:  # what is said before the article is seen too
            with self._moving():
                self._said.verticalScrollBar().setValue(0)
            return
        anchor = height * bar.value() / bar.maximum()
        found = self._sentence_at_height(anchor)
        if found is None:
            return
        row, part = found
        with self._moving():
            self._said.show_row_at(row, anchor - part * self._said.row_height(row))

    def _follow_said(self) -> None:
        if self._is_moving or self._text_leads or not self._text.is_filled or not self._model.rowCount():
            return
        bar, height = self._said.verticalScrollBar(), self._said.viewport().height()
        anchor = height * bar.value() / bar.maximum() if bar.maximum() else 0.0
        row = self._said.indexAt(QPointF(0, anchor).toPoint()).row()
        span = self._heights_of(row)
        if row < 0 or span is None:
            return
        part = (anchor - self._said.row_top(row)) / max(1.0, self._said.row_height(row))
        with self._moving():
            text_bar = self._text.verticalScrollBar()
            text_bar.setValue(round(text_bar.value() + span[0] + part * (span[1] - span[0]) - anchor))

    def _sentence_at_height(self, y: float) -> tuple[int, float] | None:
        """The sentence at a height of the text, and how much of it is above that."""
        shown = self._model.shown
        block = self._text.cursorForPosition(QPointF(0, y).toPoint()).block()
        cursor = self._text.cursorForPosition(QPointF(self._text.viewport().width() / 2, y).toPoint())
        line = self._text.line_of(block)
        while shown is not None and line is not None and not shown.of_line(line.key) and block.previous().isValid():
            block = block.previous()
            line = self._text.line_of(block)
        if shown is None or line is None:
            return None
        position = from_qt(block.text(), cursor.positionInBlock()) if cursor.block() == block else len(block.text())
        sentence = shown.sentence_at(line, position)
        span = None if sentence is None else self._heights_of(sentence.index)
        if sentence is None or span is None or sentence.index >= self._model.rowCount():
            return None
        return sentence.index, min(max((y - span[0]) / max(1.0, span[1] - span[0]), 0.0), 1.0)

    def _heights_of(self, row: int) -> tuple[float, float] | None:
        """From where to where a sentence reaches in the text's viewport."""
        place = self.place_of(row)
        index = None if place is None else self._text.session.lines.index_of(place[0])
        if place is None or index is None:
            return None
        block = self._text.document().findBlockByNumber(index)
        top, _ = self._text.line_place(block, to_qt(block.text(), place[1]))
        _, bottom = self._text.line_place(block, to_qt(block.text(), max(place[1], place[2] - 1)))
        return top, bottom

    def _line(self, key: int | None) -> Line | None:
        index = None if key is None else self._text.session.lines.index_of(key)
        return None if index is None else self._text.session.lines[index]

    @contextmanager
    def _moving(self) -> Iterator[None]:
        before, self._is_moving = self._is_moving, True
        try:
            yield
        finally:
            self._is_moving = before
