"""Our icons: drawings of strokes on a grid of 24, coloured when they are drawn.

They are SVG files in `resources/icons` whose only colour is `currentColor`.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap

from audio_engine.resources import resource

__all__ = ["ICON_PX", "icon", "pixmap"]

ICON_PX: Final = 20
"""The size in which icons stand beside text, in device-independent pixels."""


@cache
def icon(name: str, colour: str, disabled: str) -> QIcon:
    """The icon `name` in `colour`, and in `disabled` where it cannot be used.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    made = QIcon()
    size = round(ICON_PX * QGuiApplication.primaryScreen().devicePixelRatio())  # Qt makes smaller ones from this
    made.addPixmap(_draw(name, colour, size), QIcon.Mode.Normal)
    made.addPixmap(_draw(name, disabled, size), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, colour: str, size: int = ICON_PX, device_pixel_ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` device-independent pixels, sharp on this screen."""
    drawn = QPixmap(_draw(name, colour, round(size * device_pixel_ratio)))
    drawn.setDevicePixelRatio(device_pixel_ratio)
    return drawn


@cache
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")


@cache
def _draw(name: str, colour: str, size_px: int) -> QPixmap:
    from PySide6.QtCore import Qt  # here, as the next: the empty window at the start has no icons
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    drawn = QPixmap(QSize(size_px, size_px))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    return drawn
