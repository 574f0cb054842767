"""How one sentence that a voice has said is kept in a file: a header, a checksum, JSON, and the sound as FLAC.

The checksum is over all that follows it, so that a file is whole or worth nothing.
"""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import astuple
from typing import IO, Final

import numpy as np
import soundfile
from numpy.typing import NDArray

from audio_engine.limits import SPEECH_CACHE_ENTRY_MAX_BYTES
from audio_engine.narration.voices.voice import Speech, SpokenWord

__all__ = ["FORMAT", "as_kept", "pack", "unpack"]

FORMAT: Final = 1
"""Of the file, and of everything between a voice's samples and the kept ones."""
_MAGIC: Final = b"souffleur-speech/1\n"
_FULL_SCALE: Final = float(1 << 23)
_DIGEST: Final = 32
_LENGTH: Final = 4


def as_kept(speech: Speech) -> Speech:
    """`speech` as it would come out of a file: 24 bits a sample. The first run then sounds like every later one."""
    return Speech(_floats(_integers(speech.samples)), speech.sample_rate, speech.words, speech.problems)


def pack(key: str, speech: Speech) -> bytes:
    """The content of the file for `key`."""
    facts = {
        "key": key,
        "samples": len(speech.samples),
        "words": [astuple(word) for word in speech.words],
        "problems": speech.problems,
    }
    header = json.dumps(facts).encode()
    sound = io.BytesIO()
    # libsndfile takes the upper 24 of 32 bits
    soundfile.write(sound, _integers(speech.samples) << 8, speech.sample_rate, format="FLAC", subtype="PCM_24")
    body = len(header).to_bytes(_LENGTH, "big") + header + sound.getvalue()
    return _MAGIC + hashlib.sha256(body).digest() + body


def unpack(key: str, stream: IO[bytes]) -> Speech:
    """What `pack` made.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is torn, damaged, or not the file for `key`.
    """
    content = stream.read(SPEECH_CACHE_ENTRY_MAX_BYTES)
    start = len(_MAGIC) + _DIGEST
    body = content[start:]
    if content[:start] != _MAGIC + hashlib.sha256(body).digest():
        raise ValueError("not a kept sentence, or a damaged one")
    end = _LENGTH + int.from_bytes(body[:_LENGTH], "big")
    try:
        facts = json.loads(body[_LENGTH:end])
        samples, rate = soundfile.read(io.BytesIO(body[end:]), dtype="int32")
        if facts["key"] != key or samples.shape != (facts["samples"],):
            raise ValueError("another sentence")
        words = tuple(SpokenWord(*word) for word in facts["words"])
        return Speech(_floats(samples >> 8), rate, words, tuple(facts["problems"]))
    except (KeyError, TypeError, soundfile.SoundFileError) as problem:
        raise ValueError(f"not a kept sentence: {problem}") from problem


def _integers(samples: NDArray[np.float32]) -> NDArray[np.int32]:
    """Signed 24-bit values."""
    scaled = np.clip(np.rint(samples.astype(np.float64) * _FULL_SCALE), -_FULL_SCALE, _FULL_SCALE - 1)
    return scaled.astype(np.int32)


def _floats(integers: NDArray[np.int32]) -> NDArray[np.float32]:
    return (integers / _FULL_SCALE).astype(np.float32)
