"""The player as widgets see it: what it says, what it does, and what it remembers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from desktop.bridge import Operations, Preferences
from desktop.player import PlaybackState, Player
from tests.desktop.player.conftest import LENGTH_S, Desk
from tests.media.playing import LATENCY_S

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.bridge import Bridge


def play(qtbot: QtBot, player: Player) -> None:
    with qtbot.waitSignal(player.state, check_params_cb=lambda state: state is PlaybackState.PLAYING):
        player.play()


def pause(qtbot: QtBot, player: Player, desk: Desk) -> None:
    with qtbot.waitSignal(player.state, check_params_cb=lambda state: state is PlaybackState.PAUSED):
        player.pause()
    desk.drain()


def test_a_loaded_recording_says_its_length_and_waits_at_its_start(loaded: Player) -> None:
    assert (loaded.length_s, loaded.position_s, loaded.is_playing) == (LENGTH_S, 0.0, False)


def test_the_position_is_told_while_it_plays(qtbot: QtBot, loaded: Player, desk: Desk) -> None:
    play(qtbot, loaded)
    told: list[float] = []
    loaded.position.connect(told.append)

    for _ in range(3):
        desk.hear(0.5)
        with qtbot.waitSignal(loaded.position):
            pass

    assert told[-1] == pytest.approx(1.5 - LATENCY_S, abs=0.02)
    assert told == sorted(told)


def test_after_a_pause_a_little_is_heard_again(qtbot: QtBot, loaded: Player, desk: Desk) -> None:
    loaded.seek(10)
    play(qtbot, loaded)
    desk.hear(2)
    pause(qtbot, loaded, desk)
    assert loaded.position_s == pytest.approx(12.0, abs=0.01)

    play(qtbot, loaded)

    assert loaded.position_s == pytest.approx(11.0, abs=0.01)


@pytest.mark.parametrize("jump", ["seek", "step"])
def test_nothing_is_repeated_where_somebody_went_elsewhere(qtbot: QtBot, loaded: Player, desk: Desk, jump: str) -> None:
    play(qtbot, loaded)
    desk.hear(2)
    pause(qtbot, loaded, desk)
    if jump == "seek":
        loaded.seek(30)
    else:
        loaded.step(28)

    play(qtbot, loaded)

    assert loaded.position_s == pytest.approx(30.0, abs=0.01)


def test_steps_and_repetition_are_remembered(bridge: Bridge, loaded: Player) -> None:
    loaded.set_step_s(5)
    loaded.set_backstep_s(0.5)
    loaded.seek(20)

    loaded.back()
    assert loaded.position_s == 15.0
    loaded.forward()
    assert loaded.position_s == 20.0
    assert (bridge.preferences.get("player.step_s"), bridge.preferences.get("player.backstep_s")) == (5, 0.5)


def test_a_step_never_leaves_the_recording(loaded: Player) -> None:
    loaded.back()
    assert loaded.position_s == 0.0
    loaded.seek(LENGTH_S - 1)
    loaded.forward()
    assert loaded.position_s == LENGTH_S


def test_toggling_twice_at_once_leaves_it_as_it_was(loaded: Player) -> None:
    loaded.toggle()
    loaded.toggle()

    assert not loaded.is_playing


def test_the_end_is_told_and_playing_begins_anew(qtbot: QtBot, loaded: Player, desk: Desk) -> None:
    loaded.seek(LENGTH_S - 0.2)
    play(qtbot, loaded)
    with qtbot.waitSignal(loaded.finished):
        desk.drain()
    assert loaded.position_s == LENGTH_S

    play(qtbot, loaded)

    assert loaded.position_s == 0.0


def test_a_passage_is_played_to_its_end(qtbot: QtBot, loaded: Player, desk: Desk) -> None:
    with qtbot.waitSignal(loaded.state):
        loaded.play_from(4, 4.5)
    with qtbot.waitSignal(loaded.state, check_params_cb=lambda state: state is PlaybackState.PAUSED):
        desk.drain()

    assert loaded.position_s == 4.5


def test_a_loop_follows_the_selection(loaded: Player) -> None:
    loaded.seek(50)
    loaded.select((10, 12))
    loaded.toggle_loop()
    assert (loaded.current_loop, loaded.position_s) == ((10, 12), 10.0)

    loaded.select((20, 22))
    assert loaded.current_loop == (20, 22)
    loaded.toggle_loop()
    assert loaded.current_loop is None


def test_the_rate_stays_within_what_can_be_understood(loaded: Player) -> None:
    for _ in range(40):
        loaded.faster()
    assert loaded.current_rate == 2.5
    for _ in range(60):
        loaded.slower()
    assert loaded.current_rate == 0.5


def test_a_device_that_is_gone_is_a_sentence(qtbot: QtBot, loaded: Player, desk: Desk) -> None:
    play(qtbot, loaded)
    desk.hear(1)

    with qtbot.waitSignal(loaded.failed) as told:
        desk.opened[-1].unplug()

    assert "unplugged?" in told.args[0].what
    assert loaded.current_state is PlaybackState.PAUSED


def test_volume_and_device_are_there_next_time(bridge: Bridge, loaded: Player, desk: Desk) -> None:
    loaded.set_volume(0.4)
    loaded.set_device("Headphones")

    again = Player(bridge.preferences, open_sink=desk.open)

    assert (again.current_volume, again.current_device) == (0.4, "Headphones")
    again.close()


def test_another_recording_forgets_loop_and_selection(qtbot: QtBot, loaded: Player, recording: Path) -> None:
    loaded.select((1, 2))
    loaded.toggle_loop()

    with qtbot.waitSignal(loaded.position):
        loaded.load(recording, length_s=LENGTH_S)

    assert (loaded.current_loop, loaded.current_selection, loaded.position_s) == (None, None, 0.0)


def test_a_player_that_is_deleted_leaves_no_thread(qtbot: QtBot, tmp_path: Path) -> None:
    operations = Operations()
    owner = QObject()
    thread = Player(Preferences(tmp_path, operations), owner)._playback._thread
    assert thread.is_alive()

    owner.deleteLater()

    qtbot.waitUntil(lambda: not thread.is_alive())
    operations.close()
