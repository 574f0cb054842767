"""Everything that widgets hold of the engine, made and closed together."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from desktop.bridge.jobs_bridge import JobsBridge
from desktop.bridge.library_bridge import LibraryBridge
from desktop.bridge.operations import Operations
from desktop.bridge.preferences import Preferences

__all__ = ["Bridge"]


class Bridge(QObject):
    """Operations, library, jobs and preferences of one data folder.

    The start of the program has the first and the last already, before there is a bridge.
    """

    def __init__(
        self,
        home: Path,
        parent: QObject | None = None,
        *,
        operations: Operations | None = None,
        preferences: Preferences | None = None,
    ) -> None:
        super().__init__(parent)
        self.home = home
        self.operations = operations or Operations(self)
        self.library = LibraryBridge(home, self.operations, self)
        self.jobs = JobsBridge(home, self.operations, self.library, self)
        self.preferences = preferences or Preferences(home, self.operations)

    def close(self) -> None:
        """Stop the queue, finish the writes, close the library. Waits: only once the window is gone."""
        self.jobs.close()
        self.operations.close()
        self.library.close()
