"""A disk that really fills up, or that becomes read-only: a small file system in memory, in a namespace of its own.

unshare --mount --map-root-user python -m tests.faults.small_disk FOLDER KILOBYTES full|read-only

The command transcribes on it, is refused, gets room (or the right to write) and goes on. What happened is one JSON
object on stdout. Outside this process tree nobody sees the file system.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from audio_engine.library import Library
from tests.scenarios.command import INTERVIEWS, MODELS, environment

__all__ = ["main"]


def main() -> None:
    """Mount, fail, mend, go on."""
    folder, kilobytes, how = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    _mount("-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", folder)
    home = folder / "home"
    if how == "read-only":
        Library.open(home).close()
        _mount("-o", "remount,ro", folder)
    refused = _transcribe(home)
    _mount("-o", "remount,rw,size=200m", folder)
    kept, damage = _looked_at(home)
    resumed = _transcribe(home)
    after, still = _looked_at(home)
    answer = {
        "refused": refused,
        "acknowledged": _segments(refused),
        "kept": kept,
        "damage": damage + still,
        "resumed": resumed,
        "after": after,
    }
    sys.stdout.write(json.dumps(answer))


def _mount(*arguments: str | Path) -> None:
    command = shutil.which("mount")
    assert command
    subprocess.run([command, *map(str, arguments)], check=True)


def _transcribe(home: Path) -> dict[str, Any]:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "audio_engine", "transcribe", str(INTERVIEWS / "interview-en.flac")),
            *("--language", "en", "--resume", "--progress", "json", "--json"),
        ],
        env=environment(home, SOUFFLEUR_MODELS=str(MODELS)),
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    return {"code": done.returncode, "err": done.stderr}


def _segments(run: dict[str, Any]) -> list[int]:
    events = [json.loads(line) for line in run["err"].splitlines() if line.startswith("{")]
    return [event["segment_id"] for event in events if event["kind"] == "segment"]


def _looked_at(home: Path) -> tuple[list[int], list[str]]:
    """The ids of the segments that are stored, and what is wrong with the library."""
    if not os.path.lexists(home / "library" / "library.db"):
        return [], []
    with Library.open(home) as library:
        rows = [row for recording in library.recordings() for row in library.transcripts(recording.id)]
        return [s.id for row in rows for s in library.load_transcript(row.id).segments], library.check()


if __name__ == "__main__":
    main()
