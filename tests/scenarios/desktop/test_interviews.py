"""A reporter's day in the real window: drop, watch, correct, tick, quote, sign, export, come back to it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from audio_engine.library import JobState, Library
from audio_engine.transcript import ReviewState, SegmentState, Transcript
from tests.scenarios.command import INTERVIEWS
from tests.scenarios.desktop import drag_source
from tests.scenarios.desktop.screen import Desktop, Person, wait_until

SAMPLE = INTERVIEWS / "interview-en.flac"
BESIDE_THE_WINDOW = (1300, 20)
IN_THE_WINDOW = (700, 500)


@contextmanager
def file_manager(display: str, *files: Path) -> Iterator[None]:
    """A window beside ours, from which files are dragged."""
    x, y = BESIDE_THE_WINDOW
    command = [sys.executable, drag_source.__file__, str(x), str(y), *map(str, files)]
    process = subprocess.Popen(command, env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"})
    try:
        yield
    finally:
        process.kill()
        process.wait(20)


def transcript(library: Library) -> Transcript:
    return library.load_transcript(1)


def is_done(library: Library) -> bool:
    return [job.state for job in library.jobs()] == [JobState.DONE]


def open_first(person: Person, title: str = SAMPLE.name) -> None:
    """Open the first recording of the list."""
    person.goes_to("Interviews")
    for _ in range(10):  # after a start the list may not be there yet
        person.press("Down", "Return")
        if person.finds(title):
            break
    person.goes_to(title)


def test_from_a_dropped_recording_to_a_quote_in_a_file(desktop: Desktop, person: Person, tmp_path: Path) -> None:
    desktop.start()
    person.sees("Interviews")
    with file_manager(person.display, SAMPLE):
        person.sees("File manager")
        x, y = BESIDE_THE_WINDOW
        person.drag((x + 30, y + 30), IN_THE_WINDOW)
        person.confirms("Transcribe recordings")
    wait_until(lambda: desktop.ask(is_done), "it is transcribed")

    open_first(person)
    person.write("Well, ")
    wait_until(lambda: _text(desktop, 0).startswith("Well, "), "the correction is stored")
    person.press("ctrl+Return")
    wait_until(lambda: _state(desktop, 0) is SegmentState.CHECKED, "the passage is ticked")
    person.press("shift+End", "ctrl+shift+a")
    (quote,) = wait_until(lambda: desktop.ask(lambda library: library.quotes(1)), "the quote is kept")
    assert quote.text in _text(desktop, 1)
    person.press("ctrl+shift+r")
    person.waits_for("Mark as reviewed")
    person.write("KP")
    person.press("Return")
    wait_until(lambda: desktop.ask(lambda library: transcript(library).review.by) == "KP", "it is signed")
    person.goes_to(SAMPLE.name)
    person.press("ctrl+e")
    person.confirms("Export the transcript")
    written = tmp_path / "Documents" / "interview-en.txt"
    wait_until(written.exists, "the file is written")

    exported = written.read_text(encoding="utf-8-sig")
    assert "Well, " in exported
    assert "KP" in exported
    person.goes_to(SAMPLE.name)
    person.press("ctrl+q")
    assert desktop.process is not None
    assert desktop.process.wait(60) == 0
    desktop.start()
    person.sees("Interviews")
    open_first(person)
    person.press("ctrl+Home")
    person.write("So. ")
    wait_until(lambda: _text(desktop, 0).startswith("So. Well, "), "what is written goes on where it was left")


def test_a_second_start_opens_its_file_in_the_first_window(desktop: Desktop, person: Person) -> None:
    first = desktop.start()
    person.sees("Interviews")

    second = desktop.start(SAMPLE)
    person.confirms("Transcribe recordings")

    assert second.wait(60) == 0
    wait_until(lambda: desktop.ask(lambda library: len(library.recordings())) == 1, "its file is taken")
    assert first.poll() is None
    assert [title for title in person.windows() if "Interviews" in title] == ["Interviews – Souffleur"]


def test_two_windows_over_two_folders_do_not_know_of_each_other(
    desktop: Desktop, person: Person, tmp_path: Path, home: Path
) -> None:
    other_home = tmp_path / "other"
    other_home.mkdir()
    (other_home / "desktop.json").write_bytes((home / "desktop.json").read_bytes())
    other = Desktop(other_home, person.display)
    desktop.start()
    person.sees("Interviews")
    try:
        other.start(SAMPLE)
        person.confirms("Transcribe recordings")
        wait_until(lambda: other.ask(is_done), "it is transcribed")
    finally:
        other.end()

    assert desktop.ask(lambda library: library.recordings()) == []


@pytest.mark.parametrize("how", ["LANGUAGE", "LANG"])
def test_a_french_system_gets_a_french_window_and_a_french_file(
    desktop: Desktop, person: Person, tmp_path: Path, how: str
) -> None:
    french = {"LANG": "fr_FR.UTF-8", "LC_ALL": "", how: "fr_FR.UTF-8", "SOUFFLEUR_LANGUAGE": ""}
    desktop.start(SAMPLE, **french)
    person.confirms("Transcrire des enregistrements")
    wait_until(lambda: desktop.ask(is_done), "it is transcribed")
    open_first(person)
    person.press("ctrl+e")
    person.confirms("Exporter la transcription")
    written = tmp_path / "Documents" / "interview-en.txt"
    wait_until(written.exists, "the file is written")

    assert "bridge" in written.read_text(encoding="utf-8-sig")


def test_a_review_is_taken_back_by_writing(desktop: Desktop, person: Person) -> None:
    desktop.start(SAMPLE)
    person.confirms("Transcribe recordings")
    wait_until(lambda: desktop.ask(is_done), "it is transcribed")
    open_first(person)
    person.press("ctrl+shift+r")
    person.waits_for("Mark as reviewed")
    person.write("KP")
    person.press("Return")
    wait_until(lambda: desktop.ask(lambda library: transcript(library).review.state) is ReviewState.REVIEWED, "signed")

    person.goes_to(SAMPLE.name)
    person.write("Oh. ")

    wait_until(lambda: desktop.ask(lambda library: transcript(library).review.state) is ReviewState.IN_REVIEW, "edited")


def _text(desktop: Desktop, index: int) -> str:
    found = desktop.ask(transcript)
    return "" if found is None else found.segments[index].text


def _state(desktop: Desktop, index: int) -> SegmentState | None:
    found = desktop.ask(transcript)
    return None if found is None else found.segments[index].state
