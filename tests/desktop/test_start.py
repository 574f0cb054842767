"""`souffleur desktop` as a person or a packager starts it: another process, a real event loop, a real end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest
from PySide6.QtWidgets import QApplication

from audio_engine.errors import JobFailedError
from desktop import qt_libraries
from desktop.app import FIRST_STEPS, LATER_STEPS, Startup
from desktop.main_window import MainWindow
from desktop.qt_libraries import check_display, check_libraries
from tests.scenarios.command import environment, error_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.desktop.watched_application import WatchedApplication

START_MS = 60_000


def start(home: Path, *files: Path, **more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "audio_engine", "desktop", *map(str, files)],
        env=environment(home, QT_QPA_PLATFORM="offscreen", **more),
        stderr=subprocess.PIPE,
        text=True,
    )


def is_filtered(process: int) -> bool:
    """Whether a seccomp filter holds in it."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    return "\nSeccomp:\t2\n" in status


@pytest.fixture
def running(home: Path, qtbot: QtBot) -> Iterator[subprocess.Popen[str]]:
    """A desktop whose window is open and which listens."""
    process = start(home)
    qtbot.waitUntil((home / "inbox").exists, timeout=START_MS)
    yield process
    process.kill()
    process.communicate()


def test_the_end_of_a_session_closes_it_properly(running: subprocess.Popen[str], home: Path) -> None:
    assert (home / "desktop-running").exists()

    running.terminate()
    _, said = running.communicate(timeout=60)

    assert (running.returncode, said) == (0, "")
    assert not (home / "desktop-running").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="no other system has such a lock")
def test_the_window_is_locked_off_the_network_and_its_spawner_alone_is_not(running: subprocess.Popen[str]) -> None:
    (spawner,) = [child.pid for child in psutil.Process(running.pid).children() if "desktop" in child.cmdline()]

    assert is_filtered(running.pid)
    assert not is_filtered(spawner)
    running.kill()
    assert psutil.wait_procs([psutil.Process(spawner)], timeout=60)[0], "the spawner outlives the window"


@pytest.mark.usefixtures("running")
def test_a_second_start_hands_its_files_over_and_ends(home: Path, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "a name.wav").touch()

    second = start(home, tmp_path / "a name.wav")
    _, said = second.communicate(timeout=60)

    assert (second.returncode, said) == (0, "")
    qtbot.waitUntil(lambda: list((home / "inbox").iterdir()) == [], timeout=START_MS)


def test_a_killed_desktop_does_not_stop_the_next_one(running: subprocess.Popen[str], home: Path, qtbot: QtBot) -> None:
    running.send_signal(signal.SIGKILL)
    running.wait(60)
    (home / "inbox").rmdir()

    with start(home) as again:
        qtbot.waitUntil((home / "inbox").exists, timeout=START_MS)
        again.terminate()

    assert again.returncode == 0
    assert not (home / "desktop-running").exists()


def test_what_it_writes_is_private(running: subprocess.Popen[str], home: Path) -> None:
    running.terminate()
    running.wait(60)

    assert [p for p in home.rglob("*") if p.stat().st_mode & 0o077] == []


def test_a_machine_without_a_screen_gets_a_sentence(home: Path) -> None:
    bare = {name: value for name, value in environment(home).items() if name not in _SCREENS}

    ended = subprocess.run(
        [sys.executable, "-m", "audio_engine", "desktop"], env=bare, capture_output=True, text=True, check=False
    )

    assert ended.returncode == 5
    assert error_line(ended).startswith("souffleur: error: There is no screen here to show a window on.")


def test_a_system_without_qts_libraries_gets_the_exact_command(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = {"libxcb-cursor.so.0", "libEGL.so.1"}
    monkeypatch.setattr(qt_libraries, "is_here", lambda library: library not in missing)

    with pytest.raises(JobFailedError, match=r"Run: sudo apt-get install libegl1 libxcb-cursor0$"):
        check_libraries()


@pytest.mark.parametrize("screen", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_any_screen_will_do(monkeypatch: pytest.MonkeyPatch, screen: str) -> None:
    for name in _SCREENS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(screen, "x")

    check_display()


@pytest.mark.skipif(sys.platform != "linux", reason="no other system has such screens")
@pytest.mark.parametrize("display", ["localhost:10.0", "newsroom.example:0", "[::1]:0"])
def test_a_screen_behind_a_network_gets_a_sentence(monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    """Qt could not reach it, because the window is off every network, and would abort."""
    for name in _SCREENS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", display)

    with pytest.raises(JobFailedError, match="over a network"):
        check_display()


@pytest.mark.parametrize("display", [":0", ":1.0", "unix:0", "/tmp/sockets/x:0"])
def test_a_screen_of_this_computer_will_do(monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    for name in _SCREENS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", display)

    check_display()


def test_what_was_left_before_the_window_is_opened_in_it(
    qapp: WatchedApplication, home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[list[Path]] = []
    monkeypatch.setattr(MainWindow, "open_files", lambda _, paths: opened.append(paths))
    startup = Startup([home / "interview.wav"], home=home)

    for _, step in FIRST_STEPS + LATER_STEPS:
        step(startup)
    qtbot.waitUntil(lambda: opened == [[home / "interview.wav"]])

    assert startup.window.isVisible()
    assert isinstance(QApplication.instance(), type(qapp))
    _end(startup, qapp)


def test_what_takes_time_is_imported_once_the_window_is_on_the_screen(home: Path) -> None:
    """The first paint is to come within 1.5 times an empty window's; each of these would cost a tenth of that."""
    code = """
import sys
from desktop.__main__ import main
from desktop import app
def tell(startup):
    print(*sys.modules)
    startup.application.exit()
app.LATER_STEPS = (("tell", tell),)
sys.exit(main([]))
"""
    told = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(home, QT_QPA_PLATFORM="offscreen"),
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = set(told.stdout.split())
    assert "desktop.main_window" in loaded
    late = {"sqlite3", "numpy", "audio_engine.engine", "audio_engine.library", "audio_engine.settings.schema"}
    assert loaded & late == set()


def test_the_steps_have_names_for_a_report() -> None:
    names = [name for name, _ in FIRST_STEPS + LATER_STEPS]

    assert names[0] == "keep new files private"
    assert len(set(names)) == len(names)


def _end(startup: Startup, qapp: WatchedApplication) -> None:
    assert startup.bridge
    startup.window.close()
    startup.bridge.close()
    startup.reports.end()
    startup.instance.release()
    startup.window.deleteLater()
    qapp.sendPostedEvents()
    os.umask(0o022)


_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
