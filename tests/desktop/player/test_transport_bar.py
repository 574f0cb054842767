"""The bar and the keys: every control does what it says, is named, and works while somebody types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QSlider, QToolButton, QVBoxLayout, QWidget

from audio_engine.errors import JobFailedError
from audio_engine.media.playback import OutputDevice
from desktop.player import PlaybackState, Player, TransportBar, add_player_actions

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.bridge import Bridge
    from desktop.shortcuts import Shortcuts
    from desktop.theme import Theme


class Transcript(QWidget):
    """A bar under an editor, and a field outside."""

    def __init__(self, bridge: Bridge, theme: Theme, shortcuts: Shortcuts, player: Player) -> None:
        super().__init__()
        self.editor = QPlainTextEdit()
        self.stamps: list[float] = []
        self.bar = TransportBar(player, theme, shortcuts, bridge.operations)
        column = QVBoxLayout(self)
        column.addWidget(self.editor)
        column.addWidget(self.bar)
        self.actions_by_id = add_player_actions(shortcuts, player, self, on_time_stamp=self.stamps.append)

    def button(self, name: str) -> QAbstractButton:
        return next(b for b in self.bar.findChildren(QAbstractButton) if b.accessibleName() == name)


@pytest.fixture
def page(qtbot: QtBot, bridge: Bridge, theme: Theme, shortcuts: Shortcuts, loaded: Player) -> Transcript:
    page = Transcript(bridge, theme, shortcuts, loaded)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.editor.setFocus()
    return page


def test_every_control_has_a_name_a_tip_and_a_place_in_the_tab_order(page: Transcript) -> None:
    controls = [w for w in page.bar.findChildren(QWidget) if isinstance(w, QToolButton | QSlider)]

    assert len(controls) >= 10
    for control in controls:
        assert control.accessibleName(), control
        assert control.toolTip(), control.accessibleName()
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_the_keys_work_while_somebody_types(qtbot: QtBot, page: Transcript, loaded: Player) -> None:
    qtbot.keyClicks(page.editor, "hello")
    loaded.seek(20)

    qtbot.keyClick(page.editor, Qt.Key.Key_F1)
    assert loaded.position_s == 17.0
    qtbot.keyClick(page.editor, Qt.Key.Key_F2)
    assert loaded.position_s == 20.0
    qtbot.keyClick(page.editor, Qt.Key.Key_F3)
    assert loaded.current_rate == 0.9
    qtbot.keyClick(page.editor, Qt.Key.Key_F4)
    assert loaded.current_rate == 1.0
    qtbot.keyClick(page.editor, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert page.stamps == [20.0]
    qtbot.keyClick(page.editor, Qt.Key.Key_Escape)
    assert loaded.is_playing
    assert page.editor.toPlainText() == "hello"


def test_a_remapped_key_works_and_is_shown(
    qtbot: QtBot, page: Transcript, loaded: Player, shortcuts: Shortcuts
) -> None:
    loaded.seek(20)
    shortcuts.set_keys("player.back", ["F9"])

    qtbot.keyClick(page.editor, Qt.Key.Key_F9)

    assert loaded.position_s == 17.0
    assert page.button("Back a few seconds").toolTip() == "Back a few seconds (F9)"


def test_the_play_button_plays_and_says_what_it_would_do_next(qtbot: QtBot, page: Transcript, loaded: Player) -> None:
    qtbot.mouseClick(page.button("Play"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: loaded.current_state is PlaybackState.PLAYING)

    assert page.button("Pause").toolTip() == "Pause (Esc)"
    assert page.editor.hasFocus(), "a click leaves the focus in the text"


def test_the_time_is_shown_as_it_is_heard(page: Transcript, loaded: Player) -> None:
    loaded.seek(42.3)

    assert (page.bar._time.text(), page.bar._length.text()) == ("0:42.3", "1:00")


def test_speed_goes_in_fine_steps_and_to_the_usual_ones(qtbot: QtBot, page: Transcript, loaded: Player) -> None:
    qtbot.mouseClick(page.button("A little faster"), Qt.MouseButton.LeftButton)
    assert loaded.current_rate == 1.05
    assert page.button("Speed: 1.05 ×")

    presets = page.bar._speed._menu.actions()
    next(a for a in presets if a.data() == 1.5).trigger()

    assert loaded.current_rate == 1.5
    assert [a.data() for a in presets if a.isChecked()] == [1.5]


def test_mute_and_back_again(qtbot: QtBot, page: Transcript, loaded: Player) -> None:
    slider = page.bar.findChild(QSlider)
    assert slider is not None
    slider.setValue(130)
    qtbot.mouseClick(page.button("Mute"), Qt.MouseButton.LeftButton)
    assert (loaded.current_volume, slider.value()) == (0.0, 0)

    qtbot.mouseClick(page.button("Mute"), Qt.MouseButton.LeftButton)

    assert (loaded.current_volume, slider.value()) == (1.3, 130)


def test_a_loop_needs_a_selection_and_says_so(qtbot: QtBot, page: Transcript, loaded: Player) -> None:
    loop = page.button("Loop the selection")
    assert not loop.isEnabled()
    assert "Drag over the waveform" in loop.toolTip()

    loaded.select((5, 7))
    qtbot.mouseClick(loop, Qt.MouseButton.LeftButton)

    assert loaded.current_loop == (5, 7)
    assert loop.isChecked()


def test_devices_are_looked_up_when_the_menu_opens(
    qtbot: QtBot, page: Transcript, loaded: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = (OutputDevice("Speakers", is_default=True), OutputDevice("USB headset", is_default=False))
    monkeypatch.setattr("desktop.player.device_menu.output_devices", lambda: found)
    menu = page.bar._device.menu()
    menu.aboutToShow.emit()
    qtbot.waitUntil(lambda: len(menu.actions()) == 4)

    menu.actions()[3].trigger()

    assert loaded.current_device == "USB headset"
    monkeypatch.setattr("desktop.player.device_menu.output_devices", lambda: found[:1])
    menu.aboutToShow.emit()
    qtbot.waitUntil(lambda: menu.actions()[-1].text() == "USB headset (not plugged in)")
    assert menu.actions()[-1].isChecked()


def test_without_devices_the_menu_says_what_to_do(
    qtbot: QtBot, page: Transcript, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> tuple[OutputDevice, ...]:
        raise JobFailedError("PortAudio is missing.", "Install it with: apt")

    monkeypatch.setattr("desktop.player.device_menu.output_devices", fail)
    menu = page.bar._device.menu()
    menu.aboutToShow.emit()

    qtbot.waitUntil(lambda: menu.actions()[-1].text() == "PortAudio is missing. Install it with: apt")


def test_steps_are_chosen_from_a_menu(page: Transcript, loaded: Player) -> None:
    menu = page.bar._more.menu()
    five = next(a for a in menu.actions() if a.text() == "5 s")
    nothing = next(a for a in menu.actions() if a.text() == "nothing")

    five.trigger()
    nothing.trigger()

    assert (loaded.step_s, loaded.backstep_s) == (5.0, 0.0)


def test_with_nothing_loaded_nothing_can_be_played(
    qtbot: QtBot, bridge: Bridge, theme: Theme, shortcuts: Shortcuts, player: Player
) -> None:
    bar = TransportBar(player, theme, shortcuts, bridge.operations)
    qtbot.addWidget(bar)

    play = next(b for b in bar.findChildren(QAbstractButton) if b.accessibleName() == "Play")

    assert not play.isEnabled()


def test_the_keys_are_not_taken_from_the_rest_of_the_window(qtbot: QtBot, page: Transcript, loaded: Player) -> None:
    window, outside = QWidget(), QLineEdit()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(page)
    column.addWidget(outside)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    outside.setFocus()
    loaded.seek(20)

    qtbot.keyClick(outside, Qt.Key.Key_F1)
    assert loaded.position_s == 20.0
    page.editor.setFocus()
    qtbot.keyClick(page.editor, Qt.Key.Key_F1)
    assert loaded.position_s == 17.0
    page.setParent(None)  # it is closed by itself
