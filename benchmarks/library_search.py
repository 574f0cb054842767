"""How long a search takes in a large library: p50 and p95 by kind of query, over generated words.

    python benchmarks/library_search.py --words 10000000

The words are drawn from a vocabulary of 60,000 by Zipf's law, as in real text, and stored window by window as a job
stores them. The bar is p95 ≤ 50 ms over 10 million words.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from itertools import accumulate
from pathlib import Path

from audio_engine.library import Library, StoredWindow
from audio_engine.transcript import EngineDescription, Segment, Word

SYLLABLES = (
    *("ba", "de", "co", "fi", "gré", "hou", "jan", "la", "mé", "no", "pi", "qua", "ro", "sa", "té", "u", "vre"),
    *("xi", "é", "oi", "cher", "tion", "ment", "ville", "pont", "an", "en", "ou"),
)
VOCABULARY = 60_000
SEGMENT_WORDS = 15
WINDOW_SEGMENTS = 20
TRANSCRIPT_WORDS = 9_000  # an hour
BAR_MS = 50.0


def main() -> None:
    """Fill a library, ask it, print a table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--words", type=int, default=1_000_000)
    arguments.add_argument("--queries", type=int, default=100, help="of each kind")
    options = arguments.parse_args()
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
        started = time.perf_counter()
        texts = fill(library, options.words, chance)
        size = library.path.stat().st_size / 1e6
        print(f"{options.words:,} words stored in {time.perf_counter() - started:.0f} s, {size:,.0f} MB\n")
        report({kind: measure(library, asked) for kind, asked in queries(texts, options.queries, chance).items()})


def vocabulary(chance: random.Random) -> list[str]:
    """Distinct made-up words, the shortest (and so the most frequent) first, with French diacritics among them."""
    words: set[str] = set()
    while len(words) < VOCABULARY:
        words.add("".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))))
    return sorted(words, key=lambda word: (len(word), word))


def fill(library: Library, count: int, chance: random.Random) -> list[str]:
    """Store `count` words in transcripts of an hour each; returns a sample of the segments' texts."""
    words = vocabulary(chance)
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    texts: list[str] = []
    for number in range(-(-count // TRANSCRIPT_WORDS)):
        recording = library.add_recording(Path(f"/interview-{number}.wav"), size_bytes=1, modified_ns=1)
        job = library.add_job("transcribe", recording, {})
        transcript = library.begin_transcript(
            recording,
            job,
            engine=EngineDescription("faster-whisper", "made-up", "cpu", "int8", "accurate", "0"),
            language="fr",
            language_probability=None,
            task="transcribe",
            speakers=(),
        )
        for index in range(TRANSCRIPT_WORDS // SEGMENT_WORDS // WINDOW_SEGMENTS):
            window = make_window(index, words, weights, chance)
            library.store_window(transcript, window)
            texts.append(chance.choice(window.segments).text)
    return texts


def make_window(index: int, words: list[str], weights: list[float], chance: random.Random) -> StoredWindow:
    """A window of 20 segments of 15 words."""
    segments = []
    for number in range(WINDOW_SEGMENTS):
        said = chance.choices(words, cum_weights=weights, k=SEGMENT_WORDS)
        start_s = (index * WINDOW_SEGMENTS + number) * 6.0
        timed = tuple(Word(word, start_s + n * 0.4, start_s + n * 0.4 + 0.3, 0.9) for n, word in enumerate(said))
        text = " ".join(said)
        segments.append(Segment(0, start_s, start_s + 6, text, text, timed))
    samples = WINDOW_SEGMENTS * 6 * 16_000
    return StoredWindow(0, index, index * samples, (index + 1) * samples, tuple(segments), ())


def queries(texts: list[str], count: int, chance: random.Random) -> dict[str, list[str]]:
    """`count` queries of each kind, all of words that are there."""
    samples = [chance.choice(texts).split() for _ in range(count)]
    frequent = sorted({word for words in samples for word in words}, key=len)[:10]
    return {
        "any word": [chance.choice(words) for words in samples],
        "frequent word": [chance.choice(frequent) for _ in samples],
        "two words": [" ".join(chance.sample(words, 2)) for words in samples],
        "two frequent words": [" ".join(chance.sample(frequent, 2)) for _ in samples],
        "phrase of three words": ['"' + " ".join(words[4:7]) + '"' for words in samples],
        "phrase of two frequent words": ['"' + " ".join(chance.sample(frequent, 2)) + '"' for _ in samples],
        "six frequent words, a phrase nobody said": [
            '"' + " ".join(chance.choices(frequent, k=6)) + '"' for _ in samples
        ],
        "beginning of 3 letters": [max(words, key=len)[:3] for words in samples],
        "beginning of 4 letters": [max(words, key=len)[:4] for words in samples],
        "beginning of 6 letters": [max(words, key=len)[:6] for words in samples],
        "word and beginning": [f"{words[0]} {max(words, key=len)[:4]}" for words in samples],
    }


def measure(library: Library, asked: list[str]) -> list[float]:
    """Milliseconds for the first page of hits of each query."""
    times = []
    for query in asked:
        started = time.perf_counter()
        library.search(query)
        times.append((time.perf_counter() - started) * 1000)
    return times


def report(measured: dict[str, list[float]]) -> None:
    """Print p50, p95 and the worst of each kind and of all."""
    print(f"{'query':<42}{'p50 ms':>9}{'p95 ms':>9}{'max ms':>9}")
    everything = [milliseconds for times in measured.values() for milliseconds in times]
    for kind, times in (*measured.items(), ("all", everything)):
        cuts = statistics.quantiles(times, n=20, method="inclusive")
        print(f"{kind:<42}{cuts[9]:>9.1f}{cuts[18]:>9.1f}{max(times):>9.1f}")
    print(f"\nbar: p95 ≤ {BAR_MS:.0f} ms over all")


if __name__ == "__main__":
    main()
