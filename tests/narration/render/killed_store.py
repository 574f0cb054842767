"""Kills a process that keeps a sentence at each step of it, and checks after each kill what the cache then is.

A step is any call of the standard library or the operating system. Prints how many there were.
"""

from __future__ import annotations

import os
import signal
import sys
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np

from audio_engine.narration.cache import SpeechCache
from audio_engine.narration.voices.voice import Speech

KEY = "ab" * 32


def store_and_die(home: Path, step: int, level: float) -> None:
    steps = 0

    def count_calls(_frame: object, event: str, _what: Any) -> None:
        nonlocal steps
        if event in {"call", "c_call"}:
            steps += 1
            if steps == step:
                os.kill(os.getpid(), signal.SIGKILL)

    cache = SpeechCache(home)
    sys.setprofile(count_calls)
    cache.store(KEY, speech(level))
    sys.setprofile(None)
    os._exit(0)


def speech(level: float) -> Speech:
    return Speech(np.full(3000, level, np.float32), 22_050)


def is_sound(home: Path, levels: set[float]) -> bool:
    kept = SpeechCache(home).get(KEY)
    return kept.samples[0] in levels if kept else None in levels


def steps_survived(home: Path, before: float | None) -> int:
    for step in count(1):
        (home / "narration-cache" / f"{KEY}.speech").unlink(missing_ok=True)
        if before is not None:
            SpeechCache(home).store(KEY, speech(before))
        if not (child := os.fork()):
            store_and_die(home, step, 0.5)
        _, status = os.waitpid(child, 0)
        assert is_sound(home, {before, 0.5}), f"step {step}"
        if status == 0:
            assert is_sound(home, {0.5})
            return step
        assert os.WTERMSIG(status) == signal.SIGKILL
    raise AssertionError


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    sys.stdout.write(f"{steps_survived(folder, None)} {steps_survived(folder, 0.25)}\n")
