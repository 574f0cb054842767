"""The shelf as a reporter uses it, over a real library: states, renaming, deleting with a way back, originals."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from audio_engine.library import JobState, Library
from desktop.interviews.library_view import LibraryView
from desktop.interviews.recording_order import Column
from desktop.interviews.shelf_state import ShelfState
from tests.desktop.conftest import SAMPLE
from tests.desktop.interviews.context import Host, add_recording

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.bridge import Bridge

SENTENCE = "The sound of this file is damaged."


def show(host: Host, qtbot: QtBot, *, count: int) -> LibraryView:
    view = LibraryView(host.context)
    host.hold(view)
    qtbot.waitUntil(lambda: view.model.total == count and not view.isHidden())
    return view


def cell(view: LibraryView, row: int, column: Column) -> QModelIndex:
    return view.model.index(row, column)


def title_of(home: Path, recording_id: int) -> str:
    with Library.open(home) as library:
        return library.recording(recording_id).title


def test_an_empty_library_says_what_to_do_next(host: Host, qtbot: QtBot) -> None:
    view = show(host, qtbot, count=0)
    qtbot.waitUntil(view.empty.isVisible)
    wanted: list[str] = []
    view.files_wanted.connect(lambda: wanted.append("files"))
    view.record_wanted.connect(lambda: wanted.append("record"))
    view.sample_wanted.connect(lambda: wanted.append("sample"))

    for button in view.empty.findChildren(QPushButton):
        button.click()

    assert wanted == ["files", "record", "sample"]


@pytest.mark.usefixtures("sample_home")
def test_a_finished_recording_is_a_draft_that_enter_opens(host: Host, qtbot: QtBot) -> None:
    view = show(host, qtbot, count=1)

    assert [cell(view, 0, column).data() for column in Column][2:] == ["1:00", "English", "Draft"]
    view.table.choose(1)
    with qtbot.waitSignal(view.open_wanted) as opened:
        QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert opened.args == [1, 1]


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        (None, ShelfState.NEW),
        (JobState.QUEUED, ShelfState.WAITING),
        (JobState.RUNNING, ShelfState.TRANSCRIBING),
        (JobState.PAUSED, ShelfState.PAUSED),
        (JobState.INTERRUPTED, ShelfState.INTERRUPTED),
        (JobState.FAILED, ShelfState.FAILED),
        (JobState.CANCELLED, ShelfState.STOPPED),
    ],
)
def test_each_state_has_its_own_words(
    host: Host, home: Path, qtbot: QtBot, state: JobState | None, shown: ShelfState
) -> None:
    add_recording(home, SAMPLE, state)

    view = show(host, qtbot, count=1)

    assert view.model.line_at(0).state is shown
    assert cell(view, 0, Column.STATE).data()


def test_a_title_is_changed_in_place(host: Host, home: Path, qtbot: QtBot) -> None:
    add_recording(home, SAMPLE)
    view = show(host, qtbot, count=1)
    view.table.choose(1)
    view.table.setFocus()

    view.actions_of_rows.rename.trigger()
    field = view.table.findChild(QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, "The mayor")
    QTest.keyClick(field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: title_of(home, 1) == "The mayor")
    assert cell(view, 0, Column.TITLE).data() == "The mayor"


def test_what_is_deleted_can_be_brought_back(host: Host, home: Path, qtbot: QtBot) -> None:
    add_recording(home, SAMPLE)
    add_recording(home, SAMPLE.with_name("interview-fr.flac"))
    view = show(host, qtbot, count=2)
    view.table.selectAll()

    view.actions_of_rows.delete.trigger()
    qtbot.waitUntil(lambda: view.model.total == 0 and len(host.notices.shown()) == 1)
    (notice,) = host.notices.shown()
    assert notice.what == "2 recordings were deleted. The originals stay where they are."
    undo = next(button for button in host.notices.findChildren(QPushButton) if button.text() == "Undo")
    undo.click()

    qtbot.waitUntil(lambda: view.model.total == 2)
    assert view.table.isVisible()


def test_what_is_deleted_is_not_transcribed_meanwhile(host: Host, home: Path, qtbot: QtBot) -> None:
    add_recording(home, SAMPLE, JobState.QUEUED)
    view = show(host, qtbot, count=1)
    view.table.choose(1)

    view.actions_of_rows.delete.trigger()
    qtbot.waitUntil(lambda: view.model.total == 0)

    with Library.open(home) as library:
        assert library.job(1).state is JobState.QUEUED
        assert library.next_queued() is None


def test_a_failure_says_what_happened_and_retry_queues_it_again(host: Host, home: Path, qtbot: QtBot) -> None:
    add_recording(home, SAMPLE, JobState.FAILED, what=SENTENCE, to_do="Copy it from the recorder again.")
    view = show(host, qtbot, count=1)

    view.table.choose(1)
    assert any(
        label.text() == f"{SENTENCE} Copy it from the recorder again." for label in view.details.findChildren(QLabel)
    )
    index = cell(view, 0, Column.STATE)
    area = view.table.visualRect(index)
    button = next(
        QPoint(x, area.center().y())
        for x in range(area.right(), area.left(), -1)
        if view.table.cells.button_at(area, index, QPoint(x, area.center().y()))
    )
    QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=button)

    qtbot.waitUntil(lambda: view.model.line_at(0).state is ShelfState.WAITING)
    with Library.open(home) as library:
        assert library.job(1).state is JobState.QUEUED


def test_what_cannot_be_done_is_not_offered(host: Host, home: Path, qtbot: QtBot) -> None:
    add_recording(home, SAMPLE, JobState.QUEUED)
    view = show(host, qtbot, count=1)

    view.table.choose(1)
    menu = view.actions_of_rows.menu(view)

    offered = [action.text() for action in menu.actions() if action.text()]
    assert "Pause" in offered
    assert not {"Open", "Export…", "Retry", "Resume", "Transcribe…"} & set(offered)


def test_cancelling_keeps_a_way_back(host: Host, home: Path, qtbot: QtBot) -> None:
    add_recording(home, SAMPLE, JobState.QUEUED)
    view = show(host, qtbot, count=1)
    view.table.choose(1)

    view.actions_of_rows.cancel.trigger()
    qtbot.waitUntil(lambda: view.model.line_at(0).state is ShelfState.STOPPED)
    (notice,) = host.notices.shown()
    notice.actions[0].run()

    qtbot.waitUntil(lambda: view.model.line_at(0).state is ShelfState.WAITING)


def test_a_missing_original_is_said_and_found_again(host: Host, home: Path, qtbot: QtBot, tmp_path: Path) -> None:
    add_recording(home, tmp_path / "gone.wav")
    view = show(host, qtbot, count=1)
    moved = tmp_path / "moved.wav"
    moved.write_bytes(b"the same sound")

    view.table.choose(1)
    qtbot.waitUntil(lambda: any("not where it was" in label.text() for label in view.details.findChildren(QLabel)))
    view.changes.relink(view.model.line_at(0), moved)

    qtbot.waitUntil(lambda: [notice.what for notice in host.notices.shown()] == ["The original was found: moved.wav"])
    with Library.open(home) as library:
        assert library.original(1) == moved


def test_another_file_is_not_taken_for_the_original_unasked(
    host: Host, sample_home: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    view = show(host, qtbot, count=1)
    other = tmp_path / "other.flac"
    other.write_bytes(b"something else")

    view.changes.relink(view.model.line_at(0), other)
    qtbot.waitUntil(lambda: len(host.notices.shown()) == 1)
    (notice,) = host.notices.shown()
    assert [action.text for action in notice.actions] == ["Choose another file…", "It is the same recording"]
    with Library.open(sample_home) as library:
        assert library.original(1) == SAMPLE
    notice.actions[1].run()

    qtbot.waitUntil(lambda: any("was found" in shown.what for shown in host.notices.shown()))
    with Library.open(sample_home) as library:
        assert library.original(1) == other


def test_the_list_is_narrowed_sorted_and_widened_from_the_keyboard(host: Host, home: Path, qtbot: QtBot) -> None:
    add_recording(home, SAMPLE, JobState.FAILED, what=SENTENCE)
    add_recording(home, SAMPLE.with_name("interview-fr.flac"), JobState.QUEUED)
    view = show(host, qtbot, count=2)

    assert view.bar.order.currentText() == "Newest first"
    view.table.sortByColumn(Column.DATE, Qt.SortOrder.AscendingOrder)
    assert view.bar.order.currentText() == "Oldest first"
    view.table.sortByColumn(Column.TITLE, Qt.SortOrder.DescendingOrder)
    assert view.bar.order.currentIndex() == -1
    view.bar.order.activated.emit(2)
    assert view.bar.order.currentText() == "By title"
    assert [cell(view, row, Column.TITLE).data() for row in (0, 1)] == ["interview-en.flac", "interview-fr.flac"]
    QTest.keyClicks(view.bar.title_field, "-fr")
    qtbot.waitUntil(lambda: view.model.rowCount() == 1)
    view.bar.states.setCurrentIndex(4)
    assert view.model.rowCount() == 0
    everything = next(b for b in view.findChildren(QPushButton) if b.text() == "Show all recordings")
    everything.click()

    assert view.model.rowCount() == 2
    assert view.table.isVisible()


def test_what_another_program_adds_appears_without_losing_the_choice(
    host: Host, home: Path, bridge: Bridge, qtbot: QtBot
) -> None:
    from desktop.bridge import Changes

    add_recording(home, SAMPLE)
    view = show(host, qtbot, count=1)
    view.table.choose(1)
    add_recording(home, SAMPLE.with_name("interview-fr.flac"))

    bridge.library.announce(Changes(shelf=True))
    qtbot.waitUntil(lambda: view.model.total == 2)

    assert view.table.chosen_ids() == [1]
