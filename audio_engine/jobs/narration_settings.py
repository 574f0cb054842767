"""What a narration was asked to be, as it lies in the queue: decided once, before the job is queued."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

__all__ = ["CastMember", "NarrationSettings"]


@dataclass(frozen=True, slots=True)
class CastMember:
    """Who speaks a role (`VoiceRole`), or for the voice that an author has named."""

    role: str
    voice: str
    folder: str = ""
    """Of a Piper voice; empty for the built-in one."""


@dataclass(frozen=True, slots=True)
class NarrationSettings:
    """Every choice that changes the sound, and where it goes. Paths are absolute, and empty where there is none."""

    article: dict[str, Any]
    """`Article.to_json()`, with what was restored and the title, author and publication that were asked for."""
    language: str
    """One of `spoken.LANGUAGES`."""
    cast: tuple[CastMember, ...]
    """The body's voice first."""
    output: str
    """The file that was asked for; where it exists the job finds a free name, unless `overwrite`."""
    format: str
    loudness: str
    """The name of a preset, or a number of LUFS."""
    speaker: str | None = None
    """Of the body's voice."""
    speed: float = 1.0
    pauses: float = 1.0
    names: tuple[dict[str, Any], ...] = ()
    """`Name.to_json()` of each."""
    disclosure: str = ""
    """What is said first about the voice; empty where nothing is."""
    declared: bool = True
    """Whether the file says that its voice is synthetic."""
    intro: str = ""
    outro: str = ""
    bed: str = ""
    cover: str = ""
    subtitles: bool = False
    overwrite: bool = False
    verify_model: str = ""
    """The Whisper model that listens to the result, …"""
    verify_folder: str = ""
    """… and its folder; empty where nobody listens."""
    article_version: str = ""
    """`ArticleRow.version` of what is narrated; empty in jobs of an older program."""

    def to_json(self) -> dict[str, Any]:
        """A JSON object with every field."""
        return asdict(self)

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> NarrationSettings:
        """What `to_json` wrote."""
        cast = tuple(CastMember(**member) for member in document["cast"])
        return cls(**{**document, "cast": cast, "names": tuple(document["names"])})
