"""Music that somebody hands in: as untrusted as a recording, so only the locked decoder ever parses it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audio_engine.errors import CancelledError, UnusableInputError
from audio_engine.limits import MUSIC_MAX_S, MUSIC_RATE
from audio_engine.media.decoding import DecoderProcess
from audio_engine.media.pcm_protocol import Damaged, Delivery, Pcm, Warned
from audio_engine.media.sentences import damage_sentence, printable_name, warning_sentence
from audio_engine.text import tr

__all__ = ["MusicPiece", "TooLong", "read_music"]


class TooLong(Enum):
    """What is done about music of more than `MUSIC_MAX_S`."""

    REFUSE = "refuse"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class MusicPiece:
    """Decoded music: int16, shape (n, 2), at `MUSIC_RATE`; `warnings` are sentences about the file."""

    samples: NDArray[np.int16]
    warnings: tuple[str, ...]


def read_music(path: Path, too_long: TooLong, *, stopped: Callable[[], bool]) -> MusicPiece:
    """Decode `path`; `stopped` is asked for every third of a second of sound.

    Raises:
        UnusableInputError: it is no sound that can be decoded, or is too long to be taken whole.
        JobFailedError: the decoder cannot be started.
        CancelledError: `stopped()` was true.
    """
    try:
        return _read(path, too_long, stopped)
    except UnusableInputError as problem:  # which speaks of recordings
        raise UnusableInputError(problem.what, tr("Choose another file as music.")) from problem


def _read(path: Path, too_long: TooLong, stopped: Callable[[], bool]) -> MusicPiece:
    name = printable_name(path)
    parts: list[bytes] = []
    warnings: list[str] = []
    damaged: list[tuple[int, int]] = []
    room = MUSIC_MAX_S * MUSIC_RATE * 4
    with DecoderProcess(path, delivery=Delivery.MUSIC) as decoder:
        for message in decoder.messages():
            if stopped():
                raise CancelledError
            match message:
                case Pcm():
                    parts.append(message.samples[:room])
                    room -= len(message.samples)
                case Damaged():
                    damaged.append((message.start_sample, message.end_sample))
                case Warned():
                    warnings.append(
                        tr("{name}: {warning}", name=name, warning=warning_sentence(message, Delivery.MUSIC))
                    )
            if room < 0:
                warnings.append(_too_long(name, too_long))
                break
    if damaged:
        warnings.append(tr("{name}: {warning}", name=name, warning=damage_sentence(tuple(damaged), Delivery.MUSIC)))
    return MusicPiece(np.frombuffer(b"".join(parts), "<i2").reshape(-1, 2), tuple(warnings))


def _too_long(name: str, too_long: TooLong) -> str:
    """The warning about music that was cut.

    Raises:
        UnusableInputError: it must not be.
    """
    minutes = MUSIC_MAX_S // 60
    if too_long is TooLong.REFUSE:
        raise UnusableInputError(
            tr(
                "{name} is longer than the {minutes} minutes that an intro or outro may have.",
                name=name,
                minutes=minutes,
            )
        )
    return tr("{name} is long: its first {minutes} minutes are played again and again.", name=name, minutes=minutes)
