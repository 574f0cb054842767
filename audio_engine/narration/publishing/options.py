"""What can be chosen about a publication, with the defaults that suit most newsrooms."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from audio_engine.errors import UsageError
from audio_engine.limits import MUSIC_RATE
from audio_engine.narration.publishing.disclosure import Disclosure
from audio_engine.text import tr

__all__ = [
    "LOUDEST_LUFS",
    "PRESETS",
    "QUIETEST_LUFS",
    "AudioFormat",
    "LoudnessTarget",
    "Music",
    "PublishOptions",
    "loudness_target",
]

QUIETEST_LUFS: Final = -36.0
LOUDEST_LUFS: Final = -9.0
"""Between a hushed cinema mix and the loudest record. Speech outside is a slip of the finger."""


class AudioFormat(StrEnum):
    """A kind of file; the value is also the ending of its name."""

    WAV = "wav"
    FLAC = "flac"
    MP3 = "mp3"
    M4A = "m4a"
    OPUS = "opus"


@dataclass(frozen=True, slots=True)
class LoudnessTarget:
    """How loud the file shall be: `lufs` is what a meter shows for the file as it is, with its number of channels.

    The same loudness in the room measures 3 LU less in a mono file: -19 mono and -16 stereo are one level.
    """

    name: str
    lufs: float
    channels: int


PRESETS: Final = {
    "podcast-stereo": LoudnessTarget("podcast-stereo", -16.0, 2),
    "podcast-mono": LoudnessTarget("podcast-mono", -19.0, 1),
    "stream": LoudnessTarget("stream", -18.0, 2),
    "broadcast": LoudnessTarget("broadcast", -23.0, 2),
}
"""Apple and most podcast hosts; the same in mono; AES TD1008 for speech; EBU R 128."""


def loudness_target(wanted: str) -> LoudnessTarget:
    """The preset of this name, or a stereo target of so many LUFS.

    Raises:
        UsageError: it is neither, or no loudness for speech.
    """
    if wanted in PRESETS:
        return PRESETS[wanted]
    try:
        lufs = float(wanted.replace(",", ".").replace("\N{MINUS SIGN}", "-"))
    except ValueError:
        lufs = math.nan
    if not QUIETEST_LUFS <= lufs <= LOUDEST_LUFS:
        raise UsageError(
            tr("“{wanted}” is no loudness for a narration.", wanted=wanted),
            tr(
                "Choose {presets}, or a number of LUFS from {quietest:.0f} to {loudest:.0f}.",
                presets=", ".join(PRESETS),
                quietest=QUIETEST_LUFS,
                loudest=LOUDEST_LUFS,
            ),
        )
    return LoudnessTarget(f"{lufs:g}", lufs, 2)


@dataclass(frozen=True, slots=True)
class Music:
    """What sounds around the voice. Levels are in LU or dB against the voice, whatever level the files have.

    While somebody speaks, all music is `duck_db` lower: it is down `attack_s` after it starts to fall, which is when
    the voice begins, and back `release_s` after the voice has ended. Pauses shorter than `hold_s` do not raise it.
    """

    intro: Path | None = None
    outro: Path | None = None
    bed: Path | None = None
    level_lu: float = 0.0
    """Of intro and outro."""
    bed_level_lu: float = -12.0
    """Of the bed between sentences."""
    duck_db: float = 9.0
    attack_s: float = 0.3
    release_s: float = 0.8
    hold_s: float = 1.5
    crossfade_s: float = 3.0
    """How long the end of the intro, and the start of the outro, sound together with the voice."""
    bed_fade_s: float = 2.0

    @property
    def is_silent(self) -> bool:
        """Whether there is none."""
        return not (self.intro or self.outro or self.bed)


@dataclass(frozen=True, slots=True)
class PublishOptions:
    """Everything that a person can choose.

    `output` is the audio file; sidecars stand beside it under the same name. Where a name is taken and `overwrite` is
    off, all of them get the next free one. `rate` is 48,000 or 44,100 Hz (Opus knows only the first).
    """

    output: Path
    format: AudioFormat = AudioFormat.MP3
    loudness: LoudnessTarget = PRESETS["podcast-stereo"]
    disclosure: Disclosure = field(default_factory=Disclosure)
    music: Music = field(default_factory=Music)
    cover: Path | None = None
    comment: str = ""
    subtitles: bool = False
    overwrite: bool = False
    rate: int = MUSIC_RATE
    bit_rate: int | None = None
    """Bits a second; None for what suits the format and its channels."""
