"""Libraries in places where none can be kept, and several programs on one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from audio_engine.errors import LibraryError
from audio_engine.library import Library
from audio_engine.library.connection import refuse_network_folder
from tests.faults.test_interrupted_jobs import running
from tests.scenarios.command import INTERVIEWS, error_line, with_micro


@dataclass(frozen=True)
class FakeMount:
    """What the system would say of a mounted drive."""

    mountpoint: str
    fstype: str
    opts: str = "rw"


@pytest.mark.parametrize("fstype", ["fuse.gvfsd-fuse", "fuse.kio-fuse", "smb3", "9p", "davfs"])
def test_a_server_that_a_file_manager_opened_is_a_network_drive_too(tmp_path: Path, fstype: str) -> None:
    with pytest.raises(LibraryError, match="network drive") as refusal:
        refuse_network_folder(tmp_path / "library", [FakeMount("/", "ext4"), FakeMount(str(tmp_path), fstype)])

    assert "put backups on the network drive" in refusal.value.to_do


def test_a_drive_that_went_away_and_came_back_loses_nothing(tmp_path: Path) -> None:
    home, away = tmp_path / "home", tmp_path / "away"
    with Library.open(home) as library:
        first = library.add_recording(Path("/a.wav"), size_bytes=1, modified_ns=1)
        home.rename(away)
        with pytest.raises(LibraryError, match="moved or removed while it was open"):
            library.add_recording(Path("/b.wav"), size_bytes=1, modified_ns=1)
        away.rename(home)
        second = library.add_recording(Path("/b.wav"), size_bytes=1, modified_ns=1)

        assert [row.id for row in library.recordings()] == [second, first]
        assert library.check() == []


@pytest.mark.slow
def test_a_second_command_is_told_of_the_first_which_is_not_disturbed(tmp_path: Path) -> None:
    home, recording = tmp_path / "home", INTERVIEWS / "interview-en.flac"
    with running(home, "transcribe", recording, "--language", "en", "--json", "--progress", "json") as run:
        run.wait_for_segments(1)
        second = with_micro(home, "transcribe", INTERVIEWS / "interview-fr.flac", "--language", "fr")
        run.result()
        first_ended = run.process.returncode

    assert first_ended == 0
    assert second.returncode in {0, 5}  # 0: the first had ended by then
    if second.returncode == 5:
        assert "has been running the queue of this library" in error_line(second)
    with Library.open(home) as library:
        assert library.check() == []
