"""The recorder in front of a real microphone: a room of a sound server, in which a tone sounds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from audio_engine.errors import JobFailedError, UserFacingError
from audio_engine.library import Library
from audio_engine.limits import SAMPLE_RATE
from audio_engine.media.flac_recording import FlacRecording
from audio_engine.media.playback_stretch import Stretch
from audio_engine.media.record import Level, Marker, new_recording_path
from audio_engine.media.record_journal import RecordingJournal
from audio_engine.resources import resource
from desktop.interviews.recorder_panel import RecorderPanel
from desktop.interviews.recorder_recovery import offer_recovered_recordings
from desktop.interviews.recorder_session import RecorderState
from desktop.notices import Notices
from desktop.workspaces import WorkspaceContext
from tests.media.sound_server import ROOM_RATE, Room, sound_server
from tests.media.sounds import loudness, tone

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.bridge import Bridge
    from desktop.shortcuts import Shortcuts
    from desktop.theme import Theme

STARTS_MS = 20_000


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    """What this process records from meanwhile."""
    folder = tmp_path / "sound"
    folder.mkdir()
    with sound_server(folder) as room:
        for name in ("ALSA_CONFIG_PATH", "XDG_RUNTIME_DIR", "PULSE_SERVER"):
            monkeypatch.setenv(name, room.env[name])
        with room.sounding(tone(120, rate=ROOM_RATE), folder / "tone.raw"):
            yield room


@pytest.fixture
def speaking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    """The same room, in which somebody is interviewed."""
    folder = tmp_path / "sound"
    folder.mkdir()
    samples, _ = soundfile.read(resource("samples/interview-en.flac"), dtype="float32", always_2d=True)
    stretch = Stretch(rate_in=SAMPLE_RATE, rate_out=ROOM_RATE, channels=1, tempo=1.0)
    said = np.rint(stretch.push(samples)[:, 0] * 32767).astype(np.int16)
    with sound_server(folder) as room:
        for name in ("ALSA_CONFIG_PATH", "XDG_RUNTIME_DIR", "PULSE_SERVER"):
            monkeypatch.setenv(name, room.env[name])
        with room.sounding(said, folder / "said.raw"):
            yield room


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 640)
    return window


@pytest.fixture
def context(bridge: Bridge, theme: Theme, shortcuts: Shortcuts, window: QWidget) -> WorkspaceContext:
    return WorkspaceContext(
        bridge, theme, shortcuts, Notices(theme, window), lambda _name: None, lambda _name, _item: None
    )


@pytest.fixture
def panel(qtbot: QtBot, context: WorkspaceContext, window: QWidget) -> Iterator[RecorderPanel]:
    panel = RecorderPanel(context)
    QVBoxLayout(window).addWidget(panel)
    with qtbot.waitExposed(window):
        window.show()
    yield panel
    panel._session.finish_now()


def reach(qtbot: QtBot, panel: RecorderPanel, state: RecorderState) -> None:
    qtbot.waitUntil(lambda: panel._session.current_state is state, timeout=STARTS_MS)


def cut_off_recording(home: Path, name: str) -> Path:
    path = new_recording_path(home, name)
    with RecordingJournal(path) as journal, FlacRecording(path, rate=ROOM_RATE, channels=1) as recording:
        recording.write(tone(2, rate=ROOM_RATE)[:, np.newaxis])
        journal.add(Marker(1.0, "the budget"))
    return path


@pytest.mark.usefixtures("room")
def test_from_the_first_word_to_the_library(
    qtbot: QtBot, panel: RecorderPanel, context: WorkspaceContext, bridge: Bridge
) -> None:
    reach(qtbot, panel, RecorderState.LISTENING)
    qtbot.waitUntil(lambda: panel.meter._rms_db > -30, timeout=STARTS_MS)
    panel.name_field.setText("The mayor")

    qtbot.mouseClick(panel.record_button, Qt.MouseButton.LeftButton)
    reach(qtbot, panel, RecorderState.RECORDING)
    assert panel.is_recording
    qtbot.waitUntil(lambda: panel._session.duration_s > 0.5, timeout=STARTS_MS)
    qtbot.keyClicks(panel.mark_field, "b")
    began_s = panel._session.duration_s
    qtbot.waitUntil(lambda: panel._session.duration_s > 1.0, timeout=STARTS_MS)
    qtbot.keyClicks(panel.mark_field, "udget")
    with qtbot.waitSignal(panel._session.marked):
        qtbot.keyClick(panel.mark_field, Qt.Key.Key_Return)
    qtbot.mouseClick(panel.pause_button, Qt.MouseButton.LeftButton)
    reach(qtbot, panel, RecorderState.PAUSED)
    assert panel.pause_button.text() == "Go on"
    assert panel.room.text() == "Paused: what is said now is not kept."
    qtbot.mouseClick(panel.pause_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(panel._session.kept, timeout=STARTS_MS) as kept:
        qtbot.mouseClick(panel.stop_button, Qt.MouseButton.LeftButton)

    recording_id, path = kept.args
    with Library.open(bridge.home) as library:
        row, (mark,) = library.recording(recording_id), library.marks(recording_id)
    assert (row.title, row.path) == ("The mayor", path)
    assert (mark.text, mark.at_s) == ("budget", pytest.approx(began_s, abs=0.11))
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    (notice,) = context.notices.shown()
    with qtbot.waitSignal(panel.transcribe_wanted) as wanted:
        notice.actions[0].run()
    assert wanted.args == [[path]]
    reach(qtbot, panel, RecorderState.LISTENING)


@pytest.mark.usefixtures("room")
def test_the_microphone_is_let_go_when_nobody_looks_unless_it_records(
    qtbot: QtBot, panel: RecorderPanel, window: QWidget
) -> None:
    reach(qtbot, panel, RecorderState.LISTENING)
    panel.hide()
    reach(qtbot, panel, RecorderState.OFF)

    panel.show()
    reach(qtbot, panel, RecorderState.LISTENING)
    panel.record_button.click()
    reach(qtbot, panel, RecorderState.RECORDING)
    window.hide()
    reach(qtbot, panel, RecorderState.RECORDING)
    window.show()
    panel.stop_button.click()
    reach(qtbot, panel, RecorderState.LISTENING)


def test_a_microphone_that_is_unplugged_ends_the_recording_and_keeps_it(
    qtbot: QtBot, room: Room, panel: RecorderPanel, capfd: pytest.CaptureFixture[str]
) -> None:
    reach(qtbot, panel, RecorderState.LISTENING)
    panel.record_button.click()
    qtbot.waitUntil(lambda: panel._session.duration_s > 0.5, timeout=STARTS_MS)

    with qtbot.waitSignals([panel._session.kept, panel._session.failed], timeout=STARTS_MS):
        room.server.kill()

    assert "was it unplugged?" in panel.advice.text()
    reach(qtbot, panel, RecorderState.OFF)
    assert not panel.record_button.isEnabled()
    capfd.readouterr()  # PortAudio says it, too


def test_without_a_microphone_there_is_a_sentence_and_a_way_to_look_again(
    qtbot: QtBot, panel: RecorderPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.interviews.recorder_session.input_devices", lambda **_: ())
    panel.source.again.click()

    qtbot.waitUntil(lambda: "This computer has no microphone." in panel.advice.text())

    assert not panel.record_button.isEnabled()
    assert panel.source.again.isEnabled()


def test_without_portaudio_the_command_is_said(
    qtbot: QtBot, panel: RecorderPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> tuple[()]:
        raise UserFacingError("PortAudio is not installed.", "Install it with: apt")

    monkeypatch.setattr("desktop.interviews.recorder_session.input_devices", refuse)
    panel.source.again.click()

    qtbot.waitUntil(lambda: panel.advice.text() == "PortAudio is not installed. Install it with: apt")


def test_a_cut_off_sound_and_a_silent_microphone_are_said(panel: RecorderPanel) -> None:
    panel._show_level(Level(1.0, 0.5, is_clipped=True), 1.0)
    assert "Too loud" in panel.advice.text()
    for _ in range(70):
        panel._show_level(Level(0.2, 0.1), 1.0)
    assert panel.advice.text() == ""
    for _ in range(70):
        panel._show_level(Level(), 1.0)
    assert "Nothing is heard" in panel.advice.text()


def test_a_recording_that_was_cut_off_is_offered_in_the_recorder(
    qtbot: QtBot, panel: RecorderPanel, bridge: Bridge
) -> None:
    path = cut_off_recording(bridge.home, "The mayor")
    panel.recovered.look()
    qtbot.waitUntil(panel.recovered.isVisible)

    qtbot.mouseClick(panel.recovered._keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not panel.recovered.isVisible())

    with Library.open(bridge.home) as library:
        (row,) = library.recordings()
        (mark,) = library.marks(row.id)
    assert (row.path, row.title) == (path, path.stem)
    assert (mark.at_s, mark.text) == (1.0, "the budget")


def test_a_recording_that_was_cut_off_is_offered_at_the_start(
    qtbot: QtBot, context: WorkspaceContext, bridge: Bridge
) -> None:
    cut_off_recording(bridge.home, "One")
    cut_off_recording(bridge.home, "Two")
    owner = QObject()

    with qtbot.waitSignal(context.notices.posted) as posted:
        offer_recovered_recordings(context, owner)
    notice = posted.args[0]
    assert notice.what == "2 recordings were cut off when the program ended unexpectedly."
    with qtbot.waitSignal(bridge.library.recordings_changed):
        notice.actions[0].run()

    with Library.open(bridge.home) as library:
        assert len(library.recordings()) == 2


def test_what_is_in_the_library_already_is_not_offered_again(
    qtbot: QtBot, context: WorkspaceContext, bridge: Bridge, panel: RecorderPanel
) -> None:
    path = cut_off_recording(bridge.home, "The mayor")
    with Library.open(bridge.home) as library:
        library.add_recording(path, size_bytes=1, modified_ns=1)

    with qtbot.waitSignal(panel.recovered._recovery.found) as found:
        panel.recovered.look()

    assert found.args == [[]]
    assert context.notices.shown() == []


@pytest.mark.usefixtures("room")
def test_the_end_of_the_program_closes_the_file(qtbot: QtBot, panel: RecorderPanel, bridge: Bridge) -> None:
    reach(qtbot, panel, RecorderState.LISTENING)
    panel.record_button.click()
    qtbot.waitUntil(lambda: panel._session.duration_s > 0.5, timeout=STARTS_MS)

    panel._session.finish_now()

    import soundfile

    (path,) = (bridge.home / "recordings").glob("*.flac")
    samples, rate = soundfile.read(path, dtype="int16", always_2d=True)
    assert len(samples) / rate > 0.5
    assert loudness(samples) > 0.01
    assert (path.with_name(path.name + ".journal")).exists(), "it is offered at the next start"


@pytest.mark.usefixtures("speaking")
def test_a_rough_text_is_shown_while_somebody_speaks_and_is_kept_nowhere(
    qtbot: QtBot, panel: RecorderPanel, bridge: Bridge
) -> None:
    reach(qtbot, panel, RecorderState.LISTENING)
    assert not panel.draft.switch.isChecked()
    assert not panel.draft.text.isVisible()
    panel.draft.switch.click()
    panel.record_button.click()
    reach(qtbot, panel, RecorderState.RECORDING)
    assert panel.draft.state.text() == "Draft: the model is being loaded …"

    qtbot.waitUntil(lambda: panel.draft.text.toPlainText() != "", timeout=60_000)

    assert panel.draft.state.text() == "Draft: full of mistakes, and not kept."
    assert panel.draft.text.isVisible()
    with qtbot.waitSignal(panel._session.kept, timeout=STARTS_MS):
        panel.stop_button.click()
    assert not panel.draft.text.isVisible()
    assert bridge.preferences.get("recorder.live_draft") is True
    with Library.open(bridge.home) as library:
        (recording,) = library.recordings()
        assert library.transcripts(recording.id) == []


@pytest.mark.usefixtures("room")
def test_a_draft_that_cannot_be_made_is_said_and_the_recording_goes_on(
    qtbot: QtBot, panel: RecorderPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_home: Path) -> None:
        raise JobFailedError("No model.", "Install one.")

    monkeypatch.setattr("desktop.bridge.live_draft.live_draft_settings", refuse)
    reach(qtbot, panel, RecorderState.LISTENING)
    panel.record_button.click()
    reach(qtbot, panel, RecorderState.RECORDING)
    panel.draft.switch.click()

    qtbot.waitUntil(lambda: panel.draft.state.text() == "No model. Install one.")

    before_s = panel._session.duration_s
    qtbot.waitUntil(lambda: panel._session.duration_s > before_s + 0.3)
    panel.draft.switch.click()
    assert not panel.draft.state.isVisible()


def test_a_microphone_that_refuses_is_a_sentence_and_is_not_tried_again(
    qtbot: QtBot, panel: RecorderPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: panel._session.current_state is not RecorderState.BUSY)
    tries = []

    def refuse(**_: object) -> None:
        tries.append(1)
        raise JobFailedError("The microphone cannot be used: busy.", "Check it.")

    monkeypatch.setattr("desktop.interviews.recorder_steps.LevelMeter", refuse)
    panel._session.listen(on=False)
    with qtbot.waitSignal(panel._session.failed):
        panel._session.listen(on=True)

    assert "busy" in panel.advice.text()
    reach(qtbot, panel, RecorderState.OFF)
    assert len(tries) == 1
