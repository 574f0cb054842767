"""How sentences are best shared out over the cores: one network for all threads, or one each, and how many threads.

    python -m benchmarks.narration_threads [--sentences 24] [--rounds 3]

Prints audio seconds a second, audio seconds a second of processor time (which other programs disturb less) and the
memory that came on top, for each arrangement in a process of its own, and then what one sentence of a growing number of
phonemes costs. The voice is a random one of Piper's medium shape.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Self

import numpy as np
import psutil

from benchmarks.random_piper import build_random_piper

_RATE = 22_050
_LENGTHS = (40, 70, 90, 110, 130, 180)
"""Phonemes of the sentences of a news article, in turn."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, default=24)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(_measure(**json.loads(options.one))))
        return
    cores = len(psutil.Process().cpu_affinity())
    arrangements = sorted(
        {(1, 1, 1), (1, cores, 1), (1, 1, cores), (1, 1, 2 * cores), (cores, 1, cores), (1, 2, cores)}
    )
    with tempfile.TemporaryDirectory() as folder:
        voice = build_random_piper(Path(folder), "fr_FR-random-medium", "fr_FR") / "fr_FR-random-medium.onnx"
        print(f"{cores} cores")
        print(f"{'networks':>9}{'threads each':>14}{'callers':>9}{'audio s/s':>11}{'/cpu s':>11}{'memory MB':>11}")
        found: dict[tuple[int, int, int], list[dict[str, float]]] = {a: [] for a in arrangements}
        for _ in range(options.rounds):
            for networks, threads, callers in arrangements:
                case = {"networks": networks, "threads": threads, "callers": callers, "sentences": options.sentences}
                found[networks, threads, callers].append(_in_child(case, voice))
        for (networks, threads, callers), runs in found.items():
            speed = statistics.median(run["speed"] for run in runs)
            thrift = statistics.median(run["thrift"] for run in runs)
            memory = max(run["memory"] for run in runs)
            print(f"{networks:9}{threads:14}{callers:9}{speed:11.1f}{thrift:11.1f}{memory / 1e6:11.0f}")
        print(f"\n{'phonemes':>9}{'audio s':>9}{'audio s/s':>11}{'memory MB':>11}")
        for phonemes in (100, 200, 400, 800, 1600):
            run = _in_child({"lengths": [phonemes], "networks": 1, "threads": 1, "callers": 1, "sentences": 1}, voice)
            print(f"{phonemes:9}{run['audio']:9.1f}{run['speed']:11.1f}{run['memory'] / 1e6:11.0f}")


def _in_child(case: dict[str, Any], voice: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.narration_threads", "--one", json.dumps({**case, "voice": str(voice)})]
    result: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return result


def _measure(
    *, voice: str, networks: int, threads: int, callers: int, sentences: int, lengths: list[int] | None = None
) -> dict[str, float]:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    content = Path(voice).read_bytes()
    sessions = [onnxruntime.InferenceSession(content, options, ["CPUExecutionProvider"]) for _ in range(networks)]
    rng = np.random.default_rng(1)
    texts = [_ids(rng, (lengths or _LENGTHS)[i % len(lengths or _LENGTHS)]) for i in range(sentences)]
    _say(sessions[0], texts[0][:, :40])
    with _peak_memory() as peak, ThreadPoolExecutor(callers) as pool:
        began, worked = time.perf_counter(), time.process_time()
        audio = sum(pool.map(lambda work: _say(sessions[work[0] % networks], work[1]), enumerate(texts)))
        wall, cpu = time.perf_counter() - began, time.process_time() - worked
    return {"speed": audio / wall, "thrift": audio / cpu, "audio": audio, "memory": peak.bytes}


def _ids(rng: np.random.Generator, phonemes: int) -> np.ndarray[Any, np.dtype[np.int64]]:
    ids = np.zeros(2 * phonemes, np.int64)
    ids[::2] = rng.integers(14, 100, phonemes)
    ids[::10] = 3  # a space after every four
    return ids[None]


def _say(session: Any, ids: np.ndarray[Any, np.dtype[np.int64]]) -> float:  # noqa: ANN401 - no types are published
    scales = np.array([0.667, 1, 0.8], np.float32)
    (samples,) = session.run(["output"], {"input": ids, "input_lengths": np.array([ids.shape[1]]), "scales": scales})
    return float(samples.size) / _RATE


class _peak_memory:  # noqa: N801 - reads as what it is in a with statement
    """How much resident memory came on top at most."""

    def __enter__(self) -> Self:
        self._process = psutil.Process()
        self._before = self._process.memory_info().rss
        self.bytes = 0.0
        self._over = threading.Event()
        self._watcher = threading.Thread(target=self._watch)
        self._watcher.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._watcher.join()

    def _watch(self) -> None:
        while not self._over.wait(0.005):
            self.bytes = max(self.bytes, float(self._process.memory_info().rss - self._before))


if __name__ == "__main__":
    main()
