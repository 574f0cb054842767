"""Runs the command as a person or a script does: another process, its own library, its own exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent.parent / "data"
MODELS = DATA / "models"
INTERVIEWS = DATA / "interviews"


def environment(home: Path, **more: str) -> dict[str, str]:
    """What the command needs, and no model beyond those that a test names."""
    return {**os.environ, "SOUFFLEUR_HOME": str(home), "SOUFFLEUR_MODELS": "", "SOUFFLEUR_LANGUAGE": "en", **more}


def souffleur(
    home: Path, *arguments: str | Path, timeout_s: float = 600, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run to the end."""
    return subprocess.run(
        [sys.executable, "-m", "audio_engine", *map(str, arguments)],
        env=environment(home, **more),
        capture_output=True,
        text=True,
        timeout=timeout_s,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def with_micro(home: Path, *arguments: str | Path, timeout_s: float = 600) -> subprocess.CompletedProcess[str]:
    """The same, with the micro model on the search path."""
    return souffleur(home, *arguments, timeout_s=timeout_s, SOUFFLEUR_MODELS=str(MODELS))


def transcript_of(result: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """The transcript that `transcribe --json` printed for its only recording."""
    assert result.returncode == 0, result.stderr
    (entry,) = json.loads(result.stdout)["results"]
    found: dict[str, Any] = entry["transcript"]
    return found


def error_line(result: subprocess.CompletedProcess[str]) -> str:
    """The one line of the error; there is no traceback anywhere."""
    assert "Traceback" not in result.stderr
    lines = [line for line in result.stderr.splitlines() if line.startswith("souffleur: error: ")]
    assert len(lines) == 1, result.stderr
    return lines[0]


def spoken(transcript: dict[str, Any]) -> list[tuple[float, float, str, str | None]]:
    """What two transcripts of one recording must have in common, whatever happened on the way."""
    return [(s["start_s"], s["end_s"], s["text"], s["speaker"]) for s in transcript["segments"]]
