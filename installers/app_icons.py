"""Draws the icon for systems that want pictures: `python -m installers.app_icons FILE.ico`, or a folder `.iconset`."""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from audio_engine.resources import resource

__all__ = ["main", "picture", "windows_icon", "write_iconset"]

_WINDOWS_SIZES: Final = (16, 24, 32, 48, 64, 128, 256)
_MAC_SIZES: Final = (16, 32, 128, 256, 512)


def main(arguments: Sequence[str]) -> int:
    """Write what is named: a Windows icon, or a folder that `iconutil --convert icns` reads."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    target = Path(arguments[0])
    if target.suffix == ".ico":
        target.write_bytes(windows_icon())
    else:
        write_iconset(target)
    application.shutdown()
    return 0


def picture(size: int) -> bytes:
    """The icon as a PNG of `size` by `size` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(resource("icons/souffleur.svg"))).render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # a device is as good as a name
    return bytes(content.data())


def windows_icon() -> bytes:
    """An `.ico` with a PNG for each size, as Windows has read it since Vista."""
    pictures = [picture(size) for size in _WINDOWS_SIZES]
    head = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    entries = b""
    for size, content in zip(_WINDOWS_SIZES, pictures, strict=True):
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(content), offset)
        offset += len(content)
    return head + entries + b"".join(pictures)


def write_iconset(folder: Path) -> None:
    """The pictures under the names that `iconutil` knows, single and double."""
    folder.mkdir(parents=True, exist_ok=True)
    for size in _MAC_SIZES:
        (folder / f"icon_{size}x{size}.png").write_bytes(picture(size))
        (folder / f"icon_{size}x{size}@2x.png").write_bytes(picture(2 * size))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
