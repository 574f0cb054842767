"""What is asked of the engine, and what it answers: values that know nothing of how the work is done."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from audio_engine.events import Event
from audio_engine.library import NarrationRow
from audio_engine.names.entry import Name
from audio_engine.narration.article import Article, DropReason
from audio_engine.transcript import Transcript

__all__ = ["NarrationRequest", "Outcome", "PreparedJob", "PreparedNarration", "TranscriptionRequest"]


@dataclass(frozen=True, slots=True)
class TranscriptionRequest:
    """What somebody wants of a recording; None leaves the choice to the settings."""

    path: Path
    model: str | None = None
    language: str | None = None
    task: str = "transcribe"
    mode: str | None = None
    speakers: str = "off"
    names: tuple[Name, ...] | None = None
    """None: the newsroom's list, as it stands in the data folder."""
    prompt: str = ""
    multilingual: bool = False
    resume: bool = False


@dataclass(frozen=True, slots=True)
class PreparedJob:
    """A queued job. `notices` are sentences for the person before it starts.

    `unfinished` says that an earlier run of the same recording was left half-way and could be resumed.
    """

    job_id: int
    recording_id: int
    notices: tuple[str, ...]
    resumes: bool
    unfinished: bool


@dataclass(frozen=True, slots=True)
class NarrationRequest:
    """What somebody wants of an article; None leaves the choice to the settings."""

    source: Path | bytes
    """A file, or what was pasted."""
    source_format: str | None = None
    """One of `intake.Format`; None: it is seen by itself."""
    voice: str | None = None
    title_voice: str | None = None
    """Of headlines and crossheads; None: the same."""
    quote_voice: str | None = None
    speaker: str | None = None
    language: str = "auto"
    names: tuple[Name, ...] | None = None
    """None: the newsroom's list, as it stands in the data folder."""
    format: str | None = None
    output: Path | None = None
    """A file, or a folder that is there; None: beside where the command is run, under the source's name."""
    loudness: str | None = None
    speed: float | None = None
    pauses: float = 1.0
    subtitles: bool = False
    disclosure: str | None = None
    """What the voice says of itself, or `off`."""
    intro: Path | None = None
    outro: Path | None = None
    bed: Path | None = None
    cover: Path | None = None
    title: str | None = None
    author: str | None = None
    publication: str | None = None
    keep: frozenset[DropReason] = frozenset()
    """What is said although it would be left out."""
    verify: bool = False
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class PreparedNarration:
    """A queued narration. `article` is what will be read, `notices` are sentences for the person before it starts."""

    job_id: int
    article_id: int
    article: Article
    notices: tuple[str, ...]
    basic: bool
    """Whether the built-in voice reads."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a job ended: its last event, and the transcript as far as it got, or the narration that it published."""

    event: Event
    transcript_id: int | None = None
    transcript: Transcript | None = None
    narration: NarrationRow | None = None
