"""A hundred thousand words go through plan, voice, cache and track without memory growing with them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def peak_bytes(home: Path, words: int) -> int:
    outcome = subprocess.run(
        [sys.executable, "-m", "tests.narration.render.long_run", home, str(words)],
        capture_output=True,
        text=True,
        check=True,
        timeout=580,
    )
    return int(outcome.stdout)


@pytest.mark.skipif(sys.platform == "win32", reason="peak memory is asked of resource")
def test_memory_does_not_grow_with_the_article(tmp_path: Path) -> None:
    short = peak_bytes(tmp_path / "short", 1_000)
    long = peak_bytes(tmp_path / "long", 100_000)

    assert long - short < 80e6, f"{(long - short) / 1e6:.0f} MB for 100,000 words"
