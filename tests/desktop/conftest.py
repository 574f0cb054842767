"""What every test of the desktop can ask for: a real library with a real transcript, the bridge, the window.

`QT_QPA_PLATFORM` is `offscreen` unless it is set: the same tests run in a real window under Xvfb.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.desktop.watched_application import CPU_LIMIT_S, WatchedApplication

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.bridge import Bridge
    from desktop.main_window import MainWindow
    from desktop.shortcuts import Shortcuts
    from desktop.theme import Theme

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

DATA = Path(__file__).parents[1] / "data"
SAMPLE = DATA / "interviews" / "interview-en.flac"


@pytest.fixture(scope="session")
def qapp_cls() -> type[WatchedApplication]:
    """Every test runs in an application that measures its events."""
    return WatchedApplication


@pytest.fixture(autouse=True)
def _models(monkeypatch: pytest.MonkeyPatch) -> None:
    """The micro model is installed, and no other."""
    monkeypatch.setenv("SOUFFLEUR_MODELS", str(DATA / "models"))


@pytest.fixture(autouse=True)
def gui_thread(qapp: WatchedApplication, request: pytest.FixtureRequest) -> Iterator[WatchedApplication]:
    """Fails the test where an event kept the GUI thread too long.

    A test that has a reason to take longer sets `gui_thread.cpu_limit_s` and says why.
    """
    qapp.blocked.clear()
    qapp.cpu_limit_s = CPU_LIMIT_S
    yield qapp
    blocked = list(qapp.blocked)
    qapp.blocked.clear()
    assert blocked == [], f"the GUI thread was kept busy in {request.node.name}"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty data folder; `SOUFFLEUR_HOME` names it too."""
    folder = tmp_path / "home"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture(scope="session")
def transcribed_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose library holds the sample, transcribed by the real engine. Made once; copy it."""
    from audio_engine.engine import Engine, TranscriptionRequest
    from audio_engine.events import Finished

    folder = tmp_path_factory.mktemp("transcribed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOUFFLEUR_HOME", str(folder))
        patch.setenv("SOUFFLEUR_LANGUAGE", "en")
        patch.setenv("SOUFFLEUR_MODELS", str(DATA / "models"))
        with Engine(folder) as engine:
            prepared = engine.prepare(TranscriptionRequest(SAMPLE, language="en", mode="draft"))
            outcome = engine.run(prepared.job_id, lambda _: None, device="cpu")
    assert isinstance(outcome.event, Finished), outcome.event
    return folder


@pytest.fixture
def sample_home(transcribed_library: Path, tmp_path: Path) -> Path:
    """`home` with the sample in its library: recording 1, transcript 1, job 1."""
    return Path(shutil.copytree(transcribed_library, tmp_path / "home"))


@pytest.fixture
def bridge(request: pytest.FixtureRequest, qapp: WatchedApplication) -> Iterator[Bridge]:
    """The bridge to the library of `sample_home` where the test asks for that, else of the empty `home`."""
    from desktop.bridge import Bridge

    wanted = "sample_home" if "sample_home" in request.fixturenames else "home"
    bridge = Bridge(request.getfixturevalue(wanted), qapp)
    problems: list[BaseException] = []
    bridge.operations.unexpected.connect(problems.append)
    yield bridge
    bridge.close()
    bridge.deleteLater()
    if problems:
        raise problems[0]


@pytest.fixture
def theme(qapp: WatchedApplication, bridge: Bridge) -> Theme:
    """The theme of the application."""
    from desktop.theme import Theme

    theme = Theme(qapp, bridge.preferences)
    theme.complete()
    return theme


@pytest.fixture
def shortcuts(qapp: WatchedApplication, bridge: Bridge) -> Shortcuts:
    """The commands of the application, none yet."""
    from desktop.shortcuts import Shortcuts

    return Shortcuts(bridge.preferences, qapp)


@pytest.fixture
def window(qtbot: QtBot, bridge: Bridge, theme: Theme, shortcuts: Shortcuts) -> MainWindow:
    """The main window, shown and painted."""
    from desktop.main_window import MainWindow

    window = MainWindow(theme, bridge.preferences)
    window.fill(bridge, shortcuts)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window
