"""Long recordings out of a short one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import soundfile
from faster_whisper.audio import decode_audio

from audio_engine.limits import SAMPLE_RATE

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["repeated"]


def repeated(source: Path, seconds: int, target: Path) -> Path:
    """`source` over and over until it lasts `seconds`, as FLAC at 16 kHz."""
    samples = decode_audio(str(source))
    left = seconds * SAMPLE_RATE
    with soundfile.SoundFile(target, "w", SAMPLE_RATE, 1, subtype="PCM_16") as stream:
        while left > 0:
            stream.write(samples[:left])
            left -= len(samples)
    return target
