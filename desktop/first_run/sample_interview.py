"""Transcribes the interview that ships with the program, and opens it as soon as its first words are there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from audio_engine.errors import UserFacingError
from audio_engine.resources import resource
from desktop.bridge.first_look import sample_transcript
from desktop.interviews.opening import OpenTranscript

if TYPE_CHECKING:
    from desktop.bridge import Bridge, JobEnd
    from desktop.bridge.values import PreparedJob

__all__ = ["SAMPLE_LANGUAGE", "SampleInterview"]

SAMPLE_LANGUAGE: Final = "en"
"""The language of the bundled interview, which is all that the basic recogniser knows."""


class SampleInterview(QObject):
    """`start` once; it transcribes nothing twice."""

    ready = Signal(object)
    """An `OpenTranscript`."""
    failed = Signal(object)
    """A `UserFacingError`."""

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._path = resource("samples/interview-en.flac")
        self._job: PreparedJob | None = None
        self._is_told = False
        bridge.jobs.segment_ready.connect(lambda *_: self._look())
        bridge.jobs.job_ended.connect(self._on_job_ended)

    def start(self) -> None:
        """Look whether it is transcribed already, and transcribe it where it is not."""
        self._is_told = False
        self._bridge.library.read(
            lambda library: sample_transcript(library, self._path),
            on_success=lambda found: self._tell(found) if found is not None else self._transcribe(),
            key="sample-interview",
            owner=self,
        )

    def _transcribe(self) -> None:
        from desktop.bridge.values import TranscriptionRequest

        request = TranscriptionRequest(self._path, language=SAMPLE_LANGUAGE)
        self._bridge.jobs.start(request, on_success=self._on_queued, on_failure=self.failed.emit, owner=self)

    def _on_queued(self, job: PreparedJob) -> None:
        self._job = job
        self._look()

    def _look(self) -> None:
        if self._job is not None and not self._is_told:
            recording_id = self._job.recording_id
            self._bridge.library.read(
                lambda library: [(one.id, recording_id) for one in library.transcripts(recording_id)],
                on_success=lambda found: self._tell(found[0]) if found else None,
                key="sample-interview",
                owner=self,
            )

    def _tell(self, found: tuple[int, int]) -> None:
        if not self._is_told:
            self._is_told = True
            self.ready.emit(OpenTranscript(*found))

    def _on_job_ended(self, end: JobEnd) -> None:
        if self._job is None or end.job_id != self._job.job_id or self._is_told:
            return
        if end.what:
            self.failed.emit(UserFacingError(end.what, end.to_do))
        else:
            self._look()
