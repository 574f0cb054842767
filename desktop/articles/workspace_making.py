"""Makes the page of an article a part an event: nothing keeps the window waiting, and all is there in time."""

from __future__ import annotations

import importlib
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from desktop.articles.article_list_changes import ArticleChanges
    from desktop.articles.music_panel import MusicPanel
    from desktop.articles.report_view import ReportView
    from desktop.articles.voice_panel import VoicePanel
    from desktop.articles.workspace_hands import ArticleHands
    from desktop.articles.workspace_page import ArticlePage
    from desktop.articles.workspace_side import ArticleSide

__all__ = ["PageMaking"]

_MODULES: Final = (
    "desktop.player",
    "desktop.articles.voice_panel_form",
    "desktop.articles.voice_panel",
    "desktop.articles.music_panel",
    "desktop.articles.report_view",
    "desktop.articles.workspace_side",
    "desktop.articles.editor.article_text",
    "desktop.articles.editor.said_list",
    "desktop.articles.editor.hands",
    "desktop.articles.editor.listening",
    "desktop.articles.editor.saying",
    "desktop.articles.editor.editor",
    "desktop.articles.workspace_page",
    "desktop.articles.publish_dialog",
    "desktop.articles.workspace_hands",
)
"""Those without imports of their own first."""


class PageMaking(QObject):
    """`page` and `hands` are made at once where somebody asks for them too early."""

    made = Signal(object)
    """The `ArticlePage` is there."""

    def __init__(self, context: WorkspaceContext, changes: ArticleChanges, host: QWidget) -> None:
        super().__init__(host)
        self._context = context
        self._changes = changes
        self._host = host
        self._voice: VoicePanel
        self._music: MusicPanel
        self._report: ReportView
        self._side: ArticleSide
        self._page: ArticlePage
        self._hands: ArticleHands
        self._waiting: list[Callable[[], object]] = []
        self._is_going = False
        self._steps: deque[Callable[[], object]] = deque(partial(importlib.import_module, name) for name in _MODULES)
        self._steps.extend(
            (self._make_voice, self._make_music, self._make_report, self._make_side, self._make_page, self._make_hands)
        )

    @property
    def is_made(self) -> bool:
        """Whether everything is there."""
        return not self._steps

    @property
    def page(self) -> ArticlePage:
        """The page."""
        self._finish()
        return self._page

    @property
    def hands(self) -> ArticleHands:
        """What is done with the article on it."""
        self._finish()
        return self._hands

    def when_made(self, then: Callable[[], object]) -> None:
        """Call `then` once everything is there, at once where it is."""
        if self.is_made:
            then()
            return
        self._waiting.append(then)
        if not self._is_going:
            self._is_going = True
            QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        if self._steps:
            self._steps.popleft()()
        if self._steps:
            QTimer.singleShot(0, self, self._go_on)
        else:
            self._tell()

    def _finish(self) -> None:
        while self._steps:
            self._steps.popleft()()
        self._tell()

    def _tell(self) -> None:
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()

    def _make_voice(self) -> None:
        from desktop.articles.voice_panel import VoicePanel

        self._voice = VoicePanel(self._context.bridge, self._context.theme, self._host)
        self._voice.hide()

    def _make_music(self) -> None:
        from desktop.articles.music_panel import MusicPanel

        self._music = MusicPanel(self._context.bridge, self._context.theme, self._host)
        self._music.hide()

    def _make_report(self) -> None:
        from desktop.articles.report_view import ReportView

        self._report = ReportView(self._context.theme, self._host)
        self._report.hide()

    def _make_side(self) -> None:
        from desktop.articles.workspace_side import ArticleSide

        self._side = ArticleSide(self._context, self._voice, self._music, self._report, self._host)
        self._side.hide()

    def _make_page(self) -> None:
        from desktop.articles.workspace_page import ArticlePage

        self._page = ArticlePage(self._context, self._side, self._host)
        self._side.show()
        self._page.hide()

    def _make_hands(self) -> None:
        from desktop.articles.workspace_hands import ArticleHands

        self._hands = ArticleHands(self._context, self._page, self._changes, self._host)
        self.made.emit(self._page)
