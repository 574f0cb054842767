"""Somebody who opens the program for the first time: a first transcript within eight actions, without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from audio_engine.library import JobState, Library
from tests.scenarios.desktop.screen import Desktop, Person, wait_until

FRENCH: Final = {"LANG": "fr_FR.UTF-8", "LC_ALL": "", "LANGUAGE": "fr_FR.UTF-8", "SOUFFLEUR_LANGUAGE": ""}
MOST_ACTIONS: Final = 8


@pytest.fixture
def new_desktop(tmp_path: Path, display: str) -> Iterator[Desktop]:
    """A program that has never been started here, without a model."""
    (tmp_path / "Documents").mkdir()
    made = Desktop(tmp_path / "home", display)
    yield made
    made.end()


@pytest.mark.parametrize(
    ("system", "titles"),
    [({}, ("First steps", "Export the transcript")), (FRENCH, ("Premiers pas", "Exporter la transcription"))],
    ids=["an English system", "a French system"],
)
def test_the_first_start_leads_to_a_corrected_and_exported_transcript(
    new_desktop: Desktop, person: Person, tmp_path: Path, system: dict[str, str], titles: tuple[str, str]
) -> None:
    welcome, export = titles
    actions = []

    def press(key: str) -> None:
        actions.append(key)
        person.press(key)

    new_desktop.start(SOUFFLEUR_MODELS="", **system)
    person.sees(welcome)
    press("Return")  # open the sample interview
    wait_until(lambda: new_desktop.ask(_is_done), "the sample is transcribed")
    person.sees("interview-en.flac")
    press("ctrl+Home")
    actions.append("write")
    person.write("Well, ")
    wait_until(lambda: new_desktop.ask(lambda library: _first_text(library).startswith("Well, ")), "it is stored")
    press("ctrl+e")
    actions.append("Return")
    person.confirms(export)
    written = wait_until(lambda: next((tmp_path / "Documents").glob("interview-en.*"), None), "the file is written")

    assert len(actions) <= MOST_ACTIONS
    assert written.stat().st_size > 0


def _is_done(library: Library) -> bool:
    return [job.state for job in library.jobs()] in ([JobState.DONE], [JobState.DONE_WITH_WARNINGS])


def _first_text(library: Library) -> str:
    return library.load_transcript(1).segments[0].text
