"""The program is killed while somebody types: at most the word that was being typed is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from audio_engine.library import Library
from tests.desktop.transcript import samples

ROOT = Path(__file__).parents[3]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is what this is about; Windows has no such signal")
@pytest.mark.parametrize("letters", [40, 67, 95])
def test_kill_9_loses_at_most_the_word_being_typed(tmp_path: Path, letters: int) -> None:
    with Library.open(tmp_path) as library:
        samples.interview(library)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "SOUFFLEUR_HOME": str(tmp_path)}
    typed = acknowledged = ""
    command = [sys.executable, "-m", "tests.desktop.transcript.typist", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env=environment, text=True) as typist:
        assert typist.stdout is not None
        try:
            for line in typist.stdout:
                kind, _, what = line.rstrip("\n").partition(" ")
                if kind == "typed":
                    typed += what[1:-1]
                elif kind == "stored":
                    acknowledged = line.removeprefix("stored ").rstrip("\n")
                if len(typed) >= letters:
                    break
        finally:
            typist.kill()

    with Library.open(tmp_path) as library:
        stored = library.load_transcript(1).segments[0].text
        assert library.check() == []
    assert len(typed) >= letters
    assert stored.endswith(samples.INTERVIEW[0][1])
    stored = stored.removesuffix(samples.INTERVIEW[0][1])
    finished = typed[: typed.rstrip().rfind(" ") + 1]
    before_the_last = finished[: finished.rstrip().rfind(" ") + 1]
    assert stored.startswith(before_the_last)  # the last finished word may have been on its way to the disk
    assert len(stored) >= len(acknowledged.removesuffix(samples.INTERVIEW[0][1]))
