"""The window: its workspaces, its keys, what is dropped on it, what it remembers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QKeySequenceEdit, QPushButton, QTreeWidget, QWidget

from audio_engine.errors import UserFacingError
from desktop.bridge import Bridge, JobEnd, JobProgress
from desktop.bridge.values import JobState
from desktop.cheat_sheet import CheatSheet
from desktop.drop_hint import DropHint
from desktop.interviews.workspace import OpenTranscript
from desktop.main_window import MainWindow
from desktop.notices import NoticeKind
from desktop.shortcuts import Shortcuts
from desktop.widgets import SearchField
from desktop.workspaces import WorkspaceContext, WorkspaceEntry, workspace_entries

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme

NAMES = ["interviews", "articles", "names", "models", "activity", "settings"]
CONTROL = Qt.KeyboardModifier.ControlModifier


class Desk(QWidget):
    """A workspace that keeps what it is given."""

    def __init__(self, _context: WorkspaceContext) -> None:
        super().__init__()
        self.files: list[Path] = []
        self.items: list[object] = []

    def open_files(self, paths: list[Path]) -> None:
        self.files += paths

    def open_item(self, item: object) -> None:
        self.items.append(item)


@pytest.fixture
def _desks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The workspaces of others only keep what they are given."""
    entries = tuple(
        WorkspaceEntry(e.name, e.icon, e.title, __name__, "Desk") if e.factory[0].isupper() else e
        for e in workspace_entries()
    )
    monkeypatch.setattr("desktop.workspaces.workspace_entries", lambda: entries)


def end(state: JobState, *, what: str = "", to_do: str = "") -> JobEnd:
    return JobEnd(1, "transcribe", 1, 1, "The mayor", state, 3.0, what, to_do)


@pytest.mark.usefixtures("_desks")
@pytest.mark.parametrize(("number", "name"), list(enumerate(NAMES, start=1)))
def test_a_key_brings_each_workspace_to_the_front(window: MainWindow, qtbot: QtBot, number: int, name: str) -> None:
    window.go_to("settings" if name != "settings" else "names")

    qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), CONTROL)

    assert window.current == name
    qtbot.waitUntil(window.workspace(name).isVisible)  # its code may have to be loaded first


@pytest.mark.usefixtures("_desks")
def test_the_rail_brings_a_workspace_to_the_front(window: MainWindow, qtbot: QtBot) -> None:
    button = next(b for b in window.rail.findChildren(QPushButton) if b.text() == "Activity")

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert window.current == "activity"
    assert window.windowTitle() == "Activity – Souffleur"
    assert button.isChecked()


@pytest.mark.usefixtures("_desks")
def test_a_workspace_is_made_when_somebody_goes_there(window: MainWindow) -> None:
    assert len(window.findChildren(Desk)) == 1

    window.go_to("activity")
    window.go_to("activity")

    assert len(window.findChildren(Desk)) == 2


@pytest.mark.filterwarnings("ignore:Function. 'QDragEnterEvent")  # only Qt itself is to make them
@pytest.mark.usefixtures("_desks")
def test_files_are_dropped_anywhere(window: MainWindow, tmp_path: Path) -> None:
    window.go_to("settings")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "été.wav")), QUrl("https://example.org/far.wav")])
    actions, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

    QApplication.sendEvent(window, QDragEnterEvent(QPoint(50, 300), actions, data, button, none))
    assert window.findChild(DropHint).isVisible()
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 300), actions, data, button, none))

    assert window.current == "interviews"
    assert window.workspace("interviews").files == [tmp_path / "été.wav"]
    assert not window.findChild(DropHint).isVisible()


