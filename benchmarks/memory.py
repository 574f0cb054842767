"""Peak memory of everything we start, by length of the recording, against faster-whisper in one process.

    python -m benchmarks.memory --audio interview.opus [--minutes 10 60 180] [--model DIR]

The recording is repeated until it is long enough. The bar is the ratio of the longest to the shortest: at most 1.15.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from benchmarks.long_recording import repeated
from benchmarks.processes import watched_run
from benchmarks.transcription import MICRO

PEER = """
import sys
from faster_whisper import WhisperModel
model = WhisperModel(sys.argv[1], device="cpu", compute_type="int8")
segments, _ = model.transcribe(sys.argv[2], language="en", word_timestamps=True)
for _ in segments:
    pass
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--audio", type=Path, required=True)
    parser.add_argument("--minutes", type=int, nargs="+", default=[10, 60, 180])
    parser.add_argument("--model", type=Path, default=MICRO)
    parser.add_argument("--mode", default="accurate")
    parser.add_argument("--no-peer", action="store_true")
    args = parser.parse_args()
    ours: dict[int, int] = {}
    peer: dict[int, int] = {}
    with tempfile.TemporaryDirectory() as folder:
        for minutes in args.minutes:
            recording = repeated(args.audio, minutes * 60, Path(folder) / f"{minutes}-minutes.flac")
            env = {**os.environ, "SOUFFLEUR_HOME": str(Path(folder) / f"home-{minutes}")}
            command = [sys.executable, "-m", "audio_engine", "transcribe", str(recording), "--language", "en"]
            run = watched_run([*command, "--model", str(args.model), "--mode", args.mode, "--json"], env=env)
            assert run.exit_code == 0, f"souffleur ended with {run.exit_code}"
            ours[minutes] = run.peak_bytes
            print(f"{minutes:>4} min  souffleur {run.peak_bytes / 1e6:8.0f} MB  {run.wall_s:7.1f} s", flush=True)
            if not args.no_peer:
                run = watched_run([sys.executable, "-c", PEER, str(args.model), str(recording)], env=env)
                assert run.exit_code == 0, f"faster-whisper ended with {run.exit_code}"
                peer[minutes] = run.peak_bytes
                print(
                    f"{minutes:>4} min  faster-whisper {run.peak_bytes / 1e6:4.0f} MB  {run.wall_s:7.1f} s", flush=True
                )
            recording.unlink()
    first, last = args.minutes[0], args.minutes[-1]
    print(f"\n{last} min / {first} min: souffleur {ours[last] / ours[first]:.2f}", end="")
    print(f", faster-whisper {peer[last] / peer[first]:.2f}" if peer else "")


if __name__ == "__main__":
    main()
