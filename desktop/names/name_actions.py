"""What can be done with names: commands with keys, in the menu, on the buttons and in the cheat sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.names.name_lines import NameLine
from desktop.shortcuts import Command, Shortcuts

__all__ = ["NameActions"]


class NameActions(QObject):
    """Offers what is possible with the chosen names; whoever listens does it."""

    add_wanted = Signal()
    import_wanted = Signal()
    undo_wanted = Signal()
    edit_wanted = Signal(object)
    """A `NameLine`."""
    duplicate_wanted = Signal(object)
    hear_wanted = Signal(object)
    delete_wanted = Signal(list)

    def __init__(self, shortcuts: Shortcuts, owner: QWidget, table: QWidget) -> None:
        super().__init__(owner)
        self._lines: tuple[NameLine, ...] = ()
        group = self.tr("Names")

        def add(where: QWidget, name: str, text: str, run: Callable[[], object], *keys: str) -> QAction:
            return shortcuts.add(Command(f"names.{name}", text, keys, group), where, run)

        self.add = add(owner, "add", self.tr("Add a name…"), self.add_wanted.emit, "Ctrl+N")
        self.import_ = add(owner, "import", self.tr("Import…"), self.import_wanted.emit, "Ctrl+I")
        self.undo = add(table, "undo", self.tr("Undo the last change of the list"), self.undo_wanted.emit, "Ctrl+Z")
        self.edit = add(table, "edit", self.tr("Edit…"), self._edit, "F2")
        self.hear = add(table, "hear", self.tr("Hear"), self._hear, "Ctrl+Space")
        self.duplicate = add(table, "duplicate", self.tr("Duplicate…"), self._duplicate, "Ctrl+D")
        self.delete = add(table, "delete", self.tr("Delete"), self._delete, "Del")
        self.undo.setEnabled(False)
        self.choose(())

    @property
    def lines(self) -> Sequence[NameLine]:
        """What is chosen."""
        return self._lines

    def choose(self, lines: Sequence[NameLine]) -> None:
        """These are chosen now: what cannot be done with them is not offered. The shared list is never changed."""
        self._lines = tuple(lines)
        only = lines[0] if len(lines) == 1 else None
        self._offer(self.edit, only is not None and not only.is_shared)
        self._offer(self.hear, only is not None)
        self._offer(self.duplicate, only is not None)
        self._offer(self.delete, bool(lines) and not any(line.is_shared for line in lines))
        copies = only is not None and only.is_shared
        self.duplicate.setText(self.tr("Copy into my list…") if copies else self.tr("Duplicate…"))

    def menu(self, parent: QWidget) -> QMenu:
        """A menu of what is offered now."""
        menu = QMenu(parent)
        for group in ((self.edit, self.hear, self.duplicate), (self.delete,)):
            offered = [action for action in group if action.isVisible()]
            if offered and menu.actions():
                menu.addSeparator()
            menu.addActions(offered)
        return menu

    def open(self) -> None:
        """Edit the chosen name, or copy it where it is the shared list's."""
        if self.edit.isEnabled():
            self._edit()
        else:
            self._duplicate()

    def _offer(self, action: QAction, possible: bool) -> None:
        action.setVisible(possible)
        action.setEnabled(possible)

    def _edit(self) -> None:
        if len(self._lines) == 1:
            self.edit_wanted.emit(self._lines[0])

    def _duplicate(self) -> None:
        if len(self._lines) == 1:
            self.duplicate_wanted.emit(self._lines[0])

    def _hear(self) -> None:
        if len(self._lines) == 1:
            self.hear_wanted.emit(self._lines[0])

    def _delete(self) -> None:
        if self._lines:
            self.delete_wanted.emit(list(self._lines))
