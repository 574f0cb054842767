"""Joins clips of the micro model's recipe into one-minute interviews: `python tests/data/interviews/make_interviews.py`.

Two voices take turns, with pauses of 0.3 to 1.5 s and a little noise. `NAME.txt` has a sentence a line, `NAME.json` its
times and its speaker. `two-channels-en.flac` has the first voice on the left and the second on the right, each heard
20 dB more quietly on the other side.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import soundfile

HERE = Path(__file__).parent
CLIPS = HERE.parent / "models" / "whisper" / "micro" / "recipe" / "clips"
RATE = 16_000


def make(language: str, seconds: float, seed: int) -> tuple[np.ndarray, list[dict[str, object]]]:
    rng = random.Random(seed)
    rows = [r for r in json.loads((CLIPS / "clips.json").read_text(encoding="utf-8")) if r["lang"] == language]
    voices = sorted({r["voice"] for r in rows})
    tracks = np.zeros((round((seconds + 10) * RATE), 2), dtype=np.float32)
    at, turn, told, used = 0.7, 0, [], set()
    while at < seconds:
        choice = rng.choice([r for r in rows if r["voice"] == voices[turn] and r["text"] not in used])
        used.add(choice["text"])
        clip = soundfile.read(CLIPS / f"{choice['id']}.flac", dtype="float32")[0] * rng.uniform(0.6, 1)
        start = round(at * RATE)
        tracks[start : start + len(clip), turn] += clip
        end = at + len(clip) / RATE
        told.append(
            {"speaker": f"S{turn + 1}", "start_s": round(at, 3), "end_s": round(end, 3), "text": choice["text"]}
        )
        at = end + rng.uniform(0.3, 1.5)
        turn = 1 - turn if rng.random() < 0.6 else turn
    tracks = tracks[: round((at + 0.5) * RATE)]
    noise = np.random.default_rng(seed).normal(0, 0.0005, tracks.shape).astype(np.float32)
    return tracks + noise, told


def write(name: str, samples: np.ndarray, told: list[dict[str, object]]) -> None:
    soundfile.write(HERE / f"{name}.flac", samples, RATE, subtype="PCM_16")
    (HERE / f"{name}.txt").write_text("".join(f"{t['text']}\n" for t in told), encoding="utf-8")
    (HERE / f"{name}.json").write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for language, seed in (("en", 5), ("fr", 6)):
        tracks, told = make(language, 60, seed)
        write(f"interview-{language}", tracks.sum(axis=1), told)
        if language == "en":
            leak = 10 ** (-20 / 20)
            write("two-channels-en", tracks + leak * tracks[:, ::-1], told)
