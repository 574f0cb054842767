"""Deletes old recordings in the background, where the settings say so; see `audio_engine.library.retention`."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from audio_engine.library.retention import DueRecording, Retained
from desktop.bridge.bridge import Bridge
from desktop.bridge.values import Changes

__all__ = ["DueRecording", "Retained", "delete_old"]


def delete_old(bridge: Bridge, days: int, *, on_success: Callable[[Retained], None], owner: QObject) -> None:
    """Delete the reviewed recordings that nobody has worked on for `days` days; what was done."""
    bridge.library.write(
        lambda library: library.keep_for(days),
        changes=lambda done: Changes(shelf=bool(done.deleted or done.gone)),
        on_success=on_success,
        owner=owner,
    )
