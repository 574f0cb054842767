"""What works on this computer at the first start, before anything is installed. Called off the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from audio_engine.library import Library
from audio_engine.models.installed import installed_models
from audio_engine.models.kinds import ModelKind

__all__ = ["FirstLook", "first_look", "sample_transcript"]


@dataclass(frozen=True, slots=True)
class FirstLook:
    """Names of installed models and voices; beside them the basic ones always work."""

    models: tuple[str, ...]
    voices: tuple[str, ...]


def first_look() -> FirstLook:
    """Look at the folders of models."""
    return FirstLook(_names(ModelKind.WHISPER), _names(ModelKind.PIPER))


def sample_transcript(library: Library, sample: Path) -> tuple[int, int] | None:
    """The newest transcript of the sample and its recording, where somebody has begun one already."""
    for recording in library.recordings():
        if recording.path == sample:
            for transcript in library.transcripts(recording.id):
                return transcript.id, recording.id
    return None


def _names(kind: ModelKind) -> tuple[str, ...]:
    return tuple(dict.fromkeys(model.name for model in installed_models(kind) if model.complete))