@pytest.mark.filterwarnings("ignore:Function. 'QDragEnterEvent")  # only Qt itself is to make them
@pytest.mark.usefixtures("_desks")
def test_what_is_no_file_is_not_taken(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("words")
    event = QDragEnterEvent(
        QPoint(50, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )

    QApplication.sendEvent(window, event)

    assert not window.findChild(DropHint).isVisible()


@pytest.mark.usefixtures("_desks")
def test_files_are_chosen_in_a_dialog_that_remembers_its_folder(
    window: MainWindow, qtbot: QtBot, bridge: Bridge, tmp_path: Path
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_O, CONTROL)
    dialog = window.findChild(QFileDialog)

    dialog.filesSelected.emit([str(tmp_path / "mayor.wav")])
    dialog.close()

    assert window.workspace("interviews").files == [tmp_path / "mayor.wav"]
    assert bridge.preferences.get("open.folder") == str(tmp_path)


@pytest.mark.usefixtures("_desks")
def test_the_window_comes_back_as_it_was(window: MainWindow, bridge: Bridge, theme: Theme, qtbot: QtBot) -> None:
    window.resize(880, 611)  # the screen of the offscreen platform is a small one
    window.go_to("models")
    window.close()

    again = MainWindow(theme, bridge.preferences)
    again.fill(bridge, Shortcuts(bridge.preferences))
    qtbot.addWidget(again)

    assert (again.width(), again.height(), again.current) == (880, 611, "models")


@pytest.mark.usefixtures("_desks")
@pytest.mark.parametrize("stored", ["", "no geometry", 7, None])
def test_a_window_that_was_never_here_has_a_sensible_size(
    bridge: Bridge, theme: Theme, shortcuts: Shortcuts, qtbot: QtBot, stored: object
) -> None:
    bridge.preferences.set("window.geometry", stored)
    bridge.preferences.set("window.workspace", "gone")

    window = MainWindow(theme, bridge.preferences)
    window.fill(bridge, shortcuts)
    qtbot.addWidget(window)

    assert (window.width(), window.current) == (1280, "interviews")


@pytest.mark.usefixtures("_desks")
def test_something_is_opened_in_its_workspace(window: MainWindow) -> None:
    window.open_item("activity", "job 3")

    assert window.current == "activity"
    assert window.workspace("activity").items == ["job 3"]


@pytest.mark.usefixtures("_desks")
def test_progress_is_seen_from_every_workspace(window: MainWindow, bridge: Bridge) -> None:
    bridge.jobs.progress.emit(JobProgress(1, 1, "transcribe", 43.0, 100.0, 20.0))
    assert "Activity  43%" in [b.text() for b in window.rail.findChildren(QPushButton)]

    bridge.jobs.job_ended.emit(end(JobState.DONE))
    assert "Activity" in [b.text() for b in window.rail.findChildren(QPushButton)]


@pytest.mark.usefixtures("_desks")
def test_a_job_that_failed_says_why_and_is_tried_again(window: MainWindow, bridge: Bridge) -> None:
    bridge.jobs.job_ended.emit(end(JobState.FAILED, what="The disk is full.", to_do="Make room."))

    (notice,) = window.notices.shown()
    assert (notice.what, notice.more) == ("“The mayor” could not be transcribed.", "The disk is full. Make room.")
    assert [action.text for action in notice.actions] == ["Try again"]


@pytest.mark.usefixtures("_desks")
def test_a_transcript_that_is_ready_is_opened_from_its_notice(window: MainWindow, bridge: Bridge) -> None:
    window.go_to("settings")
    bridge.jobs.job_ended.emit(end(JobState.DONE))
    (notice,) = window.notices.shown()
    assert notice.what == "“The mayor” is transcribed."

    notice.actions[0].run()

    assert window.current == "interviews"
    assert window.workspace("interviews").items == [OpenTranscript(1, 1)]


@pytest.mark.usefixtures("_desks")
def test_a_failure_that_nobody_took_is_a_notice(window: MainWindow, bridge: Bridge) -> None:
    bridge.operations.failed.emit(UserFacingError("The library cannot be read.", "Look at the disk."))

    assert window.notices.shown()[0].kind is NoticeKind.FAILURE


@pytest.mark.usefixtures("_desks")
def test_the_cheat_sheet_shows_every_command_and_changes_its_keys(
    window: MainWindow, shortcuts: Shortcuts, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    sheet = window.findChild(CheatSheet)
    tree = sheet.findChild(QTreeWidget)
    (group,) = (tree.topLevelItem(n) for n in range(tree.topLevelItemCount()))
    shown = {group.child(row).text(0): group.child(row) for row in range(group.childCount())}
    assert set(shown) == {command.text for command in shortcuts.commands()}

    tree.setCurrentItem(shown["Quit"])
    keys = sheet.findChild(QKeySequenceEdit)
    keys.setKeySequence("Ctrl+1")
    keys.editingFinished.emit()

    assert shortcuts.keys("window.quit") == ("Ctrl+1",)
    assert shortcuts.keys("window.interviews") == ()  # nobody is left with two commands for one key
    assert (shown["Quit"].text(1), shown["Interviews"].text(1)) == ("Ctrl+1", "")
    sheet.close()


@pytest.mark.usefixtures("_desks")
def test_the_cheat_sheet_finds_a_command(window: MainWindow, qtbot: QtBot) -> None:
    window.show_cheat_sheet()
    sheet = window.findChild(CheatSheet)
    tree = sheet.findChild(QTreeWidget)

    qtbot.keyClicks(sheet.findChild(SearchField), "quit")
    qtbot.keyClick(sheet.findChild(SearchField), Qt.Key.Key_Return)

    group = tree.topLevelItem(0)
    assert [group.child(r).text(0) for r in range(group.childCount()) if not group.child(r).isHidden()] == ["Quit"]
    sheet.close()


@pytest.mark.usefixtures("_desks")
def test_the_appearance_is_changed_in_the_window(window: MainWindow, theme: Theme, qtbot: QtBot) -> None:
    button = next(b for b in window.rail.findChildren(QPushButton) if b.text() == "Appearance")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()

    next(action for action in menu.actions() if action.text() == "Dark").trigger()
    menu.close()

    assert theme.is_dark


def test_what_empties_a_search_field_is_there_only_while_something_is_in_it(theme: Theme, qtbot: QtBot) -> None:
    field = SearchField(theme, name="Search")
    qtbot.addWidget(field)
    (clear,) = (action for action in field.actions() if action.text() == "Empty the field")
    field.show()
    assert not clear.isVisible()

    qtbot.keyClicks(field, "pont")
    assert clear.isVisible()
    clear.trigger()

    assert field.text() == ""
    assert not clear.isVisible()
