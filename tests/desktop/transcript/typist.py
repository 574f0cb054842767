"""Somebody who types, in a process of their own: says every letter, and what is stored, until it is killed."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from desktop.bridge import Bridge
from desktop.interviews.transcript.view import TranscriptView
from desktop.notices import Notices
from desktop.shortcuts import Shortcuts
from desktop.theme import Theme
from desktop.workspaces import WorkspaceContext

PAUSE_MS = 20


class Typist:
    def __init__(self, view: TranscriptView) -> None:
        self._view = view
        self._number = 0
        self._letters = ""
        self._timer = QTimer(view, interval=PAUSE_MS)
        self._timer.timeout.connect(self._type)

    def begin(self, _: int) -> None:
        session = self._view.session
        assert session is not None
        session.storing.settled.connect(lambda: say(f"stored {session.paragraphs[0].text}"))
        self._view.text.go_to(session.paragraphs[0].id)
        self._timer.start()

    def _type(self) -> None:
        if not self._letters:
            self._number += 1
            self._letters = f"word{self._number} "
        QTest.keyClicks(self._view.text, self._letters[0])
        say(f"typed {self._letters[0]!r}")
        self._letters = self._letters[1:]


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> int:
    application = QApplication(sys.argv[:1])
    bridge = Bridge(Path(sys.argv[1]), application)
    theme = Theme(application, bridge.preferences)
    window = QMainWindow()
    context = WorkspaceContext(
        bridge,
        theme,
        Shortcuts(bridge.preferences),
        Notices(theme, window),
        lambda _: None,
        lambda _name, _item: None,
    )
    view = TranscriptView(context)
    window.setCentralWidget(view)
    window.show()
    typist = Typist(view)
    view.opened.connect(typist.begin)
    view.open_transcript(1)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
