from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from audio_engine.errors import LibraryError
from audio_engine.library import Library


def _recorded(library: Library, path: Path, content: bytes = b"sound" * 1000) -> int:
    path.write_bytes(content)
    recording = library.add_recording(path, size_bytes=len(content), modified_ns=1)
    library.set_recording_audio(
        recording,
        duration_samples=16_000,
        channels=1,
        sha256=hashlib.sha256(content).hexdigest(),
        warnings=(),
        damaged=(),
    )
    return recording


def test_an_original_that_moved_is_linked_again(library: Library, tmp_path: Path) -> None:
    recording = _recorded(library, tmp_path / "a.wav")
    moved = (tmp_path / "a.wav").rename(tmp_path / "b.wav")

    library.relink(recording, moved)

    assert library.original(recording) == moved
    assert library.recording(recording).modified_ns == moved.stat().st_mtime_ns


def test_another_file_is_refused_unless_forced(library: Library, tmp_path: Path) -> None:
    recording = _recorded(library, tmp_path / "a.wav")
    other = tmp_path / "other.wav"
    other.write_bytes(b"something else")

    with pytest.raises(LibraryError, match="not the file that was transcribed"):
        library.relink(recording, other)
    assert library.original(recording) == tmp_path / "a.wav"

    library.relink(recording, other, force=True)
    assert library.original(recording) == other


@pytest.mark.parametrize("kind", ["missing", "folder", "fifo"])
def test_what_is_not_a_file_cannot_be_linked(library: Library, tmp_path: Path, kind: str) -> None:
    recording = _recorded(library, tmp_path / "a.wav")
    target = tmp_path / "target"
    if kind == "folder":
        target.mkdir()
    elif kind == "fifo":
        if not hasattr(os, "mkfifo"):
            pytest.skip("no fifos on this system")
        os.mkfifo(target)

    with pytest.raises(LibraryError, match="cannot be read"):
        library.relink(recording, target)


def test_a_missing_original_is_explained(library: Library, tmp_path: Path) -> None:
    recording = _recorded(library, tmp_path / "a.wav")
    (tmp_path / "a.wav").unlink()

    with pytest.raises(LibraryError, match=r"not where it was.*relink"):
        library.original(recording)


def test_a_collected_original_is_a_private_copy(library: Library, tmp_path: Path) -> None:
    recording = _recorded(library, tmp_path / "a.wav")

    copy = library.collect(recording)
    (tmp_path / "a.wav").unlink()

    assert copy.read_bytes() == b"sound" * 1000
    assert library.original(recording) == copy == library.recording(recording).collected
    assert library.collect(recording) == copy
    if os.name == "posix":
        assert copy.stat().st_mode & 0o777 == 0o600


def test_an_original_that_changed_since_is_not_collected(library: Library, tmp_path: Path) -> None:
    recording = _recorded(library, tmp_path / "a.wav")
    (tmp_path / "a.wav").write_bytes(b"overwritten by the recorder")

    with pytest.raises(LibraryError, match="not the file that was transcribed"):
        library.collect(recording)

    assert library.recording(recording).collected is None
    assert list(library.audio_folder(recording).iterdir()) == []


def test_a_name_of_strange_bytes_is_collected(library: Library, tmp_path: Path) -> None:
    recording = _recorded(library, tmp_path / os.fsdecode(b"\xff.w\xe9v"))

    assert library.collect(recording).name == "original"
