"""How much sound was in what could not be decoded.

A container's clock shows it by itself. A bare codec stream has no clock, so there it is counted in lost bytes, at the
recording's own bytes a second so far. Runs in the locked child.
"""

from __future__ import annotations

from typing import Any, Final

from audio_engine.media.formats import SKIPS_GARBAGE, UNFRAMED
from audio_engine.media.source import LITTLE_READ_AHEAD_BYTES, Descriptor

__all__ = ["Losses"]

_RATE_KNOWN_AFTER_S: Final = 0.1


class Losses:
    """Counts what was lost between one decoded frame and the next."""

    def __init__(self, container_name: str, file: Descriptor) -> None:
        self.unplaced_s = 0.0
        """By their own account, the seconds in packets that failed since the last frame: nothing else shows them at
        the end of a file."""
        self._file = file
        self._is_unframed = container_name in UNFRAMED
        self._skips_garbage = container_name in SKIPS_GARBAGE
        self._next_byte: int | None = None
        self._read_ahead: int | None = None
        self._lost_bytes = 0
        self._good_bytes = 0
        self._good_s = 0.0

    def arrived(self, packet: Any) -> None:  # noqa: ANN401 - PyAV's class exists in the child only
        """A packet came from the demuxer: note what was skipped before it."""
        if packet.pos is None or not packet.size:
            return
        if self._next_byte is not None:
            self._lost_bytes += max(0, packet.pos - self._next_byte)
        self._next_byte = packet.pos + packet.size
        self._good_bytes += packet.size
        if self._skips_garbage:
            read_ahead = self._file.tell() - self._next_byte
            skipped = 0 if self._read_ahead is None else read_ahead - self._read_ahead
            self._lost_bytes += skipped if skipped > 2 * LITTLE_READ_AHEAD_BYTES else 0
            self._read_ahead = read_ahead

    def failed(self, packet: Any) -> None:  # noqa: ANN401
        """The packet that arrived last could not be decoded."""
        self._good_bytes -= packet.size
        self._lost_bytes += packet.size
        if packet.duration and packet.time_base:
            self.unplaced_s += float(packet.duration * packet.time_base)

    def before(self, frame: Any) -> float:  # noqa: ANN401
        """Seconds that were lost just before `frame`, as far as lost bytes and failed packets tell."""
        lost_s = max(self.unplaced_s, self._lost_bytes_in_s())
        self._lost_bytes, self.unplaced_s = 0, 0.0
        self._good_s += frame.samples / frame.sample_rate
        return lost_s

    def _lost_bytes_in_s(self) -> float:
        if not (self._is_unframed and self._good_bytes > 0 and self._good_s > _RATE_KNOWN_AFTER_S):
            return 0.0
        return self._lost_bytes / (self._good_bytes / self._good_s)
