"""Which stretch of a recording a widget shows, and where a moment is in it. No painting, no events."""

from __future__ import annotations

from typing import Final

__all__ = ["TimeAxis"]

_MOST_PX_A_SECOND: Final = 400.0
_INTERVALS_S: Final = (0.1, 0.25, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200)


class TimeAxis:
    """`length_s` of sound on `width` pixels, from `start_s` on. All of it is shown until somebody zooms."""

    def __init__(self) -> None:
        self.length_s = 0.0
        self.width = 1
        self.start_s = 0.0
        self._zoom_s: float | None = None

    @property
    def seconds_a_px(self) -> float:
        """How much a pixel is of."""
        return self.shown_s / self.width

    @property
    def shown_s(self) -> float:
        """How much is shown."""
        whole = max(self.length_s, 1.0)
        return whole if self._zoom_s is None else min(self._zoom_s, whole)

    @property
    def is_whole(self) -> bool:
        """Whether everything is shown."""
        return self.shown_s >= self.length_s

    @property
    def last_start_s(self) -> float:
        """The furthest that one can go."""
        return max(0.0, self.length_s - self.shown_s)

    def x_of(self, at_s: float) -> float:
        """Where a moment is, in pixels."""
        return (at_s - self.start_s) / self.seconds_a_px

    def seconds_at(self, x: float) -> float:
        """The moment at a pixel, within the recording."""
        return min(max(self.start_s + x * self.seconds_a_px, 0.0), self.length_s)

    def resize(self, width: int, length_s: float) -> None:
        """Be of another width or length."""
        self.width, self.length_s = max(1, width), length_s
        self.go_to(self.start_s)

    def go_to(self, start_s: float) -> bool:
        """Show what begins there; whether anything moved."""
        before = self.start_s
        self.start_s = min(max(start_s, 0.0), self.last_start_s)
        return self.start_s != before

    def zoom(self, factor: float, *, around_s: float) -> None:
        """Show `factor` times as much, or as little, and let `around_s` stay where it is."""
        x = self.x_of(around_s)
        shown_s = max(self.shown_s * factor, self.width / _MOST_PX_A_SECOND)
        self._zoom_s = None if shown_s >= self.length_s else shown_s
        self.go_to(around_s - x * self.seconds_a_px)

    def show_all(self) -> None:
        """Show everything."""
        self._zoom_s = None
        self.start_s = 0.0

    def turn_page_to(self, at_s: float) -> bool:
        """Show `at_s` near the left edge where it is not shown; whether anything moved."""
        if self.start_s <= at_s <= self.start_s + self.shown_s:
            return False
        return self.go_to(at_s - self.shown_s / 10)

    def ticks(self, least_px: float) -> list[float]:
        """Round moments that are shown, at least so many pixels apart."""
        interval_s = next((s for s in _INTERVALS_S if s / self.seconds_a_px >= least_px), _INTERVALS_S[-1])
        first = int(self.start_s / interval_s)
        count = int(self.shown_s / interval_s) + 2
        moments = (round((first + n) * interval_s, 3) for n in range(count))
        return [s for s in moments if self.start_s <= s <= self.start_s + self.shown_s]
