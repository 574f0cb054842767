"""Find and replace: what is found, what stands afterwards, and that one step takes it all back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from audio_engine.library import Library
from audio_engine.transcript import Segment
from desktop.interviews.transcript import edits
from desktop.interviews.transcript.finding import Finder, FindError, Query
from tests.desktop.transcript import samples
from tests.desktop.transcript.conftest import Editor

Put = Callable[[Callable[[Library], int]], int]

TEXTS = ("L’été, c’est l'été.", "The THEATRE is theirs: the end.", "10 000 € et 10\u202f000 €", "😀 ici, là-bas")
PARAGRAPHS = tuple(replace(samples.segment(text, n * 10.0), id=n + 1) for n, text in enumerate(TEXTS))


def found(query: Query, paragraphs: tuple[Segment, ...] = PARAGRAPHS) -> list[str]:
    texts = {segment.id: segment.text for segment in paragraphs}
    return [texts[find.key][find.begin : find.end] for find in Finder(query).find_all(paragraphs)]


def replaced(query: Query, replacement: str) -> list[str]:
    finder = Finder(query)
    changed = finder.replaced(PARAGRAPHS, finder.find_all(PARAGRAPHS), replacement)
    return [text for _, text in changed]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query("the"), ["The", "THE", "the", "the"]),
        (Query("the", match_case=True), ["the", "the"]),
        (Query("the", whole_words=True), ["The", "the"]),
        (Query("the", whole_words=True, match_case=True), ["the"]),
        (Query("l'été"), ["L’été", "l'été"]),
        (Query("10 000"), ["10 000", "10\u202f000"]),
        (Query("(.)"), []),
        (Query("l.", is_regex=True), ["L’", "l'", "là"]),
        (Query("^.", is_regex=True), ["L", "T", "1", "😀"]),
        (Query("ici"), ["ici"]),
        (Query(r"\s+$|x*", is_regex=True), []),
        (Query(""), []),
    ],
)
def test_what_is_found(query: Query, expected: list[str]) -> None:
    assert found(query) == expected


def test_groups_stand_in_a_replacement_of_a_pattern_only() -> None:
    assert replaced(Query(r"(\w+), (\w+)", is_regex=True), r"$2 \1")[0] == "L’c été’est l'été."
    assert replaced(Query("ici"), r"$1 \1") == [r"😀 $1 \1, là-bas"]


@pytest.mark.parametrize("pattern", ["(", "[a", "a{2,1}"])
def test_a_pattern_that_is_none_is_explained(pattern: str) -> None:
    with pytest.raises(FindError, match="no regular expression"):
        Finder(Query(pattern, is_regex=True))


def test_a_pattern_that_would_take_for_ever_is_given_up() -> None:
    endless = (replace(samples.segment("a" * 60 + "b", 0.0), id=1),)

    with pytest.raises(FindError, match="too complicated"):
        Finder(Query("(a+)+$", is_regex=True)).find_all(endless)


@pytest.fixture
def interview(editor: Editor, in_library: Put) -> Editor:
    editor.open(in_library(samples.interview))
    return editor


def test_next_goes_from_find_to_find_and_round(interview: Editor) -> None:
    bar = interview.view.find_bar
    interview.put_caret(2, 0)
    bar.open(replacing=False)
    bar.look_for("it")
    places = []
    for _ in range(bar.count + 1):
        bar.find_next()
        cursor = interview.text.textCursor()
        places.append((cursor.blockNumber(), cursor.selectedText()))

    assert {text.lower() for _, text in places} == {"it"}
    assert places[0][0] == 2
    assert places[0] == places[-1]
    assert len(set(places)) > 2


def test_enter_and_escape_work_in_the_field(interview: Editor) -> None:
    bar = interview.view.find_bar
    bar.open(replacing=False)
    QTest.keyClicks(bar._wanted, "money")
    QTest.keyClick(bar._wanted, Qt.Key.Key_Return)
    first = interview.text.textCursor().blockNumber()
    QTest.keyClick(bar._wanted, Qt.Key.Key_Return)

    assert (first, interview.text.textCursor().blockNumber()) == (5, 6)
    QTest.keyClick(bar._wanted, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert interview.text.underlay.found == {}


def test_replacing_one_by_one_goes_on_behind_what_was_written(interview: Editor) -> None:
    bar = interview.view.find_bar
    bar.open(replacing=True)
    bar.look_for("money", "money money")

    bar.replace_one()
    bar.replace_one()

    assert interview.texts()[5:7] == ["So the money money is there?", "The money money is there, and it stays there."]


def test_replacing_everything_is_one_step(interview: Editor) -> None:
    bar = interview.view.find_bar
    bar.open(replacing=True)
    bar.look_for("there", "here")

    with interview.qtbot.waitSignal(bar.replaced) as said:
        bar.replace_all()

    assert said.args == [3]
    assert interview.texts()[5:] == ["So the money is here?", "The money is here, and it stays here."]
    assert interview.stored() == interview.texts()
    interview.session.undo()
    assert interview.texts() == [text for _, text in samples.INTERVIEW] == interview.stored()


def test_what_is_typed_while_everything_is_being_replaced_is_kept(interview: Editor) -> None:
    bar = interview.view.find_bar
    bar.open(replacing=True)
    bar.look_for("there", "here")

    with interview.qtbot.waitSignal(bar.replaced):
        bar.replace_all()
        interview.put_caret(5, 0)
        QTest.keyClicks(interview.text, "Well. ")

    assert interview.texts()[5] == "Well. So the money is here?"
    assert interview.stored() == interview.texts()


def test_replacing_thousands_of_places_keeps_nobody_waiting_and_is_one_step(editor: Editor, in_library: Put) -> None:
    """No event may take over 50 ms: the guard of the GUI thread fails this test otherwise."""
    editor.open(in_library(samples.long_interview))
    before = editor.texts()
    bar = editor.view.find_bar
    bar.open(replacing=True)
    bar.look_for("the", "THE")
    count = bar.count
    assert count > 1_000

    with editor.qtbot.waitSignal(bar.replaced, timeout=20_000) as said:
        bar.replace_all()
    assert editor.text.isReadOnly()  # until all of it is on the screen
    editor.qtbot.waitUntil(lambda: not editor.text.isReadOnly(), timeout=20_000)

    assert said.args == [count]
    assert editor.texts() == [segment.text for segment in editor.session.paragraphs] != before
    assert editor.stored() == editor.texts()
    editor.qtbot.waitUntil(lambda: bar.count == count)  # it is looked for again: letter case does not matter

    editor.session.undo()
    editor.qtbot.waitUntil(lambda: not editor.text.isReadOnly(), timeout=20_000)

    assert editor.texts() == before == editor.stored()


def test_what_changes_while_replacements_are_being_shown_is_shown_in_its_turn(editor: Editor, in_library: Put) -> None:
    editor.open(in_library(lambda library: samples.long_interview(library, passages=1_000)))
    bar = editor.view.find_bar
    bar.open(replacing=True)
    bar.look_for("the", "those")
    with editor.qtbot.waitSignal(bar.replaced, timeout=20_000):
        bar.replace_all()
    assert editor.text.isReadOnly()

    first, second = editor.session.paragraphs[0], editor.session.paragraphs[1]
    editor.session.carry_out(edits.join([first, second], editor.session.paragraphs.new_key))

    assert editor.texts() == [segment.text for segment in editor.session.paragraphs]
    assert not editor.text.isReadOnly()
