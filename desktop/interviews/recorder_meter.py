"""How loud the microphone is: a bar for the loudness, a line for the peak, and red where the sound is cut off."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from audio_engine.media.record import Level
from desktop.theme import Theme

__all__ = ["RecorderMeter"]

_LOWEST_DB: Final = -60.0
_GOOD_DB: Final = (-24.0, -6.0)
"""Where the peaks of a voice should be: loud enough to be understood, far enough from the edge."""
_EDGE_DB: Final = -3.0
_FALL_DB: Final = 1.2
"""How fast the peak falls, a look."""


class RecorderMeter(QWidget):
    """Show it one `Level` after the other."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rms_db = self._peak_db = _LOWEST_DB
        self._is_clipped = False
        self.setAccessibleName(self.tr("Level of the microphone"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_level(self, level: Level, *, is_clipped: bool) -> None:
        """Show another level; `is_clipped` may be remembered longer than the level lasts."""
        self._rms_db = _decibels(level.rms)
        self._peak_db = max(_decibels(level.peak), self._peak_db - _FALL_DB)
        self._is_clipped = is_clipped
        self.update()

    def describe(self, text: str) -> None:
        """What a screen reader is told; not at every look."""
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    def clear(self) -> None:
        """No microphone is open."""
        self._rms_db = self._peak_db = _LOWEST_DB
        self._is_clipped = False
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As tall as a line of text."""
        return QSize(240, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The bar, the range where it should be, the peak."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = float(self.width()), float(self.height())
        painter.fillRect(QRectF(0, 4, width, height - 8), QColor(tokens.border))
        good = [self._x_of(db) for db in _GOOD_DB]
        painter.fillRect(QRectF(good[0], 0, good[1] - good[0], 2), QColor(tokens.done))
        painter.fillRect(QRectF(good[1], 0, width - good[1], 2), QColor(tokens.warning))
        loud = tokens.warning if self._peak_db > _EDGE_DB else tokens.accent
        colour = tokens.failure if self._is_clipped else loud
        painter.fillRect(QRectF(0, 4, self._x_of(self._rms_db), height - 8), QColor(colour))
        if self._peak_db > _LOWEST_DB:
            painter.fillRect(QRectF(self._x_of(self._peak_db) - 1, 2, 3, height - 4), QColor(tokens.text))
        painter.end()

    def _x_of(self, decibels: float) -> float:
        return self.width() * (decibels - _LOWEST_DB) / -_LOWEST_DB


def _decibels(level: float) -> float:
    return max(_LOWEST_DB, 20 * math.log10(level)) if level > 0 else _LOWEST_DB
