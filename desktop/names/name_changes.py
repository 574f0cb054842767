"""Changes the list as somebody has asked for, through the bridge, and says so with a way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from audio_engine.names.entry import Name, NameKey
from desktop.names.name_dialog import NameDialog
from desktop.names.name_lines import NameLine
from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from audio_engine.names.store import NamesChange

__all__ = ["NameChanges"]

_STEPS: Final = 50
"""Changes that can be taken back one after the other."""


class NameChanges(QObject):
    """Adds, edits, deletes and takes back. `host` is what its windows stand over."""

    kept = Signal(object)
    """A `Name` that is in the list now: to be shown."""
    can_undo = Signal(bool)

    def __init__(self, context: WorkspaceContext, host: QWidget) -> None:
        super().__init__(host)
        self._context = context
        self._host = host
        self._done: list[NamesChange] = []
        self._own: frozenset[NameKey] = frozenset()
        self._publication = ""

    def know(self, own: frozenset[NameKey], publication: str) -> None:
        """What is in the list, and which publication is the usual one."""
        self._own = own
        self._publication = publication

    def add(self) -> NameDialog:
        """Ask for a new name."""
        return self._ask(self.tr("Add a name"), None, self._keep_new)

    def edit(self, line: NameLine) -> NameDialog:
        """Let a name be changed."""
        return self._ask(self.tr("Edit the name"), line.name, partial(self._keep_edited, line.name))

    def duplicate(self, line: NameLine) -> NameDialog:
        """Let a new name begin as another one is; the shared list's is copied so."""
        title = self.tr("Copy into my list") if line.is_shared else self.tr("Duplicate the name")
        return self._ask(title, line.name, self._keep_new)

    def keep(self, names: Sequence[Name], what: str) -> None:
        """Put names into the list as one change; `what` says it."""
        self._context.bridge.names.keep(names, on_success=partial(self._on_changed, what, names), owner=self)

    def delete(self, lines: Sequence[NameLine]) -> None:
        """Take names out of the list."""
        names = [line.name for line in lines]
        what = self.tr("{0} names were deleted.").format(len(names))
        if len(names) == 1:
            what = self.tr("“{0}” was deleted.").format(names[0].written)
        self._context.bridge.names.forget(names, on_success=partial(self._on_changed, what, ()), owner=self)

    def undo(self) -> None:
        """Take the last change back."""
        if self._done:
            self._take_back(self._done[-1])

    def _ask(self, title: str, name: Name | None, on_kept: Callable[[Name], None]) -> NameDialog:
        taken = self._own - ({name.key} if on_kept != self._keep_new and name is not None else set())
        dialog = NameDialog(
            self._context, self._host, title=title, name=name, publication=self._publication, taken=taken
        )
        dialog.kept.connect(on_kept)
        dialog.open()
        return dialog

    def _keep_new(self, name: Name) -> None:
        self.keep([name], self.tr("“{0}” is in the list.").format(name.written))

    def _keep_edited(self, old: Name, new: Name) -> None:
        if new == old:
            return
        what = self.tr("“{0}” was changed.").format(new.written)
        self._context.bridge.names.edit(old, new, on_success=partial(self._on_changed, what, [new]), owner=self)

    def _on_changed(self, what: str, names: Sequence[Name], change: NamesChange) -> None:
        if not change.is_empty:
            self._done = [*self._done, change][-_STEPS:]
            self.can_undo.emit(True)
            self._context.notices.say(what, undo=partial(self._take_back, change))
        for name in names[:1]:
            self.kept.emit(name)

    def _take_back(self, change: NamesChange) -> None:
        if change in self._done:
            self._done.remove(change)
            self.can_undo.emit(bool(self._done))
            self._context.bridge.names.undo(change)
