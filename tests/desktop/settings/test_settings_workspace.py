"""Pages are made from the schema; what is chosen is stored and holds; what is managed cannot be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QComboBox, QLabel, QSpinBox

from audio_engine.settings.resolver import read_settings, save_setting
from audio_engine.settings.schema import (
    AUDIO_OUTPUT_DEVICE,
    NARRATION_LOUDNESS,
    SETTINGS,
    TRANSCRIPTION_MODE,
    UI_LANGUAGE,
    UI_TEXT_SIZE,
    UI_THEME,
)
from desktop.bridge.settings_mirror import SettingsMirror
from desktop.notices import Notices
from desktop.settings.fields import ChoiceField, ChoiceOrNumberField
from desktop.settings.workspace import PAGES, SettingsWorkspace
from desktop.theme import ThemeMode
from tests.desktop.walking import clipped, nameless, unreachable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.bridge import Bridge
    from desktop.theme import Theme
    from tests.desktop.interviews.context import Host
    from tests.desktop.settings.conftest import Policies
    from tests.desktop.watched_application import WatchedApplication

NOT_ON_A_PAGE = {"library.folder", "models.mirror", "models.downloads"}
"""The first is moved on a page of its own; administrators alone decide the others, which the page of policies lists."""


@pytest.fixture
def _usual_font(qapp: WatchedApplication) -> Iterator[None]:
    before = QFont(qapp.font())
    yield
    qapp.setFont(before)


def choose(field: ChoiceField, value: str) -> None:
    """As a person does with the keyboard."""
    field.list.setCurrentIndex(field.list.findData(value))
    field.list.activated.emit(field.list.currentIndex())


def test_every_setting_is_on_a_page(settings: SettingsWorkspace) -> None:
    keys = [key for entry in PAGES for key in settings.page(entry.name).keys]

    assert sorted(keys) == sorted({setting.key for setting in SETTINGS} - NOT_ON_A_PAGE)


def test_every_control_has_a_name_and_is_reached_from_the_keyboard(settings: SettingsWorkspace, qtbot: QtBot) -> None:
    for entry in PAGES:
        settings.open_item(entry.name)
        qtbot.waitUntil(settings.page(entry.name).isVisible)

    assert nameless(settings) == []
    assert unreachable(settings) == []


@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_no_text_of_a_page_is_clipped(settings: SettingsWorkspace, bridge: Bridge, qtbot: QtBot, name: str) -> None:
    settings.open_item(name)

    qtbot.waitUntil(lambda: bridge.operations.is_idle and clipped(settings) == [], timeout=60_000)


def test_a_choice_is_stored_and_can_be_taken_back(settings: SettingsWorkspace, home: Path, qtbot: QtBot) -> None:
    settings.open_item("transcription")
    row = settings.page("transcription").rows["transcription.mode"]
    assert not row.reset.isVisible()

    choose(row.field, "draft")
    qtbot.waitUntil(row.reset.isVisible)
    assert read_settings(home).get(TRANSCRIPTION_MODE) == "draft"

    qtbot.mouseClick(row.reset, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not row.reset.isVisible())
    assert read_settings(home).get(TRANSCRIPTION_MODE) == "accurate"
    assert row.field.findChild(QComboBox).currentData() == "accurate"


def test_a_number_of_ones_own_is_stored(settings: SettingsWorkspace, home: Path, qtbot: QtBot) -> None:
    settings.open_item("narration")
    field = settings.page("narration").rows["narration.loudness"].field
    assert isinstance(field, ChoiceOrNumberField)
    choose(field, "\0other")
    assert field.number.isVisible()

    field.number.setValue(-18.5)
    field.number.editingFinished.emit()

    qtbot.waitUntil(lambda: read_settings(home).get(NARRATION_LOUDNESS) == "-18.5")
    qtbot.waitUntil(lambda: field.number.isVisible() and field.number.value() == -18.5)


def test_what_the_command_line_changed_is_shown_when_one_comes_back(
    settings: SettingsWorkspace, home: Path, qtbot: QtBot
) -> None:
    box = settings.page("general").rows["ui.text_size"].findChild(QSpinBox)
    settings.hide()
    save_setting(UI_TEXT_SIZE, 140, home=home)

    settings.show()

    qtbot.waitUntil(lambda: box.value() == 140)


def test_what_is_managed_is_shown_and_cannot_be_chosen(host: Host, policies: Policies, qtbot: QtBot) -> None:
    policies(TranscriptionMode="draft", RecordingEnabled=False)
    workspace = SettingsWorkspace(host.context)
    host.hold(workspace)
    workspace.open_item("transcription")
    page = workspace.page("transcription")
    qtbot.waitUntil(lambda: bool(page.rows))

    locked, free = page.rows["transcription.mode"], page.rows["transcription.device"]

    assert locked.field.findChild(QComboBox).currentData() == "draft"
    assert not locked.field.isEnabled()
    assert free.field.isEnabled()
    (managed,) = (text for text in locked.findChildren(QLabel) if text.text() == "Managed by your organisation")
    qtbot.waitUntil(managed.isVisible)
    assert "recording.enabled" in workspace.page("audio").rows


def test_a_policy_of_the_machine_alone_has_no_row_where_there_is_none(settings: SettingsWorkspace) -> None:
    assert "recording.enabled" not in settings.page("audio").rows


def test_every_policy_is_listed_with_its_value_and_its_source(host: Host, policies: Policies, qtbot: QtBot) -> None:
    file = policies(TranscriptionMode="draft", RecordingEnabled=False, ExportFormatsAllowed=["txt", "docx"])
    workspace = SettingsWorkspace(host.context)
    host.hold(workspace)
    table = workspace.page("policies").table
    qtbot.waitUntil(lambda: table.topLevelItemCount() == 3)

    rows = [[table.topLevelItem(row).text(column) for column in range(4)] for row in range(3)]

    assert ["Recording is allowed", "No", "Your organisation", str(file)] in rows
    assert ["Care or speed", "Draft (faster)", "Your organisation", str(file)] in rows
    assert ["Kinds of transcript file that are allowed", "txt, docx", "Your organisation", str(file)] in rows


def test_a_value_that_cannot_be_stored_is_told_and_taken_back(
    settings: SettingsWorkspace, host: Host, policies: Policies, qtbot: QtBot
) -> None:
    row = settings.page("general").rows["ui.theme"]
    host.context.bridge.operations.failed.connect(host.notices.failure)
    policies(UiTheme="dark")  # an administrator was faster

    with qtbot.waitSignal(host.notices.posted):
        choose(row.field, "light")

    assert "managed by your organisation" in host.notices.shown()[0].what
    qtbot.waitUntil(lambda: row.field.findChild(QComboBox).currentData() == "dark" and not row.field.isEnabled())


def test_the_language_holds_from_the_next_start_on_and_one_is_told(
    settings: SettingsWorkspace, host: Host, home: Path, qtbot: QtBot
) -> None:
    choose(settings.page("general").rows["ui.language"].field, "fr")

    notice: Notices = host.notices
    assert [action.text for action in notice.shown()[0].actions] == ["Start again now"]
    qtbot.waitUntil(lambda: read_settings(home).get(UI_LANGUAGE) == "fr")


@pytest.fixture
def _mirror(bridge: Bridge, theme: Theme, host: Host, qtbot: QtBot) -> None:
    SettingsMirror(bridge.settings, bridge.preferences, theme, host).begin()
    qtbot.waitUntil(lambda: bridge.operations.is_idle)


@pytest.mark.usefixtures("_mirror")
def test_colours_chosen_on_the_page_hold_at_once(settings: SettingsWorkspace, theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        choose(settings.page("general").rows["ui.theme"].field, "dark")

    assert theme.is_dark


@pytest.mark.usefixtures("_mirror")
def test_colours_chosen_in_the_window_are_the_setting(
    settings: SettingsWorkspace, theme: Theme, home: Path, qtbot: QtBot
) -> None:
    theme.set_mode(ThemeMode.DARK)

    row = settings.page("general").rows["ui.theme"]
    qtbot.waitUntil(lambda: row.field.findChild(QComboBox).currentData() == "dark")
    assert read_settings(home).get(UI_THEME) == "dark"


@pytest.mark.usefixtures("_mirror", "_usual_font")
def test_another_size_of_text_holds_at_once_also_for_what_is_shown(
    settings: SettingsWorkspace, theme: Theme, qtbot: QtBot, gui_thread: WatchedApplication
) -> None:
    gui_thread.cpu_limit_s = 0.5  # every widget of every test that Qt has not deleted yet is laid out anew
    heading = settings.page("general").findChild(QLabel)
    before, body = heading.font().pointSizeF(), theme.font().pointSizeF()

    settings.page("general").rows["ui.text_size"].findChild(QSpinBox).setValue(150)

    qtbot.waitUntil(lambda: heading.font().pointSizeF() == pytest.approx(1.5 * before))
    assert theme.font().pointSizeF() == pytest.approx(1.5 * body)


@pytest.mark.usefixtures("_mirror")
def test_the_loudspeaker_is_one_setting_for_the_page_and_the_player(bridge: Bridge, home: Path, qtbot: QtBot) -> None:
    bridge.settings.save("audio.output_device", "Headphones")
    qtbot.waitUntil(lambda: bridge.preferences.get("player.device") == "Headphones")

    bridge.preferences.set("player.device", "Loudspeaker")

    qtbot.waitUntil(lambda: read_settings(home).get(AUDIO_OUTPUT_DEVICE) == "Loudspeaker")


def test_a_device_that_was_chosen_before_there_was_a_setting_is_kept(
    bridge: Bridge, theme: Theme, host: Host, home: Path, qtbot: QtBot
) -> None:
    bridge.preferences.set("player.device", "Headphones")

    SettingsMirror(bridge.settings, bridge.preferences, theme, host).begin()

    qtbot.waitUntil(lambda: read_settings(home).get(AUDIO_OUTPUT_DEVICE) == "Headphones")
    assert bridge.preferences.get("player.device") == "Headphones"
