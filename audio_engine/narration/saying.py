"""Has one sentence said: piece by piece where the author wants a pause in it, from the cache where it was said before.

Whatever is returned can be heard: a voice that gives silence for words has failed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from threading import Semaphore
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio_engine.errors import JobFailedError, UserFacingError
from audio_engine.narration.cache import SpeechCache, speech_key
from audio_engine.narration.kept_speech import as_kept
from audio_engine.narration.plan import is_sayable
from audio_engine.narration.seams import Piece, joined, trimmed
from audio_engine.narration.spoken import SpokenSentence
from audio_engine.narration.voices.voice import Speech, SpokenWord, Voice, VoiceSettings, VoiceStoppedError
from audio_engine.text import tr

__all__ = ["Said", "Speaker"]

_ATTEMPTS: Final = 2
"""A voice with noise in it may fail once and not again."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as sound, without silence around it: float32 mono, shape (n,), at `rate` Hz.

    `words` are of the sentence's `spoken`, timed from the first sample; `cached` says that no voice was needed.
    """

    samples: NDArray[np.float32]
    rate: int
    words: tuple[SpokenWord, ...]
    cached: bool
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice, how it should speak, and whose turn it is: no more threads than it can take are let in at once."""

    voice: Voice
    settings: VoiceSettings
    turn: Semaphore

    def say(self, sentence: SpokenSentence, cache: SpeechCache, *, stopped: Callable[[], bool]) -> Said:
        """The sound of `sentence`.

        Raises:
            VoiceStoppedError: `stopped()` was true.
            UserFacingError: the voice cannot say it.
        """
        parts: list[NDArray[np.float32] | float] = []
        words: list[SpokenWord] = []
        problems: list[str] = []
        length = 0
        is_cached = True
        rate = self.voice.description.sample_rate
        for piece in _pieces(sentence):
            if piece.is_sayable:
                speech, sound, was_kept = self._speech(piece.sentence, cache, stopped)
                rate = speech.sample_rate
                is_cached = is_cached and was_kept
                words += _placed(speech.words, piece.offset, length / rate, sound, rate)
                problems += speech.problems
                parts.append(sound.samples)
                length += len(sound.samples)
            if piece.pause_after_s:
                parts.append(piece.pause_after_s)
                length += round(piece.pause_after_s * rate)
        return Said(joined(parts, rate), rate, tuple(words), is_cached, tuple(dict.fromkeys(problems)))

    def keys(self, sentence: SpokenSentence) -> Iterator[str]:
        """What the cache is asked for when `sentence` is said."""
        return (self._key(piece.sentence) for piece in _pieces(sentence) if piece.is_sayable)

    def _key(self, sentence: SpokenSentence) -> str:
        return speech_key(self.voice.description, self.settings, sentence)

    def _speech(
        self, sentence: SpokenSentence, cache: SpeechCache, stopped: Callable[[], bool]
    ) -> tuple[Speech, Piece, bool]:
        key = self._key(sentence)
        if (kept := cache.get(key)) and (sound := trimmed(kept.samples, kept.sample_rate)):
            return kept, sound, True
        for attempt in range(_ATTEMPTS):
            try:
                speech, sound = self._heard(sentence, stopped)
            except UserFacingError:
                if attempt == _ATTEMPTS - 1:
                    raise
            else:
                cache.store(key, speech)
                return speech, sound, False
        raise AssertionError("the last attempt returns or raises")

    def _heard(self, sentence: SpokenSentence, stopped: Callable[[], bool]) -> tuple[Speech, Piece]:
        with self.turn:
            if stopped():
                raise VoiceStoppedError
            speech = self.voice.say(sentence, self.settings, stopped=stopped)
        if np.isfinite(speech.samples).all():
            speech = as_kept(speech)
            if sound := trimmed(speech.samples, speech.sample_rate):
                return speech, sound
        raise JobFailedError(
            tr("Nothing was heard of this sentence."), tr("Write it differently, or choose another voice.")
        )


@dataclass(frozen=True, slots=True)
class _SpokenPiece:
    """What is said in one go; `offset` is where it begins in the whole sentence's `spoken`."""

    sentence: SpokenSentence
    offset: int
    pause_after_s: float

    @property
    def is_sayable(self) -> bool:
        return is_sayable(self.sentence.spoken)


def _pieces(sentence: SpokenSentence) -> Iterator[_SpokenPiece]:
    """`sentence` cut at its pauses. A pause inside a word that is pronounced as a whole comes after it."""
    pauses: dict[int, float] = {}
    for position, seconds in sentence.pauses:
        at = next((p.end for p in sentence.pronunciations if p.start < position < p.end), position)
        pauses[at] = pauses.get(at, 0.0) + seconds
    for start, end in pairwise(sorted({0, *pauses, len(sentence.spoken)})):
        spoken = sentence.spoken[start:end]
        first = start + len(spoken) - len(spoken.lstrip())
        inside = tuple(
            replace(p, start=p.start - first, end=p.end - first)
            for p in sentence.pronunciations
            if start <= p.start and p.end <= end
        )
        piece = replace(sentence, spoken=spoken.strip(), flags=(), pronunciations=inside, pauses=())
        yield _SpokenPiece(piece, first, pauses.get(end, 0.0))


def _placed(
    words: tuple[SpokenWord, ...], offset: int, start_s: float, sound: Piece, rate: int
) -> Iterator[SpokenWord]:
    """`words` of a piece, placed in the sentence; what was trimmed away around them is not theirs any more."""
    end_s = start_s + len(sound.samples) / rate
    for word in words:
        begins, ends = (
            min(max(time_s - sound.start_s + start_s, start_s), end_s) for time_s in (word.start_s, word.end_s)
        )
        yield SpokenWord(word.start + offset, word.end + offset, begins, ends)
