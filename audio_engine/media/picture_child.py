"""The locked child that makes a small picture of a large one: JPEG or PNG from descriptor 0, raw RGB to descriptor 1.

It is given no path and uses no demuxer: one of two decoders gets the bytes as they are. What it answers is nine bytes
(`HEAD`) and then so many rows of pixels; the parent believes neither.
"""

from __future__ import annotations

import os
import struct
import sys
from fractions import Fraction
from typing import Any, Final

from audio_engine.limits import COVER_MAX_BYTES, PICTURE_CPU_S, PICTURE_MAX_PIXELS, THUMBNAIL_MAX_PIXELS
from audio_engine.media import lock

__all__ = ["HEAD", "KINDS", "main", "thumbnail_of"]

HEAD: Final = struct.Struct("<BHHI")
"""1 where there is a picture, else 0; width; height; bytes that follow."""
KINDS: Final = {b"\xff\xd8\xff": "mjpeg", b"\x89PNG\r\n\x1a\n": "png"}
"""FFmpeg's decoder by the first bytes."""
_PIECE: Final = 1 << 20


def main() -> None:
    """Run as `python -m audio_engine.media.picture_child`, with the picture as standard input."""
    _load()
    layers = lock.engage(PICTURE_CPU_S)
    if "--describe-lock" in sys.argv:
        os.write(1, lock.description(layers))
        return
    _write(answer_for(_content()))


def answer_for(content: bytes) -> bytes:
    """What the child says of `content`. Separate from `main` so that a test can do it without the lock."""
    import av

    try:
        width, height, pixels = thumbnail_of(content)
    except (av.FFmpegError, ValueError, MemoryError):
        return HEAD.pack(0, 0, 0, 0)
    return HEAD.pack(1, width, height, len(pixels)) + pixels


def thumbnail_of(content: bytes) -> tuple[int, int, bytes]:
    """Width, height and RGB of `content`, no side longer than `THUMBNAIL_MAX_PIXELS`; a small picture stays as it is.

    Raises:
        ValueError: it is neither JPEG nor PNG, holds no picture, or too large a one.
        av.FFmpegError: it is broken.
        MemoryError: there is too little.
    """
    import av

    kind = next((kind for start, kind in KINDS.items() if content.startswith(start)), None)
    if kind is None:
        raise ValueError("neither JPEG nor PNG")
    decoder = av.CodecContext.create(kind, "r")
    decoder.thread_count = 1  # the lock has no thread to give
    decoder.options = {"max_pixels": str(PICTURE_MAX_PIXELS)}
    frames = [*decoder.decode(av.Packet(content)), *decoder.decode(None)]  # type: ignore[attr-defined] # a video's
    if not frames:
        raise ValueError("no picture")
    return _scaled(frames[0])


def _scaled(frame: Any) -> tuple[int, int, bytes]:  # noqa: ANN401 - PyAV's class
    if not 0 < frame.width * frame.height <= PICTURE_MAX_PIXELS:
        raise ValueError("too large")
    share = min(1.0, THUMBNAIL_MAX_PIXELS / max(frame.width, frame.height))
    width, height = max(1, round(frame.width * share)), max(1, round(frame.height * share))
    # as many threads as there are cores unless it is told: the lock has none to give
    plane = frame.reformat(width=width, height=height, format="rgb24", threads=1).planes[0]
    rows = memoryview(plane).cast("B")
    return width, height, b"".join(rows[y * plane.line_size :][: 3 * width] for y in range(height))


def _load() -> None:
    """Import what is needed and use it once on a picture of ours: afterwards no file can be opened."""
    import av
    import av.logging
    import av.video.codeccontext
    import av.video.frame
    import av.video.reformatter

    av.logging.set_level(None)
    for kind, pixels in (("mjpeg", "yuvj420p"), ("png", "rgb24")):
        maker = av.CodecContext.create(kind, "w")
        maker.width = maker.height = 16  # type: ignore[attr-defined] # a video's
        maker.pix_fmt = pixels  # type: ignore[attr-defined]
        maker.time_base = Fraction(1)
        made = maker.encode(av.VideoFrame(16, 16, pixels))  # type: ignore[attr-defined]
        thumbnail_of(b"".join(bytes(packet) for packet in (*made, *maker.encode(None))))  # type: ignore[attr-defined]


def _content() -> bytes:
    parts = []
    size = 0
    while size <= COVER_MAX_BYTES and (part := os.read(0, _PIECE)):
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _write(message: bytes) -> None:
    view = memoryview(message)
    while view:
        view = view[os.write(1, view) :]


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:  # the parent has gone, or wants no more
        sys.exit(1)
