"""Disks that are really full or really read-only: refused in one sentence, nothing lost, gone on with afterwards."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.faults.drilling import CHECKOUT

UNSHARE = ("unshare", "--mount", "--map-root-user")


def may_mount() -> bool:
    """Whether this machine lets a program have file systems of its own."""
    return (
        shutil.which("unshare") is not None
        and subprocess.run([*UNSHARE, "true"], capture_output=True, check=False).returncode == 0
    )


SIZES_KB = (300, 700, 1100, 1500, 2000, 2600)
"""From a disk that holds no library to one that holds nearly all; the drill takes them all."""

pytestmark = pytest.mark.skipif(not may_mount(), reason="file systems cannot be mounted here")


def on_a_small_disk(folder: Path, kilobytes: int, how: str) -> dict[str, Any]:
    done = subprocess.run(
        [*UNSHARE, sys.executable, "-m", "tests.faults.small_disk", str(folder), str(kilobytes), how],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def assert_nothing_is_lost(answer: dict[str, Any]) -> None:
    errors = [line for line in answer["refused"]["err"].splitlines() if line.startswith("souffleur: error: ")]
    assert answer["refused"]["code"] == 5, answer
    assert len(errors) == 1, answer
    assert "mistake" not in errors[0]
    assert answer["damage"] == []
    assert set(answer["acknowledged"]) <= set(answer["kept"]) <= set(answer["after"])
    assert answer["resumed"]["code"] == 0, answer
    assert len(answer["after"]) > 5


def test_a_disk_that_fills_up_loses_nothing(tmp_path: Path) -> None:
    answer = on_a_small_disk(tmp_path, 1500, "full")

    assert_nothing_is_lost(answer)
    assert "full" in answer["refused"]["err"] or "no room" in answer["refused"]["err"]


@pytest.mark.slow
def test_a_disk_that_became_read_only_is_named(tmp_path: Path) -> None:
    answer = on_a_small_disk(tmp_path, 20_000, "read-only")

    assert_nothing_is_lost(answer)
    assert "read-only" in answer["refused"]["err"].lower()
