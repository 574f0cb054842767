"""Brings edits to the library in the order in which they were made, and says when one could not be stored.

Every edit is handed to the writer thread at once. If one cannot be stored, it and those behind it are kept here, in
order, until somebody tries again: what is on the screen is never given up silently.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from audio_engine.errors import UserFacingError
from desktop.bridge import Changes, LibraryBridge
from desktop.interviews.transcript.ledger import EditableLibrary, Ledger, Stored, Token
from desktop.interviews.transcript.paragraphs import Edit, EditKind

__all__ = ["Storing"]


@dataclass(frozen=True, eq=False, slots=True)
class _Write:
    """`edit` None: what the token stands for is taken back, or done again."""

    edit: Edit | None
    token: Token


class Storing(QObject):
    """The writes of one window that are on their way."""

    stored = Signal(object)
    """A `Stored`."""
    failed = Signal(object)
    """A `UserFacingError`; nothing more is stored until `try_again`."""
    settled = Signal()
    """Everything is on the disk."""
    news = Signal(object)
    """A `News`."""

    def __init__(self, bridge: LibraryBridge, ledger: Ledger, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._ledger = ledger
        self._waiting: list[_Write] = []
        self.problem: UserFacingError | None = None
        """Why nothing is stored at the moment."""
        self.announces = False
        """Whether the announcement that is being made is our own."""

    @property
    def is_settled(self) -> bool:
        """Whether everything is on the disk."""
        return not self._waiting

    @property
    def unsaved(self) -> int:
        """How many writes have not arrived."""
        return len(self._waiting)

    def unsaved_edits(self) -> list[Edit]:
        """What has not arrived, the oldest first."""
        return [write.edit for write in self._waiting if write.edit is not None]

    def store(self, edit: Edit, token: Token) -> None:
        """Store an edit; its changes go into `token`."""
        self._begin(_Write(edit, token))

    def take_back(self, token: Token) -> None:
        """Undo what the token stands for; called again, do it again."""
        self._begin(_Write(None, token))

    def accept(
        self,
        hearing_id: int,
        keys: tuple[int, ...],
        speaker: str | None,
        *,
        on_success: Callable[[Stored], None],
        on_failure: Callable[[UserFacingError], None],
    ) -> None:
        """Take over a second hearing in place of these paragraphs."""
        told = Changes(transcripts=(self._ledger.transcript_id,))

        def done(found: Stored | None) -> None:
            self.announces = True
            if found is not None:
                on_success(found)

        self._bridge.write(
            lambda library: self._ledger.accept(_editable(library), hearing_id, keys, speaker),
            changes=told,
            on_success=done,
            on_failure=on_failure,
            owner=self,
        )

    def ask_news(self) -> None:
        """Read what others have changed, behind our own writes."""
        self._bridge.write(
            lambda library: self._ledger.news(_editable(library)),
            changes=Changes(),
            on_success=lambda found: None if found is None else self.news.emit(found),
            owner=self,
        )

    def try_again(self) -> None:
        """Store what could not be stored."""
        self.problem = None
        waiting, self._waiting = self._waiting, []

        def unblock(_: Any) -> None:  # noqa: ANN401 - the library, which is not touched
            self._ledger.blocked = False

        self._bridge.write(unblock, changes=Changes(), owner=self)
        for write in waiting:
            self._begin(write)

    def forget(self) -> None:
        """Give up what could not be stored."""
        self._waiting.clear()
        self.problem = None

    def number_of(self, key: int) -> int | None:
        """The library's number of a paragraph that is stored; None before that."""
        return self._ledger.library_id(key)

    def _begin(self, write: _Write) -> None:
        self._waiting.append(write)
        if self.problem is not None:
            return
        self._bridge.write(
            lambda library: self._carry_out(_editable(library), write),
            changes=lambda found: self._announcement(write, found),
            on_success=lambda found: self._done(write, found),
            on_failure=self._fail,
            owner=self,
        )

    def _carry_out(self, library: EditableLibrary, write: _Write) -> Stored | None:
        if write.edit is None:
            return self._ledger.take_back(library, write.token)
        return self._ledger.carry_out(library, write.edit, write.token)

    def _announcement(self, write: _Write, found: Stored | None) -> Changes:
        """Views are told; of typing only if it has changed the state of the review."""
        typed = write.edit is not None and write.edit.kind is EditKind.TEXT
        if found is None or (typed and found.review is None):
            return Changes()
        return Changes(transcripts=(self._ledger.transcript_id,))

    def _done(self, write: _Write, found: Stored | None) -> None:
        if found is None:  # it waits behind one that has failed
            return
        self._waiting.remove(write)
        self.announces = bool(self._announcement(write, found).transcripts)
        self.stored.emit(found)
        if not self._waiting:
            self.settled.emit()

    def _fail(self, problem: UserFacingError) -> None:
        self.problem = problem
        self.failed.emit(problem)


def _editable(library: Any) -> EditableLibrary:  # noqa: ANN401 - the bridge's, by the methods that we know
    found: EditableLibrary = library
    return found
