"""An article of 100,000 words stays one that can be typed in: what a key costs does not grow with what stands below."""

from __future__ import annotations

import time

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.desktop.articles.editor.conftest import LONG_MS, Desktop, Make, article

WORDS = 100_000
PIXELS = 8
"""Less than the room between two paragraphs."""
SENTENCE = "Le ministre a dit hier que la ville aurait besoin de plus d’écoles et de 12 km de voies. "
"""18 words."""


def _long(words: int) -> list[str]:
    return [f"{SENTENCE * 3}Paragraphe {n}." for n in range(words // 56)]


def _typing_cost(shown: Desktop) -> float:
    """Processor seconds of the GUI thread for a key, with everything that the event loop does for it."""
    shown.put_caret(3, 10)
    QApplication.sendPostedEvents()
    began = time.thread_time()
    for letter in "un mot de plus ":
        QTest.keyClicks(shown.text, letter)
        shown.text.viewport().repaint()
    return (time.thread_time() - began) / 15


def test_a_key_costs_as_little_in_a_hundred_thousand_words(desktop: Make) -> None:
    short = desktop(article(*_long(1_000)))
    short.planned()
    in_short = _typing_cost(short)
    short.editor.stop()
    short.settle()
    long = desktop(article(*_long(WORDS)))
    long.planned()

    in_long = _typing_cost(long)

    assert in_long < max(4 * in_short, 0.016)
    assert long.texts()[3].startswith("Le ministrun mot de plus ")


def test_one_word_changed_lays_out_one_row_and_repaints_no_other(desktop: Make) -> None:
    shown = desktop(article(*_long(5_000)))
    shown.planned()
    shown.text.viewport().repaint()
    shown.said.viewport().repaint()
    made, told, relaid = shown.said.layouts.made, shown.model.repainted, shown.text.shown.relaid_blocks
    shown.put_caret(2, 10)

    QTest.keyClicks(shown.text, " encore")
    shown.qtbot.waitUntil(lambda: "encore" in shown.model.sentence(shown.row_of("encore")).spoken, timeout=LONG_MS)
    shown.said.viewport().repaint()

    assert shown.said.layouts.made - made <= 8  # one for each plan on the way
    assert shown.model.repainted - told <= 16
    assert shown.text.shown.relaid_blocks == relaid


def test_only_rows_on_the_screen_are_laid_out(desktop: Make) -> None:
    shown = desktop(article(*_long(5_000)))
    shown.planned()

    shown.said.viewport().repaint()

    assert shown.model.rowCount() > 300
    assert shown.said.layouts.made < 80


def test_both_sides_show_the_same_sentence_wherever_one_scrolls(desktop: Make) -> None:
    shown = desktop(article(*_long(5_000)))
    shown.planned()
    bar = shown.text.verticalScrollBar()
    shown.text.let_go.emit()

    for part in (0.1, 0.4, 0.7):
        bar.setValue(round(bar.maximum() * part))
        shown.said.viewport().repaint()
        anchor = shown.text.viewport().height() * bar.value() / bar.maximum()
        found = shown.editor.tandem._sentence_at_height(anchor)
        assert found is not None
        top = shown.said.row_top(found[0])
        assert top - PIXELS <= anchor <= top + shown.said.row_height(found[0]) + PIXELS
