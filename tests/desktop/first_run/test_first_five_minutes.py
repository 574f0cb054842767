"""From the first start to a sample that is transcribed, corrected and exported: in a real window, in few actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from audio_engine.library import Library
from desktop.first_run.welcome import Welcome
from desktop.i18n import install_translators
from desktop.interviews.export_dialog import ExportDialog
from desktop.interviews.workspace import InterviewsWorkspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.articles.workspace import ArticlesWorkspace
    from desktop.bridge import Bridge
    from desktop.main_window import MainWindow
    from tests.desktop.watched_application import WatchedApplication

SLOWLY_MS = 180_000
MOST_ACTIONS = 8


class Hands:
    """Clicks and keys of a person, counted: a word that is typed is one action."""

    def __init__(self) -> None:
        self.actions = 0

    def click(self, widget: object) -> None:
        self.actions += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def press(self, widget: object, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        self.actions += 1
        QTest.keyClick(widget, key, modifiers)

    def type(self, widget: object, text: str) -> None:
        self.actions += 1
        QTest.keyClicks(widget, text)


@pytest.fixture
def _language(request: pytest.FixtureRequest, qapp: WatchedApplication) -> Iterator[None]:
    before = QLocale()
    translators = install_translators(qapp, request.param)
    yield
    for translator in translators:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.mark.slow
@pytest.mark.parametrize("_language", ["en", "fr"], indirect=True)
@pytest.mark.usefixtures("_language")
def test_a_sample_is_transcribed_corrected_and_exported(
    window: MainWindow, bridge: Bridge, home: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    interviews = cast("InterviewsWorkspace", window.workspace("interviews"))
    interviews._transcript_page()  # it is made beforehand in a window that has been open for a second
    bridge.preferences.set("export", {"folder": str(tmp_path), "formats": ["txt"]})
    bridge.jobs.start_queue()
    hands = Hands()

    window.welcome()
    welcome = window.findChild(Welcome)
    hands.click(welcome.interview)
    view = interviews._transcript_view()
    qtbot.waitUntil(lambda: view.transcript_id is not None, timeout=SLOWLY_MS)
    with Library.open(home) as library:
        qtbot.waitUntil(lambda: all(str(job.state) == "done" for job in library.jobs()), timeout=SLOWLY_MS)
    qtbot.waitUntil(lambda: len(view.text.toPlainText()) > 100 and bridge.operations.is_idle)

    window.activateWindow()  # as a window manager does once the page before it is closed
    qtbot.waitUntil(window.isActiveWindow)
    view.text.moveCursor(QTextCursor.MoveOperation.End)
    hands.click(view.text.viewport())
    hands.type(view.text, "Zeitung ")
    hands.press(view.text, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: interviews.findChild(ExportDialog) is not None, timeout=20_000)
    dialog = interviews.findChild(ExportDialog)
    qtbot.waitUntil(dialog.export.isEnabled, timeout=20_000)
    with qtbot.waitSignal(dialog.written, timeout=20_000) as written:
        hands.click(dialog.export)

    (file,) = written.args[0]
    assert "Zeitung" in file.read_text(encoding="utf-8-sig")
    assert hands.actions <= MOST_ACTIONS


@pytest.mark.slow
def test_the_sample_article_opens(window: MainWindow, home: Path, qtbot: QtBot, gui_thread: WatchedApplication) -> None:
    gui_thread.cpu_limit_s = 0.25  # the workspace is made at once here; in a window it is loaded in the background
    window.workspace("articles")
    window.welcome()

    Hands().click(window.findChild(Welcome).article)

    articles = cast("ArticlesWorkspace", window.workspace("articles"))
    assert window.current == "articles"
    with Library.open(home) as library:
        qtbot.waitUntil(lambda: len(library.articles()) == 1, timeout=SLOWLY_MS)
    qtbot.waitUntil(lambda: articles.open_id is not None, timeout=30_000)
