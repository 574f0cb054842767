"""Turns decoded frames into one gapless line of samples, with silence where sound was lost.

Runs in the locked child. Positions never drift: a hole is filled up to the sample that its end falls on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from audio_engine.limits import MAX_CHANNELS, MAX_DURATION_S, MAX_SOURCE_RATE, MIN_SOURCE_RATE
from audio_engine.media.pcm_protocol import Damaged, Message, Pcm, RefusalCode

__all__ = ["HOLE_MIN_S", "Refusal", "Timeline", "resampling_graph"]

HOLE_MIN_S: Final = 0.1
"""Containers' clocks jitter by some tens of milliseconds; a shorter hole is no hole."""
HOLES_MAX_S: Final = 3600.0
"""All holes together; more is a forged clock, which must not fill the disk with silence."""
UNDECLARED_HOLE_MAX_S: Final = 60.0
"""Where nothing says how long the recording is, a longer jump is taken for a clock that was set."""
_CHUNK_BYTES: Final = 1 << 16
_MIX_OPTIONS: Final = "center_mix_level=1:surround_mix_level=0.5"
"""swresample scales the whole mix so that it cannot clip; this keeps a voice that is only in the centre at 0.4."""


class Refusal(Exception):  # noqa: N818 - the decoder's answer, not a fault of the program
    """The file cannot be used, and why."""

    def __init__(self, code: RefusalCode) -> None:
        super().__init__(code.name)
        self.code = code


class Timeline:
    """Receives frames in order and sends `Pcm` and `Damaged`."""

    def __init__(self, send: Callable[[Message], None], rate: int, channels: int, declared_s: float | None) -> None:
        """`rate` and `channels` (1 or 2) are what is sent; `declared_s` bounds how large a hole may be."""
        self.samples = 0
        """Samples a channel, sent or about to be."""
        self._send = send
        self._rate = rate
        self._width = 2 * channels
        self._channels = channels
        self._declared_s = declared_s
        self._pending = bytearray()
        self._graph: Any = None
        self._shape: tuple[object, ...] = ()
        self._expected_s: float | None = None
        self._small_losses_s = 0.0
        self._filled_s = 0.0

    def add(self, frame: Any, lost_s: float = 0.0) -> None:  # noqa: ANN401 - PyAV's class exists in the child only
        """Add a decoded frame; `lost_s` is how much sound the packets lost just before it are thought to have held.

        Raises:
            Refusal: the recording is too long.
            av.FFmpegError: the frame is like no other; those after it can still be added.
        """
        self._fill(self._hole_before(frame, lost_s))
        shape = (frame.sample_rate, frame.format.name, frame.layout.name, frame.layout.nb_channels)
        if shape != self._shape:
            self._flush()
            self._shape = shape
        graph = self._graph or resampling_graph(frame, self._rate, self._channels)
        self._graph = None  # and so it stays when this frame breaks it
        graph.push(frame)
        self._pull(graph)
        self._graph = graph

    def finish(self) -> None:
        """Send what is left in the resampler."""
        self._flush()
        self._drain(0)

    def _hole_before(self, frame: Any, lost_s: float) -> float:  # noqa: ANN401
        start_s = frame.time
        expected_s, length_s = self._expected_s, frame.samples / frame.sample_rate
        if start_s is not None:
            self._expected_s = start_s + length_s
        elif expected_s is not None:
            self._expected_s = expected_s + length_s
        jump_s = start_s - expected_s if start_s is not None and expected_s is not None else 0.0
        hole_s = max(jump_s, lost_s)
        if lost_s and hole_s < HOLE_MIN_S:
            self._small_losses_s += hole_s
            hole_s, self._small_losses_s = (
                (self._small_losses_s, 0.0) if self._small_losses_s >= HOLE_MIN_S else (0.0, self._small_losses_s)
            )
        return hole_s if HOLE_MIN_S <= hole_s <= self._hole_max() else 0.0

    def _hole_max(self) -> float:
        left_s = HOLES_MAX_S - self._filled_s
        if self._declared_s is None:
            return min(left_s, UNDECLARED_HOLE_MAX_S)
        return min(left_s, self._declared_s + 1.0 - self.samples / self._rate)

    def _fill(self, hole_s: float) -> None:
        if not hole_s:
            return
        self._flush()
        self._filled_s += hole_s
        start, length = self.samples, round(hole_s * self._rate)
        for at in range(0, length, self._rate):
            self._keep(bytes(self._width * min(self._rate, length - at)))
        self._send(Damaged(start, self.samples))

    def _flush(self) -> None:
        if self._graph is not None:
            graph, self._graph = self._graph, None
            graph.push(None)
            self._pull(graph)

    def _pull(self, graph: Any) -> None:  # noqa: ANN401
        import av

        while True:
            try:
                frame = graph.pull()
            except (av.BlockingIOError, av.EOFError):
                return
            self._keep(memoryview(frame.planes[0])[: frame.samples * self._width])

    def _keep(self, samples: bytes | memoryview) -> None:
        self.samples += len(samples) // self._width
        if self.samples > MAX_DURATION_S * self._rate:
            raise Refusal(RefusalCode.TOO_LONG)
        self._pending += samples
        self._drain(_CHUNK_BYTES)

    def _drain(self, keep_below: int) -> None:
        while len(self._pending) > keep_below:
            self._send(Pcm(bytes(self._pending[:_CHUNK_BYTES])))
            del self._pending[:_CHUNK_BYTES]


