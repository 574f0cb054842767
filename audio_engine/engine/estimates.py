"""How long a transcription will take on this computer, told before anybody asks for it."""

from __future__ import annotations

from audio_engine.engine.recogniser_choice import choose_recogniser
from audio_engine.engine.requests import TranscriptionRequest
from audio_engine.settings.folders import home_folder
from audio_engine.settings.resolver import read_settings
from audio_engine.speed import SpeedBook

__all__ = ["estimated_s"]


def estimated_s(request: TranscriptionRequest, audio_s: float) -> float | None:
    """Wall-clock seconds for `audio_s` of sound; None before the first recording with this model and mode.

    The request's file is not looked at.

    Raises:
        ModelMissingError: no model here can do this.
    """
    home = home_folder()
    settings, _ = choose_recogniser(request, read_settings(home), home)
    speed = SpeedBook(home).speed(f"{settings.recogniser}/{settings.model}/{settings.mode}")
    return None if speed is None else audio_s / speed
