"""One search over every transcript: it answers while one types and never holds anybody up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from audio_engine.library import Library
from desktop.bridge.shelf import moment_of
from desktop.interviews.search_view import SearchView
from tests.desktop.interviews.context import Host

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.bridge import Bridge

pytestmark = pytest.mark.usefixtures("sample_home")


@pytest.fixture
def view(host: Host, bridge: Bridge) -> SearchView:
    made = SearchView(bridge, host.context.theme)
    host.hold(made.field)
    host.hold(made)
    return made


def found(view: SearchView) -> list[str]:
    return [view._model.hit_at(row).snippet for row in range(view._model.rowCount())]


def test_results_come_while_one_types(view: SearchView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.searching) as searching:
        QTest.keyClicks(view.field, "expens")

    qtbot.waitUntil(lambda: len(found(view)) == 1)
    assert searching.args == [True]
    hit = view._model.hit_at(0)
    assert [hit.snippet[begin:end] for begin, end in hit.marks] == ["expensive"]


def test_a_row_says_all_of_it_to_a_screen_reader(view: SearchView, qtbot: QtBot) -> None:
    view.field.setText("expensive")
    qtbot.waitUntil(lambda: len(found(view)) == 1)

    said = view._model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert said.startswith("Nobody told us why the bridge was so expensive")
    assert said.endswith("interview-en.flac")


def test_down_goes_to_the_results_and_up_goes_back(view: SearchView, qtbot: QtBot) -> None:
    view.field.setFocus()
    QTest.keyClicks(view.field, "the")
    qtbot.waitUntil(lambda: len(found(view)) > 1)

    QTest.keyClick(view.field, Qt.Key.Key_Down)
    qtbot.waitUntil(view.results.hasFocus)
    QTest.keyClick(view.results, Qt.Key.Key_Up)

    qtbot.waitUntil(view.field.hasFocus)


def test_enter_before_the_answer_opens_the_first_of_what_was_asked(view: SearchView, qtbot: QtBot) -> None:
    view.field.setText("factory")
    qtbot.waitUntil(lambda: len(found(view)) == 1)
    view.field.setText("expensive")

    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view.field, Qt.Key.Key_Return)

    transcript_id, recording_id, at_s = opened.args
    assert (transcript_id, recording_id) == (1, 1)
    assert at_s > 40


def test_it_opens_at_the_word_and_not_at_its_passage(sample_home: Path) -> None:
    with Library.open(sample_home) as library:
        (hit,) = library.search("expensive")
        at_s = moment_of(library, hit)
        words = [word for s in library.load_transcript(1).segments for word in s.words]

    assert at_s in {word.start_s for word in words if word.text.startswith("expensive")}
    assert at_s > hit.start_s


def test_nothing_found_says_how_to_search(view: SearchView, qtbot: QtBot) -> None:
    view.field.setText("zebra")

    qtbot.waitUntil(view._nothing.isVisible)
    assert "Nobody says “zebra”" in [label.text() for label in view._nothing.findChildren(QLabel)]


def test_esc_ends_the_search(view: SearchView, qtbot: QtBot) -> None:
    view.field.setText("bridge")
    qtbot.waitUntil(lambda: view.is_active)

    with qtbot.waitSignal(view.searching) as searching:
        QTest.keyClick(view.field, Qt.Key.Key_Escape)

    assert searching.args == [False]


def test_a_change_of_a_transcript_is_found_at_once(
    view: SearchView, bridge: Bridge, sample_home: Path, qtbot: QtBot
) -> None:
    from desktop.bridge import Changes

    view.field.setText("zebra")
    qtbot.waitUntil(view._nothing.isVisible)
    with Library.open(sample_home) as library:
        editable = library.load_for_editing(1)
        segment = editable.transcript.segments[0]
        library.edit_segment(
            segment.id, "A zebra.", words=(), author="ab", on_revision=editable.revisions.get(segment.id, 0)
        )

    bridge.library.announce(Changes(transcripts=(1,)))

    qtbot.waitUntil(lambda: found(view) == ["A zebra."])
