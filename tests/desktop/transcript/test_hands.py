"""Ticks, doubts, speakers, quotes, signatures, what the machine heard and what it heard again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from audio_engine.library import Library
from audio_engine.transcript import Gap, ReviewState, SegmentState
from desktop.interviews.transcript import edits
from desktop.interviews.transcript.gutter import GutterPart
from desktop.interviews.transcript.review_dialog import ReviewDialog
from desktop.interviews.transcript.speaker_colours import initials
from tests.desktop.transcript import samples
from tests.desktop.transcript.conftest import Editor

Put = Callable[[Callable[[Library], int]], int]
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def interview(editor: Editor, in_library: Put) -> Editor:
    editor.open(in_library(samples.interview))
    return editor


def in_store(editor: Editor, ask: Callable[[Library], object]) -> object:
    editor.settle()
    editor.qtbot.waitUntil(lambda: editor.bridge.operations.is_idle, timeout=20_000)
    with Library.open(editor.bridge.home) as library:
        return ask(library)


def test_ticking_goes_on_to_the_next_passage_and_counts(interview: Editor) -> None:
    interview.put_caret(0)

    QTest.keyClick(interview.text, Qt.Key.Key_Return, CTRL)
    QTest.keyClick(interview.text, Qt.Key.Key_Return, CTRL)

    assert interview.text.textCursor().blockNumber() == 2
    assert interview.view.toolbar.review._label.text() == "2 of 7 passages checked"
    states = in_store(interview, lambda library: [s.state for s in library.load_transcript(1).segments])
    assert states[:3] == [SegmentState.CHECKED, SegmentState.CHECKED, SegmentState.MACHINE]  # type: ignore[index]
    assert interview.session.review.state is ReviewState.IN_REVIEW


def test_what_is_edited_after_it_was_ticked_is_not_ticked_any_more(interview: Editor) -> None:
    interview.put_caret(0)
    interview.view.hands.check()
    interview.put_caret(0)

    QTest.keyClicks(interview.text, "x")

    assert interview.session.paragraphs.checked == 0


def test_the_gutter_ticks_and_shows_speakers_where_it_is_clicked(interview: Editor) -> None:
    gutter = interview.view.gutter
    block, top = interview.text.visible_blocks()[1]
    name, time, tick, _, _ = gutter._columns

    QTest.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=QPoint(round(tick) + 5, round(top) + 8))

    assert interview.session.paragraphs[1].state is SegmentState.CHECKED
    assert gutter.part_at(QPoint(round(name) + 4, round(top) + 8).toPointF())[1] is GutterPart.SPEAKER  # type: ignore[index]
    assert gutter.part_at(QPoint(round(time) + 4, round(top) + 8).toPointF())[1] is GutterPart.TIME  # type: ignore[index]
    assert block.blockNumber() == 1


def test_the_keyboard_goes_to_doubts_and_gaps_in_turn(interview: Editor) -> None:
    interview.put_caret(0)
    alt = Qt.KeyboardModifier.AltModifier

    QTest.keyClick(interview.text, Qt.Key.Key_Down, alt)
    assert interview.text.textCursor().blockNumber() == 3

    QTest.keyClick(interview.text, Qt.Key.Key_Down, alt)
    bar = interview.view.gaps.bar(Gap(29.0, 31.0))
    assert bar is not None
    interview.qtbot.waitUntil(lambda: bar.isAncestorOf(QApplication.focusWidget()))


def test_text_can_be_written_where_nothing_was_recognised_and_the_gap_closes(interview: Editor) -> None:
    interview.view.gaps.write.emit(Gap(29.0, 31.0))
    QTest.keyClicks(interview.text, "Yes.")

    assert interview.texts()[-1] == "Yes."
    assert interview.session.paragraphs[7].speaker == "S2"
    assert interview.stored() == interview.texts()
    interview.qtbot.waitUntil(lambda: interview.session.gaps == ())
    interview.session.undo()
    interview.session.undo()
    interview.qtbot.waitUntil(lambda: interview.session.gaps == (Gap(29.0, 31.0),))


def test_a_speaker_is_renamed_once_and_everywhere(interview: Editor) -> None:
    session = interview.session
    session.carry_out(edits.rename_speaker(session.paragraphs.speakers, "S2", "Jean Roy"))

    names = in_store(interview, lambda library: [s.name for s in library.load_transcript(1).speakers])
    assert names == ["Claire Martin", "Jean Roy"]
    interview.session.undo()
    names = in_store(interview, lambda library: [s.name for s in library.load_transcript(1).speakers])
    assert names == ["Claire Martin", "Minister"]


def test_the_panel_renames_assigns_and_puts_together(interview: Editor) -> None:
    panel = interview.view.side.speakers
    item = panel._list.topLevelItem(1)
    assert item is not None
    item.setText(0, "Jean Roy")
    interview.qtbot.waitUntil(lambda: interview.session.paragraphs.speaker_name("S2") == "Jean Roy")

    interview.put_caret(0)
    panel._choose("S2")
    panel._assign_selection()
    assert interview.session.paragraphs[0].speaker == "S2"

    panel._fold_into("S1")
    assert [s.id for s in interview.session.paragraphs.speakers] == ["S1"]
    assert {s.speaker for s in interview.session.paragraphs} == {"S1"}
    for _ in range(3):
        interview.session.undo()
    assert [s.speaker for s in interview.session.paragraphs] == [s for s, _ in samples.INTERVIEW]


def test_the_menu_of_speakers_assigns_to_the_selected_passages(interview: Editor) -> None:
    interview.put_caret(1)
    interview.view.hands.ask_speaker()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)

    next(a for a in menu.actions() if "Claire" in a.text()).trigger()
    menu.close()

    assert interview.session.paragraphs[1].speaker == "S1"


def test_a_new_speaker_gets_an_id_that_none_ever_had(interview: Editor) -> None:
    session = interview.session
    session.carry_out(edits.fold_speakers(session.paragraphs, session.paragraphs.speakers, "S2", "S1"))

    interview.view.hands.new_speaker((session.paragraphs[0],))

    assert session.paragraphs[0].speaker == "S3"
    assert in_store(interview, lambda library: library.load_transcript(1).segments[0].speaker) == "S3"


def test_a_selection_is_copied_as_a_quote(interview: Editor) -> None:
    interview.put_caret(3, 0, len("It decided nothing"))

    QTest.keyClick(interview.text, Qt.Key.Key_C, CTRL | SHIFT)

    assert QGuiApplication.clipboard().text() == "“It decided nothing” — Minister, 00:00:12"


def test_quotes_are_kept_noted_moved_removed_and_brought_back(interview: Editor) -> None:
    panel = interview.view.side.quotes
    for index in (3, 5):
        interview.put_caret(index, 0, 11)
        interview.view.signing_off.add_quote()
        interview.qtbot.waitUntil(lambda n=index: len(panel.quotes) == (1 if n == 3 else 2))
    assert [q.speaker for q in panel.quotes] == ["S2", "S1"]

    panel._list.setCurrentRow(1)
    panel._note.setText("for the title")
    panel._store_note()
    interview.qtbot.waitUntil(lambda: panel.quotes[1].note == "for the title")
    panel._list.setCurrentRow(1)
    panel._move(-1)
    interview.qtbot.waitUntil(lambda: panel.quotes[0].note == "for the title")
    panel._list.setCurrentRow(0)
    panel.remove()
    interview.qtbot.waitUntil(lambda: len(panel.quotes) == 1)
    notice = interview.notices.shown()[-1]
    notice.actions[0].run()
    interview.qtbot.waitUntil(lambda: len(panel.quotes) == 2)


def test_a_quote_is_gone_to(interview: Editor) -> None:
    panel = interview.view.side.quotes
    interview.put_caret(5, 0, 11)
    interview.view.signing_off.add_quote()
    interview.qtbot.waitUntil(lambda: len(panel.quotes) == 1)
    interview.put_caret(0)
    panel._list.setCurrentRow(0)

    QTest.keyClick(panel._list, Qt.Key.Key_Return)

    assert interview.text.textCursor().blockNumber() == 5


def test_quotes_are_written_with_who_said_them(interview: Editor, tmp_path: Path) -> None:
    panel = interview.view.side.quotes
    interview.put_caret(3, 0, len("It decided nothing"))
    interview.view.signing_off.add_quote()
    interview.qtbot.waitUntil(lambda: len(panel.quotes) == 1)

    target = tmp_path / "quotes.md"
    interview.view.signing_off.write_quotes(target)

    interview.qtbot.waitUntil(target.exists)
    written = target.read_text(encoding="utf-8")
    assert "It decided nothing" in written
    assert "Minister" in written


def test_signing_asks_who_and_an_edit_takes_the_signature_away(interview: Editor) -> None:
    interview.view.signing_off.sign()
    dialog = interview.view.window().findChild(ReviewDialog)
    assert dialog is not None
    dialog._field.setText("C. M.")
    dialog.accept()

    interview.qtbot.waitUntil(lambda: interview.session.review.state is ReviewState.REVIEWED)
    assert interview.view.toolbar.review._label.text().startswith("Reviewed by C. M.")
    interview.put_caret(0)
    QTest.keyClicks(interview.text, "x ")
    interview.qtbot.waitUntil(lambda: interview.session.review.state is ReviewState.IN_REVIEW)


def test_what_the_machine_heard_stands_beside_and_comes_back(interview: Editor) -> None:
    interview.put_caret(0, 0, 4)
    QTest.keyClicks(interview.text, "Fine")
    interview.settle()
    before = interview.session.paragraphs[0]
    interview.view.hands.show_heard()
    assert "<s" in interview.view.side.passage._heard.text()

    interview.view.hands.restore(before.id)

    interview.qtbot.waitUntil(lambda: interview.texts()[0] == samples.INTERVIEW[0][1])
    interview.settle()
    restored = interview.session.paragraphs[0]
    assert restored.state is SegmentState.MACHINE
    assert in_store(interview, lambda library: library.load_transcript(1).segments[0].words) == restored.words
    interview.session.undo()
    assert interview.session.paragraphs[0] == before


def test_what_was_heard_of_a_split_passage_goes_with_its_parts(interview: Editor) -> None:
    interview.put_caret(0, 13)
    QTest.keyClick(interview.text, Qt.Key.Key_Return)
    interview.settle()

    heard = [s.machine_text for s in interview.session.paragraphs][:2]

    assert heard == ["Good evening,", "and thank you for coming."]


def propose(library: Library, start_s: float, end_s: float, text: str) -> int:
    _, hearing_id = library.ask_hearing(1, start_s, end_s, {})
    library.propose_hearing(
        hearing_id, engine=samples.ENGINE, language="en", segments=[samples.segment(text, start_s, None)]
    )
    return hearing_id


def test_what_was_heard_again_is_shown_taken_over_and_undone(editor: Editor, in_library: Put) -> None:
    in_library(samples.interview)
    hearing = in_library(lambda library: propose(library, 12.0, 15.5, "It decided something."))
    editor.open(1)
    editor.qtbot.waitUntil(lambda: bool(editor.view.gutter.proposals))
    editor.put_caret(3)
    assert editor.view.side.passage._accept.isVisibleTo(editor.view.side)

    editor.view.second_hearing.accept(hearing)

    editor.qtbot.waitUntil(lambda: editor.texts()[3] == "It decided something.")
    assert editor.session.paragraphs[3].speaker == "S2"
    assert editor.stored() == editor.texts()
    editor.session.undo()
    assert editor.texts()[3] == samples.INTERVIEW[3][1]
    assert editor.stored() == editor.texts()
    editor.session.redo()
    assert editor.texts()[3] == "It decided something."
    assert editor.stored() == editor.texts()


def test_what_was_heard_again_can_be_left(editor: Editor, in_library: Put) -> None:
    in_library(samples.interview)
    hearing = in_library(lambda library: propose(library, 12.0, 15.5, "It decided something."))
    editor.open(1)
    editor.qtbot.waitUntil(lambda: bool(editor.view.gutter.proposals))

    editor.view.second_hearing.dismiss(hearing)

    editor.qtbot.waitUntil(lambda: not editor.view.gutter.proposals)
    assert editor.texts()[3] == samples.INTERVIEW[3][1]
    states = in_store(editor, lambda library: [h.state for h in library.hearings(1)])
    assert states == ["dismissed"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Claire Martin", "CM"), ("Jean-Luc Roy", "JR"), ("Speaker 2", "S2"), ("é", "É"), ("…", "?"), ("", "?")],
)
def test_initials(name: str, expected: str) -> None:
    assert initials(name) == expected
