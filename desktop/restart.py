"""Starts the program again once it has ended: for what is read at the start alone, as the language of the window is."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from audio_engine.programs import window_command

if TYPE_CHECKING:
    from desktop.bridge.network import Spawner

__all__ = ["StartsAgain", "start_again", "start_window_again"]


@runtime_checkable
class StartsAgain(Protocol):
    """A window that can close and have the program start anew."""

    def start_again(self) -> None:
        """Close; the program starts again if nothing keeps the window open."""


def start_window_again(widget: QWidget) -> None:
    """Start the program again from a widget somewhere in its window."""
    window: QWidget | None = widget.window()
    while window is not None and not isinstance(window, StartsAgain):
        parent = window.parentWidget()
        window = parent.window() if parent is not None else None
    if window is not None:
        window.start_again()


def start_again(spawner: Spawner | None) -> None:
    """Start the desktop as a process of its own, which outlives this one. Only once its data folder is given back.

    A process that has a `spawner` is off the network for ever, and so would be whatever it starts.
    """
    if spawner is not None:
        spawner.start_window()
        return
    subprocess.Popen(window_command(), stdin=subprocess.DEVNULL, start_new_session=True)
