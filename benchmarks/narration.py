"""An article as sound: us against the `piper` command and `PiperVoice.synthesize_wav`, same voice, same text.

    python -m benchmarks.narration [--words 1000] [--rounds 3] [--memory-words 10000 100000]

The voice has the real medium shape and random weights (`random_piper.py`). Every way runs in a process of its own,
loading included, and all of them once before any of them again; ratios are of medians. What we do beyond the peer
(spoken form, seams, loudness measured twice, tags) is in our time: `rendered` is without what comes after the voice.
Memory is measured with the built-in voice, which reads 100,000 words (eleven hours) in minutes.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from benchmarks.processes import Run, watched_run
from benchmarks.random_piper import build_random_piper

VOICE = "en_US-random-medium"
LIBRARY = """
import sys, wave
from piper import PiperVoice
voice = PiperVoice.load(sys.argv[1])
with wave.open(sys.argv[3], "wb") as sound:
    voice.synthesize_wav(open(sys.argv[2], encoding="utf-8").read(), sound)
"""
FIRST_CHUNK = """
import sys, time
from piper import PiperVoice
voice = PiperVoice.load(sys.argv[1])
next(iter(voice.synthesize(open(sys.argv[2], encoding="utf-8").read())))
"""
SUBJECTS = ("The mayor", "A teacher", "The council", "Her lawyer", "An engineer", "The fire service", "A neighbor")
VERBS = ("opened", "visited", "refused", "described", "paid for", "asked about", "closed")
OBJECTS = ("the bridge", "the old hall", "a new school", "the river path", "the budget", "the bus line", "the report")
ENDS = ("on Monday", "after the meeting", "in the spring", "without a word", "for the first time", "before the vote")


def article(words: int, seed: int = 0) -> list[str]:
    """Paragraphs of different sentences, as long as a reporter's, `words` words in all."""
    rng = random.Random(seed)
    paragraphs: list[str] = []
    total = 0
    while total < words:
        sentences = []
        for _ in range(4):
            parts = [f"{rng.choice(SUBJECTS)} {rng.choice(VERBS)} {rng.choice(OBJECTS)}" for _ in range(3)]
            sentences.append(f"{parts[0]}, {parts[1].lower()}, and {parts[2].lower()} {rng.choice(ENDS)}.")
            total += len(sentences[-1].split())
        paragraphs.append(" ".join(sentences))
    return paragraphs


class Ours:
    """`souffleur narrate` in a data folder of its own."""

    def __init__(self, home: Path, models: Path, text: Path, output: Path, *, voice: str) -> None:
        self._env = {**os.environ, "SOUFFLEUR_HOME": str(home), "SOUFFLEUR_MODELS": str(models)}
        self._command = [
            *(sys.executable, "-m", "audio_engine", "narrate", str(text), "--voice", voice, "--language", "en-us"),
            *("--disclosure", "off", "--output", str(output), "--overwrite", "--json", "--progress", "json"),
        ]
        self.first_s = self.rendered_s = 0.0
        self.made = 0

    def run(self) -> Run:
        """To the end; `first_s` is when the first sentence could be played, `made` how many were synthesised."""
        self.first_s, self.made = 0.0, 0
        run = watched_run(self._command, env=self._env, on_stderr=self._listen)
        assert run.exit_code == 0, f"souffleur ended with {run.exit_code}"
        return run

    def _listen(self, at_s: float, line: str) -> None:
        event: dict[str, Any] = json.loads(line) if line.startswith("{") else {}
        if event.get("kind") == "sentence" and event["state"] == "spoken":
            self.first_s = self.first_s or at_s
            self.rendered_s = at_s
            self.made += not event["cached"]


def seconds(command: list[str], stdin: Path | None = None) -> float:
    """The wall-clock time of a command."""
    began = time.perf_counter()
    with (stdin or Path(os.devnull)).open("rb") as stream:
        subprocess.run(command, stdin=stream, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def speed(folder: Path, words: int, rounds: int) -> None:
    """The article against both peers, the first sound, and one changed word."""
    voice = build_random_piper(folder / "models", VOICE, "en_US")
    network = str(voice / f"{VOICE}.onnx")
    paragraphs = article(words)
    # The peer splits at full stops itself, and takes a line for a paragraph.
    text = folder / "article.txt"
    text.write_text("\n\n".join(paragraphs), encoding="utf-8")
    piper = [sys.executable, "-m", "piper", "-m", network, "-f", str(folder / "peer.wav"), "--input-file", str(text)]
    times: dict[str, list[float]] = defaultdict(list)
    for number in range(rounds):
        ours = Ours(folder / f"home-{number}", folder / "models", text, folder / "ours.wav", voice=VOICE)
        times["piper command"].append(seconds(piper))
        times["PiperVoice.synthesize_wav"].append(
            seconds([sys.executable, "-c", LIBRARY, network, str(text), str(folder / "library.wav")])
        )
        times["souffleur, published"].append(ours.run().wall_s)
        times["souffleur, rendered"].append(ours.rendered_s)
        times["first sound, PiperVoice.synthesize"].append(
            seconds([sys.executable, "-c", FIRST_CHUNK, network, str(text)])
        )
        times["first sound, souffleur"].append(ours.first_s)
        changed = [*paragraphs[:-1], paragraphs[-1].replace(".", " again.", 1)]
        text.write_text("\n\n".join(changed), encoding="utf-8")
        times["one word changed, souffleur"].append(ours.run().wall_s)
        made = ours.made
        text.write_text("\n\n".join(paragraphs), encoding="utf-8")
    base = statistics.median(times["piper command"])
    print(f"{words} words, {rounds} rounds, medians")
    for way, found in times.items():
        median = statistics.median(found)
        print(f"  {way:<36} {median:7.2f} s   {base / median:5.2f}× the piper command")
    print(f"  sentences synthesised after one changed word: {made}")


def memory(folder: Path, words: list[int]) -> None:
    """Peak memory of everything that we start, by length."""
    peaks = {}
    for count in words:
        text = folder / f"{count}.txt"
        text.write_text("\n\n".join(article(count)), encoding="utf-8")
        ours = Ours(folder / f"home-{count}", folder, text, folder / f"{count}.mp3", voice="espeak")
        run = ours.run()
        peaks[count] = run.peak_bytes
        print(
            f"{count:>7} words  {run.peak_bytes / 1e6:6.0f} MB  {run.wall_s:7.1f} s  {ours.made} syntheses", flush=True
        )
    first, last = words[0], words[-1]
    print(f"{last} / {first} words: {peaks[last] / peaks[first]:.2f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory-words", type=int, nargs="*", default=[10_000, 100_000])
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if args.rounds:
            speed(Path(folder), args.words, args.rounds)
        if args.memory_words:
            memory(Path(folder), args.memory_words)


if __name__ == "__main__":
    main()
