"""Views ask the library and change it without waiting, and are told what changed."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from audio_engine.errors import LibraryError
from desktop.bridge import Bridge, Changes

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.mark.usefixtures("sample_home")
def test_a_change_is_stored_told_and_read_again(bridge: Bridge, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bridge.library.recording_changed) as told:
        bridge.library.rename_recording(1, "The mayor, on the bridge")

    assert told.args == [1]
    with qtbot.waitCallback() as read:
        bridge.library.read(lambda library: library.recording(1).title, on_success=read)
    assert read.args == ["The mayor, on the bridge"]


@pytest.mark.usefixtures("sample_home")
def test_a_deleted_recording_is_restored(bridge: Bridge, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bridge.library.recordings_changed):
        bridge.library.delete_recording(1)
    with qtbot.waitCallback() as read:
        bridge.library.read(lambda library: library.recordings(), on_success=read)
    assert read.args == [[]]

    with qtbot.waitSignal(bridge.library.recordings_changed):
        bridge.library.restore_recording(1)


@pytest.mark.usefixtures("sample_home")
def test_words_are_found(bridge: Bridge, qtbot: QtBot) -> None:
    with qtbot.waitCallback() as loaded:
        bridge.library.load_transcript(1, on_success=loaded)
    word = max(loaded.args[0].transcript.segments[0].text.split(), key=len)

    with qtbot.waitCallback() as found:
        bridge.library.search(word, on_success=found)

    assert found.args[0][0].recording_id == 1


@pytest.mark.usefixtures("sample_home")
def test_a_change_is_made_though_nobody_waits_for_it(bridge: Bridge, qtbot: QtBot) -> None:
    owner, called = QObject(), []
    go = threading.Event()
    bridge.operations.run(lambda: go.wait(10), writes=True)

    bridge.library.write(
        lambda library: library.rename_recording(1, "Kept"),
        changes=Changes(recordings=(1,)),
        on_success=called.append,
        owner=owner,
    )
    delete(owner)
    with qtbot.waitSignal(bridge.library.recording_changed):
        go.set()

    assert called == []


def test_what_cannot_be_stored_is_told_even_where_nobody_asked(bridge: Bridge, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bridge.operations.failed) as told:
        bridge.library.rename_recording(99, "Nobody")

    assert isinstance(told.args[0], LibraryError)


def test_a_library_that_cannot_be_opened_is_told(bridge: Bridge, home: Path, qtbot: QtBot) -> None:
    (home / "library").write_text("a file where the folder should be")

    with qtbot.waitCallback() as failed:
        bridge.library.read(lambda library: library.recordings(), on_success=lambda _: None, on_failure=failed)

    assert isinstance(failed.args[0], LibraryError)
