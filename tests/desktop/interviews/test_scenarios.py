"""The interviews as reporters live them: the real window, the real engine and its worker, the small real model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psutil
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from audio_engine.library import JobState, Library
from desktop.interviews.shelf_state import ShelfState
from desktop.interviews.start_panel import StartPanel
from desktop.interviews.workspace import InterviewsWorkspace
from tests.desktop.conftest import DATA, SAMPLE
from tests.desktop.interviews.context import SLOWLY_MS, add_recording

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.bridge import Bridge, JobProgress
    from desktop.main_window import MainWindow

pytestmark = pytest.mark.filterwarnings("ignore:Function. 'QDragEnterEvent")  # only Qt itself is to make them

FRENCH = DATA / "interviews" / "interview-fr.flac"


@pytest.fixture
def interviews(window: MainWindow) -> InterviewsWorkspace:
    workspace = window.workspace("interviews")
    assert isinstance(workspace, InterviewsWorkspace)
    workspace._transcript_page()  # it is made beforehand in a window that has been open for a second
    return workspace


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    button, no_key, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(50, 50), copy, data, button, no_key))
    QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), copy, data, button, no_key))


def start(window: MainWindow, qtbot: QtBot, *, language: str = "en") -> None:
    """Press Start in the panel that is open, once it knows its files."""
    qtbot.waitUntil(lambda: window.findChild(StartPanel) is not None)
    panel = window.findChild(StartPanel)
    qtbot.waitUntil(panel._start.isEnabled, timeout=20_000)
    panel.options.language.setCurrentIndex(panel.options.language.findData(language))
    panel.options.mode.setCurrentIndex(panel.options.mode.findData("draft"))
    qtbot.waitUntil(panel._start.isEnabled)
    panel._start.click()


def _worker() -> psutil.Process:
    """The child that transcribes."""
    living = [child for child in psutil.Process().children() if child.status() != psutil.STATUS_ZOMBIE]
    return next(child for child in living if "audio_engine.jobs" in " ".join(child.cmdline()))


def states(interviews: InterviewsWorkspace) -> list[ShelfState]:
    model = interviews.library.model
    return [model.line_at(row).state for row in range(model.rowCount())]


def test_a_dropped_recording_becomes_a_draft_that_opens(
    window: MainWindow, interviews: InterviewsWorkspace, bridge: Bridge, qtbot: QtBot
) -> None:
    seen: list[ShelfState] = []
    bridge.jobs.progress.connect(lambda _: seen.extend(states(interviews)))
    bridge.jobs.start_queue()

    drop(window, SAMPLE)
    start(window, qtbot)
    qtbot.waitUntil(lambda: states(interviews) == [ShelfState.DRAFT], timeout=SLOWLY_MS)

    assert ShelfState.TRANSCRIBING in seen
    interviews.library.table.choose(1)
    QTest.keyClick(interviews.library.table, Qt.Key.Key_Return)
    view = interviews._transcript_view()
    qtbot.waitUntil(lambda: view.transcript_id == 1, timeout=10_000)
    assert view.isVisible()
    assert "bridge" in view.text.toPlainText()


def test_a_transcript_opens_while_it_is_being_made(
    window: MainWindow, interviews: InterviewsWorkspace, bridge: Bridge, qtbot: QtBot
) -> None:
    bridge.jobs.start_queue()
    drop(window, SAMPLE)
    with qtbot.waitSignal(bridge.jobs.segment_ready, timeout=SLOWLY_MS):
        start(window, qtbot)

    interviews.library.table.choose(1)
    qtbot.waitUntil(lambda: interviews.library.model.line(1).transcript_id is not None)
    QTest.keyClick(interviews.library.table, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: interviews._transcript_view().transcript_id == 1, timeout=10_000)


def test_a_worker_that_dies_takes_nothing_with_it(
    window: MainWindow, interviews: InterviewsWorkspace, bridge: Bridge, qtbot: QtBot
) -> None:
    killed: list[int] = []

    def kill(_: JobProgress) -> None:
        if not killed:
            worker = _worker()
            killed.append(worker.pid)
            worker.kill()

    bridge.jobs.progress.connect(kill)
    bridge.jobs.start_queue()
    drop(window, SAMPLE)
    start(window, qtbot)

    qtbot.waitUntil(lambda: states(interviews) == [ShelfState.DRAFT], timeout=SLOWLY_MS)
    assert killed


def test_a_transcription_is_cancelled_and_gone_on_with(
    window: MainWindow, interviews: InterviewsWorkspace, bridge: Bridge, qtbot: QtBot
) -> None:
    bridge.jobs.start_queue()
    drop(window, SAMPLE)
    with qtbot.waitSignal(bridge.jobs.progress, timeout=SLOWLY_MS):
        start(window, qtbot)
    interviews.library.table.choose(1)

    interviews.library.actions_of_rows.cancel.trigger()
    qtbot.waitUntil(lambda: states(interviews) == [ShelfState.STOPPED], timeout=SLOWLY_MS)
    interviews.library.actions_of_rows.go_on.trigger()

    qtbot.waitUntil(lambda: states(interviews) == [ShelfState.DRAFT], timeout=SLOWLY_MS)


@pytest.mark.parametrize("waits_for_the_pause", [True, False])
def test_what_is_deleted_while_it_is_transcribed_goes_on_when_it_is_back(
    interviews: InterviewsWorkspace, bridge: Bridge, home: Path, qtbot: QtBot, *, waits_for_the_pause: bool
) -> None:
    add_recording(home, SAMPLE, JobState.QUEUED)
    with qtbot.waitSignal(bridge.jobs.progress, timeout=SLOWLY_MS):
        bridge.jobs.start_queue()
    interviews.library.read_all()
    qtbot.waitUntil(lambda: states(interviews) == [ShelfState.TRANSCRIBING])
    interviews.library.table.choose(1)

    interviews.library.actions_of_rows.delete.trigger()
    qtbot.waitUntil(lambda: states(interviews) == [])
    if waits_for_the_pause:
        qtbot.waitUntil(lambda: bridge.jobs.running is None, timeout=SLOWLY_MS)
    notices = interviews._context.notices
    qtbot.waitUntil(lambda: any(notice.actions for notice in notices.shown()))
    next(notice for notice in notices.shown() if "deleted" in notice.what).actions[0].run()

    qtbot.waitUntil(lambda: states(interviews) == [ShelfState.DRAFT], timeout=SLOWLY_MS)


@pytest.fixture
def drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A drive that the model is on."""
    made = tmp_path / "drive"
    (made / "whisper").mkdir(parents=True)
    (made / "whisper" / "micro").symlink_to(DATA / "models" / "whisper" / "micro")
    monkeypatch.setenv("SOUFFLEUR_MODELS", str(made))
    return made


