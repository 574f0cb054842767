"""The light follows the sound, cheaply; scrolling follows it too, until somebody looks elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from audio_engine.library import Library
from desktop.interviews.transcript.paragraphs import Paragraphs
from desktop.interviews.transcript.spoken_word import word_heard
from tests.desktop.transcript import samples
from tests.desktop.transcript.conftest import Editor

Put = Callable[[Callable[[Library], int]], int]


def test_the_word_that_is_heard_is_found_and_a_long_pause_has_none() -> None:
    first, second = samples.segment("one two three", 10.0), samples.segment("four five", 20.0, "S2")
    paragraphs = Paragraphs([first, second])
    text = {first.id: first.text}

    def heard(at_s: float) -> str | None:
        word = word_heard(paragraphs, at_s)
        return None if word is None else (first if at_s < 15 else second).text[word.begin : word.end]

    assert text
    assert [heard(s) for s in (9.9, 10.0, 10.5, 10.9, 15.0, 20.1, 20.5)] == [
        None,
        "one",
        "two",
        "three",
        None,
        "four",
        "five",
    ]


@pytest.fixture
def long(editor: Editor, in_library: Put) -> Editor:
    editor.open(in_library(long_with_sound))
    return editor


def long_with_sound(library: Library) -> int:
    transcript_id = samples.long_interview(library, passages=300)
    samples.add_sound(library, transcript_id, 200)
    return transcript_id


@pytest.fixture
def playing(long: Editor) -> Iterator[Editor]:
    long.view.listening.following.set_playing(True)
    yield long
    long.view.listening.following.set_playing(False)


def hear(editor: Editor, index: int) -> None:
    editor.view.player.position.emit(editor.session.paragraphs[index].start_s + 0.05)


def first_visible(editor: Editor) -> int:
    return editor.text.visible_blocks()[0][0].blockNumber()


def test_the_text_scrolls_with_the_sound(playing: Editor) -> None:
    for index in range(0, 200, 5):
        hear(playing, index)

    assert playing.text.underlay.spoken is not None
    assert playing.text.underlay.spoken.key == playing.session.paragraphs[195].id
    assert first_visible(playing) <= 195 <= playing.text.visible_blocks()[-1][0].blockNumber()


@pytest.mark.parametrize("how", ["wheel", "page", "click", "type"])
def test_it_lets_go_when_somebody_looks_elsewhere_and_a_button_brings_it_back(playing: Editor, how: str) -> None:
    hear(playing, 100)
    text, button = playing.text, playing.view._follow
    playing.view.player.play_from(0.0)
    playing.qtbot.waitUntil(lambda: playing.view.player.is_playing)
    match how:
        case "wheel":
            point = QPointF(50, 50)
            turn = QWheelEvent(
                point, text.viewport().mapToGlobal(point), QPoint(), QPoint(0, -480), Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(text.viewport(), turn)
        case "page":
            QTest.keyClick(text, Qt.Key.Key_PageDown)
        case "click":
            QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(80, 100))
        case "type":
            QTest.keyClicks(text, "x")
    before = text.verticalScrollBar().value()

    hear(playing, 250)

    assert not playing.view.listening.following.is_following
    assert text.verticalScrollBar().value() == before
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert playing.view.listening.following.is_following
    assert text.verticalScrollBar().value() != before
    assert not button.isVisible()


def test_the_light_costs_two_small_rectangles_and_no_layout(playing: Editor) -> None:
    text = playing.text
    hear(playing, 100)
    QTest.qWait(50)
    changes: list[object] = []
    text.document().contentsChange.connect(lambda *change: changes.append(change))
    revision = text.document().revision()
    words = playing.session.paragraphs[100].words
    rounds = len(words) - 1
    text.underlay.painted_blocks = 0

    for word in words[1:]:
        playing.view.player.position.emit(word.start_s + 0.01)
        QTest.qWait(1)

    assert changes == []
    assert text.document().revision() == revision
    assert text.underlay.painted_blocks <= 4 * rounds  # not the thirty that are on the screen


def test_a_key_lays_one_passage_out_again(long: Editor) -> None:
    long.put_caret(150, 3)
    shown = long.text.shown
    assert shown is not None
    before = shown.relaid_blocks
    patched: list[int] = []
    long.session.patched.connect(lambda patches: patched.append(len(patches)))

    QTest.keyClicks(long.text, "abc")

    assert shown.relaid_blocks == before
    assert patched == [1, 1, 1]


def test_only_what_is_on_the_screen_is_painted(long: Editor) -> None:
    long.text.underlay.painted_blocks = long.view.gutter.painted_rows = 0

    long.text.viewport().repaint()
    long.view.gutter.repaint()

    assert 5 < long.text.underlay.painted_blocks < 60
    assert 5 < long.view.gutter.painted_rows < 60


def test_a_split_far_down_changes_no_other_block(long: Editor) -> None:
    shown = long.text.shown
    assert shown is not None
    long.put_caret(150, long.session.paragraphs[150].text.index(" ") + 1)
    before = shown.relaid_blocks

    QTest.keyClick(long.text, Qt.Key.Key_Return)

    assert shown.relaid_blocks - before <= 3


def test_a_click_while_paused_says_where_playing_begins(long: Editor) -> None:
    block, top = long.text.visible_blocks()[4]
    segment = long.text.segment_of(block)
    assert segment is not None

    QTest.mouseClick(long.text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(8, round(top) + 8))

    assert long.view.player.position_s == pytest.approx(segment.words[0].start_s, abs=0.01)
    assert not long.view.player.is_playing


def test_a_click_with_control_plays_from_the_word(long: Editor) -> None:
    block, top = long.text.visible_blocks()[2]
    segment = long.text.segment_of(block)
    assert segment is not None

    with long.qtbot.waitSignal(long.text.hear) as heard:
        QTest.mouseClick(
            long.text.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.ControlModifier,
            QPoint(8, round(top) + 8),
        )

    assert heard.args == [segment.words[0].start_s]
    long.qtbot.waitUntil(lambda: long.view.player.is_playing)


def test_a_search_hit_opens_at_its_word_and_plays(editor: Editor, in_library: Put) -> None:
    editor.open(in_library(long_with_sound), at_s=145.0)

    index = editor.session.paragraphs.last_begun(145.0)
    assert index == 4
    assert editor.text.textCursor().blockNumber() == index
    assert first_visible(editor) <= index <= editor.text.visible_blocks()[-1][0].blockNumber()
    editor.qtbot.waitUntil(lambda: editor.view.player.is_playing)


def test_the_time_is_inserted_where_the_caret_stands(long: Editor) -> None:
    long.put_caret(0, 0)
    before = long.texts()[0]
    long.view.player.seek(124.0)

    long.view.listening.time_stamp(long.view.player.position_s)

    assert long.texts()[0] == f"[0:02:04] {before}"


def test_three_hours_open_without_holding_up_the_window(editor: Editor, in_library: Put) -> None:
    editor.open(in_library(samples.long_interview))  # the fixture `gui_thread` fails this if one event took too long

    assert len(editor.session.paragraphs) == 3_000
    assert editor.text.document().blockCount() == 3_000
    assert editor.texts()[-1] == editor.session.paragraphs[-1].text
