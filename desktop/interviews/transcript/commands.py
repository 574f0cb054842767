"""The steps that can be undone. One stack holds them all: text, splits, merges, replacements, speakers, ticks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoCommand

from desktop.interviews.transcript.ledger import Token
from desktop.interviews.transcript.paragraphs import Edit, EditKind

__all__ = ["EditCommand", "edit_name"]


class EditCommand(QUndoCommand):
    """One edit and the changes in the library that it stands for.

    `show` carries an edit out on what is shown, `take_back` has the library undo or repeat it. The first `redo` does
    neither: whoever pushes the command has done both.
    """

    def __init__(
        self, edit: Edit, token: Token, show: Callable[[Edit], None], take_back: Callable[[Token], None]
    ) -> None:
        super().__init__(edit_name(edit))
        self.edit = edit
        self.token = token
        self._show = show
        self._take_back = take_back
        self._is_new = True

    def undo(self) -> None:
        """Take it back."""
        self._show(self.edit.inverse())
        self._take_back(self.token)

    def redo(self) -> None:
        """Do it again."""
        if self._is_new:
            self._is_new = False
            return
        self._show(self.edit)
        self._take_back(self.token)


def edit_name(edit: Edit) -> str:
    """What an edit is called in “Undo …”."""
    translate = QCoreApplication.translate
    names = {
        EditKind.TEXT: translate("EditCommand", "typing"),
        EditKind.SPLIT: translate("EditCommand", "splitting a passage"),
        EditKind.MERGE: translate("EditCommand", "joining passages"),
        EditKind.CREATE: translate("EditCommand", "a new passage"),
        EditKind.REPLACE: translate("EditCommand", "replacing"),
        EditKind.SPEAKER: translate("EditCommand", "a change of speakers"),
        EditKind.SPEAKERS: translate("EditCommand", "a change of speakers"),
        EditKind.STATE: translate("EditCommand", "ticking"),
        EditKind.HEARING: translate("EditCommand", "what was heard again"),
        EditKind.RESTORE: translate("EditCommand", "going back to the machine’s text"),
    }
    return names[edit.kind]
