"""The workspaces one over the other: each is loaded in the background and made when somebody first goes there."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from desktop.bridge.operations import Operations
from desktop.workspaces import KeepsWork, TakesFocus, WorkspaceContext, WorkspaceEntry

__all__ = ["WorkspaceStack"]


class WorkspaceStack(QStackedWidget):
    """`went_to` carries the name of the workspace that comes to the front, before it is there.

    A workspace that has something open says so in its `windowTitle`; `titled` tells of it.
    """

    went_to = Signal(str)
    titled = Signal(str)
    """The workspace with this name is in front, or has another title."""

    def __init__(self, entries: Sequence[WorkspaceEntry], operations: Operations, context: WorkspaceContext) -> None:
        super().__init__()
        self._entries = {entry.name: entry for entry in entries}
        self._operations = operations
        self._context = context
        self._made: dict[str, QWidget] = {}
        self._waiting: dict[str, list[Callable[[QWidget], None]]] = {}
        self.current = ""
        """The name of the workspace in front."""

    def workspace(self, name: str) -> QWidget:
        """A workspace by its name; it is made now if nobody has been there."""
        if name not in self._made:
            made = self._entries[name].make(self._context)
            made.setAccessibleName(self._entries[name].title)
            made.windowTitleChanged.connect(lambda _: self.titled.emit(name))
            self._made[name] = made
            self.addWidget(made)
        return self._made[name]

    def title(self, name: str) -> str:
        """What a workspace has open; its own name where it is nothing in particular."""
        made = self._made.get(name)
        return (made.windowTitle() if made is not None else "") or self._entries[name].title

    def has_unsaved(self) -> bool:
        """Whether closing would lose something that could not be stored."""
        return any(isinstance(made, KeepsWork) and made.has_unsaved() for made in self._made.values())

    def make_all(self) -> None:
        """Make every workspace: then all of their commands are known."""
        for name in self._entries:
            self.workspace(name)

    def make_all_later(self, then: Callable[[], None]) -> None:
        """The same without keeping the window waiting; `then` is called once all of them are there."""
        missing = set(self._entries)

        def made(name: str, _workspace: QWidget) -> None:
            missing.discard(name)
            if not missing:
                then()

        for name in self._entries:
            self.with_workspace(name, partial(made, name))

    def go_to(self, name: str) -> None:
        """Bring a workspace to the front, at once or when it has been loaded."""
        self.current = name
        self.went_to.emit(name)
        self.with_workspace(name, self._show)

    def with_workspace(self, name: str, then: Callable[[QWidget], None]) -> None:
        """Call `then` with a workspace once it is there; whoever asks first is answered first."""
        entry = self._entries[name]
        if name not in self._waiting and (name in self._made or entry.is_loaded):
            then(self.workspace(name))
            return
        waiting = self._waiting.setdefault(name, [])
        waiting.append(then)
        if len(waiting) == 1:
            modules = iter((*entry.parts, entry.module))
            self._operations.run(entry.load, on_success=lambda _: self._import(name, modules), owner=self)

    def _import(self, name: str, modules: Iterator[str]) -> None:
        """Import one module an event, then answer: none of them keeps the window waiting."""
        module = next(modules, None)
        if module is None:
            self._answer(name)
            return
        importlib.import_module(module)
        QTimer.singleShot(0, self, lambda: self._import(name, modules))

    def _answer(self, name: str) -> None:
        workspace = self.workspace(name)
        for then in self._waiting.pop(name):
            then(workspace)

    def _show(self, workspace: QWidget) -> None:
        if workspace is not self._made.get(self.current):
            return
        self.setCurrentWidget(workspace)
        self.titled.emit(self.current)
        focused = QApplication.focusWidget()
        if isinstance(workspace, TakesFocus) and (focused is None or not workspace.isAncestorOf(focused)):
            workspace.take_focus()
