from __future__ import annotations

import errno
import os
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from audio_engine.errors import JobFailedError, UsageError
from audio_engine.export import FORMATS, UnknownFormatError, render, write_transcript
from audio_engine.export.writing import writing_error
from tests.export.interviews import french

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOBODY = 65534


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@contextmanager
def _full_disk() -> Iterator[None]:
    """The kernel refuses to let any file grow, as it does on a full disk."""
    resource = pytest.importorskip("resource", reason="limits of this kind are POSIX")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def _without_root() -> Iterator[None]:
    """Permissions bind nobody who is root, so root becomes somebody else for a while."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)


def _as_owner(work: Callable[[], object]) -> None:
    now = os.geteuid()
    os.seteuid(os.getuid())
    try:
        work()
    finally:
        os.seteuid(now)


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_format_is_written_under_the_name_asked_for(tmp_path: Path, format_name: str) -> None:
    target = tmp_path / f"entretien.{format_name}"

    assert write_transcript(french(), format_name, target) == target
    assert _names(tmp_path) == [target.name]
    if format_name != "docx":  # which holds the time at which it was made
        assert target.read_bytes() == render(french(), format_name)


def test_a_name_that_is_taken_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "entretien.srt"
    target.write_text("mine")

    assert write_transcript(french(), "srt", target) == tmp_path / "entretien (2).srt"
    assert write_transcript(french(), "srt", target) == tmp_path / "entretien (3).srt"
    assert target.read_text() == "mine"


def test_overwriting_has_to_be_asked_for(tmp_path: Path) -> None:
    target = tmp_path / "entretien.srt"
    target.write_text("mine")

    assert write_transcript(french(), "srt", target, overwrite=True) == target
    assert target.read_bytes() == render(french(), "srt")
    assert _names(tmp_path) == ["entretien.srt"]


def test_an_unknown_format_is_a_question_of_usage_and_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormatError, match=r"“odt” is no export format. Choose from txt, md, docx") as raised:
        write_transcript(french(), "odt", tmp_path / "a.odt")

    assert isinstance(raised.value, UsageError)
    assert raised.value.exit_code == 2
    assert _names(tmp_path) == []


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path, *, overwrite: bool) -> None:
    target = tmp_path / "entretien.txt"
    target.write_text("mine")

    with pytest.raises(JobFailedError, match=r"no room for “entretien.txt”"), _full_disk():
        write_transcript(french(), "txt", target, overwrite=overwrite)

    assert target.read_text() == "mine"
    assert _names(tmp_path) == ["entretien.txt"]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of this kind are POSIX")
def test_a_folder_that_may_not_be_written_is_named() -> None:
    # Not in `tmp_path`, whose parents are closed to everybody but their owner.
    with tempfile.TemporaryDirectory() as folder, _without_root():
        target = Path(folder) / "entretien.txt"
        _as_owner(lambda: (target.write_text("mine"), Path(folder).chmod(0o555)))

        with pytest.raises(JobFailedError, match=r"“entretien.txt” cannot be written into the folder"):
            write_transcript(french(), "txt", target, overwrite=True)

        assert target.read_text() == "mine"
        assert _names(Path(folder)) == ["entretien.txt"]
        _as_owner(lambda: Path(folder).chmod(0o777))
        write_transcript(french(), "txt", target, overwrite=True)
        assert target.read_text() != "mine"


def test_a_folder_that_does_not_exist_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(JobFailedError, match=r"There is no folder .*nowhere"):
        write_transcript(french(), "txt", tmp_path / "nowhere" / "a.txt")

    assert _names(tmp_path) == []


def test_a_folder_of_that_name_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()

    with pytest.raises(JobFailedError, match=r"“a.txt” is a folder"):
        write_transcript(french(), "txt", tmp_path / "a.txt", overwrite=True)

    assert _names(tmp_path) == ["a.txt"]
    assert _names(tmp_path / "a.txt") == []


def test_a_name_that_the_disk_cannot_hold_is_told(tmp_path: Path) -> None:
    with pytest.raises(JobFailedError, match=r"is too long for this disk"):
        write_transcript(french(), "txt", tmp_path / ("n" * 300 + ".txt"))

    assert _names(tmp_path) == []


def test_any_other_failure_of_the_disk_gives_its_reason(tmp_path: Path) -> None:
    failed = writing_error(OSError(errno.EIO, "Input/output error"), tmp_path / "a.txt")

    assert str(failed) == "“a.txt” could not be written: Input/output error. Choose another folder, then export again."


def test_names_with_accents_emoji_and_spaces_work(tmp_path: Path) -> None:
    target = tmp_path / "Élysée – «\u00a0été\u00a0» 🎙 .srt"

    assert write_transcript(french(), "srt", target).exists()
    assert write_transcript(french(), "srt", target).name == "Élysée – «\u00a0été\u00a0» 🎙  (2).srt"


def test_writers_keep_nothing_between_two_calls() -> None:
    """The desktop renders previews while the queue exports."""
    expected = {name: render(french(), name) for name in FORMATS if name != "docx"}
    found: list[bool] = []

    def again() -> None:
        found.extend(render(french(), name) == expected[name] for name in expected)

    threads = [threading.Thread(target=again) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [True] * len(expected) * 4
