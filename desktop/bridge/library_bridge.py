"""The library as views see it: questions that are answered later, changes that are told to everybody.

Reading and writing have a connection each, so that a long search never holds up an edit. Both are opened on other
threads; whatever is asked before that simply takes until then.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from audio_engine.errors import UserFacingError
from desktop.bridge.operations import Operation, Operations
from desktop.bridge.values import Changes

if TYPE_CHECKING:
    from audio_engine.library import EditableTranscript, Hit, Library

__all__ = ["LibraryBridge"]

T = TypeVar("T")

Failure = Callable[[UserFacingError], None]


class LibraryBridge(QObject):
    """Asynchronous access to the library of one data folder."""

    recording_changed = Signal(int)
    recordings_changed = Signal()
    transcript_changed = Signal(int)

    def __init__(self, home: Path, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.home = home
        self._operations = operations
        self._reader = _LateLibrary(home)
        self._writer = _LateLibrary(home)

    def read(
        self,
        question: Callable[[Library], T],
        *,
        on_success: Callable[[T], None],
        on_failure: Failure | None = None,
        key: str | None = None,
        owner: QObject | None = None,
    ) -> Operation:
        """Ask the library something; see `Operations.run` for the rest."""
        return self._operations.run(
            lambda: question(self._reader.get()), on_success=on_success, on_failure=on_failure, key=key, owner=owner
        )

    def write(
        self,
        change: Callable[[Library], T],
        *,
        changes: Changes | Callable[[T], Changes],
        on_success: Callable[[T], None] | None = None,
        on_failure: Failure | None = None,
        owner: QObject | None = None,
    ) -> Operation:
        """Change the library, in the order of the calls. It is on the disk once `on_success` runs.

        Everybody is told of `changes` afterwards, whether or not `owner` still lives.
        """
        asked = Operation(owner if owner is not None else self)

        def carry_out() -> tuple[T, Changes]:
            answer = change(self._writer.get())
            return answer, changes(answer) if callable(changes) else changes

        def done(answer: tuple[T, Changes]) -> None:
            if on_success is not None and asked.is_wanted:
                on_success(answer[0])
            self.announce(answer[1])

        def failed(problem: UserFacingError) -> None:
            if on_failure is None:
                self._operations.failed.emit(problem)  # what could not be stored is never silent
            elif asked.is_wanted:
                on_failure(problem)

        self._operations.run(carry_out, on_success=done, on_failure=failed, owner=self, writes=True)
        return asked

    def announce(self, changes: Changes) -> None:
        """Tell every view what has changed."""
        for recording_id in changes.recordings:
            self.recording_changed.emit(recording_id)
        for transcript_id in changes.transcripts:
            self.transcript_changed.emit(transcript_id)
        if changes.shelf:
            self.recordings_changed.emit()

    def load_transcript(
        self,
        transcript_id: int,
        *,
        on_success: Callable[[EditableTranscript], None],
        on_failure: Failure | None = None,
        owner: QObject | None = None,
    ) -> Operation:
        """A transcript as it stands, with the revision of each segment."""
        return self.read(
            lambda library: library.load_for_editing(transcript_id),
            on_success=on_success,
            on_failure=on_failure,
            owner=owner,
        )

    def search(
        self, query: str, *, on_success: Callable[[list[Hit]], None], limit: int = 50, owner: QObject | None = None
    ) -> Operation:
        """Passages of every transcript; only the newest search is answered."""
        return self.read(
            lambda library: library.search(query, limit=limit), on_success=on_success, key="search", owner=owner
        )

    def rename_recording(self, recording_id: int, title: str) -> None:
        """Call the recording `title`."""
        self.write(
            lambda library: library.rename_recording(recording_id, title), changes=Changes(recordings=(recording_id,))
        )

    def delete_recording(self, recording_id: int, *, on_success: Callable[[], None] | None = None) -> None:
        """Take the recording out of sight; `restore_recording` brings it back."""
        self.write(
            lambda library: library.delete_recording(recording_id),
            changes=Changes(shelf=True),
            on_success=lambda _: on_success() if on_success else None,
        )

    def restore_recording(self, recording_id: int) -> None:
        """Undo `delete_recording`."""
        self.write(lambda library: library.restore_recording(recording_id), changes=Changes(shelf=True))

    def write_to(self, home: Path) -> None:
        """Write to the copy of the library in `home` from now on; on the thread that writes, just after the copying.

        Reading, and whoever else has the old one open, follow at the next start, which has to come soon.
        """
        self._writer.open_elsewhere(home)

    def close(self) -> None:
        """Close both connections; after `Operations.close`."""
        self._reader.close()
        self._writer.close()


class _LateLibrary:
    """A library that is opened by whoever needs it first; never on the GUI thread."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._turn = threading.Lock()
        self._library: Library | None = None

    def get(self) -> Library:
        with self._turn:
            if self._library is None:
                from audio_engine.library import Library  # here: not before the window is on the screen

                self._library = Library.open(self._home)
            return self._library

    def open_elsewhere(self, home: Path) -> None:
        self.close()
        self._home = home

    def close(self) -> None:
        with self._turn:
            if self._library is not None:
                self._library.close()
                self._library = None
