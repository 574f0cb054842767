"""The words of settings on a page, where those of the schema speak of values that nobody sees there.

The schema's texts also stand in the documents of administrators, which name the values of a file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication

from audio_engine.settings.states import Option, SettingState

__all__ = ["for_people"]


def for_people(state: SettingState) -> SettingState:
    """The same setting with words for a page."""
    text = _TEXTS[state.key]() if state.key in _TEXTS else state.text
    labels = _LABELS[state.key]() if state.key in _LABELS else {}
    options = tuple(Option(one.value, labels.get(one.value, one.label)) for one in state.options)
    return replace(state, text=text, options=options)


_TEXTS: Final[dict[str, Callable[[], str]]] = {
    "ui.language": lambda: QCoreApplication.translate("SettingWords", "The language in which Souffleur speaks to you."),
    "audio.output_device": lambda: QCoreApplication.translate(
        "SettingWords", "What you listen with. Where it is not plugged in, the system’s is used."
    ),
    "audio.input_device": lambda: QCoreApplication.translate(
        "SettingWords", "What you record with. Where it is not plugged in, the system’s is used."
    ),
    "transcription.model": lambda: QCoreApplication.translate(
        "SettingWords", "A larger model makes fewer mistakes and takes longer."
    ),
    "transcription.language": lambda: QCoreApplication.translate(
        "SettingWords", "The language that is spoken in your recordings, where it is mostly the same."
    ),
    "transcription.mode": lambda: QCoreApplication.translate(
        "SettingWords", "Accurate takes the time that good text needs; a draft is faster."
    ),
    "transcription.device": lambda: QCoreApplication.translate(
        "SettingWords",
        "A graphics card is several times as fast as the processor, where there is one that can be used.",
    ),
    "transcription.compute_type": lambda: QCoreApplication.translate(
        "SettingWords", "How the model computes. The automatic choice suits the device."
    ),
    "transcription.priority": lambda: QCoreApplication.translate(
        "SettingWords", "Low leaves the machine to your other programs while it transcribes."
    ),
    "narration.voice": lambda: QCoreApplication.translate("SettingWords", "The voice that reads articles."),
    "narration.loudness": lambda: QCoreApplication.translate(
        "SettingWords", "How loud a narration is. Podcasts are mostly at −16 LUFS, broadcasts at −23 LUFS."
    ),
}

_LABELS: Final[dict[str, Callable[[], dict[str, str]]]] = {
    "transcription.compute_type": lambda: {"auto": QCoreApplication.translate("SettingWords", "Automatic")},
    "narration.format": lambda: {
        "mp3": QCoreApplication.translate("SoundChoice", "MP3: plays everywhere"),
        "m4a": QCoreApplication.translate("SoundChoice", "M4A (AAC): podcasts, phones"),
        "opus": QCoreApplication.translate("SoundChoice", "Opus: the smallest"),
        "flac": QCoreApplication.translate("SoundChoice", "FLAC: nothing lost, half the size"),
        "wav": QCoreApplication.translate("SoundChoice", "WAV: nothing lost, for editing"),
    },
    "narration.loudness": lambda: {
        "podcast-stereo": QCoreApplication.translate("SoundChoice", "Podcast, stereo"),
        "podcast-mono": QCoreApplication.translate("SoundChoice", "Podcast, mono"),
        "stream": QCoreApplication.translate("SoundChoice", "Stream"),
        "broadcast": QCoreApplication.translate("SoundChoice", "Broadcast"),
    },
}
