"""What settings and policies do at the start of the window, and what people are told of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QWidget

from audio_engine.errors import NotAllowedError
from audio_engine.library import Library
from audio_engine.settings.policies import Policies
from audio_engine.settings.resolver import Settings
from audio_engine.settings.schema import RETENTION_DAYS
from desktop.app import FIRST_STEPS, LATER_STEPS, Startup
from desktop.bridge.exports import ExportOptions, write_exports
from desktop.interviews.recorder_steps import Step, Wish, take_step
from desktop.notices import Notices
from desktop.settings_news import SettingsNews
from desktop.theme import Theme, ThemeMode
from tests.library.aged import reviewed, set_back

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop.bridge import Bridge
    from desktop.main_window import MainWindow
    from tests.desktop.watched_application import WatchedApplication


@pytest.fixture
def notices(theme: Theme, qtbot: QtBot) -> Notices:
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    return Notices(theme, host)


@pytest.fixture
def _usual_font(qapp: WatchedApplication) -> Iterator[None]:
    before = QFont(qapp.font())
    yield
    qapp.setFont(before)


def under(home: Path, *problems: str, **values: Any) -> Settings:
    return Settings(Policies(home / "policies.json", locked=values), {}, problems)


def locked(folder: Path, monkeypatch: pytest.MonkeyPatch, **policies: Any) -> None:
    """Let the machine have these policies."""
    file = folder / "policies.json"
    file.write_text(json.dumps({"format": "souffleur-policies/1", "locked": policies}))
    monkeypatch.setattr("audio_engine.settings.resolver.policies_file", lambda: file)


def said(notices: Notices) -> list[str]:
    return [label.text() for label in notices.findChildren(QLabel) if label.text()]


def recordings(home: Path) -> list[int]:
    with Library.open(home) as library:
        return [row.id for row in library.recordings()]


def old_recording(home: Path) -> int:
    with Library.open(home) as library:
        recording = reviewed(library)
        set_back(library.path, datetime(2020, 1, 1, tzinfo=UTC))
    return recording


def test_what_is_wrong_with_policies_and_settings_is_told(home: Path, bridge: Bridge, notices: Notices) -> None:
    SettingsNews(under(home, "A policy is broken.", "A setting too."), bridge, notices).begin()

    assert said(notices) == ["A policy is broken.", "A setting too."]


def test_old_recordings_are_deleted_at_the_start_and_told_and_undo_brings_them_back(
    home: Path, bridge: Bridge, notices: Notices, qtbot: QtBot
) -> None:
    recording = old_recording(home)

    with qtbot.waitSignals([notices.posted, bridge.library.recordings_changed]):
        SettingsNews(under(home, **{RETENTION_DAYS.key: 30}), bridge, notices).begin()
    assert recordings(home) == []
    assert "reviewed recording" in said(notices)[0]
    assert "30 days" in said(notices)[0]

    with qtbot.waitSignal(bridge.library.recordings_changed):
        notices.findChild(QPushButton).click()
    assert recordings(home) == [recording]


def test_they_are_looked_for_again_every_day(home: Path, bridge: Bridge, notices: Notices, qtbot: QtBot) -> None:
    news = SettingsNews(under(home, **{RETENTION_DAYS.key: 30}), bridge, notices)
    news.begin()
    old_recording(home)
    (daily,) = news.findChildren(QTimer)
    assert daily.isActive()
    assert daily.interval() == 86_400_000

    with qtbot.waitSignal(notices.posted):
        daily.timeout.emit()

    assert recordings(home) == []


def test_without_a_retention_nothing_is_looked_for(home: Path, bridge: Bridge, notices: Notices) -> None:
    news = SettingsNews(under(home), bridge, notices)
    news.begin()

    assert not any(timer.isActive() for timer in news.findChildren(QTimer))


def test_a_managed_theme_cannot_be_changed_in_the_window(bridge: Bridge, theme: Theme, window: MainWindow) -> None:
    del window
    theme.take_settings("dark", is_managed=True, text_size_percent=100)

    assert theme.is_dark
    theme.set_mode(ThemeMode.LIGHT)
    assert theme.is_dark
    assert bridge.preferences.get("theme") is None


def test_the_menu_of_a_managed_theme_is_closed(qapp: WatchedApplication, bridge: Bridge, qtbot: QtBot) -> None:
    from desktop.main_window import MainWindow
    from desktop.shortcuts import Shortcuts

    theme = Theme(qapp, bridge.preferences)
    theme.take_settings("light", is_managed=True, text_size_percent=100)
    window = MainWindow(theme, bridge.preferences)
    qtbot.addWidget(window)
    window.fill(bridge, Shortcuts(bridge.preferences, qapp))

    choices = [a for menu in window.rail.findChildren(QMenu) for a in menu.findChildren(QAction) if a.isCheckable()]
    assert len(choices) == 3
    assert not any(action.isEnabled() for action in choices)


def test_a_persons_choice_in_the_window_is_stronger_than_a_setting(bridge: Bridge, theme: Theme) -> None:
    theme.set_mode(ThemeMode.LIGHT)

    theme.take_settings("dark", is_managed=False, text_size_percent=100)

    assert not theme.is_dark
    bridge.preferences.set("theme", None)
    theme.take_settings("dark", is_managed=False, text_size_percent=100)
    assert theme.is_dark


@pytest.mark.usefixtures("_usual_font")
def test_text_can_be_larger_than_the_systems(theme: Theme, qapp: WatchedApplication) -> None:
    before = theme.font("title").pointSizeF()

    theme.take_settings("system", is_managed=False, text_size_percent=150)

    assert theme.font("title").pointSizeF() == pytest.approx(1.5 * before)
    assert qapp.font().pointSizeF() == pytest.approx(theme.font().pointSizeF())


def test_the_recorder_opens_no_microphone_where_recording_is_off(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked(tmp_path, monkeypatch, RecordingEnabled=False)

    for wish in (Wish(listens=True), Wish(records=True, name="Interview")):
        step = take_step(Step(), wish, 0.0, home)

        assert isinstance(step.problem, NotAllowedError)
        assert step.meter is None
        assert step.recorder is None


def test_an_export_in_a_format_that_is_not_allowed_writes_nothing(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked(tmp_path, monkeypatch, ExportFormatsAllowed=["docx"])
    with Library.open(home) as library:
        (transcript,) = library.transcripts(reviewed(library))
        said_words = library.load_transcript(transcript.id)
    chosen = {"docx": ExportOptions(), "txt": ExportOptions()}

    with pytest.raises(NotAllowedError, match="of the kind txt"):
        write_exports(said_words, tmp_path, "interview", chosen, overwrite=False)

    assert not list(tmp_path.glob("interview*"))


def test_a_start_obeys_the_policies_of_the_machine(
    qapp: WatchedApplication, home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    place = str(tmp_path / "srv")
    locked(tmp_path, monkeypatch, LibraryFolder=place, UiTheme="dark", UiLanguage="fr", NoSuchPolicy=1)
    startup = Startup([], home=home)

    for name, step in FIRST_STEPS + LATER_STEPS:
        if name != "speak the language":  # translators would stay for the other tests
            step(startup)
    assert startup.bridge
    qtbot.waitUntil((tmp_path / "srv" / "library" / "library.db").exists)

    assert startup.bridge.home == tmp_path / "srv"
    assert startup.theme.is_dark
    assert any("NoSuchPolicy" in text for text in said(startup.window.notices))
    startup.window.close()
    startup.bridge.close()
    startup.reports.end()
    startup.instance.release()
    startup.window.deleteLater()
    qapp.sendPostedEvents()
