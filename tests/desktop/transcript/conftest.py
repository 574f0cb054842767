"""The editor over a real library, in a window of its own, with a loudspeaker that obeys the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMainWindow

from audio_engine.library import Library
from desktop.bridge import Bridge
from desktop.interviews.transcript.session import TranscriptSession
from desktop.interviews.transcript.view import TranscriptView
from desktop.notices import Notices
from desktop.player import Player
from desktop.shortcuts import Shortcuts
from desktop.theme import Theme
from desktop.workspaces import WorkspaceContext
from tests.desktop.player.conftest import Desk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Editor:
    """A view that shows a transcript, and what stands in the library for it."""

    def __init__(self, view: TranscriptView, bridge: Bridge, notices: Notices, qtbot: QtBot) -> None:
        self.view, self.bridge, self.notices, self.qtbot = view, bridge, notices, qtbot
        self.text = view.text

    @property
    def session(self) -> TranscriptSession:
        assert self.view.session is not None
        return self.view.session

    def open(self, transcript_id: int, at_s: float | None = None) -> None:
        with self.qtbot.waitSignal(self.view.opened, timeout=20_000):
            self.view.open_transcript(transcript_id, at_s)

    def put_caret(self, index: int, position: int = 0, end: int | None = None) -> None:
        self.text.go_to(self.session.paragraphs[index].id, position, end)

    def texts(self) -> list[str]:
        return self.text.toPlainText().split("\n")

    def settle(self) -> None:
        """Until everything is on the disk."""
        self.session.end_run()
        self.qtbot.waitUntil(lambda: self.session.storing.is_settled, timeout=20_000)

    def stored(self) -> list[str]:
        """What stands in the library, once it has arrived."""
        self.settle()
        with Library.open(self.bridge.home) as library:
            return [s.text for s in library.load_transcript(self.session.transcript_id).segments]


@pytest.fixture
def in_library(home: Path) -> Iterator[Callable[[Callable[[Library], int]], int]]:
    """Puts something into the library before the editor is there."""

    def put(make: Callable[[Library], int]) -> int:
        with Library.open(home) as library:
            return make(library)

    return put


@pytest.fixture
def editor(qtbot: QtBot, bridge: Bridge, theme: Theme, shortcuts: Shortcuts) -> Iterator[Editor]:
    window = QMainWindow()
    qtbot.addWidget(window)
    notices = Notices(theme, window)
    desk = Desk()
    player = Player(bridge.preferences, window, open_sink=desk.open)
    theme.complete()
    context = WorkspaceContext(bridge, theme, shortcuts, notices, lambda _: None, lambda _name, _item: None)
    view = TranscriptView(context, player=player)
    window.setCentralWidget(view)
    window.resize(1180, 760)
    with qtbot.waitActive(window):  # keys of commands work in the active window only
        window.show()
        window.activateWindow()
    yield Editor(view, bridge, notices, qtbot)
    player.pause()
    if desk.opened and desk.opened[-1].is_open:
        desk.drain()
    view.close_transcript()
    player.close()
    qtbot.waitUntil(lambda: bridge.operations.is_idle, timeout=20_000)
