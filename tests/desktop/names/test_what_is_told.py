"""What a recogniser can be told, what falls out, what people correct, and what a name sounds like."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audio_engine.library import Library
from audio_engine.names.entry import Name, SayAs, SayWay
from audio_engine.names.store import change_names, stored_names
from audio_engine.transcript_edit import with_text
from desktop.interviews.opening import OpenTranscript
from desktop.names.name_lines import Column
from desktop.names.workspace import NamesWorkspace

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from audio_engine.media.playback import SoundSource
    from tests.desktop.interviews.context import Host
    from tests.desktop.names.conftest import Show

Own = Callable[[], tuple[Name, ...]]

COUNTED_MS = 60_000
"""A child counts; on a busy machine it takes a while to start."""


def budget_text(workspace: NamesWorkspace) -> str:
    return workspace.meter._says.full_text


def test_the_meter_counts_with_the_installed_model(own: Own, show: Show, qtbot: QtBot) -> None:
    workspace = show(len(own()))

    qtbot.waitUntil(lambda: "counted by the model micro" in budget_text(workspace), timeout=COUNTED_MS)

    assert "of 223 tokens" in budget_text(workspace)
    assert not workspace.meter.show_them.isVisible()


def test_names_that_fall_out_are_named_and_shown(home: Path, show: Show, qtbot: QtBot) -> None:
    many = [Name(f"Saint-Pierre-de-Chandieu {number}", "fr") for number in range(40)]
    change_names(home, lambda _: [Name("Kharkiv", "en"), *many])
    workspace = show(41)

    qtbot.waitUntil(workspace.meter.show_them.isVisible, timeout=COUNTED_MS)
    first = budget_text(workspace)
    workspace.meter.show_them.click()

    shown = workspace.page.model.rowCount()
    assert 0 < shown < 41
    assert f"{shown} names do not fit" in first
    assert workspace.page.model.index(0, Column.HINT).data() == "Does not fit"
    workspace.meter.language.setCurrentIndex(workspace.meter.language.findData("en"))
    qtbot.waitUntil(lambda: not workspace.meter.show_them.isVisible(), timeout=COUNTED_MS)


def test_without_a_model_the_meter_says_that_it_guesses(
    own: Own, show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setenv("SOUFFLEUR_MODELS", str(tmp_path))
    workspace = show(len(own()))

    qtbot.waitUntil(lambda: "an estimate" in budget_text(workspace), timeout=COUNTED_MS)


@pytest.fixture
def corrected(sample_home: Path) -> str:
    """A word of the sample that was corrected to a name in two passages: the name."""
    with Library.open(sample_home) as library:
        segments = [s for s in library.load_transcript(1).segments if " the " in s.text][:2]
        for segment in segments:
            library.replace_segments(
                1, {segment.id: 0}, [with_text(segment, segment.text.replace(" the ", " Théa ", 1))], author="KP"
            )
    return "Théa"


def test_a_correction_that_is_made_again_and_again_is_suggested(
    host: Host, corrected: str, sample_home: Path, qtbot: QtBot
) -> None:
    workspace = NamesWorkspace(host.context)
    host.hold(workspace)
    qtbot.waitUntil(workspace.strip.isVisible)
    assert workspace.strip._question.text() == f"You changed “the” to “{corrected}” twice: add it to the list?"

    workspace.strip.show_place.click()
    name, item = host.opened[0]
    assert (name, type(item)) == ("interviews", OpenTranscript)
    workspace.strip.add.click()

    qtbot.waitUntil(lambda: [name.written for name in stored_names(sample_home)] == [corrected])
    qtbot.waitUntil(lambda: not workspace.strip.isVisible())


def test_a_dismissed_suggestion_stays_away_until_that_is_taken_back(
    host: Host, corrected: str, sample_home: Path, qtbot: QtBot
) -> None:
    workspace = NamesWorkspace(host.context)
    host.hold(workspace)
    qtbot.waitUntil(workspace.strip.isVisible)

    workspace.strip.dismiss.click()
    qtbot.waitUntil(lambda: not workspace.strip.isVisible() and host.context.bridge.operations.is_idle)
    again = NamesWorkspace(host.context)
    host.hold(again)
    qtbot.waitUntil(lambda: host.context.bridge.operations.is_idle)
    assert not again.strip.isVisible()

    host.notices.shown()[0].actions[0].run()
    qtbot.waitUntil(workspace.strip.isVisible)
    assert corrected in workspace.strip._question.text()
    assert (sample_home / "names-dismissed.json").is_file()


def test_a_name_is_heard_as_it_is_said(own: Own, show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real voice says it; what it says goes to the player."""
    workspace = show(len(own()))
    played: list[SoundSource] = []
    monkeypatch.setattr(workspace.hearing, "_play", played.append)

    for say_as in (None, SayAs(SayWay.LETTERS)):
        workspace.hearing.hear(Name("CNRS", "fr", say_as=say_as))
        qtbot.waitUntil(lambda said=say_as: len(played) == (1 if said is None else 2), timeout=COUNTED_MS)

    lengths_s = [source.length() / source.open().rate for source in played]
    assert all(length_s > 0.2 for length_s in lengths_s)
    assert played[0] is not played[1]
