"""Where the rows of a long list stand: measured where somebody has looked, estimated elsewhere. Pure."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

__all__ = ["RowPlaces"]


class RowPlaces:
    """Heights of rows in pixels, and the tops that follow from them."""

    def __init__(self) -> None:
        self._heights: list[float] = []
        self._measured: list[bool] = []
        self._tops: list[float] | None = [0.0]

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def total(self) -> float:
        """The height of all rows."""
        return self._all_tops()[-1]

    def reset(self, estimates: list[float]) -> None:
        """All rows anew, none of them measured."""
        self._heights = estimates
        self._measured = [False] * len(estimates)
        self._tops = None

    def replace(self, first: int, removed: int, estimates: list[float]) -> None:
        """Other rows stand in the place of `removed` ones from `first` on."""
        self._heights[first : first + removed] = estimates
        self._measured[first : first + removed] = [False] * len(estimates)
        self._tops = None

    def measure(self, row: int, height: float) -> bool:
        """A row was laid out; whether it is higher or lower than was thought."""
        self._measured[row] = True
        if abs(self._heights[row] - height) < 0.5:
            return False
        self._heights[row] = height
        self._tops = None
        return True

    def is_measured(self, row: int) -> bool:
        """Whether the height of a row is known."""
        return self._measured[row]

    def top(self, row: int) -> float:
        """Where a row begins."""
        return self._all_tops()[row]

    def height(self, row: int) -> float:
        """How high a row is."""
        return self._heights[row]

    def row_at(self, y: float) -> int:
        """The row at a height, the first or last one beyond the ends; -1 where there are none."""
        if not self._heights:
            return -1
        return min(max(bisect_right(self._all_tops(), y) - 1, 0), len(self._heights) - 1)

    def _all_tops(self) -> list[float]:
        if self._tops is None:
            self._tops = list(accumulate(self._heights, initial=0.0))
        return self._tops
