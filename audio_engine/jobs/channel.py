"""JSON frames over a pipe: four bytes of length, big endian, then one JSON object in UTF-8.

The supervisor and its worker talk through two of these. There is no socket and no port, so no other program can
listen or speak. A frame that is not one is an error of its own kind, never a guess.
"""

from __future__ import annotations

import json
import os
import struct
import threading
from typing import Any, Final

from audio_engine.limits import FRAME_MAX_BYTES

__all__ = [
    "ChannelClosedError",
    "ChannelError",
    "FrameContentError",
    "FrameLengthError",
    "FrameReader",
    "FrameWriter",
    "HalfFrameError",
    "encode_frame",
]

_LENGTH: Final = struct.Struct(">I")
_READ_BYTES: Final = 1 << 16


class ChannelError(Exception):
    """What came through the pipe is not the next frame."""


class ChannelClosedError(ChannelError):
    """The other side closed the pipe between two frames: it is done, or it is dead."""


class HalfFrameError(ChannelError):
    """The other side went away in the middle of a frame."""


class FrameLengthError(ChannelError):
    """A length of zero or beyond `FRAME_MAX_BYTES`: this is no longer our program talking."""


class FrameContentError(ChannelError):
    """The frame is whole and holds something else than a JSON object."""


class FrameWriter:
    """Sends frames into a file descriptor that it does not own. Threads may share it; frames never mix."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._lock = threading.Lock()

    def send(self, document: dict[str, Any]) -> None:
        """Write one frame, whole.

        Raises:
            FrameLengthError: the document is larger than a frame may be; nothing was written.
            OSError: the other side is gone (`BrokenPipeError`), or the descriptor is closed.
        """
        frame = memoryview(encode_frame(document))
        with self._lock:
            while frame:
                frame = frame[os.write(self._descriptor, frame) :]


class FrameReader:
    """Receives frames from a file descriptor that it does not own. For one thread."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def receive(self) -> dict[str, Any]:
        """The next frame; waits for it.

        Raises:
            ChannelClosedError: there is no further frame.
            HalfFrameError: the pipe ended inside the frame.
            FrameLengthError: the length is impossible.
            FrameContentError: the content is no JSON object.
        """
        head = self._read(_LENGTH.size)
        if not head:
            raise ChannelClosedError("the other side closed the channel")
        if len(head) < _LENGTH.size:
            raise HalfFrameError(f"the channel ended after {len(head)} bytes of a length")
        (length,) = _LENGTH.unpack(head)
        if not 0 < length <= FRAME_MAX_BYTES:
            raise FrameLengthError(f"a frame of {length} bytes")
        body = self._read(length)
        if len(body) < length:
            raise HalfFrameError(f"the channel ended after {len(body)} of {length} bytes")
        return _decode(body)

    def _read(self, count: int) -> bytes:
        """`count` bytes, or fewer where the pipe ends."""
        received = bytearray()
        while len(received) < count:
            piece = os.read(self._descriptor, min(count - len(received), _READ_BYTES))
            if not piece:
                break
            received += piece
        return bytes(received)


def encode_frame(document: dict[str, Any]) -> bytes:
    """The frame of `document`, with its length before it.

    Lone surrogates survive the journey: file names may hold them.

    Raises:
        FrameLengthError: it would be larger than a frame may be.
    """
    body = json.dumps(document, ensure_ascii=True, separators=(",", ":"), allow_nan=False).encode("ascii")
    if len(body) > FRAME_MAX_BYTES:
        raise FrameLengthError(f"a frame of {len(body)} bytes")
    return _LENGTH.pack(len(body)) + body


def _decode(body: bytes) -> dict[str, Any]:
    try:
        document = json.loads(body)
    except (ValueError, RecursionError) as problem:  # also wrong UTF-8 and over-long integers
        raise FrameContentError(f"{len(body)} bytes that are no JSON") from problem
    if not isinstance(document, dict):
        raise FrameContentError(f"a JSON {type(document).__name__} where an object belongs")
    return document
