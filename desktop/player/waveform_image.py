"""The pictures that a waveform is painted from: one column of pixels a stretch of sound, made with numpy.

Each column is decided at once for the whole width, so that a picture costs the same for ten passages and ten thousand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

__all__ = ["column_image", "covered_columns", "wave_coverage", "wave_image"]

_HEAD_ROOM: Final = 0.92


def wave_coverage(columns: NDArray[np.float32], height: int, *, loudest: float) -> NDArray[np.uint8]:
    """How much of each pixel the wave covers, 0 to 255, shape (height, len(columns)).

    `columns` are the lowest and the highest of each; `loudest` nearly reaches the edge.
    """
    middle = height / 2
    scale = middle * _HEAD_ROOM / loudest
    reach = np.clip(columns * scale, -middle, middle)
    top, bottom = middle - reach[:, 1], middle - reach[:, 0]
    # Silence is a line, too, or nobody would know that there is a recording.
    thin = bottom - top < 1
    top[thin], bottom[thin] = (top[thin] + bottom[thin]) / 2 - 0.5, (top[thin] + bottom[thin]) / 2 + 0.5
    rows = np.arange(height, dtype=np.float32)[:, np.newaxis]
    covered: NDArray[np.float32] = np.minimum(bottom, rows + 1) - np.maximum(top, rows)
    return (covered.clip(0, 1) * 255).astype(np.uint8)


def wave_image(coverage: NDArray[np.uint8], colour: str) -> QImage:
    """The wave in `colour` on nothing."""
    part = np.arange(256, dtype=np.uint32)
    wanted = QColor(colour)
    table = (part << 24).astype(np.uint32)
    for shift, channel in ((16, wanted.red()), (8, wanted.green()), (0, wanted.blue())):
        table |= ((part * channel // 255) << shift).astype(np.uint32)
    return _image(table[coverage])


def covered_columns(
    spans: Sequence[tuple[float, float]] | NDArray[np.float64], start_s: float, seconds_a_column: float, count: int
) -> NDArray[np.bool_]:
    """Which of `count` columns touch one of the spans (seconds)."""
    edges = np.asarray(spans, np.float64).reshape(-1, 2)
    first = np.floor((edges[:, 0] - start_s) / seconds_a_column)
    behind = np.ceil((edges[:, 1] - start_s) / seconds_a_column)
    inside = (behind > 0) & (first < count)
    changes = np.zeros(count + 1, np.int64)
    np.add.at(changes, np.clip(first[inside], 0, count).astype(np.int64), 1)
    np.add.at(changes, np.clip(behind[inside], 0, count).astype(np.int64), -1)
    return np.asarray(np.cumsum(changes[:-1]) > 0)


def column_image(count: int, layers: Sequence[tuple[NDArray[np.bool_], str]]) -> QImage:
    """One row of pixels: each column in the colour of the last layer that covers it, or nothing."""
    row = np.zeros((1, count), np.uint32)
    for covered, colour in layers:
        row[0, covered] = QColor(colour).rgba()
    return _image(row)


def _image(pixels: NDArray[np.uint32]) -> QImage:
    height, width = pixels.shape
    made = QImage(
        np.ascontiguousarray(pixels).data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied
    )
    return made.copy()  # Qt does not keep numpy's memory alive
