"""Activity as people use it: order, progress, stopping and going on, and what became of what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from audio_engine.library import JobState, Library
from desktop.activity.jobs_model import Column
from desktop.activity.workspace import ActivityWorkspace
from desktop.bridge import JobProgress
from desktop.interviews.opening import OpenTranscript
from tests.desktop.conftest import DATA, SAMPLE
from tests.desktop.interviews.context import SLOWLY_MS, Host, add_recording

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from desktop.bridge import Bridge

FRENCH = DATA / "interviews" / "interview-fr.flac"
TWO = DATA / "interviews" / "two-channels-en.flac"


def show(host: Host, qtbot: QtBot, *, queue: int, history: int = 0) -> ActivityWorkspace:
    workspace = ActivityWorkspace(host.context)
    host.hold(workspace)
    qtbot.waitUntil(lambda: (workspace.queue.rowCount(), workspace.history.rowCount()) == (queue, history))
    return workspace


def queued(home: Path) -> list[int]:
    with Library.open(home) as library:
        return [job.id for job in library.jobs(JobState.QUEUED)]


def state(home: Path, job_id: int) -> JobState:
    with Library.open(home) as library:
        return library.job(job_id).state


def said(workspace: ActivityWorkspace) -> list[str]:
    return [label.text() for label in workspace.details.findChildren(QLabel) if not label.isHidden()]


@pytest.fixture
def three(host: Host, home: Path, qtbot: QtBot) -> ActivityWorkspace:
    """Three jobs that wait: 1, 2, 3."""
    for path in (SAMPLE, FRENCH, TWO):
        add_recording(home, path, JobState.QUEUED)
    return show(host, qtbot, queue=3)


def test_nothing_yet_leads_to_the_interviews(host: Host, qtbot: QtBot) -> None:
    workspace = show(host, qtbot, queue=0)
    qtbot.waitUntil(lambda: workspace._pages.currentIndex() == 1)

    QTest.keyClick(workspace._pages.currentWidget().findChild(QPushButton), Qt.Key.Key_Space)

    assert host.gone_to == ["interviews"]


def test_the_queue_and_the_history_are_told_apart(
    host: Host, home: Path, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    add_recording(home, SAMPLE, JobState.FAILED, what="The sound is damaged.")
    add_recording(home, FRENCH, JobState.PAUSED)
    add_recording(home, TWO, JobState.CANCELLED)

    workspace = show(host, qtbot, queue=1, history=2)

    qtmodeltester.check(workspace.history)
    assert workspace.queue.index(0, Column.JOB).data() == "Transcription: interview-fr.flac"
    assert {workspace.history.index(row, Column.STATE).data() for row in (0, 1)} == {"Failed", "Cancelled"}


def test_the_keyboard_changes_the_order(three: ActivityWorkspace, home: Path, qtbot: QtBot) -> None:
    three.queue_table.choose(3)
    three.queue_table.setFocus()

    QTest.keyClick(three.queue_table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: queued(home) == [1, 3, 2])
    qtbot.waitUntil(lambda: three.queue.waiting() == [1, 3, 2])
    assert three.chosen().id == 3
    QTest.keyClick(three.queue_table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)

    qtbot.waitUntil(lambda: queued(home) == [3, 1, 2])
    qtbot.waitUntil(lambda: not three.actions_of_jobs.earlier.isEnabled())
    assert three.actions_of_jobs.later.isEnabled()


@pytest.mark.parametrize("dragged", [(1, 3, [2, 3, 1]), (3, 0, [3, 1, 2]), (2, 2, [1, 2, 3])])
def test_a_row_is_dragged(
    three: ActivityWorkspace, home: Path, qtbot: QtBot, dragged: tuple[int, int, list[int]]
) -> None:
    job_id, row, order = dragged
    index = three.queue.index(three.queue.row_of(job_id), 0)
    data = three.queue.mimeData([index])

    three.queue.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, QModelIndex())

    qtbot.waitUntil(lambda: queued(home) == order)
    qtbot.waitUntil(lambda: three.queue.waiting() == order)


def test_a_job_waits_and_goes_on(three: ActivityWorkspace, home: Path, qtbot: QtBot) -> None:
    three.queue_table.choose(2)

    three.actions_of_jobs.pause.trigger()
    qtbot.waitUntil(lambda: state(home, 2) is JobState.PAUSED)
    qtbot.waitUntil(three.actions_of_jobs.go_on.isVisible)
    three.actions_of_jobs.go_on.trigger()

    qtbot.waitUntil(lambda: state(home, 2) is JobState.QUEUED)


def test_a_cancelled_job_has_a_way_back(three: ActivityWorkspace, host: Host, home: Path, qtbot: QtBot) -> None:
    three.queue_table.choose(1)
    three.queue_table.setFocus()

    QTest.keyClick(three.queue_table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: state(home, 1) is JobState.CANCELLED)
    qtbot.waitUntil(lambda: three.history.rowCount() == 1)
    (notice,) = host.notices.shown()
    notice.actions[0].run()

    qtbot.waitUntil(lambda: state(home, 1) is JobState.QUEUED)


def test_a_failure_says_what_happened_what_is_safe_and_what_to_do(host: Host, home: Path, qtbot: QtBot) -> None:
    add_recording(home, SAMPLE, JobState.FAILED, what="The sound is damaged.", to_do="Copy the file again.")
    workspace = show(host, qtbot, queue=0, history=1)

    workspace.open_item(1)

    assert said(workspace) == [
        "Transcription: interview-en.flac",
        "The sound is damaged.",
        "The original was not touched. Copy the file again.",
    ]
    assert workspace.actions_of_jobs.go_on.text() == "Retry"


def test_progress_and_time_left_are_shown(three: ActivityWorkspace, bridge: Bridge) -> None:
    bridge.jobs.progress.emit(JobProgress(1, 1, "transcribe", 15.0, 60.0, 300.0))

    cell = three.queue.index(0, Column.STATE)
    assert cell.data() == "Running, 25 %"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Running, 25 %. 5 min left"


@pytest.mark.usefixtures("sample_home")
def test_an_empty_queue_says_what_to_do_next(host: Host, qtbot: QtBot) -> None:
    workspace = show(host, qtbot, queue=0, history=1)
    qtbot.waitUntil(lambda: not workspace.queue_table.isVisible())

    place = workspace._queue_place.currentWidget()
    assert "Nothing waits or runs" in [label.text() for label in place.findChildren(QLabel)]
    assert workspace.history_table.isVisible()
    QTest.keyClick(place.findChild(QPushButton), Qt.Key.Key_Space)

    assert host.gone_to == ["interviews"]


def test_an_empty_history_says_what_will_be_there(three: ActivityWorkspace) -> None:
    place = three._history_place.currentWidget()

    assert "Nothing has ended yet" in [label.text() for label in place.findChildren(QLabel)]
    assert three.queue_table.isVisible()


@pytest.mark.usefixtures("sample_home")
def test_a_job_that_waits_says_when_it_is_done(host: Host, sample_home: Path, qtbot: QtBot) -> None:
    """The length of a recording that nobody has decoded is asked of the locked decoder."""
    add_recording(sample_home, FRENCH, JobState.QUEUED)
    workspace = show(host, qtbot, queue=1, history=1)
    cell = workspace.queue.index(0, Column.STATE)

    qtbot.waitUntil(
        lambda: cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Waiting. Next · less than a minute",
        timeout=SLOWLY_MS,
    )


@pytest.mark.usefixtures("sample_home")
def test_a_finished_job_opens_its_transcript(host: Host, qtbot: QtBot) -> None:
    workspace = show(host, qtbot, queue=0, history=1)
    workspace.open_item(1)
    qtbot.waitUntil(workspace.actions_of_jobs.open.isVisible)
    workspace.history_table.setFocus()

    QTest.keyClick(workspace.history_table, Qt.Key.Key_Return)

    assert host.opened == [("interviews", OpenTranscript(1, 1))]


def test_how_long_everything_takes_is_said(host: Host, sample_home: Path, qtbot: QtBot) -> None:
    add_recording(sample_home, FRENCH, JobState.QUEUED)  # one of the same kind was run: the speed is known

    workspace = show(host, qtbot, queue=1, history=1)

    qtbot.waitUntil(lambda: workspace._summary.text() == "Everything is done in less than a minute")


def test_a_job_of_a_deleted_recording_says_what_it_waits_for(host: Host, home: Path, qtbot: QtBot) -> None:
    add_recording(home, SAMPLE, JobState.QUEUED)
    with Library.open(home) as library:
        library.delete_recording(1)

    workspace = show(host, qtbot, queue=1)

    assert workspace.queue.index(0, Column.STATE).data() == "Waits until it is restored"


def test_a_real_job_goes_through_the_queue_into_the_history(
    host: Host, home: Path, bridge: Bridge, qtbot: QtBot
) -> None:
    add_recording(home, SAMPLE, JobState.QUEUED)
    workspace = show(host, qtbot, queue=1)
    seen: list[str] = []
    bridge.jobs.progress.connect(lambda _: seen.append(workspace.queue.index(0, Column.STATE).data()))

    bridge.jobs.start_queue()
    qtbot.waitUntil(lambda: workspace.history.rowCount() == 1, timeout=SLOWLY_MS)

    assert any(words.startswith("Running") for words in seen if words)
    assert workspace.history.index(0, Column.STATE).data() == "Done"
