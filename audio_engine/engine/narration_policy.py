"""What an organisation has decided about narrations: how they declare themselves, and which files they may be."""

from __future__ import annotations

from audio_engine.errors import NotAllowedError
from audio_engine.settings.permissions import allowed_audio_formats
from audio_engine.settings.resolver import Settings
from audio_engine.settings.schema import (
    DISCLOSURE_OFF,
    NARRATION_DISCLOSURE,
    NARRATION_DISCLOSURE_REQUIRED,
    NARRATION_FORMAT,
)
from audio_engine.text import tr

__all__ = ["disclosure_in_force", "usual_format"]


def disclosure_in_force(settings: Settings, wanted: str | None) -> str:
    """What the voice says of itself where `wanted` is asked for: words, empty for ours, or `DISCLOSURE_OFF`.

    Raises:
        NotAllowedError: an administrator has decided on other words, or that it cannot be switched off.
    """
    words = settings.for_request(NARRATION_DISCLOSURE, wanted).strip()
    if words != DISCLOSURE_OFF or not settings.get(NARRATION_DISCLOSURE_REQUIRED):
        return words
    if wanted is None:  # the person's own setting, from before the policy: the narration declares itself all the same
        return ""
    raise NotAllowedError(
        tr("Your organisation wants every narration to say that its voice is synthetic."),
        tr("Leave the disclosure on, or choose other words for it."),
    )


def usual_format(settings: Settings) -> str:
    """The kind of audio file where nobody asks for one: the setting's, or the first that is allowed."""
    chosen, allowed = settings.get(NARRATION_FORMAT), allowed_audio_formats(settings)
    return chosen if chosen in allowed else allowed[0]
