"""Killed at any moment, a narration says nothing twice, publishes nothing twice and leaves nothing half."""

from __future__ import annotations

import signal
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

from audio_engine.library import JobState, Library
from tests.scenarios.articles import FRENCH, article, many_sentences, narrated, narrating

pytestmark = pytest.mark.slow

STAGES = ("render", "measure", "encode", "check")


@pytest.fixture
def text(tmp_path: Path) -> Path:
    return article(tmp_path / "article.md", *many_sentences(10))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture(scope="module")
def models(tone_voices: dict[str, Path]) -> Path:
    return tone_voices["fr-slow"].parent.parent


def options(out: Path) -> list[str | Path]:
    return ["--voice", "fr_FR-slow-medium", "--language", "fr", "--format", "mp3", "--output", out / "a.mp3"]


def files_of(out: Path) -> set[str]:
    return {path.name for path in out.iterdir()}


def assert_said_once(sentences: list[dict[str, Any]]) -> None:
    """Every sentence was synthesised at most once: all further events of it say that its sound was there."""
    made = [event["index"] for event in sentences if event["state"] == "spoken" and not event["cached"]]
    assert len(made) == len(set(made))


@pytest.mark.parametrize("stage", STAGES)
def test_a_worker_that_is_killed_in_any_stage_is_replaced(
    text: Path, out: Path, models: Path, tmp_path: Path, stage: str
) -> None:
    with narrating(tmp_path / "home", text, *options(out), models=models) as run:
        run.wait_for("progress", 3 if stage == "render" else 1, stage=stage)
        for worker in run.children():
            worker.kill()
        report = run.report()

    assert len([event for event in run.events if event["kind"] == "started"]) == 2
    assert_said_once(run.sentences())
    assert report["coverage"] == {"spoken": 12, "skipped": 0, "failed": 0}
    assert files_of(out) == {"a.mp3", "a.report.json"}


@pytest.mark.parametrize("stage", STAGES)
def test_when_everything_is_killed_the_same_command_goes_on(
    text: Path, out: Path, models: Path, tmp_path: Path, stage: str
) -> None:
    with narrating(tmp_path / "home", text, *options(out), models=models) as run:
        run.wait_for("progress", 3 if stage == "render" else 1, stage=stage)
        for process in [run.process, *run.children()]:
            process.kill()
    report, _ = narrated(tmp_path / "home", text, *options(out), models=models)

    known = {event["index"] for event in run.sentences()}
    assert known
    assert all(s["cached"] for index, s in enumerate(report["sentences"]) if index in known)
    assert files_of(out) == {"a.mp3", "a.report.json"}
    with Library.open(tmp_path / "home") as library:
        assert [job.state for job in library.jobs()] == [JobState.DONE]
        assert library.check() == []


def test_a_published_file_that_nobody_has_heard_of_is_not_published_twice(
    text: Path, out: Path, models: Path, tmp_path: Path
) -> None:
    """Killed again and again around the very moment at which the file gets its name."""
    for moment in range(4):
        with narrating(tmp_path / "home", text, *options(out), models=models) as run:
            run.wait_for("progress", 2 + 3 * moment, stage="check")
            for process in [run.process, *run.children()]:
                process.kill()
        if run.output.read_text(encoding="utf-8"):  # it was quicker than the signal
            break
    narrated(tmp_path / "home", text, *options(out), "--overwrite", models=models)

    assert files_of(out) == {"a.mp3", "a.report.json"}


@pytest.mark.parametrize("stage", STAGES)
def test_ctrl_c_answers_at_once_and_leaves_no_half_file(
    text: Path, out: Path, models: Path, tmp_path: Path, stage: str
) -> None:
    with narrating(tmp_path / "home", text, *options(out), models=models) as run:
        run.wait_for("progress", stage=stage)
        asked = time.monotonic()
        run.process.send_signal(signal.SIGINT)
        code = run.process.wait(timeout=60)
        answered_s = time.monotonic() - asked

    assert code == 130
    assert answered_s < 10  # two seconds by design; test machines are busy
    assert files_of(out) == set()
    assert not list((tmp_path / "home" / "narration-work").iterdir())
    assert any("goes on from there" in event.get("text", "") for event in run.events)


def test_ctrl_c_in_the_middle_of_a_long_sentence_answers_at_once(tmp_path: Path, out: Path, models: Path) -> None:
    endless = "Le maire visite la gare et la halle et la mairie et le théâtre et la piscine, " * 40
    text = article(tmp_path / "long.md", endless + "enfin.")
    with narrating(tmp_path / "home", text, *options(out), models=models) as run:
        run.wait_for("sentence")  # the headline; the long one is being said
        asked = time.monotonic()
        run.process.send_signal(signal.SIGINT)
        code = run.process.wait(timeout=60)

    assert code == 130
    assert time.monotonic() - asked < 10
    assert files_of(out) == set()


def test_nothing_is_left_running(text: Path, out: Path, models: Path, tmp_path: Path) -> None:
    with narrating(tmp_path / "home", text, *options(out), models=models) as run:
        run.wait_for("sentence")
        family = psutil.Process(run.process.pid).children(recursive=True)
        run.process.kill()
    gone, alive = psutil.wait_procs(family, timeout=20)

    assert family
    assert not alive, gone


def test_a_worker_that_is_killed_while_somebody_listens_does_not_publish_again(
    out: Path, tmp_path: Path, whisper_micro: Path
) -> None:
    with narrating(
        tmp_path / "home",
        FRENCH,
        *("--voice", "espeak", "--verify", "--output", out / "a.wav"),
        models=whisper_micro.parent.parent,
    ) as run:
        run.wait_for("progress", stage="verify")
        published = (out / "a.wav").stat().st_mtime_ns
        for worker in run.children():
            worker.kill()
        report = run.report()

    assert (out / "a.wav").stat().st_mtime_ns == published
    assert isinstance(report["heard_otherwise"], list)
    assert files_of(out) >= {"a.wav", "a.report.json"}
    assert not [name for name in files_of(out) if "(2)" in name]
