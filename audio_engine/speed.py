"""How fast this machine has been: what a time estimate stands on.

A guess that can be lost: a file that cannot be read or written is no reason to stop a job.
"""

from __future__ import annotations

import contextlib
import json
import math
from typing import TYPE_CHECKING, Final

from audio_engine.files import atomic_write, private_folder

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["SpeedBook"]

_WEIGHT: Final = 0.5
"""Of the newest run: a laptop on battery is another machine than yesterday."""


class SpeedBook:
    """Audio seconds a wall-clock second, by kind of job, in the data folder."""

    def __init__(self, home: Path) -> None:
        self._file = home / "speeds.json"

    def speed(self, key: str) -> float | None:
        """What jobs of this kind reached; None where none has been run here."""
        return self._read().get(key)

    def note(self, key: str, speed: float) -> None:
        """Remember what a run reached."""
        known = self._read()
        known[key] = speed if key not in known else (1 - _WEIGHT) * known[key] + _WEIGHT * speed
        with contextlib.suppress(OSError):
            private_folder(self._file.parent)
            with atomic_write(self._file, mode=0o600) as stream:
                stream.write(json.dumps(known, indent=1, sort_keys=True).encode())

    def _read(self) -> dict[str, float]:
        try:
            known = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(known, dict):
            return {}
        return {k: float(v) for k, v in known.items() if isinstance(v, int | float) and math.isfinite(v) and v > 0}
