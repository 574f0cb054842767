"""A library bridge without threads: every question is answered before the call returns, by a real library."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from audio_engine.errors import UserFacingError
from audio_engine.library import Library
from desktop.bridge import Changes


class InlineBridge(QObject):
    transcript_changed = Signal(int)
    recording_changed = Signal(int)
    recordings_changed = Signal()

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self.writes = 0

    def read(self, question: Callable[[Library], Any], *, on_success: Callable[[Any], None], **_: Any) -> None:
        on_success(question(self.library))

    def write(
        self,
        change: Callable[[Library], Any],
        *,
        changes: Changes | Callable[[Any], Changes],
        on_success: Callable[[Any], None] | None = None,
        on_failure: Callable[[UserFacingError], None] | None = None,
        owner: QObject | None = None,  # noqa: ARG002 - nobody dies while it waits
    ) -> None:
        self.writes += 1
        try:
            answer = change(self.library)
        except UserFacingError as problem:
            if on_failure is None:
                raise
            on_failure(problem)
            return
        if on_success is not None:
            on_success(answer)
        for transcript_id in (changes(answer) if callable(changes) else changes).transcripts:
            self.transcript_changed.emit(transcript_id)
