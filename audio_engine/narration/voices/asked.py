"""What a voice was asked and cannot do, in sentences for a person."""

from __future__ import annotations

from collections.abc import Sequence

from audio_engine.errors import UsageError
from audio_engine.limits import VOICE_SPEED_MAX, VOICE_SPEED_MIN
from audio_engine.narration.voices.nearest import Replaced
from audio_engine.narration.voices.voice import VoiceSettings
from audio_engine.text import tr

__all__ = ["check_settings", "sound_problems", "unknown_language", "unknown_notation"]


def check_settings(settings: VoiceSettings, name: str, speakers: Sequence[str]) -> None:
    """Return where the voice `name`, which has `speakers`, can speak so.

    Raises:
        UsageError: it cannot.
    """
    if not VOICE_SPEED_MIN <= settings.speed <= VOICE_SPEED_MAX:  # not a number is neither
        raise UsageError(
            tr("A voice cannot speak at {speed} times its speed.", speed=settings.speed),
            tr("Choose a speed from {least} to {most}.", least=VOICE_SPEED_MIN, most=VOICE_SPEED_MAX),
        )
    if settings.speaker is not None and settings.speaker not in speakers:
        raise UsageError(
            tr("The voice “{name}” has no speaker “{speaker}”.", name=name, speaker=settings.speaker),
            tr("It has these: {speakers}.", speakers=", ".join(speakers))
            if speakers
            else tr("It has only one: name none."),
        )


def sound_problems(ipa: str, replaced: Replaced) -> list[str]:
    """A sentence for each sound of `ipa` that a voice does not have."""
    return [
        tr("“{ipa}”: this voice has no “{sound}” and says “{nearest}” instead.", ipa=ipa, sound=sound, nearest=nearest)
        if nearest
        else tr("“{ipa}”: this voice has no “{sound}” and leaves it out.", ipa=ipa, sound=sound)
        for sound, nearest in replaced.items()
    ]


def unknown_language(text: str, code: str) -> str:
    """`text` should have been said in the language `code`, which is not known."""
    return tr("“{text}” is said as it is written: no voice here speaks “{code}”.", text=text, code=code)


def unknown_notation(text: str, ipa: str) -> str:
    """`text` should have been said as `ipa`, which this voice cannot read."""
    return tr("“{text}” is said as it is written: this voice cannot read “{ipa}”.", text=text, ipa=ipa)
