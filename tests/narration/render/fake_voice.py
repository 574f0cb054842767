"""A voice for tests: a steady tone for each letter of what it says, so that the sound shows what was said.

It counts what it was asked for, and can be told to be silent, to fail, to break, or to wait.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from audio_engine.errors import JobFailedError
from audio_engine.narration.spoken import SpokenSentence
from audio_engine.narration.voices.voice import (
    Speech,
    SpokenWord,
    VoiceDescription,
    VoiceSettings,
    VoiceStoppedError,
)

RATE = 22_050
LETTER_S = 0.02
SILENCE_S = 0.2
_LOWEST_HZ = 400.0
_STEP_HZ = 50.0
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


class BrokenVoiceError(Exception):
    """A bug in the voice."""


@dataclass
class FakeVoice:
    """`fails` maps a part of a sentence to how often saying it fails; the other sets name parts of sentences."""

    name: str = "fake"
    parallel: int = 2
    rate: int = RATE
    letter_s: float = LETTER_S
    fails: dict[str, int] = field(default_factory=dict)
    breaks: set[str] = field(default_factory=set)
    silent: set[str] = field(default_factory=set)
    numberless: set[str] = field(default_factory=set)
    """Of these a part of the sound is no number, as a broken model gives it."""
    waits: set[str] = field(default_factory=set)
    """These are said only after `go_on` is set; being stopped is noticed while they wait."""

    def __post_init__(self) -> None:
        self.said: list[str] = []
        self.calls: Counter[str] = Counter()
        self.go_on = threading.Event()
        self.asked = threading.Condition()
        self.most_at_once = self.at_once = 0
        self.description = VoiceDescription(
            self.name, "fake", "1", "en", self.rate, identity=self.name, has_word_times=True, parallel=self.parallel
        )

    def say(
        self, sentence: SpokenSentence, settings: VoiceSettings, *, stopped: Callable[[], bool] = lambda: False
    ) -> Speech:
        """One tone a letter, silence for everything else, and silence around it all."""
        with self.asked:
            self.calls[sentence.spoken] += 1
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
            self.asked.notify_all()
        try:
            self._obey(sentence.spoken, stopped)
            return self._speech(sentence.spoken, settings)
        finally:
            with self.asked:
                self.at_once -= 1

    def close(self) -> None:
        """Nothing to free."""

    def wait_until_asked(self, count: int) -> None:
        """Until it has been asked for `count` sentences."""
        with self.asked:
            assert self.asked.wait_for(lambda: self.calls.total() >= count, timeout=60)

    def is_asked_for_more(self, than: int) -> bool:
        """Whether it is asked for more sentences in the half second that follows."""
        with self.asked:
            return self.asked.wait_for(lambda: self.calls.total() > than, timeout=0.5)

    def _obey(self, spoken: str, stopped: Callable[[], bool]) -> None:
        if any(part in spoken for part in self.waits):
            while not self.go_on.wait(0.01):
                if stopped():
                    raise VoiceStoppedError
        if any(part in spoken for part in self.breaks):
            raise BrokenVoiceError(spoken)
        with self.asked:
            for part, count in self.fails.items():
                if part in spoken and count > 0:
                    self.fails[part] -= 1
                    raise JobFailedError("The voice stumbled.", "Try again.")
            self.said.append(spoken)

    def _speech(self, spoken: str, settings: VoiceSettings) -> Speech:
        if any(part in spoken for part in self.silent):
            return Speech(np.zeros(self.rate, np.float32), self.rate)
        length = self._length(settings)
        around = np.zeros(round(SILENCE_S * self.rate), np.float32)
        tones = [tone(character, length, self.rate) for character in spoken]
        words, start = [], 0
        for word in spoken.split(" "):
            end = start + len(word)
            if word:
                words.append(SpokenWord(start, end, *(SILENCE_S + at * length / self.rate for at in (start, end))))
            start = end + 1
        samples = np.concatenate([around, *tones, around])
        if any(part in spoken for part in self.numberless):
            samples[len(samples) // 2] = np.nan
        return Speech(samples, self.rate, tuple(words))

    def _length(self, settings: VoiceSettings) -> int:
        return round(self.letter_s * self.rate / settings.speed)


def tone(character: str, length: int, rate: int) -> NDArray[np.float32]:
    """The sound of one character: silence where it is no letter or digit of the alphabet."""
    at = _LETTERS.find(character.lower())
    if at < 0:
        at = len(_LETTERS) if character.isalnum() else -1
    if at < 0:
        return np.zeros(length, np.float32)
    phase = 2 * np.pi * (_LOWEST_HZ + _STEP_HZ * at) * np.arange(length) / rate
    return (0.5 * np.sin(phase)).astype(np.float32)


def heard_letters(samples: NDArray[np.float32], rate: int, letter_s: float = LETTER_S) -> str:
    """The letters in `samples`, which start with one: what the tones say, `·` for silence."""
    length = round(letter_s * rate)
    heard = []
    for start in range(0, len(samples) - length * 3 // 4 + 1, length):
        part = samples[start + length // 4 : start + length - length // 4]  # its neighbours may reach into the rest
        if np.abs(part).max() < 0.05:
            heard.append("·")
            continue
        spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part)), 1 << 14))
        frequency = np.argmax(spectrum) * rate / (1 << 14)
        at = round((frequency - _LOWEST_HZ) / _STEP_HZ)
        heard.append(_LETTERS[at] if 0 <= at < len(_LETTERS) else "?")
    return "".join(heard)
