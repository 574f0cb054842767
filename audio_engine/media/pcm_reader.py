"""Reads what the locked decoder says, trusting none of it.

Exact sizes are read, every number is bounded before it is used and is called `untrusted_` until then, and a message
out of its order ends the conversation.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import Final, Protocol, TypeVar

from audio_engine.limits import (
    MAX_CHANNELS,
    MAX_DURATION_S,
    MAX_SOURCE_RATE,
    MIN_SOURCE_RATE,
    PCM_CHUNK_MAX_BYTES,
)
from audio_engine.media.pcm_protocol import (
    FRAME,
    LAYOUTS,
    Damaged,
    Delivery,
    End,
    Header,
    Kind,
    Message,
    Pcm,
    RefusalCode,
    Refused,
    Warned,
    WarningCode,
)

__all__ = ["ByteSource", "ProtocolError", "read_messages"]

_MAX_WARNINGS: Final = 100
_MAX_DAMAGED: Final = 100_000
_MAX_VALUE: Final = 1 << 50
_NAME_BYTES: Final = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789_,-")
_Code = TypeVar("_Code", bound=IntEnum)


class ProtocolError(Exception):
    """The child said something that our decoder never says, or stopped in the middle."""


class ByteSource(Protocol):
    """Something to read from: exactly `size` bytes, fewer only at the end."""

    def read(self, size: int, /) -> bytes:
        """The bytes."""
        ...


def read_messages(stream: ByteSource, delivery: Delivery = Delivery.SPEECH) -> Iterator[Message]:
    """The child's messages in order, each checked against what was ordered; stops after `End` or `Refused`.

    Raises:
        ProtocolError: anything is out of its bounds or its order, or the stream ends early.
    """
    conversation = _Conversation(delivery)
    while True:
        message = _read_message(stream, MAX_DURATION_S * delivery.rate)
        conversation.check(message)
        yield message
        if isinstance(message, End | Refused):
            return


class _Conversation:
    """What was said so far, as far as it decides what may be said next."""

    def __init__(self, delivery: Delivery) -> None:
        self._delivery = delivery
        self._channels = 0
        self._samples = 0
        self._warnings = 0
        self._damaged = 0

    def check(self, message: Message) -> None:
        if isinstance(message, Refused):
            return
        if isinstance(message, Header) is bool(self._channels):
            raise ProtocolError("not the place for this message")
        match message:
            case Header():
                if message.channels != self._delivery.channels(message.source_channels):
                    raise ProtocolError("not the channels that were ordered")
                self._channels = message.channels
            case Pcm():
                self._count(message.samples)
            case Damaged():
                self._damaged += 1
            case Warned():
                self._warnings += 1
            case End() if message.total_samples != self._samples:
                raise ProtocolError("the total is not what was sent")
        if self._damaged > _MAX_DAMAGED or self._warnings > _MAX_WARNINGS:
            raise ProtocolError("endless complaints")

    def _count(self, untrusted_samples: bytes) -> None:
        frames, rest = divmod(len(untrusted_samples), 2 * self._channels)
        if rest:
            raise ProtocolError("half a sample")
        self._samples += frames
        if self._samples > MAX_DURATION_S * self._delivery.rate:
            raise ProtocolError("more than the longest recording")


def _read_message(stream: ByteSource, max_samples: int) -> Message:
    untrusted_kind, untrusted_length = FRAME.unpack(_exactly(stream, FRAME.size))
    kind = _code(Kind, untrusted_kind)
    if kind is Kind.PCM:
        if not 0 < untrusted_length <= PCM_CHUNK_MAX_BYTES:
            raise ProtocolError("a chunk of samples of impossible length")
        return Pcm(_exactly(stream, untrusted_length))
    if LAYOUTS[kind].size != untrusted_length:
        raise ProtocolError("a wrong length")
    untrusted_values = LAYOUTS[kind].unpack(_exactly(stream, untrusted_length))
    match kind:
        case Kind.HEADER:
            return _header(untrusted_values, max_samples)
        case Kind.DAMAGED:
            return _damaged(*untrusted_values, max_samples=max_samples)
        case Kind.WARNED:
            return _warned(*untrusted_values)
        case Kind.REFUSED:
            return Refused(_code(RefusalCode, untrusted_values[0]))
        case Kind.END:
            return End(untrusted_values[0])


def _header(untrusted_values: tuple[int, int, int, int, bytes, bytes], max_samples: int) -> Header:
    untrusted_channels, untrusted_rate, untrusted_source_channels, untrusted_declared = untrusted_values[:4]
    untrusted_container, untrusted_codec = untrusted_values[4:]
    if untrusted_channels not in {1, 2}:
        raise ProtocolError("neither mono nor two channels")
    if not MIN_SOURCE_RATE <= untrusted_rate <= MAX_SOURCE_RATE:
        raise ProtocolError("an impossible source rate")
    if not 1 <= untrusted_source_channels <= MAX_CHANNELS:
        raise ProtocolError("an impossible number of source channels")
    return Header(
        channels=untrusted_channels,
        source_rate=untrusted_rate,
        source_channels=untrusted_source_channels,
        declared_samples=untrusted_declared if 0 <= untrusted_declared <= max_samples else None,
        container=_name(untrusted_container),
        codec=_name(untrusted_codec),
    )


def _damaged(untrusted_start: int, untrusted_end: int, *, max_samples: int) -> Damaged:
    if not 0 <= untrusted_start < untrusted_end <= max_samples:
        raise ProtocolError("an impossible damaged stretch")
    return Damaged(untrusted_start, untrusted_end)


def _warned(untrusted_code: int, untrusted_first: int, untrusted_second: int) -> Warned:
    if not (0 <= untrusted_first < _MAX_VALUE and 0 <= untrusted_second < _MAX_VALUE):
        raise ProtocolError("a warning about an impossible value")
    return Warned(_code(WarningCode, untrusted_code), untrusted_first, untrusted_second)


def _code(kind: type[_Code], untrusted_value: int) -> _Code:
    try:
        return kind(untrusted_value)
    except ValueError as problem:
        raise ProtocolError("an unknown code") from problem


def _name(untrusted_name: bytes) -> str:
    stripped = untrusted_name.rstrip(b"\0")
    if not _NAME_BYTES.issuperset(stripped):
        raise ProtocolError("a name with characters that no format's name has")
    return stripped.decode("ascii")


def _exactly(stream: ByteSource, size: int) -> bytes:
    data = stream.read(size)
    if len(data) != size:
        raise ProtocolError("the decoder stopped in the middle of a message")
    return data
