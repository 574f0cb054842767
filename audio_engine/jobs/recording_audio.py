"""The sound of a recording for a job: our own copy where it is whole, else what the decoder is writing just now."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from audio_engine.errors import UnusableInputError
from audio_engine.jobs.control import JobControl
from audio_engine.library import Library, RecordingRow
from audio_engine.media.ingest import Ingest, IngestReport
from audio_engine.media.stored_audio import FlacAudio, StoredAudio, open_flac

__all__ = ["RecordingAudio"]


class RecordingAudio:
    """The sound of the recording `recording_id`. `stack` owns what must be closed.

    `warn` is told what is wrong with the sound, `on_decoded` how far the decoder is (seconds, of how many).

    Raises:
        UnusableInputError: the recording cannot be decoded.
        JobFailedError: the disk is full.
    """

    def __init__(
        self,
        library: Library,
        recording_id: int,
        stack: contextlib.ExitStack,
        *,
        control: JobControl,
        warn: Callable[[str], None],
        on_decoded: Callable[[float, float | None], None],
    ) -> None:
        self._library = library
        self._recording_id = recording_id
        self._folder = library.audio_folder(recording_id)
        self._warn = warn
        self._ingest: Ingest | None = None
        self.sound = self._open(stack, control, on_decoded)

    def finish(self) -> None:
        """Wait for the decoder and note what it found; it is long done unless the recording is short."""
        if self._ingest is None:
            return
        report: IngestReport = self._ingest.wait()
        self._library.set_recording_audio(
            self._recording_id,
            duration_samples=report.duration_samples,
            channels=report.channels,
            sha256=report.sha256,
            warnings=report.warnings,
            damaged=report.damaged,
        )
        for warning in report.warnings:
            self._warn(warning)
        self._ingest = None

    def finish_if_decoded(self) -> None:
        """The same without waiting: nothing while the decoder is at work."""
        if self._ingest is not None and self.sound.length() is not None:
            self.finish()

    def _open(
        self, stack: contextlib.ExitStack, control: JobControl, on_decoded: Callable[[float, float | None], None]
    ) -> StoredAudio:
        recording = self._library.recording(self._recording_id)
        if recording.audio_complete and (stored := self._stored(recording)) is not None:
            for warning in recording.warnings:
                self._warn(warning)
            return stack.enter_context(stored)
        self._ingest = Ingest(_original(recording), self._folder, on_progress=on_decoded)
        control.on_cancel(self._ingest.cancel)
        audio = stack.enter_context(self._ingest).audio
        audio.read(0, 1)  # a file that is no recording says so here, before anything is made of it
        return audio

    def _stored(self, recording: RecordingRow) -> FlacAudio | None:
        """Our own copy of the sound; None where it is gone or damaged: the original is then decoded anew."""
        try:
            stored = open_flac(self._folder)
        except UnusableInputError:
            return None
        if stored.length() == recording.duration_samples:
            return stored
        stored.close()
        return None


def _original(recording: RecordingRow) -> Path:
    return recording.collected if recording.collected and recording.collected.exists() else recording.path
