"""What there is on this machine to choose from for settings that are texts: models, voices, languages, devices.

Everything here takes time and is called off the GUI thread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from audio_engine.settings.states import Option
from audio_engine.text import tr

__all__ = ["OFFERED", "options_of"]


def options_of(key: str) -> tuple[Option, ...]:
    """The values of the setting `key` that make sense here, what holds without a choice first.

    Raises:
        UserFacingError: the sound system cannot be asked.
    """
    return _OFFERS[key]()


def _models() -> tuple[Option, ...]:
    from audio_engine.engine import BASIC_MODEL
    from audio_engine.models.installed import installed_models
    from audio_engine.models.kinds import ModelKind

    names = dict.fromkeys(model.name for model in installed_models(ModelKind.WHISPER) if model.complete)
    return (
        Option("", tr("The best one installed")),
        *(Option(name, name) for name in names),
        Option(BASIC_MODEL, tr("Basic recogniser (English only)")),
    )


def _voices() -> tuple[Option, ...]:
    from audio_engine.models.installed import installed_models
    from audio_engine.models.kinds import ModelKind

    names = dict.fromkeys(model.name for model in installed_models(ModelKind.PIPER) if model.complete)
    return (Option("", tr("The best one for the language")), *(Option(name, name) for name in names))


def _languages() -> tuple[Option, ...]:
    from audio_engine.models.catalogue import catalogue
    from audio_engine.models.kinds import ModelKind

    codes = {code for entry in catalogue(ModelKind.WHISPER) for code in entry.languages if code.isalpha()}
    return (Option("auto", tr("It is detected")), *(Option(code, code) for code in sorted(codes)))


def _microphones() -> tuple[Option, ...]:
    from audio_engine.media.record import input_devices

    found = input_devices()
    names = dict.fromkeys(device.name for device in found if not device.is_alias)
    return (Option("", tr("What the system uses")), *(Option(name, name) for name in names))


def _loudspeakers() -> tuple[Option, ...]:
    from audio_engine.media.playback import output_devices

    names = dict.fromkeys(device.name for device in output_devices())
    return (Option("", tr("What the system uses")), *(Option(name, name) for name in names))


_OFFERS: Final[dict[str, Callable[[], tuple[Option, ...]]]] = {
    "transcription.model": _models,
    "transcription.language": _languages,
    "narration.voice": _voices,
    "audio.input_device": _microphones,
    "audio.output_device": _loudspeakers,
}

OFFERED: Final = frozenset(_OFFERS)
"""The settings that are chosen from such a list."""
