"""Typing, splitting, joining, pasting and undoing in the real widget: the text, the model and the library agree."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest

from audio_engine.library import Library
from audio_engine.transcript import SegmentState
from desktop.bridge import LibraryBridge
from desktop.interviews.transcript.gap_bars import GAP_HEIGHT
from desktop.interviews.transcript.loading import _load
from desktop.interviews.transcript.session import TranscriptSession
from desktop.interviews.transcript.text_view import TranscriptText
from desktop.theme import Theme
from tests.desktop.transcript import samples
from tests.desktop.transcript.conftest import Editor
from tests.desktop.transcript.inline_bridge import InlineBridge

Put = Callable[[Callable[[Library], int]], int]
FIRST = "Good evening, and thank you for coming."
SECOND = "Thank you for having me."


@pytest.fixture
def interview(editor: Editor, in_library: Put) -> Editor:
    editor.open(in_library(samples.interview))
    return editor


def test_every_passage_is_a_line_of_one_text(interview: Editor) -> None:
    assert interview.texts() == [text for _, text in samples.INTERVIEW]


def test_typing_is_shown_and_stored(interview: Editor) -> None:
    interview.put_caret(0, 4)

    QTest.keyClicks(interview.text, " old")

    assert interview.texts()[0] == "Good old evening, and thank you for coming."
    assert interview.stored() == interview.texts()
    assert interview.session.paragraphs[0].state is SegmentState.EDITED


def test_typing_is_stored_at_the_end_of_each_word_without_a_pause(interview: Editor) -> None:
    interview.put_caret(0, 4)

    QTest.keyClicks(interview.text, " old ")

    assert interview.session.storing.unsaved >= 1  # nobody waited, nobody left the passage
    interview.qtbot.waitUntil(lambda: interview.session.storing.is_settled)
    with Library.open(interview.bridge.home) as library:
        assert library.load_transcript(1).segments[0].text.startswith("Good old ")


def test_half_a_word_is_stored_after_a_pause(interview: Editor) -> None:
    interview.put_caret(0, 4)

    with interview.qtbot.waitSignal(interview.session.storing.stored):  # nobody leaves, nobody ends the word
        QTest.keyClicks(interview.text, "x")
        assert interview.session.storing.is_settled

    with Library.open(interview.bridge.home) as library:
        assert library.load_transcript(1).segments[0].text.startswith("Goodx ")


def test_words_that_are_left_alone_keep_their_times(interview: Editor) -> None:
    before = {w.text: w for w in interview.session.paragraphs[0].words}
    interview.put_caret(0, 5, 12)  # "evening"

    QTest.keyClicks(interview.text, "night")

    after = {w.text: w for w in interview.session.paragraphs[0].words}
    assert after["coming."] == before["coming."]
    assert (after["night,"].start_s, after["night,"].end_s) == (before["evening,"].start_s, before["evening,"].end_s)


def test_enter_splits_a_passage_at_the_caret_and_undo_joins_it_again(interview: Editor) -> None:
    interview.put_caret(0, 13)
    before = interview.texts()

    QTest.keyClick(interview.text, Qt.Key.Key_Return)

    assert interview.texts()[:2] == ["Good evening,", "and thank you for coming."]
    assert interview.text.textCursor().blockNumber() == 1
    assert interview.text.textCursor().positionInBlock() == 0
    assert interview.stored() == interview.texts()
    QTest.keyClick(interview.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert interview.texts() == before == interview.stored()


@pytest.mark.parametrize("position", [0, len(FIRST)])
def test_enter_at_the_edge_of_a_passage_does_nothing(interview: Editor, position: int) -> None:
    interview.put_caret(0, position)

    QTest.keyClick(interview.text, Qt.Key.Key_Return)

    assert len(interview.texts()) == len(samples.INTERVIEW)
    assert not interview.session.stack.canUndo()


def test_backspace_at_the_start_joins_with_the_passage_before(interview: Editor) -> None:
    interview.put_caret(1, 0)

    QTest.keyClick(interview.text, Qt.Key.Key_Backspace)

    assert interview.texts()[0] == f"{FIRST} {SECOND}"
    assert interview.text.textCursor().positionInBlock() == len(FIRST) + 1
    assert interview.session.paragraphs[0].speaker == "S1"
    assert interview.stored() == interview.texts()


def test_delete_at_the_end_joins_with_the_passage_behind(interview: Editor) -> None:
    interview.put_caret(0, len(FIRST))

    QTest.keyClick(interview.text, Qt.Key.Key_Delete)

    assert interview.texts()[0] == f"{FIRST} {SECOND}"


def test_typing_over_several_passages_makes_one_of_them(interview: Editor) -> None:
    select(interview, (0, 5), (2, 9))

    QTest.keyClicks(interview.text, "X")

    assert interview.texts()[0] == "Good Xthe council decide about the hospital?"
    assert len(interview.texts()) == len(samples.INTERVIEW) - 2
    assert interview.text.textCursor().positionInBlock() == len("Good X")
    assert interview.stored() == interview.texts()
    interview.session.undo()
    assert interview.texts() == [text for _, text in samples.INTERVIEW] == interview.stored()


def test_what_is_pasted_stays_in_one_passage(interview: Editor) -> None:
    interview.put_caret(1, 0)
    data = QMimeData()
    data.setText("one\r\ntwo\u2029three\0 ")

    interview.text.insertFromMimeData(data)

    assert interview.texts()[1] == f"one two three {SECOND}"
    assert interview.stored() == interview.texts()


def test_cutting_across_passages_copies_them_and_leaves_one(interview: Editor) -> None:
    select(interview, (0, 13), (1, 9))

    QTest.keyClick(interview.text, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == " and thank you for coming.\nThank you"
    assert interview.texts()[0] == "Good evening, for having me."


def test_typing_after_a_pause_is_another_step_to_undo(interview: Editor) -> None:
    clock = [0.0]
    interview.session._clock = lambda: clock[0]
    interview.put_caret(0, 0)
    QTest.keyClicks(interview.text, "ab")
    clock[0] += 10
    QTest.keyClicks(interview.text, "cd")

    interview.session.undo()

    assert interview.texts()[0] == f"ab{FIRST}"
    interview.session.undo()
    assert interview.texts()[0] == FIRST
    assert interview.stored() == interview.texts()


def test_undo_and_redo_by_key_reach_every_kind_of_step(interview: Editor) -> None:
    interview.put_caret(0, 13)
    QTest.keyClick(interview.text, Qt.Key.Key_Return)
    interview.put_caret(3, 0)
    interview.view.hands.check()
    QTest.keyClicks(interview.text, "So ")
    done = interview.texts()

    for _ in range(3):
        QTest.keyClick(interview.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert interview.texts() == [text for _, text in samples.INTERVIEW] == interview.stored()
    assert interview.session.paragraphs.checked == 0
    for _ in range(3):
        modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(interview.text, Qt.Key.Key_Z, modifiers)
    assert interview.texts() == done == interview.stored()


def test_reopening_gives_what_was_shown(interview: Editor) -> None:
    interview.put_caret(0, 13)
    QTest.keyClick(interview.text, Qt.Key.Key_Return)
    QTest.keyClicks(interview.text, "so ")
    interview.settle()
    before = [(s.text, s.speaker, s.state, s.words, s.start_s, s.end_s) for s in interview.session.paragraphs]

    interview.view.close_transcript()
    interview.open(1)

    after = [(s.text, s.speaker, s.state, s.words, s.start_s, s.end_s) for s in interview.session.paragraphs]
    assert after == before
    assert interview.texts() == [text for text, *_ in before]


def test_an_emoji_does_not_shift_what_follows(interview: Editor) -> None:
    interview.put_caret(0, 0)
    interview.text.insert("😀 ")
    interview.put_caret(0, 2)

    QTest.keyClicks(interview.text, "x")

    assert interview.texts()[0] == f"😀 x{FIRST}"
    assert interview.text.position_at_caret() == 3
    assert interview.stored() == interview.texts()


def test_a_change_behind_our_back_becomes_an_edit_like_any_other(interview: Editor) -> None:
    cursor = QTextCursor(interview.text.document().findBlockByNumber(2))
    cursor.deletePreviousChar()  # Qt joins two blocks by itself

    interview.qtbot.waitUntil(lambda: len(interview.session.paragraphs) == len(samples.INTERVIEW) - 1)
    assert interview.stored() == interview.texts()
    interview.session.undo()
    assert interview.texts() == [text for _, text in samples.INTERVIEW] == interview.stored()


KEYS = st.sampled_from(
    [
        (Qt.Key.Key_A, 0),
        (Qt.Key.Key_Space, 0),
        (Qt.Key.Key_Return, 0),
        (Qt.Key.Key_Backspace, 0),
        (Qt.Key.Key_Delete, 0),
        (Qt.Key.Key_Backspace, 1),
        (Qt.Key.Key_Delete, 1),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Down, 0),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 0),
        (Qt.Key.Key_Up, 2),
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_Right, 3),
        (Qt.Key.Key_X, 1),
        (Qt.Key.Key_V, 1),
        (Qt.Key.Key_Z, 1),
        (Qt.Key.Key_Z, 3),
    ]
)
MODIFIERS = {
    0: Qt.KeyboardModifier.NoModifier,
    1: Qt.KeyboardModifier.ControlModifier,
    2: Qt.KeyboardModifier.ShiftModifier,
    3: Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
}


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.lists(KEYS, max_size=30))
def test_whatever_keys_are_pressed_text_model_and_library_agree(
    theme: Theme, tmp_path_factory: pytest.TempPathFactory, keys: list[tuple[Qt.Key, int]]
) -> None:
    with Library.open(Path(tmp_path_factory.mktemp("keys"))) as library:
        transcript_id = samples.interview(library)
        bridge = InlineBridge(library)
        session = TranscriptSession(cast("LibraryBridge", bridge), _load(library, transcript_id), "CM")
        text = TranscriptText(theme, GAP_HEIGHT)
        text.set_session(session)
        text._fill()
        before = text.toPlainText()
        for key, modifiers in keys:
            QTest.keyClick(text, key, MODIFIERS[modifiers])
            assert text.toPlainText().split("\n") == [s.text for s in session.paragraphs]
        session.end_run()
        assert [s.text for s in session.paragraphs] == [s.text for s in library.load_transcript(transcript_id).segments]
        while session.stack.canUndo():
            session.undo()
        assert text.toPlainText() == before
        session.close()
        text.set_session(None)
        session.deleteLater()
        text.deleteLater()


def select(editor: Editor, begin: tuple[int, int], end: tuple[int, int]) -> None:
    document = editor.text.document()
    cursor = editor.text.textCursor()
    cursor.setPosition(document.findBlockByNumber(begin[0]).position() + begin[1])
    cursor.setPosition(document.findBlockByNumber(end[0]).position() + end[1], QTextCursor.MoveMode.KeepAnchor)
    editor.text.setTextCursor(cursor)
