"""A text of what is being recorded, while it is being said: from the engine's threads to the GUI's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from audio_engine.engine.live_draft import live_draft_settings
from audio_engine.errors import UserFacingError
from audio_engine.jobs.live_draft import DraftText, LiveDraft
from audio_engine.jobs.transcription_settings import TranscriptionSettings

if TYPE_CHECKING:
    from desktop.bridge.bridge import Bridge

__all__ = ["DraftText", "LiveDraftBridge"]


class LiveDraftBridge(QObject):
    """At most one draft at a time; what a draft says that was stopped is dropped."""

    hears = Signal(object)
    """The function that wants to hear what is recorded, from any thread: samples and their rate."""
    ready = Signal()
    """The model is loaded."""
    text = Signal(object)
    """A `DraftText`."""
    failed = Signal(object)
    """A `UserFacingError`: there will be no more text."""
    _came = Signal(int, object)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._draft: LiveDraft | None = None
        self._number = 0
        self._came.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin another draft; `hears` says when it can be fed."""
        self.stop()
        number, home = self._number, self._bridge.home

        def chosen(settings: TranscriptionSettings) -> None:
            if number != self._number:
                return
            tell = self._teller(number)
            self._draft = LiveDraft(settings, on_ready=lambda: tell(None), on_text=tell, on_problem=tell)
            self.hears.emit(self._draft.feed)

        self._bridge.operations.run(
            lambda: live_draft_settings(home), on_success=chosen, on_failure=self.failed.emit, owner=self
        )

    def stop(self) -> None:
        """End the draft, off the GUI's thread."""
        self._number += 1
        draft, self._draft = self._draft, None
        if draft is not None:
            self._bridge.operations.run(draft.close)

    def _teller(self, number: int) -> Callable[[object], None]:
        def tell(what: object) -> None:
            if isValid(self):
                self._came.emit(number, what)

        return tell

    def _pass_on(self, number: int, what: object) -> None:
        if number != self._number:
            return
        if isinstance(what, UserFacingError):
            self.stop()
            self.failed.emit(what)
        elif isinstance(what, DraftText):
            self.text.emit(what)
        else:
            self.ready.emit()
