"""What the transcript editor asks of the engine beyond the library: a passage heard again, quotes written."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from audio_engine.engine.listening_again import ListenAgainRequest, PreparedHearing, queue_listening
from audio_engine.errors import LibraryError, UserFacingError
from audio_engine.export.quotes import QUOTE_FORMATS, quotation
from audio_engine.export.quotes import write_quotes as write_quotes_file
from audio_engine.library import Library
from audio_engine.settings.permissions import refuse_transcript_formats
from audio_engine.settings.resolver import read_settings
from audio_engine.transcript import Quote, Transcript
from desktop.bridge.bridge import Bridge
from desktop.bridge.values import Changes

__all__ = ["QUOTE_FORMATS", "hear_again", "quotation", "write_quotes"]


def hear_again(
    bridge: Bridge,
    transcript_id: int,
    start_s: float,
    end_s: float,
    *,
    on_success: Callable[[tuple[str, ...]], None],
    on_failure: Callable[[UserFacingError], None],
    owner: QObject,
) -> None:
    """Hear a stretch of a recording once more, beside whatever runs; `on_success` is given sentences for the person."""

    def queue(library: Library) -> PreparedHearing:
        return queue_listening(library, ListenAgainRequest(transcript_id, start_s, end_s))

    def done(prepared: PreparedHearing) -> None:
        bridge.jobs.run_beside(prepared.job_id)
        on_success(prepared.notices)

    bridge.library.write(queue, changes=Changes(), on_success=done, on_failure=on_failure, owner=owner)


def write_quotes(
    bridge: Bridge,
    transcript: Transcript,
    quotes: tuple[Quote, ...],
    target: Path,
    recording_id: int,
    *,
    on_success: Callable[[Path], None],
    on_failure: Callable[[UserFacingError], None],
    owner: QObject,
) -> None:
    """Write quotes in the format that the ending of `target` names, with links to the sound; the path written."""
    name = target.suffix.lstrip(".").lower()

    def write(library: Library) -> Path:
        refuse_transcript_formats(read_settings(), [name])
        sound = _sound(library, recording_id)
        return write_quotes_file(transcript, quotes, name, target, sound=sound, overwrite=True)  # the dialog has asked

    bridge.library.read(
        write,
        on_success=on_success,
        on_failure=on_failure,
        owner=owner,
    )


def _sound(library: Library, recording_id: int) -> Path | None:
    """The original where it lies, else our own copy of its sound."""
    original = library.recording(recording_id).path
    if os.path.isfile(original):  # noqa: PTH113 - Path.is_file() raises where a folder is closed to us
        return original
    try:
        ours = library.audio_folder(recording_id) / "audio.flac"
    except LibraryError:
        return None
    return ours if ours.exists() else None
