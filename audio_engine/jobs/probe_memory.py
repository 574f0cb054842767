"""What earlier probes found, in one small file of the data folder that may be lost or damaged without harm."""

from __future__ import annotations

import contextlib
import json
import time
from typing import TYPE_CHECKING, Any, Final

from audio_engine.files import atomic_write, private_folder

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["ProbeMemory"]

_FORMAT: Final = 1
_FAILURE_KEPT_S: Final = 7 * 24 * 3600.0
"""Drivers are mended and another program gives memory back: a failure is not for ever."""


class ProbeMemory:
    """Verdicts by key. A verdict is the reason of a failure, or empty for what works.

    A file that cannot be read counts as empty, and where it cannot be written this object alone remembers.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._entries: dict[str, dict[str, Any]] = _read(path)

    def verdict(self, key: str) -> str | None:
        """What is known of `key`; None where nothing is, or where a failure is a week old."""
        entry = self._entries.get(key)
        if entry is None:
            return None
        reason, age_s = str(entry["reason"]), time.time() - entry["at"]
        return reason if not reason or 0 <= age_s < _FAILURE_KEPT_S else None

    def store(self, key: str, reason: str) -> None:
        """Remember a verdict, beside those that another process stored meanwhile."""
        self._entries = {**_read(self._path), **self._entries, key: {"reason": reason, "at": time.time()}}
        document = {"format": _FORMAT, "probes": self._entries}
        with contextlib.suppress(OSError):
            private_folder(self._path.parent)
            with atomic_write(self._path, mode=0o600) as stream:
                stream.write(json.dumps(document, ensure_ascii=True, indent=1).encode("ascii"))


def _read(path: Path) -> dict[str, dict[str, Any]]:
    try:
        document = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(document, dict) or document.get("format") != _FORMAT:
        return {}
    probes = document.get("probes")
    return {k: v for k, v in probes.items() if _is_entry(v)} if isinstance(probes, dict) else {}


def _is_entry(untrusted: object) -> bool:
    return (
        isinstance(untrusted, dict)
        and isinstance(untrusted.get("reason"), str)
        and isinstance(untrusted.get("at"), int | float)
    )
