"""Paints a waveform: what lies still is kept in a picture, so that a moving playhead costs two strips of pixels."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QImage, QPainter, QPen, QPixmap, QPolygonF

from desktop.palettes import Tokens
from desktop.player.player import Span
from desktop.player.time_axis import TimeAxis
from desktop.player.waveform_image import column_image, covered_columns, wave_coverage, wave_image
from desktop.player.waveform_pyramid import WaveformPyramid
from desktop.widgets import clock

__all__ = ["Passages", "WaveformPainter"]

_STRIP: Final = 4
_FLAG: Final = 8
_NONE: Final = np.empty((0, 2), np.float64)


@dataclass(frozen=True, slots=True)
class Passages:
    """What is known of a recording. Spans are seconds, as arrays of shape (n, 2); marks are moments with a text."""

    speech: NDArray[np.float64] = field(default_factory=lambda: _NONE)
    gaps: NDArray[np.float64] = field(default_factory=lambda: _NONE)
    doubts: NDArray[np.float64] = field(default_factory=lambda: _NONE)
    marks: tuple[tuple[float, str], ...] = ()


class WaveformPainter:
    """Paints in the space below the ruler; everything is in device-independent pixels."""

    def __init__(self, axis: TimeAxis) -> None:
        self.axis = axis
        self.pyramid: WaveformPyramid | None = None
        self.passages = Passages()
        self._still: QPixmap | None = None
        self._played: QImage | None = None
        self._ruler = 0.0

    def forget(self) -> None:
        """What lay still has changed."""
        self._still = None

    def paint(
        self,
        painter: QPainter,
        size: tuple[int, int],
        *,
        tokens: Tokens,
        font: QFont,
        at_s: float,
        selection: Span | None,
        is_looping: bool,
    ) -> None:
        """Paint everything; only what is dirty costs anything."""
        ratio = painter.device().devicePixelRatioF()
        if self._still is None:
            self._still = self._draw_still(size, ratio, tokens, font)
        painter.drawPixmap(0, 0, self._still)
        if selection is not None:
            self._draw_selection(painter, size, tokens, selection, is_looping=is_looping)
        x = self.axis.x_of(at_s)
        if self._played is not None and x > 0:
            painter.save()
            painter.setClipRect(QRectF(0, self._ruler, x, size[1] - self._ruler), Qt.ClipOperation.IntersectClip)
            painter.drawImage(QPointF(0, self._ruler), self._played)
            painter.restore()
        painter.fillRect(QRectF(round(x) - 1, self._ruler, 2, size[1] - self._ruler), QColor(tokens.playhead))

    def _draw_still(self, size: tuple[int, int], ratio: float, tokens: Tokens, font: QFont) -> QPixmap:
        width, height = size
        still = QPixmap(round(width * ratio), round(height * ratio))
        still.setDevicePixelRatio(ratio)
        still.fill(QColor(tokens.surface))
        self._ruler = float(QFontMetrics(font).height() + 2)
        painter = QPainter(still)
        self._draw_passages(painter, width, height, ratio, tokens)
        self._draw_wave(painter, width, height, ratio, tokens)
        self._draw_ruler(painter, width, tokens, font)
        self._draw_marks(painter, height, tokens)
        painter.end()
        return still

    def _draw_passages(self, painter: QPainter, width: int, height: int, ratio: float, tokens: Tokens) -> None:
        columns = round(width * ratio)
        place = (self.axis.start_s, self.axis.seconds_a_px / ratio, columns)
        gaps = covered_columns(self.passages.gaps, *place)
        behind = column_image(
            columns, [(covered_columns(self.passages.speech, *place), tokens.wave_speech), (gaps, tokens.gap)]
        )
        painter.drawImage(QRectF(0, self._ruler, width, height - self._ruler), behind)
        # Doubts and gaps differ in form, too: colour alone says nothing to some.
        doubts = column_image(columns, [(covered_columns(self.passages.doubts, *place), tokens.warning)])
        painter.drawImage(QRectF(0, height - _STRIP, width, _STRIP), doubts)
        if gaps.any():
            hatched = QBrush(QColor(tokens.muted), Qt.BrushStyle.BDiagPattern)
            edges = np.flatnonzero(np.diff(gaps.astype(np.int8), prepend=0, append=0))
            for first, end in edges.reshape(-1, 2) / ratio:
                painter.fillRect(QRectF(first, height - 2 * _STRIP, end - first, 2 * _STRIP), hatched)

    def _draw_wave(self, painter: QPainter, width: int, height: int, ratio: float, tokens: Tokens) -> None:
        self._played = None
        if self.pyramid is None:
            return
        columns = self.pyramid.columns(self.axis.start_s, self.axis.seconds_a_px / ratio, round(width * ratio))
        rows = round((height - self._ruler) * ratio)
        coverage = wave_coverage(columns, rows, loudest=self.pyramid.loudest)
        still, self._played = (wave_image(coverage, colour) for colour in (tokens.wave, tokens.wave_played))
        for image in (still, self._played):
            image.setDevicePixelRatio(ratio)
        painter.drawImage(QPointF(0, self._ruler), still)

    def _draw_ruler(self, painter: QPainter, width: int, tokens: Tokens, font: QFont) -> None:
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted))
        metrics = QFontMetrics(font)
        least_px = metrics.horizontalAdvance("0:00:00.0") + 24
        ticks = self.axis.ticks(least_px)
        tenths = len(ticks) > 1 and ticks[1] - ticks[0] < 1
        for at_s in ticks:
            x, text = self.axis.x_of(at_s), clock(at_s, tenths=tenths)
            painter.fillRect(QRectF(round(x), self._ruler - 4, 1, 4), QColor(tokens.muted))
            if x + 4 + metrics.horizontalAdvance(text) <= width:
                painter.drawText(QPointF(x + 4, metrics.ascent()), text)

    def _draw_marks(self, painter: QPainter, height: int, tokens: Tokens) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(tokens.mark))
        painter.setPen(Qt.PenStyle.NoPen)
        for at_s, _ in self.passages.marks:
            x = round(self.axis.x_of(at_s))
            if -_FLAG <= x <= self.axis.width:
                top = self._ruler
                painter.drawRect(QRectF(x, top, 1.5, height - top))
                flag = [QPointF(x, top), QPointF(x + _FLAG, top + _FLAG / 2), QPointF(x, top + _FLAG)]
                painter.drawPolygon(QPolygonF(flag))

    def _draw_selection(
        self, painter: QPainter, size: tuple[int, int], tokens: Tokens, selection: Span, *, is_looping: bool
    ) -> None:
        left, right = (self.axis.x_of(s) for s in selection)
        area = QRectF(left, self._ruler, max(right - left, 1.0), size[1] - self._ruler)
        colour = QColor(tokens.accent)
        colour.setAlphaF(0.22)
        painter.fillRect(area, colour)
        painter.setPen(QPen(QColor(tokens.accent), 3 if is_looping else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
