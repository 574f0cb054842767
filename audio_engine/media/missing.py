"""What a file's own bookkeeping says about sound that is not there: cut-off files and contradicting headers.

Runs in the locked child, on bytes that may be forged: nothing here may loop on a value from the file.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any, Final

from audio_engine.limits import MAX_DURATION_S
from audio_engine.media.formats import DECLARES_LENGTH
from audio_engine.media.pcm_protocol import Warned, WarningCode
from audio_engine.media.source import Descriptor

__all__ = ["declared_length", "written_length", "wrong_bookkeeping"]

_TOLERANCE_S: Final = 0.5
_TOLERANCE_PART: Final = 0.005
_STREAMED_SIZE: Final = 0x7FFF_0000
"""Recorders that never came back to write the size leave 0 or a huge one."""
_WAV_LINEAR: Final = frozenset({1, 3, 6, 7, 0xFFFE})
_OGG_END_OF_STREAM: Final = 4


def declared_length(container: Any, stream: Any) -> float | None:  # noqa: ANN401 - PyAV's classes exist in the child only
    """Seconds that the file says it has, or thinks it has; None where it says nothing that could be true."""
    if stream.duration and stream.time_base:
        seconds = float(stream.duration * stream.time_base)
    elif container.duration:
        seconds = container.duration / 1_000_000
    else:
        return None
    return seconds if 0 < seconds <= MAX_DURATION_S else None


def written_length(file: Descriptor, container: Any, stream: Any, first_packet_at: int | None) -> float | None:  # noqa: ANN401
    """Seconds that whoever made the file meant it to have; None where the length is only guessed from the size."""
    names = set(container.format.name.split(","))
    if "wav" in names:
        return _wav_length(file)
    if "mp3" in names:
        tag = file.look(max(0, (first_packet_at or 0) - 2048), 2048 + 256)
        if not any(mark in tag for mark in (b"Xing", b"Info", b"VBRI")):
            return None
    elif not names & DECLARES_LENGTH:
        return None
    if stream.duration is None and len(container.streams) > 1:
        return None  # the length of the pictures, perhaps
    return declared_length(container, stream)


def wrong_bookkeeping(
    file: Descriptor,
    container: Any,  # noqa: ANN401
    written_s: float | None,
    samples: int,
    rate: int,
) -> Iterator[Warned]:
    """Warnings about what is missing after `samples` at `rate`, and about headers that contradict themselves."""
    names = set(container.format.name.split(","))
    if written_s is not None:
        decoded_s = samples / rate
        if written_s - decoded_s > max(_TOLERANCE_S, written_s * _TOLERANCE_PART):
            yield Warned(WarningCode.SEEMS_CUT, samples, round(written_s * rate))
    elif "ogg" in names and _ogg_is_cut(file):
        yield Warned(WarningCode.CUT_OFF)
    if "wav" in names and (rates := _wav_rates(file)) and rates[0] != rates[1]:
        yield Warned(WarningCode.RATE_CONTRADICTION, *rates)


def _wav_chunks(file: Descriptor) -> Iterator[tuple[bytes, int, int]]:
    """Name, start and size of the first chunks of a RIFF file."""
    at = 12
    for _ in range(64):
        head = file.look(at, 8)
        if len(head) < 8:
            return
        name, size = struct.unpack("<4sI", head)
        yield name, at + 8, size
        at += 8 + size + (size & 1)


def _wav_format(file: Descriptor) -> tuple[int, int, int, int] | None:
    """Format tag, rate, bytes a second and bytes a sample of linear PCM; None for anything else."""
    for name, start, size in _wav_chunks(file):
        if name == b"fmt " and size >= 16:
            tag, _channels, rate, byte_rate, align, _bits = struct.unpack("<HHIIHH", file.look(start, 16))
            return (tag, rate, byte_rate, align) if tag in _WAV_LINEAR and byte_rate and align else None
    return None


def _wav_length(file: Descriptor) -> float | None:
    shape = _wav_format(file)
    if shape is None or file.look(0, 4) != b"RIFF":
        return None
    for name, _, size in _wav_chunks(file):
        if name == b"data":
            seconds = size / (shape[1] * shape[3]) if shape[1] else 0.0
            return seconds if 0 < size < _STREAMED_SIZE and seconds <= MAX_DURATION_S else None
    return None


def _wav_rates(file: Descriptor) -> tuple[int, int] | None:
    shape = _wav_format(file)
    return (shape[1], shape[2] // shape[3]) if shape else None


def _ogg_is_cut(file: Descriptor) -> bool:
    """Whether the last page is incomplete or is not marked as the last. A page has at most 65,307 bytes."""
    tail_at = max(0, file.size - (1 << 17))
    tail = file.look(tail_at, 1 << 17)
    page = tail.rfind(b"OggS")
    if page < 0 or len(tail) < page + 27:
        return True
    segments = tail[page + 26]
    table = tail[page + 27 : page + 27 + segments]
    complete = len(table) == segments and page + 27 + segments + sum(table) <= len(tail)
    return not (complete and tail[page + 5] & _OGG_END_OF_STREAM)
