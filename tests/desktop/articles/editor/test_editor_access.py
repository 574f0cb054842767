"""Everything in the editor has a name, is reached from the keyboard, and fits where texts are longer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage, QPainter

from desktop.articles.editor.said_painter import paint_dot
from desktop.bridge.article_values import SentenceState
from desktop.theme import Theme, ThemeMode
from tests.desktop.articles.editor.conftest import Make, article
from tests.desktop.pseudolocale import PseudoTranslator
from tests.desktop.walking import clipped, nameless, unreachable
from tests.desktop.watched_application import WatchedApplication


@pytest.fixture
def _pseudolocale(qapp: WatchedApplication, gui_thread: WatchedApplication) -> Iterator[None]:
    gui_thread.cpu_limit_s = 1.0  # a function in Python translates this language, which is slow
    translator = PseudoTranslator(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_every_control_has_a_name_and_is_reached_from_the_keyboard(desktop: Make) -> None:
    shown = desktop(article("La BCEAO décide."))
    shown.planned()

    assert nameless(shown.editor) == []
    assert unreachable(shown.editor) == []


@pytest.mark.usefixtures("_pseudolocale")
def test_longer_texts_are_not_clipped(desktop: Make) -> None:
    shown = desktop(article("La BCEAO décide."))
    shown.planned()

    shown.qtbot.waitUntil(lambda: clipped(shown.editor) == [], timeout=5_000)


def test_a_screen_reader_is_told_the_sentence_its_state_and_its_doubts(desktop: Make) -> None:
    shown = desktop(article("La BCEAO décide."))
    shown.planned()

    said = shown.model.data(shown.model.index(0), Qt.ItemDataRole.AccessibleTextRole)

    assert said.startswith("La Bceao décide. — ")
    assert "BCEAO: It is not known whether these capitals are a word or letters." in said
    rows = QAccessible.queryAccessibleInterface(shown.said)
    assert rows is not None
    assert rows.childCount() == 1


@pytest.mark.parametrize("mode", [ThemeMode.DARK, ThemeMode.LIGHT])
def test_no_two_states_of_a_sentence_have_the_same_shape(theme: Theme, mode: ThemeMode) -> None:
    theme.set_mode(mode)
    shapes = set()
    for state in SentenceState:
        image = QImage(20, 20, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        paint_dot(painter, image.rect().toRectF().center(), state, theme)
        painter.end()
        shapes.add(bytes(image.convertToFormat(QImage.Format.Format_Alpha8).constBits()))

    assert len(shapes) == len(SentenceState)
    theme.set_mode(ThemeMode.SYSTEM)


def test_the_caret_says_why_a_word_is_tinted(desktop: Make) -> None:
    shown = desktop(article("La BCEAO décide."))
    shown.planned()

    shown.put_caret(0, 5)

    assert "capitals" in shown.text.accessibleDescription()
