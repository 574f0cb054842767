"""Lets a person hear a name as a voice will say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject

from audio_engine.errors import UserFacingError
from audio_engine.names.entry import Name, SayAs
from audio_engine.narration.choices import NarrationChoices
from desktop.bridge import Operation
from desktop.workspaces import WorkspaceContext

if TYPE_CHECKING:
    from audio_engine.media.playback import SoundSource
    from desktop.player import Player

__all__ = ["NameHearing"]

_SPOKEN: Final = ("fr", "en")
"""The languages that there are rules for."""


class NameHearing(QObject):
    """Plays one name at a time; the newest wins."""

    def __init__(self, context: WorkspaceContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._player: Player | None = None
        self._asked: Operation | None = None

    def hear(self, name: Name) -> None:
        """Say an entry of the list."""
        self.say(name.written, name.say_as, name.language)

    def say(self, written: str, say_as: SayAs | None, language: str | None) -> None:
        """Say `written` in that way, with the voice for the language; None is the interface's."""
        self._asked = self._context.bridge.articles.hear(
            written,
            say_as=say_as,
            choices=NarrationChoices(language=_reading_language(language)),
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


def _reading_language(language: str | None) -> str:
    """The language whose voice says it: the entry's, else the interface's, else English."""
    for code in (language or "", QLocale().name()):
        base = code.replace("_", "-").split("-")[0].lower()
        if base in _SPOKEN:
            return base
    return "en"
