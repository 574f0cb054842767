"""The waveform: right to the pixel, the pointer and keys go where they say, and three hours move like three minutes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.player import Player, WaveformView
from desktop.player.time_axis import TimeAxis
from desktop.player.waveform_image import column_image, covered_columns, wave_coverage, wave_image
from desktop.player.waveform_pyramid import PEAK_S, WaveformPyramid
from tests.desktop.player.conftest import LENGTH_S

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.bridge import Bridge
    from desktop.theme import Theme

WIDTH = 600


@pytest.fixture
def view(qtbot: QtBot, bridge: Bridge, theme: Theme, loaded: Player, recording: Path) -> WaveformView:
    view = WaveformView(loaded, theme, bridge.operations)
    qtbot.addWidget(view)
    view.resize(WIDTH, 96)
    with qtbot.waitExposed(view):
        view.show()
    view.load(recording)
    qtbot.waitUntil(lambda: view._painter.pyramid is not None)
    return view


def at(x: float) -> QPoint:
    return QPoint(round(x), 60)


def x_of(seconds: float) -> float:
    return seconds / LENGTH_S * WIDTH


def shown(view: WaveformView) -> tuple[float, float]:
    return (round(view._axis.start_s, 2), round(view._axis.shown_s, 2))


def wheel(view: WaveformView, x: float, turned: int, modifiers: Qt.KeyboardModifier) -> None:
    place = QPointF(at(x))
    event = QWheelEvent(
        place,
        QPointF(view.mapToGlobal(at(x))),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


@pytest.mark.parametrize("seconds_a_column", [0.003, 0.01, 0.07, 1.3, 20.0])
def test_a_column_is_the_lowest_and_the_highest_of_its_stretch(seconds_a_column: float) -> None:
    rng = np.random.default_rng(3)
    peaks = np.sort(rng.integers(-128, 128, (20_000, 2, 2)), axis=2).astype(np.int8)
    low, high = peaks[:, :, 0].min(axis=1), peaks[:, :, 1].max(axis=1)

    columns = WaveformPyramid(peaks).columns(12.0, seconds_a_column, 9)

    for number in (0, 1, 8):
        start = (12.0 + number * seconds_a_column) / PEAK_S
        end = start + seconds_a_column / PEAK_S
        # A level above the lowest may reach over the edges of its column by one of its own peaks.
        slack = max(1, 2 ** int(np.log2(max(seconds_a_column / PEAK_S, 1))))
        inside = slice(int(np.floor(start)), max(int(np.ceil(end)), int(np.floor(start)) + 1))
        around = slice(max(0, inside.start - slack), inside.stop + slack)
        assert low[around].min() / 128 <= columns[number, 0] <= low[inside].min() / 128
        assert high[inside].max() / 128 <= columns[number, 1] <= high[around].max() / 128


def test_what_is_outside_the_recording_is_empty() -> None:
    peaks = np.full((100, 1, 2), 100, np.int8)

    columns = WaveformPyramid(peaks).columns(-1.0, 0.01, 300)

    assert not columns[:99].any()
    assert columns[101:199].all()
    assert not columns[201:].any()


def test_a_wave_covers_what_it_should() -> None:
    coverage = wave_coverage(np.array([[-0.5, 0.5], [0, 0]], np.float32), 100, loudest=0.92)

    assert np.flatnonzero(coverage[:, 0] == 255).tolist() == list(range(25, 75))
    assert coverage[:, 1].astype(int).sum() == pytest.approx(255, abs=3), "silence is a line"


def test_columns_have_the_colour_of_what_is_there() -> None:
    covered = covered_columns([(1.0, 2.0), (5.0, 5.001), (-3.0, -1.0), (9.5, 99.0)], 0.0, 0.5, 20)
    image = column_image(20, [(covered, "#ff0000")])

    assert np.flatnonzero(covered).tolist() == [2, 3, 10, 19]
    assert QColor(image.pixel(2, 0)) == QColor("#ff0000")
    assert image.pixelColor(4, 0).alpha() == 0


def test_the_wave_has_its_colour() -> None:
    image = wave_image(np.array([[255, 128, 0]], np.uint8), "#204060")

    assert [image.pixelColor(x, 0).alpha() for x in range(3)] == [255, 128, 0]
    assert image.pixelColor(0, 0).name() == "#204060"


def test_zooming_keeps_the_moment_under_the_pointer() -> None:
    axis = TimeAxis()
    axis.resize(1000, 10_800.0)

    axis.zoom(0.1, around_s=5000)

    assert axis.x_of(5000) == pytest.approx(1000 * 5000 / 10_800)
    axis.zoom(100, around_s=5000)
    assert (axis.start_s, axis.is_whole) == (0.0, True)


@pytest.mark.parametrize("shown_s", [0.5, 7, 60, 600, 10_800])
def test_the_ruler_has_round_moments_far_enough_apart(shown_s: float) -> None:
    axis = TimeAxis()
    axis.resize(1000, 20_000.0)
    axis.zoom(shown_s / 20_000, around_s=0)

    ticks = axis.ticks(80)

    assert 2 <= len(ticks) <= 13
    assert min(np.diff(ticks)) / axis.seconds_a_px >= 80


def test_a_click_goes_there(qtbot: QtBot, view: WaveformView, loaded: Player) -> None:
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at(x_of(20)))

    assert loaded.position_s == pytest.approx(20, abs=0.1)
    assert loaded.current_selection is None


def test_dragging_selects_and_goes_to_its_start(qtbot: QtBot, view: WaveformView, loaded: Player) -> None:
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=at(x_of(30)))
    qtbot.mouseMove(view, at(x_of(25)))
    qtbot.mouseMove(view, at(x_of(10)))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at(x_of(10)))

    assert loaded.current_selection == pytest.approx((10, 30), abs=0.1)
    assert loaded.position_s == pytest.approx(10, abs=0.1)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at(x_of(50)))
    assert loaded.current_selection is None


def test_a_double_click_selects_the_passage(qtbot: QtBot, view: WaveformView, loaded: Player) -> None:
    view.set_passages(speech=[(4, 9), (12, 18)])

    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=at(x_of(15)))

    assert loaded.current_selection == (12, 18)


def test_the_wheel_zooms_around_the_pointer_and_moves_with_shift(view: WaveformView) -> None:
    wheel(view, x_of(30), 1200, Qt.KeyboardModifier.NoModifier)
    start_s, shown_s = shown(view)
    assert shown_s < 10
    assert start_s < 30 < start_s + shown_s

    wheel(view, x_of(30), -120, Qt.KeyboardModifier.ShiftModifier)
    assert shown(view) == (pytest.approx(start_s + shown_s / 10, abs=0.02), shown_s)


def test_everything_works_from_the_keyboard(qtbot: QtBot, view: WaveformView, loaded: Player) -> None:
    view.setFocus()
    loaded.seek(30)

    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert loaded.position_s == pytest.approx(34, abs=0.01)
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert loaded.current_selection == pytest.approx((34, 42), abs=0.01)
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert shown(view)[1] == pytest.approx(LENGTH_S / 1.25, abs=0.01)
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert shown(view) == (0, LENGTH_S)
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert loaded.position_s == LENGTH_S
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert loaded.position_s == 0
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert loaded.is_playing


def test_what_has_been_played_has_another_colour(view: WaveformView, loaded: Player, theme: Theme) -> None:
    loaded.seek(30)

    picture = QImage(view.grab().toImage())

    ratio = picture.width() / WIDTH
    middle = round((view.height() + view._painter._ruler) / 2 * ratio)
    before, after = (picture.pixelColor(round(x_of(s) * ratio), middle).name() for s in (10.5, 50.5))
    assert (before, after) == (theme.tokens.wave_played, theme.tokens.wave)
    assert picture.pixelColor(round(x_of(30) * ratio), middle).name() == theme.tokens.playhead


def test_a_screen_reader_is_told_what_there_is(view: WaveformView, loaded: Player) -> None:
    view.set_passages(speech=[(0, 50)], gaps=[(50, 55)], doubts=[(3, 4), (8, 9)], marks=[(7, "budget")])
    loaded.select((10, 12.5))

    assert view.accessibleName() == "Waveform"
    assert view.accessibleDescription() == (
        "At 0:00 of 1:00. 2 doubtful passage(s). 1 stretch(es) of speech without text. 1 mark(s). "
        "Selected: 0:10.0 to 0:12.5."
    )
    assert view._tip(at(x_of(7.2))) == "0:07.2\nbudget"


def test_without_a_waveform_the_recording_can_still_be_gone_through(
    qtbot: QtBot, bridge: Bridge, theme: Theme, loaded: Player, tmp_path: Path
) -> None:
    view = WaveformView(loaded, theme, bridge.operations)
    qtbot.addWidget(view)
    view.resize(WIDTH, 96)
    view.load(tmp_path)
    qtbot.waitUntil(lambda: bridge.operations.is_idle)
    view.grab()

    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at(x_of(20)))

    assert loaded.position_s == pytest.approx(20, abs=0.1)


def test_it_turns_the_page_until_somebody_looks_elsewhere(view: WaveformView, loaded: Player) -> None:
    for _ in range(10):
        view.zoom_in()
    loaded.play()
    loaded.position.emit(40.0)
    assert shown(view)[0] <= 40 <= sum(shown(view))

    wheel(view, 300, 1200, Qt.KeyboardModifier.ShiftModifier)
    left = shown(view)
    loaded.position.emit(45.0)

    assert shown(view) == left


def test_it_is_told_when_the_theme_changes(view: WaveformView, theme: Theme) -> None:
    view.grab()
    before = view._painter._still
    theme.changed.emit()
    view.grab()

    assert view._painter._still is not before
