"""Everything that widgets hold of the engine, made and closed together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.bridge.articles_bridge import ArticlesBridge
from desktop.bridge.jobs_bridge import JobsBridge
from desktop.bridge.library_bridge import LibraryBridge
from desktop.bridge.models_bridge import ModelsBridge
from desktop.bridge.names_bridge import NamesBridge
from desktop.bridge.operations import Operations
from desktop.bridge.preferences import Preferences
from desktop.bridge.settings_bridge import SettingsBridge

if TYPE_CHECKING:
    from audio_engine.jobs.spawner import Spawner

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
        spawner: Spawner | None = None,
    ) -> None:
        super().__init__(parent)
        self.home = home
        self.operations = operations or Operations(self)
        self.library = LibraryBridge(home, self.operations, self)
        self.jobs = JobsBridge(home, self.operations, self.library, self)
        self.articles = ArticlesBridge(home, self.operations, self.library, self.jobs, self)
        self.names = NamesBridge(self.operations, self.library, self)
        self.models = ModelsBridge(self.operations, self.jobs, self, spawner=spawner)
        self.settings = SettingsBridge(self.operations, self)
        self.preferences = preferences or Preferences(home, self.operations)

    def close(self) -> None:
        """Stop the queue, finish the writes, close the library. Waits: only once the window is gone."""
        self.jobs.stop()
        self.articles.close()
        self.models.close()
        self.operations.close()
        self.jobs.close()
        self.library.close()