def test_a_failed_transcription_shows_its_sentence_and_retry_works(
    window: MainWindow, interviews: InterviewsWorkspace, bridge: Bridge, qtbot: QtBot, drive: Path
) -> None:
    """The drive with the model is pulled out and plugged in again."""
    away = drive.with_name("pulled-out")
    drop(window, SAMPLE)
    start(window, qtbot)
    qtbot.waitUntil(lambda: states(interviews) == [ShelfState.WAITING])
    drive.rename(away)
    bridge.jobs.start_queue()
    qtbot.waitUntil(lambda: states(interviews) == [ShelfState.FAILED], timeout=SLOWLY_MS)
    assert interviews.library.model.line_at(0).more

    away.rename(drive)
    interviews.library.table.choose(1)
    interviews.library.actions_of_rows.go_on.trigger()

    qtbot.waitUntil(lambda: states(interviews) == [ShelfState.DRAFT], timeout=SLOWLY_MS)


def test_a_file_that_is_no_recording_stays_until_another_is_chosen(
    interviews: InterviewsWorkspace, bridge: Bridge, home: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    letter = tmp_path / "letter.wav"
    letter.write_text("Dear Sir, " * 1000)
    add_recording(home, letter, JobState.QUEUED)
    library = interviews.library
    library.read_all()
    bridge.jobs.start_queue()
    qtbot.waitUntil(lambda: states(interviews) == [ShelfState.FAILED], timeout=SLOWLY_MS)
    qtbot.waitUntil(lambda: library.model.line_at(0).more != "")

    library.table.choose(1)
    shown = [button.text() for button in library.details.buttons if button.isVisible()]
    assert shown == ["Retry", "Choose another file…", "Remove"]
    assert "letter.wav" in library.details._sentence.text()
    library.changes.replace(library.model.line_at(0), SAMPLE)

    qtbot.waitUntil(lambda: states(interviews) == [ShelfState.DRAFT], timeout=SLOWLY_MS)
    assert library.model.line_at(0).row.title == "interview-en.flac"


def test_a_file_that_is_no_recording_is_removed_with_a_way_back(
    interviews: InterviewsWorkspace, bridge: Bridge, home: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    letter = tmp_path / "letter.wav"
    letter.write_text("Dear Sir, " * 1000)
    add_recording(home, letter, JobState.QUEUED)
    interviews.library.read_all()
    bridge.jobs.start_queue()
    qtbot.waitUntil(lambda: states(interviews) == [ShelfState.FAILED], timeout=SLOWLY_MS)
    interviews.library.table.choose(1)
    remove = next(button for button in interviews.library.details.buttons if button.text() == "Remove")

    remove.click()
    qtbot.waitUntil(lambda: states(interviews) == [])
    qtbot.waitUntil(lambda: any("deleted" in notice.what for notice in interviews._context.notices.shown()))
    next(n for n in interviews._context.notices.shown() if "deleted" in n.what).actions[0].run()

    qtbot.waitUntil(lambda: states(interviews) == [ShelfState.FAILED])


def test_several_files_wait_for_their_turn_and_say_so(
    window: MainWindow, interviews: InterviewsWorkspace, qtbot: QtBot
) -> None:
    drop(window, SAMPLE, FRENCH)
    start(window, qtbot)
    model = interviews.library.model

    qtbot.waitUntil(lambda: states(interviews) == [ShelfState.WAITING] * 2)
    assert {model.line_at(row).more.partition(" ·")[0] for row in (0, 1)} == {"Next", "Number 2 in the queue"}


def test_files_on_the_clipboard_are_pasted(window: MainWindow, interviews: InterviewsWorkspace, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(SAMPLE))])
    QGuiApplication.clipboard().setMimeData(data)
    interviews.library.table.setFocus()

    interviews._paste()
    qtbot.waitUntil(lambda: interviews._start is not None and interviews._start.files.usable() == [SAMPLE])
    interviews._start.reject()

    QGuiApplication.clipboard().setText("no file")
    interviews._paste()
    assert [notice.what for notice in window.notices.shown()] == ["There are no files on the clipboard."]


