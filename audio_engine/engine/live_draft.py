"""Which recogniser writes down what is being recorded: the one that a transcription would use, in its quickest mode."""

from __future__ import annotations

from pathlib import Path

from audio_engine.engine.recogniser_choice import choose_recogniser
from audio_engine.engine.requests import TranscriptionRequest
from audio_engine.jobs.transcription_settings import TranscriptionSettings
from audio_engine.settings.resolver import read_settings

__all__ = ["live_draft_settings"]


def live_draft_settings(home: Path, *, model: str | None = None, language: str | None = None) -> TranscriptionSettings:
    """What a live draft is made with; None leaves the choice to the settings.

    Raises:
        ModelMissingError: no model here can do this.
        NotAllowedError: an administrator has decided otherwise.
    """
    request = TranscriptionRequest(path=home, model=model, language=language, mode="draft", names=())
    settings, _notices = choose_recogniser(request, read_settings(home), home)
    return settings
