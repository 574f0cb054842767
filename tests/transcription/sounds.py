"""Made-up sound and named fakes: a tone is speech, everything else is silence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from audio_engine.limits import SAMPLE_RATE
from audio_engine.transcription.recogniser import HeardSegment, HeardWord, Hearing, LanguageGuess
from audio_engine.transcription.voice_activity import FRAME

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from audio_engine.transcription.recogniser import Request


class SoundInMemory:
    """A `MonoSound` over an array."""

    def __init__(self, samples: NDArray[np.float32]) -> None:
        self.samples = samples

    def read(self, start_sample: int, count: int) -> NDArray[np.float32]:
        return self.samples[start_sample : start_sample + count]


class ToneDetector:
    """Takes every frame with sound in it for speech; remembers nothing, like a detector that is never wrong."""

    def stream(self) -> ToneDetector:
        return self

    def feed(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        return (np.abs(samples.reshape(-1, FRAME)).mean(axis=1) > 0.01).astype(np.float32)


def talk(*stretches: tuple[float, float], tail_s: float = 1.0) -> SoundInMemory:
    """Sound in which somebody speaks from each start to its end, in seconds."""
    length = round((max((end for _, end in stretches), default=0.0) + tail_s) * SAMPLE_RATE)
    samples = np.zeros(length, dtype=np.float32)
    for start_s, end_s in stretches:
        part = slice(round(start_s * SAMPLE_RATE), round(end_s * SAMPLE_RATE))
        samples[part] = 0.2 * np.sin(np.arange(part.stop - part.start) * 0.2)
    return SoundInMemory(samples)


def hearing(*texts: tuple[str, float, float], log_probability: float = -0.2, confidence: float = 0.9) -> Hearing:
    """A hearing with one segment for each (text, start_s, end_s), its words spread evenly."""
    return Hearing(
        tuple(_segment(text, start, end, confidence) for text, start, end in texts),
        "en",
        mean_log_probability=log_probability,
    )


def _segment(text: str, start_s: float, end_s: float, confidence: float) -> HeardSegment:
    words = text.split()
    step = (end_s - start_s) / max(1, len(words))
    return HeardSegment(
        start_s,
        end_s,
        text,
        tuple(
            HeardWord(" " + word, start_s + n * step, start_s + (n + 1) * step, confidence)
            for n, word in enumerate(words)
        ),
    )


@dataclass
class ScriptedRecogniser:
    """Answers as its script says and remembers what it was asked."""

    answer: Callable[[NDArray[np.float32]], Hearing]
    again: Callable[[NDArray[np.float32], int], Hearing | None] = lambda _sound, _attempt: None
    batch_size: int = 2
    name: str = "scripted"
    model: str = "script"
    device: str = "cpu"
    compute_type: str = "none"
    batches: list[int] = field(default_factory=list)
    attempts: list[int] = field(default_factory=list)

    def languages(self) -> tuple[str, ...]:
        return ("en", "fr")

    def detect_language(self, sounds: Sequence[NDArray[np.float32]]) -> LanguageGuess:
        self.batches.append(len(sounds))
        return LanguageGuess("fr", 0.9)

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def context_budget(self) -> int:
        return 10

    def hear(self, sounds: Sequence[NDArray[np.float32]], request: Request) -> list[Hearing]:
        del request
        self.batches.append(len(sounds))
        return [self.answer(sound) for sound in sounds]

    def hear_again(self, sound: NDArray[np.float32], request: Request, attempt: int) -> Hearing | None:
        del request
        self.attempts.append(attempt)
        return self.again(sound, attempt)

    def close(self) -> None:
        pass
