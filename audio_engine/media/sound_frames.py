"""What goes through the pipes of a sound process: messages in JSON, and sound as raw samples.

A frame is one byte that tells the two apart, four bytes of length, big endian, and so many bytes.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import struct
import threading
from typing import IO, Any, Final

from audio_engine.limits import SOUND_FRAME_MAX_BYTES

__all__ = ["FrameSender", "SoundFrameError", "read_frame"]

_HEAD: Final = struct.Struct(">cI")
_MESSAGE: Final = b"M"
_SOUND: Final = b"S"


class SoundFrameError(Exception):
    """What came through the pipe is no frame: this is no longer our program talking."""


class FrameSender:
    """Sends frames into a file descriptor that it does not own, from a thread of its own: nobody waits for the pipe.

    A sound card's callback may use it. Frames that the other side does not take any more are dropped.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._queue: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="frames of a sound process", daemon=True)
        self._thread.start()

    def message(self, document: dict[str, Any]) -> None:
        """Send a message."""
        body = json.dumps(document, separators=(",", ":"), allow_nan=False).encode("ascii")
        self._queue.put(_HEAD.pack(_MESSAGE, len(body)) + body)

    def sound(self, samples: bytes) -> None:
        """Send samples."""
        self._queue.put(_HEAD.pack(_SOUND, len(samples)) + samples)

    def close(self, *, patience_s: float) -> bool:
        """Send what waits and end the thread; False where the other side does not take it in time."""
        self._queue.put(None)
        self._thread.join(patience_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        with contextlib.suppress(OSError):  # the other side is gone, and whoever reads from it learns that
            while (frame := self._queue.get()) is not None:
                rest = memoryview(frame)
                while rest:
                    rest = rest[os.write(self._descriptor, rest) :]


def read_frame(stream: IO[bytes]) -> dict[str, Any] | bytes | None:
    """The next message or samples; None where the other side has closed the pipe, or has died. Waits for it.

    Raises:
        SoundFrameError: it is no frame.
    """
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    kind, length = _HEAD.unpack(head)
    if length > SOUND_FRAME_MAX_BYTES or kind not in {_MESSAGE, _SOUND}:
        raise SoundFrameError(f"a frame of {length} bytes")
    body = stream.read(length)
    if len(body) < length:
        return None
    if kind == _SOUND:
        return body
    try:
        document = json.loads(body)
    except (ValueError, RecursionError) as problem:
        raise SoundFrameError(f"{length} bytes that are no JSON") from problem
    if not isinstance(document, dict):
        raise SoundFrameError(f"a JSON {type(document).__name__} where an object belongs")
    return document
