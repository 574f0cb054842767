"""The icon as Windows and macOS want it, drawn by the program that builds call."""

from __future__ import annotations

import struct
import subprocess
import sys
from pathlib import Path
from typing import Final

PNG: Final = b"\x89PNG\r\n\x1a\n"


def draw(target: Path) -> None:
    subprocess.run([sys.executable, "-m", "installers.app_icons", str(target)], check=True)


def size_of(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(PNG)
    width, height = struct.unpack_from(">II", picture, 16)
    return width, height


def test_windows_finds_every_size(tmp_path: Path) -> None:
    draw(tmp_path / "souffleur.ico")
    icon = (tmp_path / "souffleur.ico").read_bytes()
    _, kind, count = struct.unpack_from("<HHH", icon)
    assert (kind, count) == (1, 7)
    for index in range(count):
        width, *_, length, offset = struct.unpack_from("<BBBBHHII", icon, 6 + 16 * index)
        picture = icon[offset : offset + length]
        assert size_of(picture) == (width or 256, width or 256)
        assert len(picture) > 200, "there is something on it"
    assert offset + length == len(icon)


def test_macos_finds_every_size(tmp_path: Path) -> None:
    draw(tmp_path / "souffleur.iconset")
    pictures = {path.name: size_of(path.read_bytes()) for path in (tmp_path / "souffleur.iconset").iterdir()}
    assert len(pictures) == 10
    assert pictures["icon_16x16.png"] == (16, 16)
    assert pictures["icon_512x512@2x.png"] == (1024, 1024)
