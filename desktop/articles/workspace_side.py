"""Beside an article's text: who reads it, what sounds around it, what was published of it.

Single sentences and mixes are heard from here.
"""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from audio_engine.errors import UserFacingError
from audio_engine.narration.choices import NarrationChoices
from desktop.articles.music_panel import MusicPanel
from desktop.articles.report_view import ReportView
from desktop.articles.voice_panel import VoicePanel
from desktop.bridge.publish_offer import publish_offer
from desktop.player import PlaybackState, Player
from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from desktop.articles.editor.editor import ArticleEditor
    from desktop.bridge import Operation
    from desktop.bridge.article_values import ArraySource, OpenArticle

__all__ = ["ArticleSide", "SidePage"]


class SidePage(IntEnum):
    """Its pages, in their order."""

    VOICE = 0
    MUSIC = 1
    PUBLISHED = 2


class ArticleSide(QTabWidget):
    """`choices_changed` carries what somebody has chosen in any of the panels."""

    choices_changed = Signal(object)
    """`NarrationChoices`."""

    def __init__(
        self,
        context: WorkspaceContext,
        voice: VoicePanel,
        music: MusicPanel,
        report: ReportView,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._bridge = context.bridge
        self._editor: ArticleEditor | None = None
        self._article_id = 0
        self._hears_mix = False
        self._working: Operation | None = None
        """What is being said or mixed for the player."""
        self.player = Player(context.bridge.preferences, self)
        self.voice, self.music, self.report = voice, music, report
        self.setAccessibleName(self.tr("Voice, music, publications"))
        self.setDocumentMode(True)
        self.addTab(self.voice, self.tr("Voice"))
        self.addTab(self.music, self.tr("Music"))
        self.addTab(self.report, self.tr("Published"))
        self.tabBar().setExpanding(True)
        self.setMinimumWidth(round(context.theme.font("body").pointSizeF() * 32))
        self._connect()

    def show_article(self, opened: OpenArticle, editor: ArticleEditor) -> None:
        """Show another article's."""
        self.stop()
        self._editor, self._article_id = editor, opened.id
        self.voice.show_article(opened.item, opened.choices)
        self.music.show_choices(opened.choices)
        self.report.show_narrations(opened.narrations)
        home, language = self._bridge.home, opened.item.language
        folders: tuple[Path, ...] = ()
        self._bridge.operations.run(
            lambda: publish_offer(home, language, folders),
            on_success=self.voice.show_offer,
            key="articles-offer",
            owner=self,
        )

    def show_page(self, page: SidePage) -> None:
        """Bring a page to the front."""
        self.setCurrentIndex(page)

    def take_choices(self, choices: NarrationChoices) -> None:
        """The choices were changed elsewhere."""
        self.voice.take_choices(choices)
        self.music.take_choices(choices)

    def stop(self) -> None:
        """Be silent, and make nothing for the ear any more."""
        if self._working is not None:
            self._working.cancel()
            self._working = None
        self.player.pause()
        self._show_idle()

    def _connect(self) -> None:
        self.voice.changed.connect(self._on_voice)
        self.music.changed.connect(self._on_music)
        self.voice.hear_wanted.connect(self._hear)
        self.music.preview_wanted.connect(self._preview)
        self.voice.stop_wanted.connect(self.stop)
        self.music.stop_wanted.connect(self.stop)
        self.player.state.connect(self._on_state)
        self.player.failed.connect(self._on_failure)

    def _on_voice(self, choices: NarrationChoices) -> None:
        self.music.take_choices(choices)
        self.choices_changed.emit(choices)

    def _on_music(self, choices: NarrationChoices) -> None:
        self.voice.take_choices(choices)
        self.choices_changed.emit(choices)

    def _hear(self) -> None:
        if self._editor is None:
            return
        self._editor.stop()
        self.stop()
        _, written = self._editor.current_text()
        text = written.strip() or self.tr("There is nothing to say yet.")
        self._hears_mix = False
        self.voice.show_heard(on=True)
        self._working = self._bridge.articles.hear(
            text, choices=self.voice.choices, on_success=self._play, on_failure=self._on_failure, owner=self
        )

    def _preview(self) -> None:
        if self._editor is None:
            return
        self._editor.stop()
        self.stop()
        plan = self._editor.plan
        if plan is None:
            self.music.show_problem(self.tr("The text is still being prepared. Try again in a moment."))
            return
        self._hears_mix = True
        self.music.show_working()
        self._working = self._bridge.articles.preview_mix(
            self._article_id,
            plan,
            self.voice.choices,
            on_success=self._play,
            on_failure=self._on_failure,
            owner=self,
        )

    def _play(self, sound: ArraySource) -> None:
        self._working = None
        self.player.load_source(sound)
        self.player.play_from(0.0)

    def _on_state(self, state: PlaybackState) -> None:
        if self._working is not None:
            return
        if state in {PlaybackState.PLAYING, PlaybackState.WAITING}:
            if self._hears_mix:
                self.music.show_playing()
            else:
                self.voice.show_heard(on=True)
        else:
            self._show_idle()

    def _on_failure(self, problem: UserFacingError) -> None:
        self._working = None
        self._show_idle()
        if self.currentWidget() is self.music:
            self.music.show_problem(f"{problem.what} {problem.to_do}".strip())
        else:
            self._context.notices.failure(problem)

    def _show_idle(self) -> None:
        self.voice.show_heard(on=False)
        self.music.show_idle()
