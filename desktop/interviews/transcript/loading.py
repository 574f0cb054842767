"""Everything that is read of a transcript before it is shown, in one go and off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from audio_engine.errors import UserFacingError
from audio_engine.transcript import Transcript
from desktop.bridge import LibraryBridge

__all__ = ["LoadedTranscript", "load"]


@dataclass(frozen=True, slots=True)
class LoadedTranscript:
    """A transcript as it stands, with the revision of each segment and where its sound lies."""

    transcript_id: int
    recording_id: int
    job_id: int | None
    transcript: Transcript
    revisions: Mapping[int, int]
    finished: bool
    audio_folder: Path


def load(
    bridge: LibraryBridge,
    transcript_id: int,
    *,
    on_success: Callable[[LoadedTranscript], None],
    on_failure: Callable[[UserFacingError], None],
    owner: QObject,
) -> None:
    """Read a transcript; the newest call is answered."""
    bridge.read(
        lambda library: _load(library, transcript_id),
        on_success=on_success,
        on_failure=on_failure,
        key="open-transcript",
        owner=owner,
    )


def _load(library: Any, transcript_id: int) -> LoadedTranscript:  # noqa: ANN401 - the bridge's library
    found = library.load_for_editing(transcript_id)
    row = library.transcript_row(transcript_id)
    return LoadedTranscript(
        transcript_id=transcript_id,
        recording_id=row.recording_id,
        job_id=row.job_id,
        transcript=found.transcript,
        revisions=found.revisions,
        finished=row.finished_at is not None,
        audio_folder=library.audio_folder(row.recording_id),
    )
