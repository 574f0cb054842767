"""What can be chosen for narrations, and what an administrator decides about what they say of themselves."""

from __future__ import annotations

from typing import Final

from audio_engine.limits import VOICE_SPEED_MAX, VOICE_SPEED_MIN
from audio_engine.settings.forms import Boolean, Choice, ChoiceOrNumber, Choices, Number, Text
from audio_engine.settings.setting import Group, Setting
from audio_engine.text import tr

__all__ = [
    "AUDIO_FORMATS",
    "DISCLOSURE_OFF",
    "LOUDNESS_NAMES",
    "NARRATION_DISCLOSURE",
    "NARRATION_DISCLOSURE_REQUIRED",
    "NARRATION_FORMAT",
    "NARRATION_FORMATS_ALLOWED",
    "NARRATION_LOUDNESS",
    "NARRATION_PUBLICATION",
    "NARRATION_SPEED",
    "NARRATION_VOICE",
]

LOUDNESS_NAMES: Final = ("podcast-mono", "podcast-stereo", "stream", "broadcast")
"""The presets of `narration.publishing.options`, which stands above the settings; a test keeps them the same."""
AUDIO_FORMATS: Final = ("wav", "flac", "mp3", "m4a", "opus")
"""The same for its formats."""
DISCLOSURE_OFF: Final = "off"
"""The text that stands for no disclosure at all."""

NARRATION_VOICE: Final = Setting(
    key="narration.voice",
    policy="NarrationVoice",
    group=Group.NARRATION,
    form=Text(),
    default="",
    title=lambda: tr("Voice that reads"),
    text=lambda: tr("The voice that reads articles; empty: the best one installed for their language."),
)
NARRATION_SPEED: Final = Setting(
    key="narration.speed",
    policy="NarrationSpeed",
    group=Group.NARRATION,
    form=Number(VOICE_SPEED_MIN, VOICE_SPEED_MAX, 0.05),
    default=1.0,
    title=lambda: tr("Speed of the voice"),
    text=lambda: tr("How fast the voice reads; 1 is its own speed."),
)
NARRATION_FORMAT: Final = Setting(
    key="narration.format",
    policy="NarrationFormat",
    group=Group.NARRATION,
    form=Choice(AUDIO_FORMATS),
    default="mp3",
    title=lambda: tr("Kind of audio file"),
    text=lambda: tr("The kind of file that a narration is written as."),
)
NARRATION_LOUDNESS: Final = Setting(
    key="narration.loudness",
    policy="NarrationLoudness",
    group=Group.NARRATION,
    form=ChoiceOrNumber(LOUDNESS_NAMES, -36.0, -9.0, "LUFS"),
    default="podcast-stereo",
    title=lambda: tr("Loudness"),
    text=lambda: tr("How loud a narration is: the name of a preset, or a number of LUFS."),
)
NARRATION_DISCLOSURE: Final = Setting(
    key="narration.disclosure",
    policy="NarrationDisclosure",
    group=Group.NARRATION,
    form=Text(),
    default="",
    title=lambda: tr("Words about the synthetic voice"),
    text=lambda: tr("What a synthetic voice says about itself; empty: our words, “off”: nothing is declared."),
)
NARRATION_DISCLOSURE_REQUIRED: Final = Setting(
    key="narration.disclosure_required",
    policy="NarrationDisclosureRequired",
    group=Group.NARRATION,
    form=Boolean(),
    default=False,
    title=lambda: tr("The disclosure cannot be switched off"),
    text=lambda: tr("Every narration declares that its voice is synthetic; nobody can switch that off."),
    policy_only=True,
)
NARRATION_PUBLICATION: Final = Setting(
    key="narration.publication",
    policy="NarrationPublication",
    group=Group.NARRATION,
    form=Text(),
    default="",
    title=lambda: tr("Publication"),
    text=lambda: tr("The publication that a narration’s tags name where the article names none."),
)
NARRATION_FORMATS_ALLOWED: Final = Setting(
    key="narration.formats_allowed",
    policy="NarrationFormatsAllowed",
    group=Group.NARRATION,
    form=Choices(AUDIO_FORMATS),
    default=(),
    title=lambda: tr("Kinds of audio file that are allowed"),
    text=lambda: tr("The kinds of file that narrations may be written as; none named: all of them."),
    policy_only=True,
)
