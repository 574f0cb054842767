"""Covers made small by a real locked child: what comes back has the size that it says, whatever the picture was."""

from __future__ import annotations

import contextlib
import io
import json
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from random import Random

import av
import numpy as np
import psutil
import pytest

from audio_engine.errors import UnusableInputError
from audio_engine.limits import COVER_MAX_BYTES, PICTURE_MAX_PIXELS
from audio_engine.media import picture_child, picture_thumbnail
from audio_engine.media.locked_child import LockedChild, child_surroundings, locked_child_command
from audio_engine.media.picture_child import HEAD, answer_for
from audio_engine.media.picture_thumbnail import Thumbnail, read_thumbnail
from tests.faults.fuzz_mutations import break_bytes

SIZES = [
    ((640, 640), (256, 256)),
    ((1000, 250), (256, 64)),
    ((3, 2), (3, 2)),
    ((1, 3000), (1, 256)),
    ((256, 255), (256, 255)),
]


def picture(width: int, height: int, kind: str = "png") -> bytes:
    """Red above, blue below."""
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[: height // 2, :, 0] = pixels[height // 2 :, :, 2] = 255
    encoder = av.CodecContext.create(kind, "w")
    assert isinstance(encoder, av.VideoCodecContext)
    encoder.width, encoder.height, encoder.time_base = width, height, Fraction(1)
    encoder.pix_fmt = "rgb24" if kind == "png" else "yuvj444p"
    frame = av.VideoFrame.from_ndarray(pixels, format="rgb24").reformat(format=encoder.pix_fmt)
    return b"".join(bytes(packet) for packet in (*encoder.encode(frame), *encoder.encode(None)))


def header_only(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims to be large: a bomb."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    yield
    assert psutil.Process().children(recursive=True) == []


@pytest.mark.parametrize("kind", ["png", "mjpeg"])
@pytest.mark.parametrize(("large", "small"), SIZES)
def test_a_picture_keeps_its_shape_and_its_colours(
    tmp_path: Path, kind: str, large: tuple[int, int], small: tuple[int, int]
) -> None:
    path = tmp_path / "cover"
    path.write_bytes(picture(*large, kind))

    found = picture_thumbnail.picture_thumbnail(path)

    assert (found.width, found.height) == small
    assert len(found.rgb) == 3 * small[0] * small[1]
    red, _, blue = found.rgb[:3]
    assert red > 200
    assert blue < 50
    red, _, blue = found.rgb[-3:]
    assert blue > 200
    assert red < 50


@pytest.mark.parametrize(
    "content",
    [
        b"GIF89a" + bytes(50),
        b"\xff\xd8\xff",
        picture(64, 64)[:40],
        header_only(60_000, 60_000),
        header_only(9000, 9000),
    ],
    ids=["gif", "three-bytes", "cut", "bomb", "over-the-limit"],
)
def test_what_is_no_picture_or_too_large_a_one_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    assert PICTURE_MAX_PIXELS < 9000 * 9000
    path = tmp_path / "cover.png"
    path.write_bytes(content)

    with pytest.raises(UnusableInputError, match="cannot be shown"):
        picture_thumbnail.picture_thumbnail(path)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "cover.png"
    with path.open("wb") as file:
        file.truncate(COVER_MAX_BYTES + 1)

    with pytest.raises(UnusableInputError, match="larger than 10 MB"):
        picture_thumbnail.picture_thumbnail(path)


def test_a_broken_picture_is_a_picture_or_none() -> None:
    random = Random(1)
    seeds = [picture(64, 48, kind) for kind in ("png", "mjpeg")]
    for _ in range(200):
        said = answer_for(break_bytes(random.choice(seeds), random))
        found, width, height, size = HEAD.unpack(said[: HEAD.size])
        assert len(said) == HEAD.size + size
        assert size == (3 * width * height if found else 0)


class _Saying:
    def __init__(self, said: bytes) -> None:
        self._rest = io.BytesIO(said)

    def read(self, size: int, /) -> bytes:
        return self._rest.read(size)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        HEAD.pack(1, 2, 2, 12)[:5],
        HEAD.pack(1, 2, 2, 12) + bytes(11),
        HEAD.pack(1, 2, 2, 13) + bytes(13),
        HEAD.pack(1, 0, 2, 0),
        HEAD.pack(1, 257, 1, 771) + bytes(771),
        HEAD.pack(1, 65_535, 65_535, 0xFFFFFFFF),
        HEAD.pack(2, 1, 1, 3) + bytes(3),
    ],
)
def test_a_child_that_says_anything_else_is_not_believed(said: bytes) -> None:
    assert read_thumbnail(_Saying(said)) is None  # type: ignore[arg-type] # the part of a child that is read


def test_a_child_that_says_what_ours_says_is() -> None:
    assert read_thumbnail(_Saying(HEAD.pack(1, 1, 1, 3) + b"rgb")) == Thumbnail(1, 1, b"rgb")  # type: ignore[arg-type]


@pytest.mark.skipif(sys.platform != "linux", reason="seccomp is Linux's")
def test_the_child_is_locked_like_the_decoder() -> None:
    asked = subprocess.run(
        [*locked_child_command("audio_engine.media.picture_child"), "--describe-lock"],
        **child_surroundings(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=True,
    )

    assert json.loads(asked.stdout)["denies"] == ["open", "write", "execute", "fork", "network"]


def test_the_lock_changes_nothing(tmp_path: Path) -> None:
    content = picture(500, 300, "mjpeg")
    path = tmp_path / "cover.jpg"
    path.write_bytes(content)
    with path.open("rb") as file:
        child = LockedChild(locked_child_command("audio_engine.media.picture_child"), file, silence_s=30)
        with contextlib.closing(child):
            locked = child.read(1 << 20)

    assert locked == answer_for(content)
    assert picture_child.HEAD.size == 9
