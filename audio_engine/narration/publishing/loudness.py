"""How loud a sound is, by EBU R 128 / ITU-R BS.1770: FFmpeg's own meter, fed block by block.

A mono sound is measured as mono: -19 LUFS there is the level of -16 LUFS in stereo.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from audio_engine.limits import MUSIC_RATE

__all__ = ["Loudness", "Meter", "loudness_of"]

_GATE_LUFS: Final = -70.0
_SHORTEST_S: Final = 0.4
"""R 128 knows no loudness of less than one block; a shorter sound is measured as if it went on."""
_REPEATED_S: Final = 1.0


@dataclass(frozen=True, slots=True)
class Loudness:
    """What the meter shows; `integrated_lufs` and `true_peak_dbtp` are None where there is only silence."""

    integrated_lufs: float | None
    range_lu: float
    true_peak_dbtp: float | None


def loudness_of(blocks: Iterable[NDArray[np.float32]], *, channels: int, rate: int = MUSIC_RATE) -> Loudness:
    """The loudness of a stream of blocks, shape (n, channels)."""
    meter = Meter(channels=channels, rate=rate)
    for block in blocks:
        meter.add(block)
    return meter.finish()


class Meter:
    """Measures while sound passes by."""

    def __init__(self, *, channels: int, rate: int = MUSIC_RATE) -> None:
        from av.filter import Graph

        self._channels = channels
        self._rate = rate
        self._layout = "mono" if channels == 1 else "stereo"
        self._graph: Any = Graph()
        self._graph.threads = 1
        source = {
            "sample_rate": str(rate),
            "sample_fmt": "flt",
            "channel_layout": self._layout,
            "time_base": f"1/{rate}",
        }
        self._graph.link_nodes(
            self._graph.add("abuffer", **source),
            self._graph.add("ebur128", "metadata=1:peak=true"),
            self._graph.add("abuffersink"),
        )
        self._graph.configure()
        self._samples = 0
        self._beginning: list[NDArray[np.float32]] = []
        self._shown: dict[str, str] = {}

    def add(self, block: NDArray[np.float32]) -> None:
        """Listen to a block, shape (n, channels)."""
        if not len(block):
            return
        if self._samples < _SHORTEST_S * self._rate:
            self._beginning.append(block)
        self._push(block)

    def finish(self) -> Loudness:
        """What was measured. Nothing can be added afterwards."""
        if 0 < self._samples < _SHORTEST_S * self._rate:
            whole = np.concatenate(self._beginning)
            for _ in range(math.ceil(_REPEATED_S * self._rate / len(whole))):
                self._push(whole)
        complete = dict(self._shown)
        # The meter shows something for every tenth of a second only; silence brings out the last peak, and its
        # effect on the loudness is not looked at.
        self._push(np.zeros((self._rate // 10, self._channels), np.float32))
        self._graph.push(None)
        self._pull()
        integrated = float(complete.get("lavfi.r128.I", _GATE_LUFS))
        peak = float(self._shown.get("lavfi.r128.true_peak", 0))
        return Loudness(
            integrated_lufs=integrated if integrated > _GATE_LUFS else None,
            range_lu=float(complete.get("lavfi.r128.LRA", 0)),
            true_peak_dbtp=20 * math.log10(peak) if peak > 0 else None,
        )

    def _push(self, block: NDArray[np.float32]) -> None:
        import av

        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(block).reshape(1, -1), "flt", self._layout)
        frame.sample_rate, frame.pts, frame.time_base = self._rate, self._samples, Fraction(1, self._rate)
        self._samples += len(block)
        self._graph.push(frame)
        self._pull()

    def _pull(self) -> None:
        import av

        while True:
            try:
                frame = self._graph.pull()
            except (av.BlockingIOError, av.EOFError):
                return
            self._shown = dict(frame.metadata) or self._shown
