"""What the locked decoder may say to its parent: length-checked binary messages, small integers and samples.

A message is one byte of kind, four of length (little-endian) and the payload. The child may be under an attacker's
control: `pcm_reader` bounds every number before it is used. The order is `Header`, then any of `Pcm`, `Damaged` and
`Warned`, then `End`; or `Refused` at any point, which ends everything.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final

from audio_engine.limits import MUSIC_RATE, SAMPLE_RATE

__all__ = [
    "FRAME",
    "LAYOUTS",
    "Damaged",
    "Delivery",
    "End",
    "Header",
    "Kind",
    "Message",
    "Pcm",
    "RefusalCode",
    "Refused",
    "Warned",
    "WarningCode",
    "encode",
]


class Delivery(StrEnum):
    """What the samples are for, and so what they are. The value is the decoder's argument."""

    SPEECH = "speech"
    """16 kHz; one channel where the source has one, else two."""
    MUSIC = "music"
    """48 kHz, two channels."""

    @property
    def rate(self) -> int:
        """Hz."""
        return MUSIC_RATE if self is Delivery.MUSIC else SAMPLE_RATE

    def channels(self, source_channels: int) -> int:
        """How many channels are delivered of so many."""
        return 2 if self is Delivery.MUSIC else min(source_channels, 2)


class RefusalCode(IntEnum):
    """Why the decoder gave up. The sentences are the parent's (`sentences.py`)."""

    NOT_MEDIA = 1
    NO_AUDIO = 2
    UNKNOWN_CODEC = 3
    ENCRYPTED = 4
    NO_INDEX = 5
    NOTHING_DECODED = 6
    TOO_LONG = 7
    ABSURD_RATE = 8
    ABSURD_CHANNELS = 9
    OUT_OF_MEMORY = 10
    PLAYLIST = 11


class WarningCode(IntEnum):
    """What a listener should know. Its two values are explained for each."""

    SEEMS_CUT = 1
    """Decoded and declared length, in samples."""
    CUT_OFF = 2
    """No values: the container's end mark is missing, so how much is lost cannot be known."""
    RATE_CONTRADICTION = 3
    """The rate in the header and the rate that its byte rate gives, in Hz."""
    OTHER_TRACK = 4
    """The track that was used and the one that was expected, counted from 1."""
    PACKETS_LOST = 5
    """How many packets could not be decoded; 0."""
    TRACKS_LEFT_OUT = 6
    """The track that was used and how many audio tracks there are."""


@dataclass(frozen=True, slots=True)
class Header:
    """What is about to come: 1 or 2 `channels`, and what the source was."""

    channels: int
    source_rate: int
    source_channels: int
    declared_samples: int | None
    container: str
    codec: str


@dataclass(frozen=True, slots=True)
class Pcm:
    """Interleaved signed 16-bit little-endian samples at the rate of the `Delivery`."""

    samples: bytes


@dataclass(frozen=True, slots=True)
class Damaged:
    """A stretch that could not be decoded; the samples sent for it are silence."""

    start_sample: int
    end_sample: int


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning and its two values."""

    code: WarningCode
    first: int = 0
    second: int = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """The decoder cannot use this file."""

    code: RefusalCode


@dataclass(frozen=True, slots=True)
class End:
    """Everything was sent: this many samples a channel."""

    total_samples: int


Message = Header | Pcm | Damaged | Warned | Refused | End


class Kind(IntEnum):
    """The first byte of a message."""

    HEADER = 1
    PCM = 2
    DAMAGED = 3
    WARNED = 4
    REFUSED = 5
    END = 6


FRAME: Final = struct.Struct("<BI")
LAYOUTS: Final = {
    Kind.HEADER: struct.Struct("<BIHq32s32s"),
    Kind.DAMAGED: struct.Struct("<qq"),
    Kind.WARNED: struct.Struct("<Hqq"),
    Kind.REFUSED: struct.Struct("<H"),
    Kind.END: struct.Struct("<q"),
}
"""The payload of every message but `Pcm`."""


def encode(message: Message) -> bytes:
    """The bytes of `message`, as the child writes them."""
    match message:
        case Pcm():
            return FRAME.pack(Kind.PCM, len(message.samples)) + message.samples
        case Header():
            declared = -1 if message.declared_samples is None else message.declared_samples
            shape = (message.channels, message.source_rate, message.source_channels, declared)
            return _frame(Kind.HEADER, *shape, _name_bytes(message.container), _name_bytes(message.codec))
        case Damaged():
            return _frame(Kind.DAMAGED, message.start_sample, message.end_sample)
        case Warned():
            return _frame(Kind.WARNED, message.code, message.first, message.second)
        case Refused():
            return _frame(Kind.REFUSED, message.code)
        case End():
            return _frame(Kind.END, message.total_samples)


def _frame(kind: Kind, *values: int | bytes) -> bytes:
    payload = LAYOUTS[kind].pack(*values)
    return FRAME.pack(kind, len(payload)) + payload


def _name_bytes(name: str) -> bytes:
    return name.encode("ascii", "replace")[:32]
