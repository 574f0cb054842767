"""A data folder's first start: what works is told, the samples can be tried, and it does not come again by itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from audio_engine.library import Library
from audio_engine.settings.resolver import read_settings
from audio_engine.settings.schema import UI_LANGUAGE
from desktop import restart
from desktop.app import LATER_STEPS, Startup
from desktop.bridge.first_look import sample_transcript
from desktop.first_run.welcome import WELCOMED, Welcome
from desktop.interviews.opening import OpenTranscript
from tests.desktop.interviews.conftest import host
from tests.desktop.walking import clipped, nameless, unreachable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.bridge import Bridge
    from desktop.main_window import MainWindow
    from tests.desktop.interviews.context import Host

__all__ = ["host"]

SLOWLY_MS = 180_000


@pytest.fixture
def welcome(host: Host, bridge: Bridge, qtbot: QtBot) -> Welcome:
    host.show()
    made = Welcome(bridge, host.context.theme, host)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.open()
    return made


def said(welcome: Welcome) -> str:
    return "\n".join(label.text() for label in welcome.findChildren(QLabel))


def test_it_says_what_works_already_and_recommends_one_model(welcome: Welcome, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "Recommended for this computer" in said(welcome), timeout=60_000)

    assert "Interviews are transcribed by: micro" in said(welcome)
    assert "Articles are read by the basic voice" in said(welcome)


def test_without_any_model_it_promises_the_basic_recogniser_only(
    host: Host, bridge: Bridge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setenv("SOUFFLEUR_MODELS", str(tmp_path / "none"))
    made = Welcome(bridge, host.context.theme, host)
    qtbot.addWidget(made)

    qtbot.waitUntil(lambda: "basic recogniser, which makes many mistakes" in said(made))


def test_it_can_be_used_without_a_mouse_and_nothing_is_clipped(welcome: Welcome, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "Recommended" in said(welcome), timeout=60_000)

    assert (nameless(welcome), unreachable(welcome)) == ([], [])
    qtbot.waitUntil(lambda: clipped(welcome) == [])


def test_the_sample_interview_is_transcribed_in_place_and_opens_by_itself(
    welcome: Welcome, bridge: Bridge, home: Path, qtbot: QtBot
) -> None:
    bridge.jobs.start_queue()
    opened: list[OpenTranscript] = []
    welcome.open_wanted.connect(opened.append)

    qtbot.mouseClick(welcome.interview, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(opened), timeout=SLOWLY_MS)

    assert not welcome.isVisible()
    with Library.open(home) as library:
        assert sample_transcript(library, welcome.sample._path) == (opened[0].transcript_id, opened[0].recording_id)
    first = opened[0]
    welcome.sample.start()
    qtbot.waitUntil(lambda: opened == [first, first])
    with Library.open(home) as library:
        assert len(library.recordings()) == 1


def test_what_stands_in_the_way_of_the_sample_is_told_and_it_can_be_tried_again(
    welcome: Welcome, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    monkeypatch.setattr(welcome.sample, "_path", tmp_path / "gone.flac")

    qtbot.mouseClick(welcome.interview, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: welcome._problem.isVisible() and bool(welcome._problem.text()), timeout=60_000)
    assert welcome.interview.isEnabled()


def test_another_language_is_stored_and_asks_for_another_start(welcome: Welcome, home: Path, qtbot: QtBot) -> None:
    assert welcome.language.currentData() == "en"
    assert not welcome.again.isVisible()

    welcome.language.setCurrentIndex(welcome.language.findData("fr"))
    welcome.language.activated.emit(welcome.language.currentIndex())

    qtbot.waitUntil(welcome.again.isVisible)
    qtbot.waitUntil(lambda: read_settings(home).get(UI_LANGUAGE) == "fr")


@pytest.mark.parametrize(
    ("seen", "is_first_time", "files", "comes"),
    [
        (None, True, False, True),
        (None, False, False, False),
        (True, True, False, False),
        (False, False, False, True),
        (None, True, True, False),
    ],
)
def test_it_comes_by_itself_once(
    bridge: Bridge,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    seen: bool | None,
    is_first_time: bool,
    files: bool,
    comes: bool,
) -> None:
    shown: list[bool] = []

    class Window:
        def welcome(self) -> None:
            shown.append(True)

    startup = Startup([home / "interview.wav"] if files else [], home=home, is_first_time=is_first_time)
    startup.preferences = bridge.preferences
    bridge.preferences.set(WELCOMED, seen)
    monkeypatch.setattr(startup, "window", Window(), raising=False)

    dict(LATER_STEPS)["welcome"](startup)

    assert bool(shown) is comes


def test_it_is_under_help_at_any_time(window: MainWindow, bridge: Bridge) -> None:
    window.welcome()

    welcome = window.findChild(Welcome)
    assert welcome.isVisible()
    assert bridge.preferences.get(WELCOMED) is True
    welcome.close()


def test_the_program_is_started_again_as_a_process_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    marker = tmp_path / "started"
    command = (sys.executable, "-c", f"import pathlib; pathlib.Path({str(marker)!r}).touch()")
    monkeypatch.setattr(restart, "window_command", lambda: command)
    started: list[subprocess.Popen[bytes]] = []
    real = subprocess.Popen
    monkeypatch.setattr("desktop.restart.subprocess.Popen", lambda *a, **k: started.append(real(*a, **k)))

    restart.start_again(None)

    qtbot.waitUntil(lambda: started[0].poll() is not None)
    assert marker.exists()


def test_the_window_closes_before_the_program_starts_again(window: MainWindow) -> None:
    window.start_again()

    assert window.is_to_start_again
    assert not window.isVisible()


def test_nothing_starts_again_over_what_is_not_stored(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window._stack, "has_unsaved", lambda: True)

    window.start_again()

    assert not window.is_to_start_again
    assert window.isVisible()
    monkeypatch.undo()
