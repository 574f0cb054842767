"""The guide is whole in both languages, opens in a window of ours and leads nowhere else; so do the parts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop.help.about_dialog import AboutDialog
from desktop.help.chapters import CHAPTERS, chapters, guide_folder
from desktop.help.guide_window import GuideWindow
from desktop.help.licences import components, licence_text
from desktop.help.opening import show_guide, show_promise
from tests.desktop.walking import clipped, nameless, unreachable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.bridge import Bridge
    from desktop.main_window import MainWindow
    from desktop.theme import Theme

LANGUAGES = ["en", "fr"]


@pytest.fixture
def near(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chapter_is_there_and_has_something_to_say(language: str) -> None:
    found = chapters(language)

    assert [chapter.name for chapter in found] == list(CHAPTERS)
    assert {path.stem for path in guide_folder(language).iterdir()} == set(CHAPTERS)
    assert all(len(chapter.text) > 300 and chapter.title for chapter in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_lead_to_chapters_only(language: str) -> None:
    targets = [target for chapter in chapters(language) for target in re.findall(r"\]\(([^)]*)\)", chapter.text)]

    assert targets
    assert {target.removesuffix(".md") for target in targets} <= set(CHAPTERS)
    assert not any("http" in chapter.text for chapter in chapters(language))


def test_french_typography_of_the_guide() -> None:
    for chapter in chapters("fr"):
        assert not re.search(r"[ \u00a0\w][;:!?](\s|\*|$)", chapter.text), chapter.name
        assert "'" not in chapter.text, chapter.name


def test_both_guides_name_the_same_keys() -> None:
    words = {"Échap": "Esc", "Maj": "Shift", "Gauche": "Left", "Espace": "Space", "Entrée": "Return"}
    words |= {"Bas": "Down", "Haut": "Up"}
    for english, french in zip(chapters("en"), chapters("fr"), strict=True):
        spoken = re.findall(r"\b(?:Ctrl|Alt|Shift|Maj)(?:\+\w+)+", french.text)
        translated = [re.sub(r"\w+", lambda found: words.get(found[0], found[0]), keys) for keys in spoken]
        assert sorted(translated) == sorted(re.findall(r"\b(?:Ctrl|Alt|Shift)(?:\+\w+)+", english.text)), english.name


def test_one_reads_searches_and_follows_a_link(near: QWidget, theme: Theme, qtbot: QtBot) -> None:
    guide = show_guide(near, theme)
    assert "Your first transcript" in guide.text.toPlainText()

    guide._follow(QUrl("correcting.md"))
    assert "Correcting" in guide.text.toPlainText()
    guide.field.setText("foot pedal")
    qtbot.keyClick(guide.field, Qt.Key.Key_Return)

    shown = [guide.list.item(row).text() for row in range(guide.list.count()) if not guide.list.item(row).isHidden()]
    assert shown == ["Keyboard shortcuts"]
    assert "foot pedal" in guide.text.textCursor().selectedText().casefold()
    guide.close()


def test_the_promise_is_a_chapter_of_the_guide_that_is_open(near: QWidget, theme: Theme) -> None:
    guide = show_guide(near, theme)

    assert show_promise(near, theme) is guide
    assert "What leaves this computer: nothing" in guide.text.toPlainText()
    guide.close()


def test_help_can_be_used_without_a_mouse(near: QWidget, theme: Theme, bridge: Bridge, qtbot: QtBot) -> None:
    guide = show_guide(near, theme)
    about = AboutDialog(theme, bridge.operations, near)
    about.open()
    qtbot.waitUntil(lambda: about.parts.topLevelItemCount() > 0)

    for window in (guide, about):
        assert (nameless(window), unreachable(window)) == ([], [])
        qtbot.waitUntil(lambda window=window: clipped(window) == [])
        window.close()


def test_the_licence_and_the_packages_are_told() -> None:
    assert "GNU GENERAL PUBLIC LICENSE" in licence_text()
    licences = {one.name.lower(): one.licence for one in components()}
    assert "MIT" in licences["faster-whisper"]
    assert "souffleur" not in licences


def test_the_guide_is_packaged_with_the_program() -> None:
    project = (Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8")

    assert '"docs/guide" = "audio_engine/_resources/guide"' in project


def test_help_is_on_the_rail_and_has_a_key(window: MainWindow, qtbot: QtBot) -> None:
    button = next(b for b in window.rail.findChildren(QPushButton) if b.text() == "Help")
    texts = [action.text() for action in button.findChild(QMenu).actions()]
    assert texts == [
        "User guide",
        "Keyboard shortcuts",
        "First steps",
        "What leaves this computer: nothing",
        "About Souffleur",
    ]

    qtbot.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)

    guide = window.findChild(GuideWindow)
    assert guide.isVisible()
    guide.close()
