"""The pages that do more than hold rows: sound, privacy, export, shortcuts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox, QKeySequenceEdit, QLabel, QPushButton, QSpinBox, QTreeWidget

from audio_engine.library import Library
from audio_engine.media.playback import ArraySource
from audio_engine.media.record import Level
from audio_engine.transcript import ReviewState
from desktop.bridge import sound_tests
from desktop.help.guide_window import GuideWindow
from desktop.player import Player
from desktop.shortcuts import Command

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.bridge import Bridge
    from desktop.settings.workspace import SettingsWorkspace
    from desktop.shortcuts import Shortcuts
    from tests.desktop.interviews.context import Host
    from tests.desktop.settings.conftest import Policies


class Meter:
    """A microphone into which somebody speaks."""

    def __init__(self) -> None:
        self.level = Level(peak=0.5, rms=0.2)
        self.is_lost = False
        self.closed = 0

    def close(self) -> None:
        self.closed += 1


@pytest.fixture
def meter(monkeypatch: pytest.MonkeyPatch) -> Meter:
    made = Meter()
    monkeypatch.setattr("desktop.settings.audio_page.open_meter", lambda _name: made)
    return made


def test_the_tone_is_two_notes_that_do_not_click() -> None:
    tone = sound_tests.test_tone()
    assert isinstance(tone, ArraySource)
    samples = np.asarray(tone._samples)[:, 0]

    assert len(samples) == 48_000
    assert np.abs(samples).max() <= 0.21
    assert abs(samples[0]) < 1e-3
    assert np.abs(np.diff(samples)).max() < 0.03


def test_the_microphone_is_heard_and_given_back_with_the_page(
    settings: SettingsWorkspace, meter: Meter, qtbot: QtBot
) -> None:
    settings.open_item("audio")
    page = settings.page("audio")

    qtbot.mouseClick(page.listen, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.says.text() == "The microphone hears you. Nothing is recorded.")
    settings.open_item("general")

    qtbot.waitUntil(lambda: meter.closed == 1)
    assert not page.listen.isChecked()


def test_a_microphone_that_is_pulled_out_is_told(settings: SettingsWorkspace, meter: Meter, qtbot: QtBot) -> None:
    settings.open_item("audio")
    page = settings.page("audio")
    qtbot.mouseClick(page.listen, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "hears you" in page.says.text())

    meter.is_lost = True

    qtbot.waitUntil(lambda: "does not answer any more" in page.says.text())
    qtbot.waitUntil(lambda: meter.closed == 1)


def test_no_microphone_is_opened_where_recording_is_off(
    settings: SettingsWorkspace, policies: Policies, qtbot: QtBot
) -> None:
    policies(RecordingEnabled=False)
    settings.open_item("audio")
    page = settings.page("audio")

    qtbot.mouseClick(page.listen, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: "switched off by your organisation" in page.says.text())
    assert not page.listen.isChecked()


def review_long_ago(home: Path) -> None:
    with Library.open(home) as library:
        library.set_review_state(1, ReviewState.REVIEWED, by="Anna")
        then = (datetime.now(UTC) - timedelta(days=400)).isoformat(timespec="seconds")
        with library._writing() as connection:
            for table, column in (
                ("recording", "added_at"),
                ("job", "ended_at"),
                ("transcript", "created_at"),
                ("transcript", "finished_at"),
                ("transcript", "review_at"),
                ("change", "at"),
            ):
                connection.execute(f"UPDATE {table} SET {column} = ?", (then,))


def test_what_would_be_deleted_is_shown_before_anything_is(
    sample_home: Path, settings: SettingsWorkspace, qtbot: QtBot
) -> None:
    review_long_ago(sample_home)
    settings.open_item("privacy")
    page = settings.page("privacy")
    qtbot.waitUntil(lambda: "kept until you delete them" in page.says.text())

    page.rows["retention.days"].findChild(QSpinBox).setValue(90)

    qtbot.waitUntil(lambda: page.list.count() == 1)
    assert page.list.item(0).text().startswith("interview-en")
    with Library.open(sample_home) as library:
        assert len(library.recordings()) == 1


@pytest.mark.usefixtures("sample_home")
def test_what_nobody_has_reviewed_is_never_on_the_list(settings: SettingsWorkspace, qtbot: QtBot) -> None:
    settings.open_item("privacy")
    page = settings.page("privacy")
    qtbot.waitUntil(lambda: bool(page.rows))

    page.rows["retention.days"].findChild(QSpinBox).setValue(1)

    qtbot.waitUntil(lambda: "never deleted" in page.says.text())
    assert page.list.count() == 0


def test_the_promise_is_opened_from_the_page(settings: SettingsWorkspace, host: Host, qtbot: QtBot) -> None:
    settings.open_item("privacy")
    button = next(b for b in settings.page("privacy").findChildren(QPushButton) if "What leaves" in b.text())

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    guide = host.findChild(GuideWindow)
    assert "nothing" in guide.text.toPlainText()
    guide.close()


def test_the_export_window_begins_with_what_the_page_says(
    settings: SettingsWorkspace, bridge: Bridge, tmp_path: Path, qtbot: QtBot
) -> None:
    bridge.preferences.set("export", {"formats": ["srt"], "options": {"srt": {"lines": 1}}})
    settings.open_item("export")
    page = settings.page("export")
    qtbot.waitUntil(page.boxes["srt"].isChecked)

    page.boxes["docx"].click()
    page._take_folder(tmp_path)

    kept = bridge.preferences.get("export")
    assert set(kept["formats"]) == {"srt", "docx"}
    assert kept["options"] == {"srt": {"lines": 1}}
    assert kept["folder"] == str(tmp_path)


def test_kinds_of_file_that_are_not_allowed_cannot_be_chosen(
    settings: SettingsWorkspace, policies: Policies, qtbot: QtBot
) -> None:
    policies(ExportFormatsAllowed=["txt", "docx"])
    settings.hide()
    settings.show()
    settings.open_item("export")
    boxes: dict[str, QCheckBox] = settings.page("export").boxes

    qtbot.waitUntil(lambda: {name for name, box in boxes.items() if box.isEnabled()} == {"txt", "docx"})


def test_keys_that_are_taken_change_their_owner_and_one_is_told_whose_they_were(
    settings: SettingsWorkspace, shortcuts: Shortcuts, qtbot: QtBot
) -> None:
    shortcuts.declare([Command("one", "Do one", ("Ctrl+1",), "Tests"), Command("two", "Do two", ("Ctrl+2",), "Tests")])
    settings.open_item("shortcuts")
    editor = settings.page("shortcuts").editor
    tree = editor.findChild(QTreeWidget)
    tree.setCurrentItem(tree.topLevelItem(0).child(0))
    field = editor.findChild(QKeySequenceEdit)

    field.setKeySequence(QKeySequence("Ctrl+2"))
    field.editingFinished.emit()

    assert (shortcuts.keys("one"), shortcuts.keys("two")) == (("Ctrl+2",), ())
    assert any("“Do two” no longer has these keys" in label.text() for label in editor.findChildren(QLabel))
    qtbot.mouseClick(
        next(b for b in editor.findChildren(QPushButton) if b.text() == "All default keys"), Qt.MouseButton.LeftButton
    )
    assert (shortcuts.keys("one"), shortcuts.keys("two")) == (("Ctrl+1",), ("Ctrl+2",))
    assert tree.topLevelItem(0).child(0).text(1) == "Ctrl+1"


def test_commands_of_workspaces_that_nobody_has_been_to_are_listed_too(
    settings: SettingsWorkspace, shortcuts: Shortcuts, qtbot: QtBot
) -> None:
    def complete(then: object) -> None:
        shortcuts.declare([Command("late", "Do it late", ("Ctrl+9",), "Late")])
        assert callable(then)
        then()

    shortcuts.complete = complete

    settings.open_item("shortcuts")

    tree = settings.page("shortcuts").editor.findChild(QTreeWidget)
    groups = [tree.topLevelItem(row).text(0) for row in range(tree.topLevelItemCount())]
    assert "Late" in groups
    assert qtbot


def test_a_player_that_is_open_follows_the_loudspeaker_that_is_chosen(bridge: Bridge) -> None:
    player = Player(bridge.preferences)
    told: list[object] = []
    player.device.connect(told.append)

    bridge.preferences.set("player.device", "Headphones")
    player.close()
    bridge.preferences.set("player.device", "Loudspeaker")

    assert player.current_device == "Headphones"
    assert told == ["Headphones"]
    player.deleteLater()
