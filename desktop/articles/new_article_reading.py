"""Reads articles one after the other, shows which one it is at, and stops when somebody says so."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from audio_engine.errors import UserFacingError
from desktop.articles.new_article import Handed
from desktop.bridge import Bridge, Operation
from desktop.theme import Theme, space
from desktop.widgets import ProgressRow

__all__ = ["ArticleReading"]


class ArticleReading(QFrame):
    """Hidden while nothing is read. What cannot be read does not keep the others from it."""

    read = Signal(list)
    """The ids of everything that was handed over together, once the last has been read."""
    failed = Signal(object)
    """A `UserFacingError` about one of them."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._waiting: deque[Handed] = deque()
        self._ids: list[int] = []
        self._operation: Operation | None = None
        self._progress = ProgressRow(theme, name=self.tr("Reading an article"), parent=self)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.setAccessibleName(self.tr("Stop reading"))
        self.cancel.clicked.connect(self.stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(6), space(2), space(6), space(2))
        row.setSpacing(space(3))
        row.addWidget(self._progress, 1)
        row.addWidget(self.cancel)
        self.hide()

    @property
    def is_reading(self) -> bool:
        """Whether something is being read."""
        return self._operation is not None

    def take(self, handed: Iterable[Handed]) -> None:
        """Read these too."""
        self._waiting.extend(handed)
        if not self.is_reading:
            self._next()

    def stop(self) -> None:
        """Read no more; what was read stays."""
        if self._operation is not None:
            self._operation.cancel()
            self._operation = None
        self._waiting.clear()
        self._end()

    def _next(self) -> None:
        if not self._waiting:
            self._end()
            return
        handed = self._waiting.popleft()
        more = len(self._waiting)
        caption = self.tr("Reading “{0}”").format(handed.name)
        self._progress.show_progress(None, f"{caption}, {self.tr('{0} more').format(more)}" if more else caption)
        self.show()
        self._operation = self._bridge.articles.read(
            handed.source,
            name=handed.name,
            as_format=handed.as_format,
            on_success=self._on_read,
            on_failure=self._on_failure,
            owner=self,
        )

    def _on_read(self, article_id: int) -> None:
        self._ids.append(article_id)
        self._operation = None
        self._next()

    def _on_failure(self, problem: UserFacingError) -> None:
        self.failed.emit(problem)
        self._operation = None
        self._next()

    def _end(self) -> None:
        self.hide()
        ids, self._ids = self._ids, []
        if ids:
            self.read.emit(ids)
