"""Our accurate and draft modes against faster-whisper's sequential and batched decoding: same model, same sound.

    python -m benchmarks.transcription --model tests/data/models/whisper/micro --audio en.flac fr.flac
    python -m benchmarks.transcription --random small --audio en.flac         (speed alone)

Runs are interleaved (every way once, then again), in one process, with the same number of threads; every way also
gives word times, because ours always does. With random weights the peer is spared them: its sequential decoder seeks
by the last word's time, which means nothing there and would make it crawl. What then remains is the encoder, and the
peer's windows are always full, which they never are on text with time stamps: read that ratio as a lower bound.
A recording's language is the last two letters of its name, its reference
the `.txt` beside it.
"""

from __future__ import annotations

import argparse
import re
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import jiwer
from faster_whisper import BatchedInferencePipeline, WhisperModel
from faster_whisper.audio import decode_audio

from audio_engine.jobs.threads import worker_threads
from audio_engine.limits import SAMPLE_RATE
from audio_engine.transcription.listening import ListeningAudio
from audio_engine.transcription.pipeline import Pipeline
from audio_engine.transcription.recogniser import Mode, Request
from audio_engine.transcription.voice_activity import VoiceActivity
from audio_engine.transcription.whisper import WhisperRecogniser

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

MICRO = Path(__file__).parent.parent / "tests" / "data" / "models" / "whisper" / "micro"


@dataclass
class Result:
    """What one way of transcribing did with one recording, over all rounds."""

    seconds: list[float] = field(default_factory=list)
    text: str = ""


class _InMemory:
    def __init__(self, samples: NDArray[np.float32]) -> None:
        self._samples = samples

    def read(self, start_sample: int, count: int) -> NDArray[np.float32]:
        return self._samples[start_sample : start_sample + count]


def ways(folder: Path, *, judged: bool) -> dict[str, Callable[[NDArray[np.float32], str], str]]:
    """Each way of transcribing, as a function of samples and language. `judged` False: no fallback anywhere."""
    threads = worker_threads()
    peer = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=threads)
    batched = BatchedInferencePipeline(peer)
    ours = WhisperRecogniser(folder, model=folder.name, device="cpu", compute_type="int8", threads=threads)
    detector = VoiceActivity()
    unjudged = (
        {}
        if judged
        else {
            "temperature": 0.0,
            "compression_ratio_threshold": None,
            "log_prob_threshold": None,
            "no_speech_threshold": None,
        }
    )

    def sequential(samples: NDArray[np.float32], language: str) -> str:
        segments, _ = peer.transcribe(samples, language=language, word_timestamps=judged, **unjudged)
        return " ".join(s.text for s in segments)

    def in_batches(samples: NDArray[np.float32], language: str) -> str:
        segments, _ = batched.transcribe(samples, language=language, word_timestamps=judged, batch_size=8, **unjudged)
        return " ".join(s.text for s in segments)

    def by_us(mode: Mode) -> Callable[[NDArray[np.float32], str], str]:
        def run(samples: NDArray[np.float32], language: str) -> str:
            pipeline = Pipeline(ours, detector, Request(language, mode=mode), attempts=None if judged else 0)
            windows = pipeline.run(ListeningAudio(_InMemory(samples)))
            return " ".join(s.text for w in windows for s in w.segments)

        return run

    return {
        "faster-whisper sequential": sequential,
        "faster-whisper batched": in_batches,
        "souffleur accurate": by_us(Mode.ACCURATE),
        "souffleur draft": by_us(Mode.DRAFT),
    }


def plain(text: str) -> str:
    """Lower-case words alone."""
    return " ".join(re.findall(r"[\w']+", text.lower().replace("’", "'")))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=MICRO)
    parser.add_argument("--random", help="tiny, base or small: random weights of that shape")
    parser.add_argument("--audio", type=Path, nargs="+", required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, help="only the first seconds of each recording")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = args.model
        if args.random:
            from benchmarks.random_whisper import SHAPES, build_random_whisper

            folder = build_random_whisper(SHAPES[args.random], args.model, Path(temporary) / args.random)
        measure(ways(folder, judged=not args.random), args.audio, args.rounds, args.seconds, scored=not args.random)


def measure(
    by_name: dict[str, Callable[[NDArray[np.float32], str], str]],
    recordings: list[Path],
    rounds: int,
    seconds: int | None,
    *,
    scored: bool,
) -> None:
    """Run every way on every recording, interleaved, and print a table a recording."""
    for path in recordings:
        samples = decode_audio(str(path))[: seconds * SAMPLE_RATE if seconds else None]
        language = path.stem[-2:] if path.stem[-2:] in {"en", "fr"} else "en"
        results = {name: Result() for name in by_name}
        for _ in range(rounds):
            for name, way in by_name.items():
                began = time.perf_counter()
                results[name].text = way(samples, language)
                results[name].seconds.append(time.perf_counter() - began)
        reference = path.with_suffix(".txt")
        show(
            path.name,
            len(samples) / SAMPLE_RATE,
            results,
            plain(reference.read_text(encoding="utf-8")) if scored else "",
        )


def show(name: str, audio_s: float, results: dict[str, Result], reference: str) -> None:
    """One table. Speeds are medians; the ratio is to sequential decoding."""
    print(f"\n{name}: {audio_s:.0f} s")
    base = statistics.median(results["faster-whisper sequential"].seconds)
    for way, result in results.items():
        median = statistics.median(result.seconds)
        wer = f"WER {100 * jiwer.wer(reference, plain(result.text)):6.2f} %" if reference else ""
        print(f"  {way:<28} {audio_s / median:7.1f}× real time   {base / median:5.2f}× sequential   {wer}")


if __name__ == "__main__":
    main()
