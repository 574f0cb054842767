"""What goes wrong under a reporter's hands in the real window: processes die, the disk is full."""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from audio_engine.library import Library
from tests.scenarios.command import with_micro
from tests.scenarios.desktop.screen import Desktop, Person, wait_until
from tests.scenarios.desktop.test_interviews import SAMPLE, is_done, open_first


def passages(library: Library) -> list[str]:
    return [segment.text for segment in library.load_transcript(1).segments]


@pytest.fixture
def transcribed(desktop: Desktop) -> Desktop:
    """The sample is in the library; the desktop has not been started."""
    made = with_micro(
        desktop.home, "transcribe", SAMPLE, "--language", "en", "--mode", "draft", "--output", desktop.home
    )
    assert made.returncode == 0, made.stderr
    return desktop


def test_a_worker_that_is_killed_takes_nothing_with_it(transcribed: Desktop, person: Person, tmp_path: Path) -> None:
    unbroken = transcribed.ask(passages)
    (tmp_path / "fresh").mkdir()
    desktop = Desktop(tmp_path / "fresh", person.display)
    (desktop.home / "desktop.json").write_bytes((transcribed.home / "desktop.json").read_bytes())
    try:
        desktop.start(SAMPLE)
        person.confirms("Transcribe recordings")
        wait_until(lambda: desktop.ask(passages), "the first passage is stored")
        wait_until(desktop.worker, "there is a worker").kill()
        assert not desktop.ask(is_done)

        wait_until(lambda: desktop.ask(is_done), "it is transcribed all the same")

        assert desktop.ask(passages) == unbroken
    finally:
        desktop.end()


def test_an_application_that_is_killed_in_the_middle_of_a_word_loses_that_word_at_most(
    transcribed: Desktop, person: Person
) -> None:
    transcribed.start()
    person.sees("Interviews")
    open_first(person)
    person.write("first second third")
    wait_until(lambda: _first(transcribed).startswith("first second"), "two words are stored")

    transcribed.kill()

    assert _first(transcribed).startswith("first second ")
    transcribed.start()
    person.sees("Interviews")
    open_first(person)
    person.press("ctrl+Home")
    person.write("zero ")
    wait_until(lambda: _first(transcribed).startswith("zero first second "), "one goes on where it was")


def test_an_application_that_is_killed_while_it_transcribes_goes_on_at_its_next_start(
    desktop: Desktop, person: Person
) -> None:
    desktop.start(SAMPLE)
    person.confirms("Transcribe recordings")
    wait_until(lambda: desktop.ask(passages), "the first passage is stored")
    before = desktop.ask(passages) or []

    desktop.kill()
    desktop.start()

    wait_until(lambda: desktop.ask(is_done), "it is transcribed to its end")
    after = desktop.ask(passages) or []
    assert after[: len(before)] == before
    assert len(after) > len(before)


@pytest.mark.skipif(sys.platform != "linux", reason="the size of another process's files is limited with prlimit")
def test_a_full_disk_stops_no_writing_and_loses_nothing(transcribed: Desktop, person: Person) -> None:
    started = transcribed.start()
    person.sees("Interviews")
    open_first(person)
    person.write("one ")
    wait_until(lambda: _first(transcribed).startswith("one "), "it is stored")

    with _no_file_grows(psutil.Process(started.pid)):
        person.write("two three four ")
        person.press("ctrl+q")  # what is not stored keeps the window open
        assert not person.misses(SAMPLE.name, 3.0)
        assert "two" not in _first(transcribed)

    wait_until(lambda: _first(transcribed).startswith("one two three four "), "it is stored once there is room")
    person.goes_to(SAMPLE.name)
    person.press("ctrl+q")
    assert started.wait(60) == 0


@contextmanager
def _no_file_grows(process: psutil.Process) -> Iterator[None]:
    """As on a full disk: no write that makes a file larger works, until there is room again."""
    before = process.rlimit(resource.RLIMIT_FSIZE)
    process.rlimit(resource.RLIMIT_FSIZE, (1, before[1]))
    try:
        yield
    finally:
        process.rlimit(resource.RLIMIT_FSIZE, before)


def _first(desktop: Desktop) -> str:
    return (desktop.ask(passages) or [""])[0]
