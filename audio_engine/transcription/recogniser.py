"""What a recogniser is: the seam behind which faster-whisper and PocketSphinx are the same to the pipeline.

A recogniser hears one window at a time, knows nothing of files, libraries or people, and never opens a network.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

__all__ = ["HeardSegment", "HeardWord", "Hearing", "LanguageGuess", "Mode", "Recogniser", "Request"]


class Mode(StrEnum):
    """How much care a run takes."""

    ACCURATE = "accurate"
    DRAFT = "draft"
    BASIC = "basic"
    """The built-in recogniser has one mode."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a run asks of every window."""

    language: str
    """ISO 639-1."""
    task: str = "transcribe"
    """`transcribe`, or `translate` into English."""
    mode: Mode = Mode.ACCURATE
    prompt: str = ""
    """Text in the style of what is to come; part of every window's context."""
    hints: str = ""
    """Names, already cut to the recogniser's budget."""
    multilingual: bool = False
    """Detect the language again in every window."""


@dataclass(frozen=True, slots=True)
class HeardWord:
    """A word as heard; `text` keeps its leading space where it has one. Seconds from the window's start."""

    text: str
    start_s: float
    end_s: float
    confidence: float


@dataclass(frozen=True, slots=True)
class HeardSegment:
    """A phrase as heard. Seconds from the window's start."""

    start_s: float
    end_s: float
    text: str
    words: tuple[HeardWord, ...]


@dataclass(frozen=True, slots=True)
class Hearing:
    """What a recogniser made of one window.

    `mean_log_probability` is the mean over the text's tokens (0 is certain, None where the recogniser has no such
    figure); `no_speech_probability` is the model's own opinion that nobody speaks.
    """

    segments: tuple[HeardSegment, ...]
    language: str
    mean_log_probability: float | None = None
    no_speech_probability: float = 0.0

    @property
    def text(self) -> str:
        """The whole text, one space between segments."""
        return " ".join(s.text.strip() for s in self.segments).strip()


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """The most probable language, its probability in [0, 1], and the runners-up."""

    language: str
    probability: float
    others: dict[str, float] = field(default_factory=dict)


class Recogniser(Protocol):
    """Turns windows of speech into words."""

    name: str
    model: str
    device: str
    compute_type: str
    batch_size: int
    """How many windows one call of `hear` should get."""

    def languages(self) -> tuple[str, ...]:
        """ISO 639-1 codes that it can recognise."""
        ...

    def detect_language(self, sounds: Sequence[NDArray[np.float32]]) -> LanguageGuess:
        """The language of these windows together."""
        ...

    def count_tokens(self, text: str) -> int:
        """How much of the context `text` takes; 0 where the recogniser takes no hints."""
        ...

    def context_budget(self) -> int:
        """Tokens that prompt and hints may take together; 0 where the recogniser takes none."""
        ...

    def hear(self, sounds: Sequence[NDArray[np.float32]], request: Request) -> list[Hearing]:
        """What is said in each window; one answer a window, in order. The fast way."""
        ...

    def hear_again(self, sound: NDArray[np.float32], request: Request, attempt: int) -> Hearing | None:
        """One window alone, with more care at each `attempt` (from 0); None when there are no more ways.

        The same sound and attempt give the same answer, whatever was heard before: a resumed run must equal an
        unbroken one.
        """
        ...

    def close(self) -> None:
        """Free the model."""
        ...
