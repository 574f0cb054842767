from __future__ import annotations

import os
from pathlib import Path

import pytest

from audio_engine.errors import LibraryError
from audio_engine.library import Library

from .samples import add_recording, begin


def test_a_recording_comes_back_as_it_was_added(library: Library) -> None:
    path = Path("/disk/été 🎙\n-- name.mp3")

    row = library.recording(library.add_recording(path, size_bytes=7, modified_ns=8))

    assert (row.path, row.size_bytes, row.modified_ns) == (path, 7, 8)
    assert row.title == "été 🎙\ufffd-- name.mp3"
    assert (row.audio_complete, row.sha256, row.deleted_at) == (False, None, None)


def test_a_name_that_is_not_utf_8_keeps_its_bytes(library: Library) -> None:
    path = Path(os.fsdecode(b"/disk/\xff\xe9t\xe9.wav"))

    row = library.recording(library.add_recording(path, size_bytes=1, modified_ns=1))

    assert os.fsencode(row.path) == b"/disk/\xff\xe9t\xe9.wav"
    assert row.path_text.isprintable()


def test_a_relative_path_is_kept_absolute(library: Library) -> None:
    row = library.recording(library.add_recording(Path("a.wav"), size_bytes=1, modified_ns=1))

    assert row.path == Path.cwd() / "a.wav"


def test_the_newest_recording_is_listed_first(library: Library) -> None:
    first, second = add_recording(library), add_recording(library)

    assert [row.id for row in library.recordings()] == [second, first]


def test_an_unknown_recording_is_refused_with_advice(library: Library) -> None:
    with pytest.raises(LibraryError, match="no recording number 99"):
        library.recording(99)
    with pytest.raises(LibraryError, match="no recording number 99"):
        library.rename_recording(99, "x")
    with pytest.raises(LibraryError, match="no recording number 99"):
        library.audio_folder(99)


def test_complete_audio_is_described(library: Library) -> None:
    recording = add_recording(library)

    library.set_recording_audio(
        recording,
        duration_samples=160_000,
        channels=2,
        sha256="ab" * 32,
        warnings=("Two seconds are lost.",),
        damaged=((16_000, 48_000),),
    )

    row = library.recording(recording)
    assert row.audio_complete
    assert (row.duration_samples, row.channels, row.sha256) == (160_000, 2, "ab" * 32)
    assert (row.warnings, row.damaged) == (("Two seconds are lost.",), ((16_000, 48_000),))
    assert [found.id for found in library.find_recordings("ab" * 32)] == [recording]
    assert library.find_recordings("cd" * 32) == []


def test_a_title_may_hold_anything_that_was_typed(library: Library) -> None:
    recording = add_recording(library)

    library.rename_recording(recording, "L’été\0 à \ud83d'); DROP TABLE recording; --")

    assert library.recording(recording).title == "L’été à ?'); DROP TABLE recording; --"


def test_a_deleted_recording_can_be_restored(library: Library) -> None:
    recording = add_recording(library)
    library.delete_recording(recording)

    assert library.recordings() == []
    assert [row.id for row in library.recordings(include_deleted=True)] == [recording]
    assert library.recording(recording).deleted_at is not None

    library.restore_recording(recording)
    assert [row.id for row in library.recordings()] == [recording]


def test_the_audio_folder_is_private(library: Library) -> None:
    folder = library.audio_folder(add_recording(library))

    assert folder.is_dir()
    if os.name == "posix":
        assert folder.stat().st_mode & 0o777 == 0o700
        assert folder.parent.stat().st_mode & 0o777 == 0o700


def test_a_recording_without_a_transcript_has_none(library: Library) -> None:
    recording = add_recording(library)

    assert library.latest_transcript(recording) is None
    begin(library, recording)
    assert library.latest_transcript(recording) is not None
