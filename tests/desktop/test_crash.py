"""A mistake of ours leaves a report here, and the next start says so."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from desktop.bridge import Operations
from desktop.crash import BadEnd, CrashReports
from desktop.crash_news import CrashNews
from desktop.notices import Notices
from desktop.report_dialog import ReportDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme

CRASH = """
import os, sys, pathlib
from desktop.crash import CrashReports
CrashReports(pathlib.Path(sys.argv[1])).begin()
{how}
"""


@pytest.fixture
def reports(home: Path) -> Iterator[CrashReports]:
    made = CrashReports(home)
    yield made
    made.end()


def crash(home: Path, how: str) -> None:
    """Let another process begin and end badly."""
    subprocess.run([sys.executable, "-c", CRASH.format(how=how), home], capture_output=True, check=False, timeout=60)


def test_a_run_that_ends_as_it_should_is_not_mentioned(home: Path) -> None:
    first = CrashReports(home)
    first.begin()
    first.end()

    second = CrashReports(home)
    assert second.begin() is None
    second.end()


def test_a_killed_run_is_mentioned_without_a_report(home: Path, reports: CrashReports) -> None:
    crash(home, "os.kill(os.getpid(), 9)")

    assert reports.begin() == BadEnd(None)


def test_an_exception_that_nobody_catches_is_reported(home: Path, reports: CrashReports) -> None:
    crash(home, "raise ValueError('the reason')")

    end = reports.begin()

    assert end is not None
    assert end.report is not None
    assert "ValueError: the reason" in end.report.read_text()
    assert end.report.stat().st_mode & 0o077 == 0


def test_a_crash_in_native_code_is_reported(home: Path, reports: CrashReports) -> None:
    crash(home, "import faulthandler; os.abort()")

    end = reports.begin()

    assert end is not None
    assert end.report is not None
    assert "Fatal Python error: Aborted" in end.report.read_text()


def test_a_thread_that_dies_is_reported(reports: CrashReports) -> None:
    reports.begin()
    told: list[object] = []
    reports.on_report = lambda mistake, path: told.extend([mistake, path])

    thread = threading.Thread(target=lambda: 1 // 0)
    thread.start()
    thread.join()

    assert isinstance(told[0], ZeroDivisionError)


def test_a_report_names_the_step_of_the_start(reports: CrashReports) -> None:
    reports.step = "build the window"

    path = reports.write(ValueError("x"))

    assert path is not None
    assert "step: build the window\n" in path.read_text()


def test_a_report_that_cannot_be_written_is_still_told(reports: CrashReports, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.crash.atomic_write", full)
    told: list[object] = []
    reports.on_report = lambda _, path: told.append(path)

    reports.write(ValueError("x"))

    assert told == [None]


def test_a_mistake_in_work_becomes_a_notice_with_its_report(reports: CrashReports, theme: Theme, qtbot: QtBot) -> None:
    host = QWidget()
    host.resize(800, 600)
    qtbot.addWidget(host)
    notices, operations = Notices(theme, host), Operations(host)
    CrashNews(reports, operations, notices)

    operations.run(lambda: 1 // 0)
    qtbot.waitUntil(lambda: len(notices.shown()) == 1)
    notices.findChild(QPushButton).click()

    dialog = host.findChild(ReportDialog)
    assert "ZeroDivisionError" in dialog.findChild(QPlainTextEdit).toPlainText()
    dialog.close()
    operations.close()


def test_the_next_start_tells_of_it(home: Path, reports: CrashReports, theme: Theme, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    notices, operations = Notices(theme, host), Operations(host)
    crash(home, "raise ValueError('the reason')")
    end = reports.begin()
    assert end is not None

    CrashNews(reports, operations, notices).tell_of_last_run(end)

    (notice,) = notices.shown()
    assert notice.what == "Souffleur did not end properly last time."
    assert [action.text for action in notice.actions] == ["Show the report"]
    operations.close()
