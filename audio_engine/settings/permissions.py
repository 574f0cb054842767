"""What a policy forbids, as a sentence, before anything is begun."""

from __future__ import annotations

from collections.abc import Iterable

from audio_engine.errors import NotAllowedError
from audio_engine.settings.resolver import Settings
from audio_engine.settings.schema import (
    EXPORT_FORMATS_ALLOWED,
    MODELS_DOWNLOADS,
    NARRATION_FORMATS_ALLOWED,
    RECORDING_ENABLED,
)
from audio_engine.settings.schema_machine import TRANSCRIPT_FORMATS
from audio_engine.settings.schema_narration import AUDIO_FORMATS
from audio_engine.settings.setting import Setting
from audio_engine.text import tr

__all__ = [
    "allowed_audio_formats",
    "allowed_transcript_formats",
    "is_recording_allowed",
    "refuse_audio_format",
    "refuse_downloads",
    "refuse_recording",
    "refuse_transcript_formats",
]


def is_recording_allowed(settings: Settings) -> bool:
    """Whether a microphone may be used."""
    return settings.get(RECORDING_ENABLED)


def refuse_recording(settings: Settings) -> None:
    """Do nothing where a microphone may be used.

    Raises:
        NotAllowedError: it may not.
    """
    if not is_recording_allowed(settings):
        raise NotAllowedError(
            tr("Recording is switched off by your organisation."),
            tr("Record with another device and open its file here, or ask your administrator."),
        )


def refuse_downloads(settings: Settings) -> None:
    """Do nothing where models may be downloaded.

    Raises:
        NotAllowedError: they may not.
    """
    if not settings.get(MODELS_DOWNLOADS):
        raise NotAllowedError(
            tr("Downloads of models are switched off by your organisation."),
            tr("Import a model from a folder or a bundle, or ask your administrator."),
        )


def allowed_transcript_formats(settings: Settings) -> tuple[str, ...]:
    """The formats in which transcripts may be exported."""
    return settings.get(EXPORT_FORMATS_ALLOWED) or TRANSCRIPT_FORMATS


def allowed_audio_formats(settings: Settings) -> tuple[str, ...]:
    """The formats in which narrations may be written."""
    return settings.get(NARRATION_FORMATS_ALLOWED) or AUDIO_FORMATS


def refuse_transcript_formats(settings: Settings, formats: Iterable[str]) -> None:
    """Do nothing where transcripts may be exported in all of `formats`.

    Raises:
        NotAllowedError: one of them is forbidden.
    """
    _refuse(settings, EXPORT_FORMATS_ALLOWED, formats)


def refuse_audio_format(settings: Settings, name: str) -> None:
    """Do nothing where narrations may be written in this format.

    Raises:
        NotAllowedError: it is forbidden.
    """
    _refuse(settings, NARRATION_FORMATS_ALLOWED, [name])


def _refuse(settings: Settings, setting: Setting[tuple[str, ...]], formats: Iterable[str]) -> None:
    allowed = settings.get(setting)
    forbidden = [name for name in formats if name not in allowed]
    if allowed and forbidden:
        raise NotAllowedError(
            tr("Your organisation does not allow files of the kind {names}.", names=", ".join(forbidden)),
            tr("Choose from {names}.", names=", ".join(allowed)),
        )
