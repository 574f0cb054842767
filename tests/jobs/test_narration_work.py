"""What a killed worker leaves of a narration is found by the next one, and nothing else is touched."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from audio_engine.jobs.narration_work import NarrationWork, clear_narration_work
from audio_engine.narration.publishing.approval import sha256_of


@pytest.fixture
def target(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out" / "a.mp3"


def write_published(target: Path, content: bytes = b"sound") -> None:
    target.write_bytes(content)
    target.with_name("a.report.json").write_text(json.dumps({"sha256": sha256_of(target)}), encoding="utf-8")


def test_what_was_published_whole_is_found(home: Path, target: Path) -> None:
    NarrationWork(home, 1).begin_publishing(target)
    write_published(target)
    again = NarrationWork(home, 1)

    assert again.target == target
    assert again.published() == {"sha256": sha256_of(target)}


def test_a_file_from_before_is_not_taken_for_ours(home: Path, target: Path) -> None:
    write_published(target)
    os.utime(target.with_name("a.report.json"), (1, 1))
    work = NarrationWork(home, 1)
    work.begin_publishing(target)

    assert work.published() is None


@pytest.mark.parametrize("damage", ["other sound", "no sound", "no report", "torn report", "no object"])
def test_what_is_not_whole_counts_as_not_published(home: Path, target: Path, damage: str) -> None:
    work = NarrationWork(home, 1)
    work.begin_publishing(target)
    write_published(target)
    report = target.with_name("a.report.json")
    match damage:
        case "other sound":
            target.write_bytes(b"others")
        case "no sound":
            target.unlink()
        case "no report":
            report.unlink()
        case "torn report":
            report.write_text('{"sha256', encoding="utf-8")
        case _:
            report.write_text("[]", encoding="utf-8")

    assert work.published() is None


def test_only_what_is_ours_is_cleared(home: Path, target: Path) -> None:
    for name, file in ((".souffleur-others.part", "b.mp3"), (".souffleur-ours.part", "a.mp3")):
        (target.parent / name).mkdir()
        (target.parent / name / file).touch()
    (target.parent / ".souffleur-file.part").touch()
    work = NarrationWork(home, 1)
    work.begin_publishing(target)
    (target.parent / ".souffleur-early.part").mkdir()

    work.clear()

    assert {path.name for path in target.parent.iterdir()} == {".souffleur-others.part", ".souffleur-file.part"}
    assert not work.folder.exists()


def test_clearing_what_is_not_there_is_nothing(home: Path) -> None:
    clear_narration_work(home, 7)
