"""A transcript that grows while it is edited; somebody else who edits it too; a passage heard again for real."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest

from audio_engine.library import Library
from audio_engine.transcript import Gap
from desktop.bridge import JobEnd, JobProgress
from tests.desktop.transcript import samples
from tests.desktop.transcript.conftest import Editor

Put = Callable[[Callable[[Library], int]], int]


@pytest.fixture
def growing(editor: Editor, in_library: Put) -> Editor:
    editor.open(in_library(lambda library: samples.interview(library, finished=False)))
    return editor


def store(editor: Editor, index: int, *texts: str, gaps: tuple[Gap, ...] = ()) -> None:
    """A job in another process stores a window, and says so."""
    segments = tuple(samples.segment(text, 30.0 * index + 4 * n) for n, text in enumerate(texts))
    with Library.open(editor.bridge.home) as library:
        ids = samples.add_window(library, 1, index, segments, gaps)
    for segment_id in ids:
        editor.bridge.jobs.segment_ready.emit(1, segment_id)


def test_passages_appear_at_the_end_as_they_are_stored(growing: Editor) -> None:
    store(growing, 2, "A late word.", "And another.", gaps=(Gap(70.0, 72.0),))

    growing.qtbot.waitUntil(lambda: growing.texts()[-2:] == ["A late word.", "And another."])
    growing.qtbot.waitUntil(lambda: Gap(70.0, 72.0) in growing.session.gaps)


def test_what_has_arrived_can_be_edited_while_more_arrives(growing: Editor) -> None:
    growing.put_caret(1, 0)
    QTest.keyClicks(growing.text, "Well, tha")
    store(growing, 2, "A late word.")
    growing.qtbot.waitUntil(lambda: growing.texts()[-1] == "A late word.")

    QTest.keyClicks(growing.text, "t is it. ")

    assert growing.texts()[1] == "Well, that is it. Thank you for having me."
    assert growing.text.textCursor().positionInBlock() == len("Well, that is it. ")
    assert growing.stored() == growing.texts()
    while growing.session.stack.canUndo():
        growing.session.undo()
    assert growing.texts()[1] == "Thank you for having me."
    assert growing.texts()[-1] == "A late word."


def test_the_first_passage_of_an_empty_transcript_takes_the_place_of_the_sign(editor: Editor, in_library: Put) -> None:
    editor.open(in_library(samples.begin))
    assert editor.view._stack.currentIndex() == 1

    store(editor, 0, "First words.")

    editor.qtbot.waitUntil(lambda: editor.texts() == ["First words."])
    assert editor.view._stack.currentIndex() == 0
    editor.put_caret(0, 5)
    QTest.keyClicks(editor.text, " new")
    assert editor.stored() == ["First new words."]


def test_progress_is_shown_until_the_job_ends(growing: Editor) -> None:
    growing.bridge.jobs.progress.emit(JobProgress(1, 1, "transcribe", 30.0, 120.0, 90.0))
    assert growing.view.job_banner.isVisible()
    with Library.open(growing.bridge.home) as library:
        library.finish_transcript(1, ())

    with growing.qtbot.waitSignal(growing.view.finished):
        growing.bridge.jobs.job_ended.emit(_end())

    assert not growing.view.job_banner.isVisible()
    assert growing.session.is_finished


def _end() -> JobEnd:
    known = {"job_id": 1, "recording_id": 1, "transcript_id": 1, "took_s": 1.0}
    fields = {name: known.get(name) for name in JobEnd.__dataclass_fields__}
    fields["state"] = "done"
    for name in ("what", "to_do", "title", "kind"):
        if name in fields:
            fields[name] = ""
    return JobEnd(**fields)  # type: ignore[arg-type]


def test_a_passage_that_somebody_else_has_changed_is_shown_and_ours_is_not_lost_silently(growing: Editor) -> None:
    with Library.open(growing.bridge.home) as library:
        found = library.load_for_editing(1)
        first = found.transcript.segments[0]
        library.edit_segment(first.id, "Theirs.", words=(), author="other", on_revision=found.revisions[first.id])

    growing.put_caret(0, 0)
    QTest.keyClicks(growing.text, "Ours ")

    growing.qtbot.waitUntil(growing.view.unsaved_banner.isVisible)
    assert "another window" in growing.view.unsaved_banner._what.text()
    assert "Ours " in growing.view.unsaved_banner._text
    growing.view.unsaved_banner.give_up.emit()
    growing.qtbot.waitUntil(lambda: growing.view.session is not None and growing.texts()[0] == "Theirs.")
    assert not growing.view.unsaved_banner.isVisible()


def test_news_from_elsewhere_are_shown(growing: Editor) -> None:
    with Library.open(growing.bridge.home) as library:
        found = library.load_for_editing(1)
        second = found.transcript.segments[1]
        library.edit_segment(second.id, "Theirs.", words=(), author="other", on_revision=found.revisions[second.id])

    growing.bridge.library.transcript_changed.emit(1)

    growing.qtbot.waitUntil(lambda: growing.texts()[1] == "Theirs.")


@pytest.mark.usefixtures("sample_home")
def test_a_passage_is_heard_again_by_a_real_recogniser_and_taken_over(editor: Editor) -> None:
    editor.open(1)
    editor.bridge.jobs.start_queue()
    editor.put_caret(1)
    before = editor.texts()[1]

    editor.view.hands.hear_passage_again()

    proposals = editor.view.hands.proposals
    assert proposals is not None
    editor.qtbot.waitUntil(lambda: bool(proposals.all_open()), timeout=60_000)
    found = proposals.all_open()[0]
    assert found.model == "micro"
    assert found.text
    assert editor.texts()[1] == before
    editor.view.hands.accept(found.id)
    editor.qtbot.waitUntil(lambda: found.text in " ".join(editor.texts()), timeout=20_000)
    assert editor.stored() == editor.texts()
    editor.session.undo()
    assert editor.stored() == editor.texts()
    assert editor.texts()[1] == before