def test_the_sample_is_one_click_away(interviews: InterviewsWorkspace, qtbot: QtBot) -> None:
    qtbot.waitUntil(interviews.library.empty.isVisible)
    sample = next(b for b in interviews.library.empty.findChildren(QPushButton) if "sample" in b.text())

    sample.click()

    qtbot.waitUntil(lambda: interviews._start is not None and interviews._start.options.language.count() > 0)
    assert [path.name for path in interviews._start.files.usable()] == ["interview-en.flac"]
    assert interviews._start.options.language.currentData() == "en"
    interviews._start.reject()


@pytest.mark.usefixtures("sample_home")
def test_enter_in_the_search_opens_at_the_word_and_plays(
    window: MainWindow, interviews: InterviewsWorkspace, qtbot: QtBot
) -> None:
    window.go_to("activity")
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    field = interviews.library.search.field
    qtbot.waitUntil(field.hasFocus)

    QTest.keyClicks(field, "expensive")
    QTest.keyClick(field, Qt.Key.Key_Return)

    view = interviews._transcript_view()
    qtbot.waitUntil(lambda: view.transcript_id == 1, timeout=10_000)
    with Library.open(interviews._context.bridge.home) as library:
        words = [w for s in library.load_transcript(1).segments for w in s.words if w.text.startswith("expensive")]
    qtbot.waitUntil(lambda: view.player.position_s >= words[0].start_s - 0.01, timeout=10_000)
    assert view.player.position_s < words[0].end_s + 5
    assert view.text.textCursor().block().text()[view.text.textCursor().positionInBlock() :].startswith("expensive")


@pytest.mark.usefixtures("sample_home")
def test_the_way_back_leads_to_what_was_left(interviews: InterviewsWorkspace, qtbot: QtBot) -> None:
    search = interviews.library.search
    search.field.setText("bridge")
    qtbot.waitUntil(lambda: search._model.rowCount() > 0)
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    view = interviews._transcript_view()
    qtbot.waitUntil(lambda: view.transcript_id == 1, timeout=10_000)

    QTest.keyClick(view.text, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    qtbot.waitUntil(interviews.library.isVisible)
    assert search.isVisible()
    assert search.field.text() == "bridge"
    assert search.results.currentIndex().isValid()


@pytest.mark.usefixtures("sample_home")
def test_what_was_being_done_when_the_program_died_goes_on(
    interviews: InterviewsWorkspace, bridge: Bridge, sample_home: Path, qtbot: QtBot
) -> None:
    add_recording(sample_home, FRENCH, JobState.INTERRUPTED)

    bridge.jobs.start_queue()

    qtbot.waitUntil(lambda: states(interviews) == [ShelfState.DRAFT] * 2, timeout=SLOWLY_MS)
