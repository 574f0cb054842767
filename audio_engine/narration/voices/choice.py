"""Which voice reads a text, decided without loading anything: a parent process asks this, a worker loads it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from audio_engine.errors import ModelMissingError
from audio_engine.models.installed import find_model
from audio_engine.models.kinds import ModelKind

__all__ = ["BASIC", "VoiceChoice", "choose_voice"]

BASIC: Final = "espeak"
"""The name of the built-in voice."""


@dataclass(frozen=True, slots=True)
class VoiceChoice:
    """A voice that is there. `folder` is a Piper voice's, None for the built-in one; `language` is the text's."""

    name: str
    folder: Path | None
    language: str

    @property
    def basic(self) -> bool:
        """Whether it is the built-in voice."""
        return self.folder is None


def choose_voice(wanted: str | Path | None, language: str) -> VoiceChoice:
    """The voice that somebody asked for (a name, a folder, `espeak`), for a text in `language`.

    None is the best installed voice for `language`, and the built-in one where there is none: that works on a fresh
    machine.

    Raises:
        ModelMissingError: it is not here, not complete, or of another language.
    """
    if wanted is not None and str(wanted) == BASIC:
        return VoiceChoice(BASIC, None, language)
    try:
        model = find_model(wanted, kind=ModelKind.PIPER, language=language)
    except ModelMissingError:
        if wanted:
            raise
        return VoiceChoice(BASIC, None, language)
    return VoiceChoice(model.name, model.folder, language)
