"""An application that measures how long each event keeps the GUI thread, and who received it.

Time is the thread's own processor time, and on Linux also the time in which it waited for something; the time in
which a busy machine let it stand in line counts for neither, nor does Python's garbage collector, which walks over all
that pytest has loaded. So a test means the same on a loaded machine.
"""

from __future__ import annotations

import gc
import sys
import threading
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

CPU_LIMIT_S = 0.05
"""The issue's bar: nothing keeps the GUI thread for longer."""
WAIT_LIMIT_S = 0.25
"""Waiting also comes from Python's own lock while a worker thread holds it, so its bar is wider."""


class WatchedApplication(QApplication):
    """`blocked` has a line for each event that took too long since it was last cleared."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.blocked: list[str] = []
        self.cpu_limit_s = CPU_LIMIT_S
        self._inner_s: list[float] = []
        self._collecting_since = 0.0
        gc.callbacks.append(self._on_collection)
        self._thread = threading.get_native_id()

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """Deliver an event and measure it; what nested events took is theirs."""
        if threading.get_native_id() != self._thread:
            return super().notify(receiver, event)
        if self._inner_s:
            return self._measured(receiver, event)
        wall, queued, began = time.monotonic(), _in_line_s(self._thread), time.thread_time()
        try:
            return self._measured(receiver, event)
        finally:
            worked_s = time.thread_time() - began
            wait_s = time.monotonic() - wall - worked_s - (_in_line_s(self._thread) - queued)
            if wait_s > WAIT_LIMIT_S and sys.platform == "linux":
                self.blocked.append(f"{type(receiver).__name__} waited {wait_s * 1000:.0f} ms in {event.type()}")

    def _measured(self, receiver: QObject, event: QEvent) -> bool:
        """Deliver it; hundreds of events are inside another when a page is made, so this does next to nothing."""
        kind, name = event.type(), type(receiver).__name__
        self._inner_s.append(0.0)
        cpu = time.thread_time()
        try:
            return super().notify(receiver, event)
        finally:
            cpu_s = time.thread_time() - cpu
            own_s = cpu_s - self._inner_s.pop()
            if self._inner_s:
                self._inner_s[-1] += cpu_s  # with what it has counted of the collector's
            if own_s > self.cpu_limit_s:
                self.blocked.append(f"{name} took {own_s * 1000:.0f} ms in {kind}")

    def _on_collection(self, phase: str, _info: dict[str, int]) -> None:
        if threading.get_native_id() != self._thread or not self._inner_s:
            return
        if phase == "start":
            self._collecting_since = time.thread_time()
        else:
            self._inner_s[-1] += time.thread_time() - self._collecting_since


def _in_line_s(thread: int) -> float:
    """Seconds in which the thread could have run and the processor was busy with others."""
    if sys.platform != "linux":
        return 0.0
    return int(Path(f"/proc/self/task/{thread}/schedstat").read_text(encoding="ascii").split()[1]) / 1e9
