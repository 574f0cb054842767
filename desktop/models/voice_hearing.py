"""Lets a person hear an installed voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from audio_engine.errors import UserFacingError
from desktop.bridge.models_values import ModelItem
from desktop.models.model_lines import base_language
from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from audio_engine.media.playback import SoundSource
    from desktop.player import Player

__all__ = ["VoiceHearing"]

_SENTENCES: Final = {
    "en": "Good morning. This is how I sound when I read your articles.",
    "fr": "Bonjour. Voici comment je lis vos articles.",
}
"""In the voice's language, whatever the interface's is."""


class VoiceHearing(QObject):
    """Plays one voice at a time; the newest wins."""

    def __init__(self, context: WorkspaceContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._player: Player | None = None

    def hear(self, item: ModelItem) -> None:
        """Have the voice say a sentence in its language."""
        language = base_language(item.languages[0]) if item.languages else ""
        sentence = _SENTENCES.get(language)
        if sentence is not None:
            self._context.bridge.articles.hear(
                sentence,
                language=language,
                voice=item.name,
                on_success=self._play,
                on_failure=self._on_failure,
                owner=self,
            )

    @property
    def player(self) -> Player:
        """What it plays on."""
        if self._player is None:
            from desktop.player import Player

            self._player = Player(self._context.bridge.preferences, self)
            self._player.failed.connect(self._on_failure)
        return self._player

    def _play(self, source: SoundSource) -> None:
        self.player.load_source(source)
        self.player.play_from(0.0)

    def _on_failure(self, problem: UserFacingError) -> None:
        self._context.notices.failure(problem)
