"""Both palettes can be read, the theme follows the system, and it is switched while the window is open."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QLabel

from audio_engine.resources import resource
from desktop.icons import icon
from desktop.palettes import DARK, LIGHT, PAIRS, Tokens, style_sheet
from desktop.theme import Theme, ThemeMode, space

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.bridge import Bridge
    from tests.desktop.watched_application import WatchedApplication

ICONS = sorted(resource("icons").glob("*.svg"))


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in QColor(colour).getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_the_measure_is_the_standards() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("token", "behind", "least"), PAIRS)
def test_everything_that_is_read_can_be_read(palette: Tokens, token: str, behind: str, least: float) -> None:
    assert contrast(getattr(palette, token), getattr(palette, behind)) >= least


def test_every_token_is_used() -> None:
    paired = {token for token, _, _ in PAIRS} | {behind for _, behind, _ in PAIRS}

    assert {f.name for f in fields(Tokens)} - paired == {"disabled", "border"}


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_names_no_token_that_there_is_not(palette: Tokens) -> None:
    assert "@" not in style_sheet(palette)


@pytest.mark.parametrize("file", ICONS, ids=lambda file: file.stem)
def test_icons_are_strokes_on_one_grid_in_one_colour(file: Path) -> None:
    root = ET.parse(file).getroot()
    if file.stem == "souffleur":  # the program's own
        return
    colours = {e.get(a) for e in root.iter() for a in ("stroke", "fill") if e.get(a)}

    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke-width") == "1.75"
    assert colours <= {"none", "currentColor"}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("file", ICONS, ids=lambda file: file.stem)
def test_icons_can_be_drawn(file: Path) -> None:
    drawn = icon(file.stem, "#ff0000", "#00ff00").pixmap(24, 24).toImage()

    assert any(drawn.pixelColor(x, y).alpha() for x in range(drawn.width()) for y in range(drawn.height()))


def test_the_theme_follows_the_system(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    hints = QGuiApplication.styleHints()
    for scheme, expected in ((Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT)):
        monkeypatch.setattr(type(hints), "colorScheme", lambda _, scheme=scheme: scheme)
        hints.colorSchemeChanged.emit(scheme)
        assert theme.tokens is expected


def test_a_choice_is_live_and_is_remembered(
    theme: Theme, bridge: Bridge, qapp: WatchedApplication, qtbot: QtBot
) -> None:
    label = QLabel("Tomorrow’s front page")
    qtbot.addWidget(label)
    theme.bind_icon(label, "check")
    before = label.pixmap().toImage()

    theme.set_mode(ThemeMode.DARK)

    assert qapp.palette().color(QPalette.ColorRole.WindowText) == QColor(DARK.text)
    assert label.pixmap().toImage() != before
    assert Theme(qapp, bridge.preferences).mode is ThemeMode.DARK
    theme.set_mode(ThemeMode.LIGHT)
    assert label.pixmap().toImage() == before


def test_type_follows_the_systems_text_size(theme: Theme, qapp: WatchedApplication, bridge: Bridge) -> None:
    font = qapp.font()
    small = theme.font("heading").pointSizeF()
    larger = qapp.font()
    larger.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(larger)
    try:
        assert Theme(qapp, bridge.preferences).font("heading").pointSizeF() == pytest.approx(2 * small)
    finally:
        qapp.setFont(font)


def test_distances_are_on_the_grid() -> None:
    assert [space(n) for n in range(4)] == [0, 4, 8, 12]
