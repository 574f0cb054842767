"""What the locked decoder costs against faster-whisper's decoding in the same process: wall time and peak memory.

    python -m benchmarks.decode [--minutes 30] [--rounds 3] [FILE…]

Every run is a process of its own, and the two take turns. Without files, the same noise is made in four formats.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np

from benchmarks.processes import watched_run

FORMATS = {"wav": "pcm_s16le", "mp3": "mp3", "m4a": "aac", "opus": "libopus"}
LOCKED = """
import sys, time
from pathlib import Path
from audio_engine.media.decoding import DecoderProcess
started = time.perf_counter()
with DecoderProcess(Path(sys.argv[1])) as decoder:
    for message in decoder.messages():
        pass
print(time.perf_counter() - started, message.total_samples / 16000, file=sys.stderr)
"""
IN_PROCESS = """
import sys, time
from faster_whisper.audio import decode_audio
started = time.perf_counter()
samples = decode_audio(sys.argv[1])
print(time.perf_counter() - started, len(samples) / 16000, file=sys.stderr)
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: seconds without the imports, seconds of sound, and the peak of all its processes together."""

    wall_s: float
    audio_s: float
    peak_mb: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--minutes", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = chosen.files or [made(Path(folder) / f"noise.{name}", chosen.minutes) for name in FORMATS]
        print(
            f"{'file':<24}{'audio':>8}{'locked':>9}{'in-process':>12}{'ratio':>7}{'locked peak':>14}{'in-process':>12}"
        )
        for path in files:
            compare(path, chosen.rounds)


def compare(path: Path, rounds: int) -> None:
    """Measure one file and print its line."""
    locked, in_process = [], []
    for _ in range(rounds):
        locked.append(measured(LOCKED, path))
        in_process.append(measured(IN_PROCESS, path))
    ours, theirs = (statistics.median(run.wall_s for run in runs) for runs in (locked, in_process))
    our_mb, their_mb = (max(run.peak_mb for run in runs) for runs in (locked, in_process))
    print(
        f"{path.name:<24}{locked[0].audio_s:>6.0f} s{ours:>7.2f} s{theirs:>10.2f} s{ours / theirs:>7.2f}"
        f"{our_mb:>11.0f} MB{their_mb:>9.0f} MB"
    )


def measured(program: str, path: Path) -> Measured:
    """One run of a process of its own."""
    lines: list[str] = []
    run = watched_run(
        [sys.executable, "-c", program, str(path)], env=dict(os.environ), on_stderr=lambda _at, line: lines.append(line)
    )
    assert run.exit_code == 0, "".join(lines)
    wall_s, audio_s = map(float, lines[-1].split())
    return Measured(wall_s, audio_s, run.peak_bytes / 1e6)


def made(path: Path, minutes: int) -> Path:
    """A recording of noise, 44.1 kHz stereo, in the format that its name says."""
    minute = np.random.default_rng(0).normal(0, 3000, (44_100 * 60, 2)).astype(np.int16)
    with av.open(str(path), "w") as container:
        rate = 48_000 if path.suffix == ".opus" else 44_100
        stream = container.add_stream(FORMATS[path.suffix[1:]], rate=rate, layout="stereo")
        for _ in range(minutes):
            frame = av.AudioFrame.from_ndarray(minute.reshape(1, -1), "s16", "stereo")
            frame.sample_rate = 44_100
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


if __name__ == "__main__":
    main()
