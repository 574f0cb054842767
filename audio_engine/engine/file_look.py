"""What the locked decoder says of a file before anybody works on it: its first message is asked for, and no more."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from audio_engine.errors import UserFacingError
from audio_engine.limits import SAMPLE_RATE
from audio_engine.media.decoding import DecoderProcess
from audio_engine.media.pcm_protocol import Header

__all__ = ["FileLook", "look_at"]


@dataclass(frozen=True, slots=True)
class FileLook:
    """What the locked decoder says of a file. `length_s` and `channels` are None where it does not know them."""

    path: Path
    length_s: float | None = None
    channels: int | None = None
    problem: UserFacingError | None = None
    """Why it cannot be used."""


def look_at(path: Path) -> FileLook:
    """Ask the locked decoder what the file is. It never fails: what is wrong is in `problem`."""
    try:
        with DecoderProcess(path) as decoder:
            for message in decoder.messages():
                if isinstance(message, Header):
                    return FileLook(path, _seconds(message.declared_samples), message.channels)
    except UserFacingError as problem:
        return FileLook(path, problem=problem)
    return FileLook(path)


def _seconds(samples: int | None) -> float | None:
    return None if samples is None else samples / SAMPLE_RATE
