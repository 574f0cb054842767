"""Load the voice that was chosen. What it imports is native: in a worker only."""

from __future__ import annotations

from pathlib import Path

from audio_engine.limits import VOICE_PARALLEL_MAX
from audio_engine.narration.voices.choice import VoiceChoice, choose_voice
from audio_engine.narration.voices.voice import Voice

__all__ = ["basic_voice", "load_voice"]


def load_voice(wanted: str | Path | VoiceChoice | None, language: str, *, cores: int = 1, device: str = "cpu") -> Voice:
    """The voice `wanted` (as in `choose_voice`) for texts in `language`.

    `cores` is how many it may keep busy. It will say so many sentences at once, each on one core: two cores on one
    sentence are no faster than two sentences on one each, and mostly slower (benchmarks/narration_threads.py).

    Raises:
        ModelMissingError: it is not here, damaged, or of another language.
        JobFailedError: the device cannot be used, or the installation is damaged.
    """
    choice = wanted if isinstance(wanted, VoiceChoice) else choose_voice(wanted, language)
    if choice.folder is None:
        return basic_voice(language)
    from audio_engine.narration.voices.piper import PiperVoice

    parallel = 1 if device == "cuda" else min(max(1, cores), VOICE_PARALLEL_MAX)
    return PiperVoice(choice.folder, name=choice.name, language=language, parallel=parallel, device=device)


def basic_voice(language: str) -> Voice:
    """The built-in voice of `language`.

    Raises:
        ModelMissingError: it does not speak it.
        JobFailedError: the installation is damaged.
    """
    from audio_engine.narration.voices.espeak import EspeakVoice

    return EspeakVoice(language)
