"""What can be said of a publication before it is made: what can be chosen, what is decided, which names are taken.

Everything here takes time and is called off the GUI thread; the engine is imported there too.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from audio_engine.errors import ModelMissingError, UserFacingError

if TYPE_CHECKING:
    from audio_engine.media.picture_thumbnail import Thumbnail
    from audio_engine.settings.schema import Setting

__all__ = ["CoverLook", "LoudnessPreset", "PublishOffer", "look_at_cover", "publish_offer", "taken_names"]

_SIDECARS: Final = ("report.json", "chapters.json")
_SUBTITLES: Final = ("srt", "vtt")


@dataclass(frozen=True, slots=True)
class LoudnessPreset:
    """A loudness by its name: `lufs` is what a meter shows for a file with so many `channels`."""

    name: str
    lufs: float
    channels: int


@dataclass(frozen=True, slots=True)
class PublishOffer:
    """What can be chosen, and what holds without a choice.

    `locked` are the names of those fields (`format`, `loudness`, `disclosure`, `publication`, `voice`, `speed`) that an
    administrator has decided. `disclosure` is "" for the standard words, `off`, or the newsroom's own words.
    """

    formats: tuple[str, ...]
    presets: tuple[LoudnessPreset, ...]
    format: str
    loudness: str
    """The name of a preset, or a number of LUFS."""
    disclosure: str
    publication: str
    voice: str
    speed: float
    spoken: str
    """What the voice says of itself by default in the article's language."""
    listener: str
    """The installed model that would check what is heard; "" where there is none."""
    folder: Path
    """A folder to publish into, which is there."""
    locked: frozenset[str]


@dataclass(frozen=True, slots=True)
class CoverLook:
    """What is known of a picture, and it made small. `problem` says why it cannot be used; `mime` is its kind."""

    path: Path
    mime: str = ""
    size_bytes: int = 0
    small: Thumbnail | None = None
    problem: UserFacingError | None = None


def publish_offer(home: Path, language: str, folders: Iterable[Path]) -> PublishOffer:
    """The choices of this machine and this person for an article in `language`.

    Of `folders` the first that is there is proposed, else the home folder.
    """
    from audio_engine.narration.publishing.disclosure import spoken_disclosure
    from audio_engine.narration.publishing.options import PRESETS, AudioFormat
    from audio_engine.settings import schema
    from audio_engine.settings.resolver import ValueSource, read_settings

    settings = read_settings(home)
    decided: dict[str, Setting[Any]] = {
        "format": schema.NARRATION_FORMAT,
        "loudness": schema.NARRATION_LOUDNESS,
        "disclosure": schema.NARRATION_DISCLOSURE,
        "publication": schema.NARRATION_PUBLICATION,
        "voice": schema.NARRATION_VOICE,
        "speed": schema.NARRATION_SPEED,
    }
    chosen = {name: settings.chosen(setting) for name, setting in decided.items()}
    return PublishOffer(
        formats=tuple(str(kind) for kind in AudioFormat),
        presets=tuple(LoudnessPreset(one.name, one.lufs, one.channels) for one in PRESETS.values()),
        format=str(chosen["format"].value),
        loudness=str(chosen["loudness"].value),
        disclosure=str(chosen["disclosure"].value),
        publication=str(chosen["publication"].value),
        voice=str(chosen["voice"].value),
        speed=float(chosen["speed"].value),
        spoken=spoken_disclosure(language),
        listener=_listener(language),
        folder=next((folder for folder in folders if os.path.isdir(folder)), Path.home()),  # noqa: PTH112 - never raises
        locked=frozenset(name for name, one in chosen.items() if one.source is ValueSource.LOCKED_POLICY),
    )


def taken_names(output: Path, *, subtitles: bool) -> list[Path]:
    """Those of the files to be written for the sound `output` whose name is taken."""
    endings = (*_SIDECARS, *(_SUBTITLES if subtitles else ()))
    wanted = (output, *(output.with_name(f"{output.stem}.{ending}") for ending in endings))
    return [path for path in wanted if os.path.lexists(path)]


def look_at_cover(path: Path) -> CoverLook:
    """Check the picture as a publication would, and have a locked child make it small. What is wrong: `problem`."""
    from audio_engine.media.picture_thumbnail import picture_thumbnail
    from audio_engine.narration.publishing.cover import read_cover

    try:
        cover = read_cover(path)
        small = picture_thumbnail(path)
    except UserFacingError as problem:
        return CoverLook(path, problem=problem)
    return CoverLook(path, cover.mime, len(cover.data), small)


def _listener(language: str) -> str:
    """The model that would listen for `language`, "" where none is installed."""
    from audio_engine.models.installed import find_model
    from audio_engine.narration.publishing.disclosure import base_language

    try:
        return find_model(None, language=base_language(language)).name
    except ModelMissingError:
        return ""
