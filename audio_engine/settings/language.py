"""Has this process, and those that it starts, speak the language that was chosen."""

from __future__ import annotations

import os

from audio_engine.settings.resolver import Settings, ValueSource
from audio_engine.settings.schema import UI_LANGUAGE

__all__ = ["speak_chosen_language"]

_VARIABLE = "SOUFFLEUR_LANGUAGE"
"""What `audio_engine.text` asks first, and children inherit."""


def speak_chosen_language(settings: Settings) -> None:
    """Apply `ui.language`: a locked policy beats `SOUFFLEUR_LANGUAGE`, which beats every other choice."""
    chosen = settings.chosen(UI_LANGUAGE)
    is_locked = chosen.source is ValueSource.LOCKED_POLICY
    if chosen.value != "auto" and (is_locked or not os.environ.get(_VARIABLE)):
        os.environ[_VARIABLE] = chosen.value
