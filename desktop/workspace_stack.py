"""The workspaces one over the other: each is loaded in the background and made when somebody first goes there."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.bridge.operations import Operations
from desktop.workspaces import WorkspaceContext, WorkspaceEntry

__all__ = ["WorkspaceStack"]


class WorkspaceStack(QStackedWidget):
    """`went_to` carries the name of the workspace that comes to the front, before it is there."""

    went_to = Signal(str)

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
            self._made[name] = made
            self.addWidget(made)
        return self._made[name]

    def make_all(self) -> None:
        """Make every workspace: then all of their commands are known."""
        for name in self._entries:
            self.workspace(name)

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
        if workspace is self._made.get(self.current):
            self.setCurrentWidget(workspace)