def check_shape(frame: Any) -> None:  # noqa: ANN401
    """Refuse what no recording is.

    Raises:
        Refusal: the frame's rate or number of channels is absurd.
    """
    if not MIN_SOURCE_RATE <= frame.sample_rate <= MAX_SOURCE_RATE:
        raise Refusal(RefusalCode.ABSURD_RATE)
    if not 1 <= frame.layout.nb_channels <= MAX_CHANNELS:
        raise Refusal(RefusalCode.ABSURD_CHANNELS)


def resampling_graph(frame: Any, rate: int, channels: int) -> Any:  # noqa: ANN401
    """A configured filter graph from frames like `frame` to s16 at `rate` with `channels` (1 or 2)."""
    from av.filter import Graph

    graph = Graph()
    graph.threads = 1  # the lock has no thread to give
    layout = "mono" if channels == 1 else "stereo"
    source = {
        "sample_rate": str(frame.sample_rate),
        "sample_fmt": frame.format.name,
        "channel_layout": frame.layout.name,
    }
    nodes = [graph.add("abuffer", **source)]
    if pan := _pan(frame.layout, channels):
        nodes.append(graph.add("pan", f"{layout}|{pan}"))
    nodes.append(graph.add("aresample", f"{rate}:{_MIX_OPTIONS}"))
    nodes.append(graph.add("aformat", f"sample_rates={rate}:sample_fmts=s16:channel_layouts={layout}"))
    nodes.append(graph.add("abuffersink"))
    graph.link_nodes(*nodes)
    graph.configure()
    return graph


def _pan(layout: Any, channels: int) -> str | None:  # noqa: ANN401
    """The mix of channels that have no place in a room; None where swresample knows their places.

    Every channel of a field recorder's file is somebody's microphone: each is heard, none is amplified.
    """
    count = layout.nb_channels
    if count == 1:
        return None if channels == 1 else "c0=c0|c1=c0"
    if count == 2:
        return "c0=0.5*c0+0.5*c1" if channels == 1 else "c0=c0|c1=c1"
    if not layout.name.endswith("channels"):
        return None
    sides = [range(count)] if channels == 1 else [range(0, count, 2), range(1, count, 2)]
    return "|".join(
        f"c{side}=" + "+".join(f"{1 / len(inputs):.6f}*c{number}" for number in inputs)
        for side, inputs in enumerate(sides)
    )
