"""Killed, cancelled, resumed: the transcript is the one that an unbroken run gives, and no stored row is lost."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import psutil
import pytest
import soundfile

from audio_engine.library import Library
from tests.scenarios.command import INTERVIEWS, MODELS, environment, spoken, transcript_of, with_micro

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KILLS = int(os.environ.get("SOUFFLEUR_KILLS", "10"))
"""The claim is about fifty; CI takes a part of them."""

WORKER, DECODER = "audio_engine.jobs.worker", "audio_engine.media.decoder"
MOMENTS_S = {WORKER: (0.2, 4.0), DECODER: (0.0, 0.2)}
"""How long to wait before the next kill: a decoder lives for a second, a worker for a minute."""


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight minutes: long enough to be killed in."""
    minute, rate = soundfile.read(INTERVIEWS / "interview-en.flac", dtype="int16")
    path = tmp_path_factory.mktemp("recording") / "eight-minutes.flac"
    soundfile.write(path, np.tile(minute, 8), rate)
    return path


@pytest.fixture(scope="module")
def unbroken(recording: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return transcript_of(with_micro(tmp_path_factory.mktemp("home"), *arguments(recording)))


def arguments(recording: Path, *more: str) -> tuple[str | Path, ...]:
    return ("transcribe", recording, "--language", "en", "--json", "--progress", "json", *more)


@dataclass
class Running:
    """The command at work; `stored` are the segments that it has said are stored."""

    process: subprocess.Popen[str]
    output: Path
    stored: list[dict[str, Any]] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)
    over: bool = False
    said: str = ""

    def wait_for_segments(self, count: int) -> None:
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.stored) >= count or self.over, timeout=300)

    def children(self, module: str) -> list[psutil.Process]:
        found = []
        for child in psutil.Process(self.process.pid).children(recursive=True):
            try:
                if module in child.cmdline():
                    found.append(child)
            except psutil.Error:
                continue
        return found

    def result(self) -> str:
        """What the command printed, once it has ended."""
        self.process.wait(timeout=300)
        return self.output.read_text(encoding="utf-8")

    def listen(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            if not line.startswith("{"):  # `souffleur: error: …`, which is a line of its own in every form
                continue
            event = json.loads(line)
            if event["kind"] == "notice":
                self.said += event["text"]
            if event["kind"] == "segment":
                with self.changed:
                    self.stored.append(event)
                    self.changed.notify_all()
        with self.changed:
            self.over = True
            self.changed.notify_all()


@contextmanager
def running(home: Path, *what: str | Path) -> Iterator[Running]:
    output = home.with_suffix(".json")  # a file, because nobody reads a pipe before the end
    with output.open("w") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "audio_engine", *map(str, what)],
            env=environment(home, SOUFFLEUR_MODELS=str(MODELS)),
            stdout=stream,
            stderr=subprocess.PIPE,
            text=True,
        )
    run = Running(process, output)
    listener = threading.Thread(target=run.listen)
    listener.start()
    try:
        yield run
    finally:
        process.kill()
        process.wait()
        listener.join()
        assert process.stderr is not None
        process.stderr.close()


def stored_rows(home: Path) -> dict[int, str]:
    with Library.open(home) as library:
        assert library.check() == []
        (transcript,) = library.transcripts(1)
        return {s.id: s.text for s in library.load_transcript(transcript.id).segments}


def kill_at_random_moments(run: Running, module: str, rng: random.Random, kills: int) -> int:
    """Kill the child `module` again and again until the command ends or `kills` are done; returns how many."""
    done = 0
    while done < kills and run.process.poll() is None:
        threading.Event().wait(rng.uniform(*MOMENTS_S[module]))  # the moment is the point: nothing is waited for
        for child in run.children(module):
            try:
                child.kill()
            except psutil.NoSuchProcess:
                continue
            done += 1
    return done


@pytest.mark.slow
@pytest.mark.parametrize("module", [WORKER, DECODER])
def test_a_child_that_is_killed_again_and_again_changes_nothing(
    recording: Path, unbroken: dict[str, Any], tmp_path: Path, module: str
) -> None:
    rng, kills, finished = random.Random(1), 0, 0
    while kills < KILLS:
        home, acknowledged, code, output = tmp_path / f"home-{finished}", dict[int, str](), -1, ""
        while code != 0:  # killed more often than it could store anything: the person resumes
            with running(home, *arguments(recording, "--resume")) as run:
                kills += kill_at_random_moments(run, module, rng, KILLS - kills)
                output = run.result()
            code = run.process.returncode
            acknowledged |= {s["segment_id"]: s["text"] for s in run.stored}
        finished += 1

        assert acknowledged.items() <= stored_rows(home).items()
        assert spoken(json.loads(output)["results"][0]["transcript"]) == spoken(unbroken)


@pytest.mark.slow
def test_when_everything_is_killed_the_job_is_resumed_by_hand(
    recording: Path, unbroken: dict[str, Any], tmp_path: Path
) -> None:
    home, acknowledged = tmp_path / "home", dict[int, str]()
    for segments in (1, 40, 80):
        with running(home, *arguments(recording, "--resume")) as run:
            run.wait_for_segments(segments - len(acknowledged) if segments > len(acknowledged) else 1)
            for process in [run.process, *run.children(WORKER)]:
                process.kill()
        acknowledged |= {s["segment_id"]: s["text"] for s in run.stored}
        assert acknowledged.items() <= stored_rows(home).items()

    result = with_micro(home, *arguments(recording, "--resume"))
    assert spoken(transcript_of(result)) == spoken(unbroken)


def test_ctrl_c_answers_at_once_and_says_how_to_go_on(
    recording: Path, unbroken: dict[str, Any], tmp_path: Path
) -> None:
    home = tmp_path / "home"
    with running(home, *arguments(recording)) as run:
        run.wait_for_segments(1)
        asked = time.monotonic()
        run.process.send_signal(signal.SIGINT)
        code = run.process.wait(timeout=60)
        answered_s = time.monotonic() - asked

    kept = stored_rows(home)
    assert code == 130
    assert answered_s < 10  # two seconds by design; test machines are busy
    assert "--resume" in run.said
    result = with_micro(home, *arguments(recording, "--resume"))
    assert kept.items() <= stored_rows(home).items()  # gone on with, not begun anew
    assert spoken(transcript_of(result)) == spoken(unbroken)


def test_an_unplugged_recorder_stops_nothing_once_its_sound_is_ours(
    recording: Path, unbroken: dict[str, Any], tmp_path: Path
) -> None:
    stick = tmp_path / "stick.flac"
    stick.write_bytes(recording.read_bytes())
    home = tmp_path / "home"
    with running(home, *arguments(stick)) as run:
        run.wait_for_segments(40)
        run.process.send_signal(signal.SIGINT)
        run.process.wait(timeout=60)
    stick.unlink()

    result = with_micro(home, *arguments(stick, "--resume"))
    assert spoken(transcript_of(result)) == spoken(unbroken)


def test_nothing_is_left_running(recording: Path, tmp_path: Path) -> None:
    with running(tmp_path / "home", *arguments(recording)) as run:
        run.wait_for_segments(1)
        family = psutil.Process(run.process.pid).children(recursive=True)
        run.process.kill()
    gone, alive = psutil.wait_procs(family, timeout=20)

    assert family
    assert not alive, gone
