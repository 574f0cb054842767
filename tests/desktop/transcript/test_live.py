"""A transcript that grows while it is edited; somebody else who edits it too; a passage heard again for real."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from audio_engine.library import JobState, Library, QueueLock
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


@pytest.fixture
def occupied(sample_home: Path) -> Iterator[int]:
    """Another Souffleur holds the queue, and its job runs for hours; the job."""
    with Library.open(sample_home) as library, QueueLock(sample_home):
        job_id = library.add_job("transcribe", 1, library.job(1).settings)
        library.claim_job(job_id)
        yield job_id


def test_a_passage_is_heard_again_beside_a_job_that_runs_for_hours(
    occupied: int, editor: Editor, sample_home: Path
) -> None:
    editor.open(1)
    editor.bridge.jobs.start_queue()
    editor.put_caret(1)
    banner, second = editor.view.hearing_banner, editor.view.second_hearing
    seen: list[JobProgress] = []
    editor.bridge.jobs.progress.connect(seen.append)

    editor.view.hands.hear_passage_again()

    editor.qtbot.waitUntil(banner.isVisible)
    editor.qtbot.waitUntil(lambda: second.proposals is not None and bool(second.proposals.all_open()), timeout=60_000)
    assert not banner.isVisible()
    assert seen
    assert editor.bridge.jobs.running is None  # the queue's own job is another's
    with Library.open(sample_home) as library:
        assert library.job(occupied).state is JobState.RUNNING


@pytest.mark.usefixtures("occupied")
def test_hearing_again_is_cancelled_and_a_second_one_is_refused_meanwhile(editor: Editor) -> None:
    editor.open(1)
    editor.put_caret(1)
    banner, second = editor.view.hearing_banner, editor.view.second_hearing
    assert second.proposals is not None
    editor.view.hands.hear_passage_again()
    editor.qtbot.waitUntil(banner.isVisible)

    editor.put_caret(0)
    editor.view.hands.hear_passage_again()
    editor.qtbot.waitUntil(lambda: any(n.what.startswith("Another passage") for n in editor.notices.shown()))
    QTest.mouseClick(banner.cancel, Qt.MouseButton.LeftButton)

    editor.qtbot.waitUntil(lambda: not banner.isVisible(), timeout=60_000)
    assert second.proposals.asked == ()
    assert second.proposals.all_open() == ()
    assert editor.view.side.passage._again.isEnabled()


def test_a_second_hearing_that_fails_says_so_and_can_be_asked_for_again(editor: Editor, sample_home: Path) -> None:
    """The drive with the model was pulled out after the passage was asked for."""
    with Library.open(sample_home) as library:
        settings = {**library.job(1).settings, "model_folder": str(sample_home / "pulled-out")}
        job_id, _ = library.ask_hearing(1, 3.0, 6.0, settings)
    editor.open(1)
    editor.qtbot.waitUntil(editor.view.hearing_banner.isVisible)

    editor.bridge.jobs.run_beside(job_id)

    editor.qtbot.waitUntil(
        lambda: any("could not be transcribed again" in n.what for n in editor.notices.shown()), timeout=60_000
    )
    editor.qtbot.waitUntil(lambda: not editor.view.hearing_banner.isVisible())
    assert editor.view.side.passage._again.isEnabled()


@pytest.mark.usefixtures("sample_home")
def test_a_passage_is_heard_again_by_a_real_recogniser_and_taken_over(editor: Editor) -> None:
    editor.open(1)
    editor.bridge.jobs.start_queue()
    editor.put_caret(1)
    before = editor.texts()[1]

    editor.view.hands.hear_passage_again()

    proposals = editor.view.second_hearing.proposals
    assert proposals is not None
    editor.qtbot.waitUntil(lambda: bool(proposals.all_open()), timeout=60_000)
    found = proposals.all_open()[0]
    assert found.model == "micro"
    assert found.text
    assert editor.texts()[1] == before
    editor.view.second_hearing.accept(found.id)
    editor.qtbot.waitUntil(lambda: found.text in " ".join(editor.texts()), timeout=20_000)
    assert editor.stored() == editor.texts()
    editor.session.undo()
    assert editor.stored() == editor.texts()
    assert editor.texts()[1] == before
