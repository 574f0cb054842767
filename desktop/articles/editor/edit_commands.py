"""The steps that can be undone. One stack holds them all: text, kinds, what is left out, marks, names."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoCommand

from desktop.articles.editor.lines import Edit, EditKind

__all__ = ["CallCommand", "EditCommand", "edit_name"]


class EditCommand(QUndoCommand):
    """One edit. The first `redo` does nothing: whoever pushes the command has shown it."""

    def __init__(self, edit: Edit, show: Callable[[Edit], None]) -> None:
        super().__init__(edit_name(edit))
        self.edit = edit
        self._show = show
        self._is_new = True

    def undo(self) -> None:
        """Take it back."""
        self._show(self.edit.inverse())

    def redo(self) -> None:
        """Do it again."""
        if self._is_new:
            self._is_new = False
            return
        self._show(self.edit)


class CallCommand(QUndoCommand):
    """Something outside the article: an entry of the newsroom's names."""

    def __init__(self, text: str, take_back: Callable[[], object], again: Callable[[], object]) -> None:
        super().__init__(text)
        self._take_back = take_back
        self._again = again
        self._is_new = True

    def undo(self) -> None:
        """Take it back."""
        self._take_back()

    def redo(self) -> None:
        """Do it again."""
        if self._is_new:
            self._is_new = False
            return
        self._again()


def edit_name(edit: Edit) -> str:
    """What an edit is called in “Undo …”."""
    translate = QCoreApplication.translate
    names = {
        EditKind.TEXT: translate("ArticleEdit", "typing"),
        EditKind.STRUCTURE: translate("ArticleEdit", "a change of paragraphs"),
        EditKind.KIND: translate("ArticleEdit", "the kind of a paragraph"),
        EditKind.DROP: translate("ArticleEdit", "leaving a paragraph out"),
        EditKind.RESTORE: translate("ArticleEdit", "putting a paragraph back"),
        EditKind.MARK: translate("ArticleEdit", "a mark"),
        EditKind.NAME: translate("ArticleEdit", "how a name is said"),
    }
    return names[edit.kind]
