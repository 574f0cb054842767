"""Broken recordings by the hundred: each gives sound or one sentence, and never a traceback, a hang or a leftover.

Twenty formats, each broken in seeded ways. `SOUFFLEUR_MUTATIONS=100` runs the two thousand of the project's promise;
without it, five of each format are tried.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import psutil
import pytest

from audio_engine.errors import UnusableInputError
from audio_engine.limits import SAMPLE_RATE
from audio_engine.media.ingest import Ingest
from tests.media.sounds import tone, write_tracks

MUTATIONS = int(os.environ.get("SOUFFLEUR_MUTATIONS", "5"))
SLOWEST_S = 45.0
"""The watchdog's 30 s, and a busy machine."""
SEEDS = {
    "a.wav": "pcm_s16le",
    "b.wav": "pcm_mulaw",
    "c.wav": "adpcm_ms",
    "a.w64": "pcm_s24le",
    "a.aiff": "pcm_s16be",
    "a.au": "pcm_s16be",
    "a.caf": "alac",
    "a.flac": "flac",
    "a.oga": "flac",
    "a.opus": "libopus",
    "a.mp3": "mp3",
    "a.mp2": "mp2",
    "a.aac": "aac",
    "a.m4a": "aac",
    "a.mov": "pcm_s16le",
    "a.mka": "libopus",
    "a.webm": "libopus",
    "a.avi": "mp3",
    "a.wma": "wmav2",
    "a.wv": "wavpack",
}


def mutate(content: bytes, random: np.random.Generator) -> bytes:
    """One of eight kinds of damage, at a random place; headers are hit as often as everything else together."""
    broken = bytearray(content)
    near = min(len(broken), 400) if random.random() < 0.5 else len(broken)
    at = int(random.integers(0, near))
    size = int(random.integers(1, max(2, len(broken) // 4)))
    match int(random.integers(0, 8)):
        case 0:
            del broken[at:]
        case 1:
            del broken[at : at + size]
        case 2:
            broken[at : at + size] = random.bytes(len(broken[at : at + size]))
        case 3:
            broken[at : at + size] = bytes(len(broken[at : at + size]))
        case 4:
            broken[at:at] = random.bytes(size)
        case 5:
            broken[at : at + 4] = [b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", bytes(4)][int(random.integers(0, 3))]
        case 6:
            broken += broken[at : at + size] * int(random.integers(1, 4))
        case _:
            for place in random.integers(0, near, int(random.integers(1, 30))):
                broken[place] ^= 1 << int(random.integers(0, 8))
    return bytes(broken)


def outcome_of(path: Path, folder: Path) -> str:
    """What came of taking `path` in; fails on anything but sound or a sentence with exit 3."""
    folder.mkdir()
    started = time.monotonic()
    try:
        with Ingest(path, folder, on_progress=lambda _done, _total: None) as ingest:
            report = ingest.wait()
    except UnusableInputError as refusal:
        sentence = str(refusal)
        outcome = "crash" if "broke the decoder" in sentence else "refused"
    else:
        sentence = " ".join(report.warnings)
        outcome = "warned" if sentence else "sound"
        assert 0 < report.duration_samples <= 24 * 3600 * SAMPLE_RATE
    finally:
        assert time.monotonic() - started < SLOWEST_S, f"{path} took too long"
    left = {path.name for path in folder.iterdir()}
    assert left == ({"audio.flac", "peaks.bin"} if outcome in {"sound", "warned"} else set())
    assert sentence == "" or sentence.isprintable()
    return outcome


@pytest.mark.parametrize("name", SEEDS)
def test_a_broken_recording_gives_sound_or_a_sentence(
    name: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    content = write_tracks(tmp_path / name, [tone(2)], codec=SEEDS[name]).read_bytes()
    random = np.random.default_rng(sum(name.encode()))
    broken = []
    for number in range(MUTATIONS):
        folder = tmp_path / str(number)
        folder.mkdir()
        broken.append(folder / name)
        broken[-1].write_bytes(mutate(content, random))

    with ThreadPoolExecutor(2) as threads:
        outcomes = Counter(threads.map(outcome_of, broken, [path.parent / "out" for path in broken]))

    record_property("outcomes", dict(outcomes))
    assert outcomes.total() == MUTATIONS
    assert psutil.Process().children(recursive=True) == []
