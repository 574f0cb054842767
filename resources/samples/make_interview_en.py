"""Speaks `interview-en.txt` with two voices and writes `interview-en.flac` beside it.

Needs Debian's package `flite`, and the project's own environment for FLAC:

    .venv/bin/python resources/samples/make_interview_en.py

Each line of the text is one turn; the reporter has the odd lines, her guest the even ones.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import soundfile

if TYPE_CHECKING:
    from numpy.typing import NDArray

HERE: Final = Path(__file__).resolve().parent
VOICES: Final = ("slt", "rms")
SAMPLE_RATE: Final = 16_000
PAUSE_S: Final = 0.7
"""Between two turns: as long as people wait for each other, and long enough to cut there."""
PEAK: Final = 0.6


def main() -> None:
    """Make the recording again."""
    turns = (HERE / "interview-en.txt").read_text(encoding="utf-8").splitlines()
    pause = np.zeros(int(PAUSE_S * SAMPLE_RATE), dtype=np.float32)
    pieces = [pause]
    for number, turn in enumerate(turns):
        pieces += [speak(turn, VOICES[number % len(VOICES)]), pause]
    sound = np.concatenate(pieces)
    soundfile.write(HERE / "interview-en.flac", sound, SAMPLE_RATE, subtype="PCM_16")


def speak(text: str, voice: str) -> NDArray[np.float32]:
    """`text` as float32 mono at 16 kHz, shape (n,), its loudest sample at `PEAK`."""
    with tempfile.TemporaryDirectory() as folder:
        spoken = Path(folder) / "turn.wav"
        flite = ["flite", "-voice", voice, "-t", text, "-o", str(spoken)]
        subprocess.run(flite, check=True)
        samples, rate = soundfile.read(spoken, dtype="float32")
    assert rate == SAMPLE_RATE, f"the voice {voice} speaks at {rate} Hz"
    return np.asarray(samples * (PEAK / np.abs(samples).max()), dtype=np.float32)


if __name__ == "__main__":
    main()
