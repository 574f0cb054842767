"""What a voice is to everything that uses one: it says one sentence, and may be stopped in the middle of it.

A voice is loaded in a worker only: its native libraries can take a process down.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from audio_engine.narration.spoken import SpokenSentence

__all__ = ["Speech", "SpokenWord", "Voice", "VoiceDescription", "VoiceSettings", "VoiceStoppedError"]


class VoiceStoppedError(Exception):
    """`stopped()` was true while a sentence was being said. Not an error: somebody cancelled or paused."""


@dataclass(frozen=True, slots=True)
class VoiceDescription:
    """What can be known of a voice without hearing it."""

    name: str
    engine: str
    """`piper` or `espeak`."""
    version: str
    """Of the engine, for the tags of what it says."""
    language: str
    """A code as in `spoken.LANGUAGES` where it is one of those: `fr`, `fr-be`, `en-gb`, `en-us`."""
    sample_rate: int
    identity: str
    """SHA-256 (hex) over everything that decides how it sounds: its files, its engine's version. Keys the cache."""
    basic: bool = False
    speakers: tuple[str, ...] = ()
    has_word_times: bool = False
    parallel: int = 1
    """How many sentences it says best at the same time on this machine; `say` may be called by so many threads."""


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    """How it should speak. Everything here is part of the cache's key.

    `speed` is relative to the voice's own default (1.0); `speaker` is one of its names.
    """

    speed: float = 1.0
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """`spoken[start:end]` sounds from `start_s` to `end_s` of the speech."""

    start: int
    end: int
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Speech:
    """One sentence as sound: float32 mono, shape (n,), in [-1, 1], not normalised, with the silence around it.

    `problems` are sentences for a person: a sound that this voice does not have, a language that it cannot switch to.
    """

    samples: NDArray[np.float32]
    sample_rate: int
    words: tuple[SpokenWord, ...] = ()
    problems: tuple[str, ...] = ()


class Voice(Protocol):
    """One loaded voice. `say` may be called by `description.parallel` threads at once."""

    @property
    def description(self) -> VoiceDescription:
        """What it is."""

    def say(
        self, sentence: SpokenSentence, settings: VoiceSettings, *, stopped: Callable[[], bool] = lambda: False
    ) -> Speech:
        """The sound of `sentence.spoken`, with its pronunciations. `stopped` is asked at least once a clause.

        Pauses inside the sentence (`SpokenSentence.pauses`) are not the voice's: the renderer cuts there first.

        Raises:
            VoiceStoppedError: `stopped()` was true.
            UserFacingError: this voice cannot say this sentence.
        """

    def close(self) -> None:
        """Free what it holds."""
