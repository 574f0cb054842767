"""A library is moved whole or not at all; the old one stays until somebody deletes it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from audio_engine.errors import CancelledError, LibraryError, UserFacingError
from audio_engine.library import Library, QueueLock
from audio_engine.library.connection import library_file
from audio_engine.settings.library_place import library_home
from desktop.bridge.library_move import delete_old_library, look_at_folders, look_at_target, move_library
from desktop.bridge.values import JobProgress
from desktop.settings.library_move_dialog import LibraryMoveDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.bridge import Bridge
    from desktop.settings.workspace import SettingsWorkspace
    from tests.desktop.interviews.context import Host
    from tests.desktop.settings.conftest import Policies


def text_of(home: Path) -> list[str]:
    with Library.open(home) as library:
        return [segment.text for segment in library.load_transcript(1).segments]


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(("library.db", "queue"))
    }


def stop_at(limit: float) -> object:
    def report(share: float) -> None:
        if share >= limit:
            raise CancelledError

    return report


def test_everything_is_in_the_new_folder_and_still_in_the_old_one(sample_home: Path, tmp_path: Path) -> None:
    target = tmp_path / "disk" / "newsroom"
    before, kept = text_of(sample_home), files(sample_home / "library")

    old = move_library(sample_home, target, lambda _: None)

    assert library_home() == target
    assert text_of(target) == before
    assert files(target / "library") == kept
    assert kept
    assert old == sample_home / "library"
    assert text_of(sample_home) == before
    assert (target / "library").stat().st_mode & 0o077 == 0
    assert library_file(target).stat().st_mode & 0o077 == 0


def test_moving_back_to_the_data_folder_needs_no_setting(sample_home: Path, tmp_path: Path) -> None:
    move_library(sample_home, tmp_path / "away", lambda _: None)
    delete_old_library(sample_home / "library")

    move_library(tmp_path / "away", sample_home, lambda _: None)

    assert library_home() == sample_home
    assert text_of(sample_home)


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_a_move_that_is_stopped_leaves_nothing(sample_home: Path, tmp_path: Path, share: float) -> None:
    target = tmp_path / "disk"

    with pytest.raises(CancelledError):
        move_library(sample_home, target, stop_at(share))

    assert list(target.iterdir()) == []
    assert library_home() == sample_home


def test_a_copy_that_is_not_the_same_is_not_used(
    sample_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.bridge.library_move._sum", lambda _: "other")

    with pytest.raises(UserFacingError, match="could not be copied"):
        move_library(sample_home, tmp_path / "disk", lambda _: None)

    assert list((tmp_path / "disk").iterdir()) == []
    assert library_home() == sample_home


def test_a_library_is_not_moved_while_its_queue_runs(sample_home: Path, tmp_path: Path) -> None:
    with QueueLock(sample_home), pytest.raises(UserFacingError, match="while a job runs"):
        move_library(sample_home, tmp_path / "disk", lambda _: None)

    assert not (tmp_path / "disk").exists()


def test_where_it_cannot_go_is_told_before(sample_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "taken" / "library").mkdir(parents=True)

    for target, word in (
        (sample_home, "already"),
        (sample_home / "library" / "inside", "inside"),
        (tmp_path / "taken", "something called"),
    ):
        with pytest.raises(UserFacingError, match=word):
            look_at_target(sample_home, target)
    monkeypatch.setattr("desktop.bridge.library_move._free", lambda _: 1)
    with pytest.raises(UserFacingError, match="not enough room"):
        look_at_target(sample_home, tmp_path)


def test_the_library_in_use_is_never_deleted_as_an_old_one(sample_home: Path, tmp_path: Path) -> None:
    for folder in (sample_home / "library", sample_home, tmp_path):
        with pytest.raises(UserFacingError, match="not an old library"):
            delete_old_library(folder)

    assert text_of(sample_home)


def test_how_much_room_there_is_is_shown(sample_home: Path) -> None:
    look = look_at_folders()

    assert look.library.path == sample_home
    assert look.library.size_bytes > 10_000
    assert look.library.free_bytes > 0
    assert look.old is None


class Window(QWidget):
    """Stands in for the main window, which would end the program."""

    def __init__(self) -> None:
        super().__init__()
        self.starts = 0

    def start_again(self) -> None:
        self.starts += 1


def test_a_person_moves_the_library_and_what_is_written_meanwhile_is_in_the_new_one(
    host: Host, bridge: Bridge, sample_home: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = Window()
    qtbot.addWidget(window)
    dialog = LibraryMoveDialog(host.context, tmp_path / "disk", window)
    dialog.open()
    qtbot.waitUntil(dialog.start.isEnabled)

    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    bridge.library.rename_recording(1, "Written while it was moved")
    qtbot.waitUntil(lambda: dialog.start.text() == "Start again" and bridge.operations.is_idle, timeout=30_000)
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)

    assert window.starts == 1
    assert bridge.preferences.get("library.old") == str(sample_home / "library")
    with Library.open(tmp_path / "disk") as library:
        assert library.recording(1).title == "Written while it was moved"


def test_it_is_refused_with_a_sentence_while_a_job_runs(
    host: Host, bridge: Bridge, tmp_path: Path, qtbot: QtBot
) -> None:
    bridge.jobs._heard[1] = JobProgress(1, 1, "transcribe", 1.0, 10.0, 9.0)
    dialog = LibraryMoveDialog(host.context, tmp_path / "disk", host)
    qtbot.addWidget(dialog)

    assert "while a job runs" in dialog.says.text()
    assert not dialog.start.isEnabled()


def test_the_old_copy_is_deleted_only_once_somebody_says_so(
    settings: SettingsWorkspace, bridge: Bridge, sample_home: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    old = move_library(sample_home, tmp_path / "disk", lambda _: None)
    bridge.preferences.set("library.old", str(old))
    settings.open_item("folders")
    page = settings.page("folders")
    qtbot.waitUntil(page.old.isVisible)

    qtbot.mouseClick(page.delete, Qt.MouseButton.LeftButton)
    question = page.findChild(QMessageBox)
    assert old.exists()
    (button,) = (b for b in question.buttons() if b.text() == "Delete")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: not old.exists())
    qtbot.waitUntil(lambda: bridge.preferences.get("library.old") is None)


def test_a_library_that_is_managed_cannot_be_moved(
    host: Host, policies: Policies, tmp_path: Path, qtbot: QtBot
) -> None:
    from desktop.settings.workspace import SettingsWorkspace

    policies(LibraryFolder=str(tmp_path))
    workspace = SettingsWorkspace(host.context)
    host.hold(workspace)
    workspace.open_item("folders")
    page = workspace.page("folders")

    qtbot.waitUntil(page.managed.isVisible)
    assert not page.move_button.isEnabled()


def test_a_network_drive_is_refused(sample_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(folder: Path) -> None:
        raise LibraryError(f"The library cannot be kept on a network drive: {folder}.")

    monkeypatch.setattr("desktop.bridge.library_move.refuse_network_folder", refuse)

    with pytest.raises(UserFacingError, match="network drive"):
        look_at_target(sample_home, tmp_path)
