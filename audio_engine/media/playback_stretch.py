"""Slower and faster with the pitch kept: FFmpeg's `atempo` on our own samples.

The only place outside the locked decoder where `av` is loaded. It sees samples that Souffleur decoded, never a file.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["Stretch"]

_ONE_FILTER_MAX: Final = 2.0
"""Beyond this `atempo` leaves samples out (https://ffmpeg.org/ffmpeg-filters.html#atempo): two are chained instead."""


class Stretch:
    """Samples at `rate_in` become samples at `rate_out` that are heard `tempo` times as fast.

    Measured from 0.5 to 2.5: the n-th frame that comes out is what was at n × tempo, within 12 ms in speech and 45 ms
    for a lone click in silence, and that does not grow.
    """

    def __init__(self, *, rate_in: int, rate_out: int, channels: int, tempo: float) -> None:
        import av
        import av.filter

        self._av = av
        self._rate = rate_in
        self._channels = channels
        self._layout = "mono" if channels == 1 else "stereo"
        self._pushed = 0
        graph = av.filter.Graph()
        self._source = graph.add_abuffer(
            sample_rate=rate_in, format="flt", layout=self._layout, time_base=Fraction(1, rate_in)
        )
        self._sink = graph.add("abuffersink")
        steps = [graph.add("atempo", f"{part:.6f}") for part in _parts(tempo)]
        if rate_out != rate_in:
            steps += [graph.add("aresample", f"{rate_out}"), graph.add("aformat", "sample_fmts=flt")]
        for before, after in zip([self._source, *steps], [*steps, self._sink], strict=True):
            before.link_to(after)
        graph.configure()
        self._graph = graph

    def push(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """Take samples, shape (n, channels), and give what is ready, of the same kind."""
        packed = np.ascontiguousarray(samples, np.float32).reshape(1, -1)
        frame = self._av.AudioFrame.from_ndarray(packed, format="flt", layout=self._layout)
        frame.sample_rate, frame.pts, frame.time_base = self._rate, self._pushed, Fraction(1, self._rate)
        self._pushed += len(samples)
        self._source.push(frame)
        return self._ready()

    def finish(self) -> NDArray[np.float32]:
        """What is still to come, shape (n, channels). Nothing can be pushed afterwards."""
        self._source.push(None)
        return self._ready()

    def _ready(self) -> NDArray[np.float32]:
        parts: list[NDArray[np.float32]] = [np.empty((0, self._channels), np.float32)]
        while True:
            try:
                frame: Any = self._sink.pull()
            except (self._av.BlockingIOError, self._av.EOFError):
                return np.concatenate(parts)
            parts.append(frame.to_ndarray().reshape(-1, self._channels))  # atempo gives packed floats


def _parts(tempo: float) -> tuple[float, ...]:
    if math.isclose(tempo, 1.0):
        return ()
    return (tempo,) if tempo <= _ONE_FILTER_MAX else (math.sqrt(tempo),) * 2
