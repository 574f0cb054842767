"""How fast the bytes come and how long the rest will take."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

__all__ = ["Headway", "Pace"]

_WINDOW_S: Final = 10.0
"""The speed is that of the last ten seconds: long enough to be calm, short enough to notice a change."""
_FIRST_ESTIMATE_S: Final = 1.0


@dataclass(frozen=True, slots=True)
class Headway:
    """How far a model is. What is None cannot be said yet."""

    name: str
    file: str
    done_bytes: int
    total_bytes: int | None
    speed_bytes_s: float | None
    left_s: float | None


class Pace:
    """Is told how many bytes are here; `now_s` is any clock that only goes forward.

    What was here at the beginning, and what a restart throws away, is no speed.
    """

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()

    def speed(self, done_bytes: int, now_s: float) -> float | None:
        """Bytes a second; None where too little has been seen."""
        if self._seen and done_bytes < self._seen[-1][1]:
            self._seen.clear()
        self._seen.append((now_s, done_bytes))
        while len(self._seen) > 2 and self._seen[1][0] <= now_s - _WINDOW_S:
            self._seen.popleft()
        first_s, first_bytes = self._seen[0]
        if now_s - first_s < _FIRST_ESTIMATE_S:
            return None
        return (done_bytes - first_bytes) / (now_s - first_s)
