"""Keeps a `QTextDocument` as the lines say: one block a paragraph, changed as little as a change needs.

The document's own undo is off: `ArticleSession` has the only stack.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from desktop.articles.editor.kinds import block_format, char_format, look
from desktop.articles.editor.lines import Edit, EditKind, Lines
from desktop.articles.editor.mark_positions import change_between
from desktop.interviews.transcript.offsets import to_qt
from desktop.theme import Theme, space

__all__ = ["ArticleDocument"]

END_MARGIN: Final = space(10)


class ArticleDocument(QObject):
    """`is_changing` while it changes the document itself: whatever is heard of the document then is not typing."""

    def __init__(self, document: QTextDocument, lines: Lines, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._lines = lines
        self._theme = theme
        self._filled: int | None = 0
        self.is_changing = False
        self.relaid_blocks = 0
        """How many blocks were given another text or look: what a change has cost."""
        theme.changed.connect(self.take_theme)
        frame = document.rootFrame().frameFormat()
        frame.setBottomMargin(END_MARGIN)
        frame.setTopMargin(space(2))
        document.rootFrame().setFrameFormat(frame)

    @property
    def is_filled(self) -> bool:
        """Whether all paragraphs are in the document; only then may anything change."""
        return self._filled is None

    def fill(self, count: int) -> None:
        """Put the next paragraphs into the document, at most `count`."""
        if self._filled is None:
            return
        first, last = self._filled, min(self._filled + count, len(self._lines))
        with self._changing() as cursor:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            for index in range(first, last):
                line = self._lines[index]
                letters = char_format(line.kind, self._theme, dropped=line.dropped is not None)
                if index:
                    cursor.insertBlock(block_format(line.kind), letters)
                else:
                    cursor.setBlockFormat(block_format(line.kind))
                    cursor.setBlockCharFormat(letters)
                cursor.insertText(line.text, letters)
                cursor.block().setUserState(look(line.kind, dropped=line.dropped is not None))
        self._filled = last if last < len(self._lines) else None

    def show(self, edit: Edit) -> None:
        """Show what an edit has done; the lines have done it already."""
        for splice in edit.splices:
            old = "\n".join(line.text for line in splice.before)
            new = "\n".join(line.text for line in splice.after)
            if old != new:
                self._replace(self.block(splice.at).position(), old, new)
        self.restyle(edit)

    def restyle(self, edit: Edit) -> None:
        """Let the paragraphs that an edit has touched look as their kinds do."""
        for splice in edit.splices:
            for index in range(splice.at, splice.at + len(splice.after)):
                self._style(index, anew=edit.kind is EditKind.STRUCTURE)

    def take_theme(self) -> None:
        """Dim what is left out in the colours in force; everything else follows the palette by itself."""
        if self.is_filled:
            for index, line in enumerate(self._lines):
                if line.dropped is not None:
                    self._style(index, anew=True)

    def block(self, index: int) -> QTextBlock:
        """The block of a paragraph."""
        return self._document.findBlockByNumber(index)

    def _style(self, index: int, *, anew: bool) -> None:
        if index >= len(self._lines):
            return
        line, block = self._lines[index], self.block(index)
        wanted = look(line.kind, dropped=line.dropped is not None)
        if block.userState() == wanted and not anew:
            return
        self.relaid_blocks += 1
        letters = char_format(line.kind, self._theme, dropped=line.dropped is not None)
        with self._changing() as cursor:
            cursor.setPosition(block.position())
            cursor.setBlockFormat(block_format(line.kind))
            cursor.setBlockCharFormat(letters)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(letters)
        self.block(index).setUserState(wanted)

    def _replace(self, position: int, old: str, new: str) -> None:
        """Turn `old`, which begins at `position`, into `new` by touching only what differs; carets elsewhere stay."""
        self.relaid_blocks += 1 + new.count("\n")
        head, old_end, new_end = change_between(old, new)
        with self._changing() as cursor:
            cursor.setPosition(position + to_qt(old, head))
            cursor.setPosition(position + to_qt(old, old_end), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(new[head:new_end])

    @contextmanager
    def _changing(self) -> Iterator[QTextCursor]:
        cursor = QTextCursor(self._document)
        self.is_changing = True
        cursor.beginEditBlock()
        try:
            yield cursor
        finally:
            cursor.endEditBlock()
            self.is_changing = False
