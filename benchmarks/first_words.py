"""When the first segment of a long recording is stored, as a share of the whole run. The bar: before 2 % of 3 h.

python -m benchmarks.first_words --audio interview.opus [--minutes 180] [--model DIR]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

from benchmarks.long_recording import repeated
from benchmarks.processes import watched_run
from benchmarks.transcription import MICRO


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--audio", type=Path, required=True)
    parser.add_argument("--minutes", type=int, default=180)
    parser.add_argument("--model", type=Path, default=MICRO)
    args = parser.parse_args()
    first: list[float] = []

    def listen(at_s: float, line: str) -> None:
        if not first and line.startswith("{") and json.loads(line)["kind"] == "segment":
            first.append(at_s)

    with tempfile.TemporaryDirectory() as folder:
        recording = repeated(args.audio, args.minutes * 60, Path(folder) / "long.flac")
        command = [sys.executable, "-m", "audio_engine", "transcribe", str(recording), "--model", str(args.model)]
        run = watched_run(
            [*command, "--language", "en", "--progress", "json", "--json"],
            env={**os.environ, "SOUFFLEUR_HOME": str(Path(folder) / "home")},
            on_stderr=listen,
        )
    assert run.exit_code == 0, f"souffleur ended with {run.exit_code}"
    share = 100 * first[0] / run.wall_s
    print(f"{args.minutes} min: first segment after {first[0]:.1f} s of {run.wall_s:.1f} s: {share:.2f} %")


if __name__ == "__main__":
    main()
