"""Keeps a `QTextDocument` as a list of paragraphs says: one block a paragraph, changed as little as a change needs.

The document's own undo is off: `TranscriptSession` has the only stack.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument

from audio_engine.transcript import Gap
from desktop.interviews.transcript.offsets import to_qt
from desktop.interviews.transcript.paragraphs import Paragraphs, Patch
from desktop.theme import space

__all__ = ["TranscriptDocument"]

LINE_HEIGHT_PERCENT: Final = 135.0
TURN_MARGIN: Final = space(4)
"""Above a paragraph in which somebody else begins to speak."""
PASSAGE_MARGIN: Final = space(1)
END_MARGIN: Final = space(10)
AT_ONCE: Final = 250
"""Changed paragraphs, some ten milliseconds' worth."""


class TranscriptDocument(QObject):
    """`is_changing` while it changes the document itself: whatever is heard of the document then is not typing."""

    def __init__(self, document: QTextDocument, paragraphs: Paragraphs, gap_height: int, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._paragraphs = paragraphs
        self._gap_height = gap_height
        self._gaps: tuple[Gap, ...] = ()
        self._gap_at: dict[int, tuple[Gap, ...]] = {}
        self._is_blank = True
        self._filled: int | None = 0
        self._behind: list[Patch] = []
        self.is_changing = False
        self.relaid_blocks = 0
        """How many blocks were given another text or format: what a change has cost."""

    def begin(self, gaps: tuple[Gap, ...]) -> None:
        """Begin to show all paragraphs, with room for these gaps; `fill` does it."""
        self._gaps = gaps
        self._place_gaps()
        self._filled = 0
        self._behind.clear()
        self.is_changing = True
        try:
            self._document.clear()
            self._frame()
        finally:
            self.is_changing = False

    @property
    def is_filled(self) -> bool:
        """Whether all paragraphs are in the document; only then may anything change."""
        return self._filled is None

    def fill(self, count: int) -> None:
        """Put the next paragraphs into the document, at most `count`."""
        if self._filled is None:
            return
        first, last = self._filled, min(self._filled + count, len(self._paragraphs))
        self.is_changing = True
        cursor = QTextCursor(self._document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        try:
            for index in range(first, last):
                if index:
                    cursor.insertBlock(self._format(index))
                else:
                    cursor.setBlockFormat(self._format(index))
                cursor.insertText(self._paragraphs[index].text)
        finally:
            cursor.endEditBlock()
            self.is_changing = False
        self._is_blank = not len(self._paragraphs)
        self._filled = last if last < len(self._paragraphs) else None

    def apply(self, patches: Iterable[Patch]) -> None:
        """Show what has changed. Patches come from `Paragraphs.apply`, in its order.

        Other texts of thousands of paragraphs are shown in handfuls: `show_more` as long as `is_behind`.
        """
        self._behind += patches
        if all(patch.removed == len(patch.added) for patch in self._behind):
            self.show_more()
        else:  # whoever counts blocks may not wait
            waiting, self._behind = self._behind, []
            self._show(waiting)

    @property
    def is_behind(self) -> bool:
        """Whether there are changes that are not shown yet; nobody may type meanwhile."""
        return bool(self._behind)

    def show_more(self) -> None:
        """Show the next handful of what has changed."""
        now, self._behind = self._behind[:AT_ONCE], self._behind[AT_ONCE:]
        self._show(now)

    def _show(self, patches: Sequence[Patch]) -> None:
        self.is_changing = True
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        try:
            for patch in patches:
                self._apply(cursor, patch)
            if any(patch.removed != len(patch.added) for patch in patches):
                self._place_gaps()
                self._frame()
            self._space_out(cursor, _affected(patches))
        finally:
            cursor.endEditBlock()
            self.is_changing = False

    def set_gaps(self, gaps: tuple[Gap, ...]) -> None:
        """Leave room for a bar where somebody speaks and no text stands."""
        self._gaps = gaps
        before = set(self._gap_at)
        self._place_gaps()
        self.is_changing = True
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        try:
            self._frame()
            self._space_out(cursor, before | set(self._gap_at))
        finally:
            cursor.endEditBlock()
            self.is_changing = False

    def gaps_before(self, index: int) -> tuple[Gap, ...]:
        """The gaps that stand above a paragraph; index `len(paragraphs)` is below the last."""
        return self._gap_at.get(index, ())

    def gap_rows(self, first: int, last: int) -> list[tuple[int, tuple[Gap, ...]]]:
        """Where gaps stand above the paragraphs `first` to `last`, from top to bottom."""
        return [(index, self._gap_at[index]) for index in range(first, last + 1) if index in self._gap_at]

    def block(self, index: int) -> QTextBlock:
        """The block of a paragraph."""
        return self._document.findBlockByNumber(index)

    def _apply(self, cursor: QTextCursor, patch: Patch) -> None:
        texts = [segment.text for segment in patch.added]
        self.relaid_blocks += max(patch.removed, len(texts))
        if self._is_blank:
            cursor.movePosition(QTextCursor.MoveOperation.Start)
            cursor.insertText("\n".join(texts))
            self._is_blank = not texts
        elif not texts:
            self._remove(cursor, patch.at, patch.removed)
        elif not patch.removed:
            self._insert(cursor, patch.at, texts)
        else:
            if patch.removed == len(texts) == 1 and self.block(patch.at).text() == texts[0]:
                return
            blocks = [self.block(n) for n in range(patch.at, patch.at + patch.removed)]
            old, new = "\n".join(block.text() for block in blocks), "\n".join(texts)
            _change(cursor, blocks[0].position(), old, new)

    def _insert(self, cursor: QTextCursor, at: int, texts: Sequence[str]) -> None:
        if at < self._document.blockCount():
            cursor.setPosition(self.block(at).position())
            cursor.insertText("\n".join(texts) + "\n")
        else:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText("\n" + "\n".join(texts))

    def _remove(self, cursor: QTextCursor, at: int, count: int) -> None:
        last = at + count >= self._document.blockCount()
        if last and at == 0:
            cursor.select(QTextCursor.SelectionType.Document)
            self._is_blank = True
        elif last:
            cursor.setPosition(self.block(at - 1).position() + self.block(at - 1).length() - 1)
            cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        else:
            cursor.setPosition(self.block(at).position())
            cursor.setPosition(self.block(at + count).position(), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()

    def _space_out(self, cursor: QTextCursor, indexes: Iterable[int]) -> None:
        """Give blocks the room above them that their paragraphs need, where they have another."""
        for index in indexes:
            if not 0 <= index < len(self._paragraphs):
                continue
            block, wanted = self.block(index), self._format(index)
            if block.blockFormat().topMargin() != wanted.topMargin():
                cursor.setPosition(block.position())
                cursor.setBlockFormat(wanted)
                self.relaid_blocks += 1

    def _format(self, index: int) -> QTextBlockFormat:
        turns = index >= len(self._paragraphs) or self._paragraphs.begins_turn(index)
        wanted = QTextBlockFormat()
        wanted.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        wanted.setTopMargin((TURN_MARGIN if turns else PASSAGE_MARGIN) + self._gap_room(index))
        return wanted

    def _gap_room(self, index: int) -> int:
        return self._gap_height * len(self.gaps_before(index))

    def _frame(self) -> None:
        """Room above the first and below the last paragraph; Qt drops a block's own margin there."""
        frame = self._document.rootFrame()
        wanted = frame.frameFormat()
        above, below = TURN_MARGIN + self._gap_room(0), END_MARGIN + self._gap_room(len(self._paragraphs))
        if (wanted.topMargin(), wanted.bottomMargin()) != (above, below):
            wanted.setTopMargin(above)
            wanted.setBottomMargin(below)
            frame.setFrameFormat(wanted)

    def _place_gaps(self) -> None:
        starts = [segment.start_s for segment in self._paragraphs]
        found: dict[int, tuple[Gap, ...]] = {}
        for gap in self._gaps:
            at = bisect_left(starts, gap.start_s)
            found[at] = (*found.get(at, ()), gap)
        self._gap_at = found


def _change(cursor: QTextCursor, position: int, old: str, new: str) -> None:
    """Turn `old`, which begins at `position`, into `new` by touching only what differs; carets elsewhere stay."""
    shortest = min(len(old), len(new))
    head = next((n for n in range(shortest) if old[n] != new[n]), shortest)
    tail = next((n for n in range(shortest - head) if old[-1 - n] != new[-1 - n]), shortest - head)
    if head == len(old) == len(new):
        return
    begin, end = position + to_qt(old, head), position + to_qt(old, len(old) - tail)
    cursor.setPosition(begin)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(new[head : len(new) - tail])


def _affected(patches: Sequence[Patch]) -> set[int]:
    """The indexes, as they are after all patches, that these have touched, and the ones behind them."""
    if all(patch.removed == len(patch.added) for patch in patches):
        return {patch.at + n for patch in patches for n in range(len(patch.added) + 1)}
    found: set[int] = set()
    for patch in patches:
        grown = len(patch.added) - patch.removed
        found = {index + grown if index > patch.at else index for index in found}
        found |= {patch.at + n for n in range(len(patch.added) + 1)}
    return found
