"""Killed at any moment: nothing that was kept is said again, and nothing half-written is played."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.narration.render.killed_run import SENTENCES

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills with SIGKILL")
ENVIRONMENT = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}


def test_a_kill_at_any_step_of_keeping_a_sentence_leaves_the_old_or_the_new_one(tmp_path: Path) -> None:
    outcome = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.narration.render.killed_store", tmp_path],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env=ENVIRONMENT,
    )

    assert outcome.returncode == 0, outcome.stderr
    assert all(int(steps) > 50 for steps in outcome.stdout.split())


def test_a_run_that_is_killed_again_and_again_says_nothing_twice_and_ends_as_an_unbroken_one(tmp_path: Path) -> None:
    chance = random.Random(7)
    (tmp_path / "unbroken").mkdir()
    run(tmp_path / "unbroken", kill_after=None, chance=chance)
    kept: list[str] = []
    kills = 0
    while True:
        lines = run(tmp_path, kill_after=chance.randrange(1, 12), chance=chance)
        found = set(re.findall(r"^found (\w+)$", lines, re.MULTILINE))
        missing = set(re.findall(r"^missing (\w+)$", lines, re.MULTILINE))
        assert not missing & set(kept)
        kept += found - set(kept)  # it was killed when the sentence was kept and before it could say so
        kept += re.findall(r"^kept (\w+)$", lines, re.MULTILINE)
        if lines.endswith("done\n"):
            break
        kills += 1
        assert not (tmp_path / "track.flac").exists()

    assert kills >= 3
    assert len(kept) == len(set(kept)) == SENTENCES
    whole, rate = soundfile.read(tmp_path / "unbroken" / "track.flac", dtype="int32")
    again, _ = soundfile.read(tmp_path / "track.flac", dtype="int32")
    assert rate == 48_000
    assert np.array_equal(whole, again)


def test_two_runs_at_once_share_a_cache(tmp_path: Path) -> None:
    tracks = [tmp_path / "one.flac", tmp_path / "other.flac"]
    both = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "tests.narration.render.killed_run", tmp_path, track],
            stdout=subprocess.PIPE,
            text=True,
            env=ENVIRONMENT,
        )
        for track in tracks
    ]
    ends = [process.communicate(timeout=120)[0].splitlines()[-1] for process in both]

    assert ends == ["done", "done"]
    assert np.array_equal(*(soundfile.read(track, dtype="int32")[0] for track in tracks))
    assert len(list((tmp_path / "narration-cache").iterdir())) == SENTENCES


def run(home: Path, *, kill_after: int | None, chance: random.Random) -> str:
    """What the run said until it was done, or killed some time after so many sentences were kept."""
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "tests.narration.render.killed_run", home, home / "track.flac"],
        stdout=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
    ) as process:
        assert process.stdout is not None
        lines = []
        kept = 0
        for line in process.stdout:
            lines.append(line)
            kept += line.startswith("kept")
            if kill_after is not None and kept >= kill_after:
                threading.Event().wait(chance.random() * 0.005)
                process.kill()
                kill_after = None
    return "".join(line for line in lines if line.endswith("\n"))
