"""PocketSphinx as a recogniser: built in, English, small. It works before any model is installed, and it is basic.

It writes no punctuation and no capitals and gets one word in four wrong; the interface and every export say so.
Imported only in a worker.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np
from pocketsphinx import Decoder

from audio_engine.transcription.recogniser import HeardSegment, HeardWord, Hearing, LanguageGuess

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from audio_engine.transcription.recogniser import Request

__all__ = ["PocketSphinxRecogniser"]

_FRAME_S: Final = 0.01
_NO_WORD: Final = re.compile(r"^(<.*>|\[.*\]|\+\+.*\+\+)$")
_VARIANT: Final = re.compile(r"\(\d+\)$")
_PAUSE_S: Final = 0.45
"""There is no punctuation to cut at: a pause of this length ends a segment."""


class PocketSphinxRecogniser:
    """The default US English model that comes with the library."""

    name = "pocketsphinx"
    model = "en-us"
    device = "cpu"
    compute_type = "fixed-point"
    batch_size = 1

    def __init__(self) -> None:
        # Batch normalisation: an utterance must not depend on those before it, or a resumed run would differ.
        self._decoder = Decoder(samprate=16_000, cmn="batch", loglevel="FATAL")

    def languages(self) -> tuple[str, ...]:
        """English alone."""
        return ("en",)

    def detect_language(self, sounds: Sequence[NDArray[np.float32]]) -> LanguageGuess:
        """English: it knows nothing else."""
        del sounds
        return LanguageGuess("en", 1.0)

    def count_tokens(self, text: str) -> int:
        """0: it takes no hints."""
        del text
        return 0

    def context_budget(self) -> int:
        """0: it takes no hints."""
        return 0

    def hear(self, sounds: Sequence[NDArray[np.float32]], request: Request) -> list[Hearing]:
        """Each window as one utterance."""
        del request
        return [Hearing(tuple(_segments(self._words(sound))), "en") for sound in sounds]

    def hear_again(self, sound: NDArray[np.float32], request: Request, attempt: int) -> None:
        """It has one way of listening."""
        del sound, request, attempt

    def close(self) -> None:
        """Nothing to free but the decoder, which goes with this object."""

    def _words(self, sound: NDArray[np.float32]) -> list[HeardWord]:
        self._decoder.start_utt()
        self._decoder.process_raw((sound * 32767).astype(np.int16).tobytes(), full_utt=True)
        self._decoder.end_utt()
        logs = self._decoder.logmath
        return [
            HeardWord(
                text=" " + _VARIANT.sub("", part.word),
                start_s=part.start_frame * _FRAME_S,
                end_s=(part.end_frame + 1) * _FRAME_S,
                confidence=min(1.0, float(logs.exp(part.prob))),
            )
            for part in self._decoder.seg() or ()
            if not _NO_WORD.match(part.word)
        ]


def _segments(words: Sequence[HeardWord]) -> list[HeardSegment]:
    groups: list[list[HeardWord]] = []
    for word in words:
        if not groups or word.start_s - groups[-1][-1].end_s >= _PAUSE_S:
            groups.append([])
        groups[-1].append(word)
    return [
        HeardSegment(group[0].start_s, group[-1].end_s, "".join(w.text for w in group).strip(), tuple(group))
        for group in groups
    ]
