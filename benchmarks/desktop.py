"""What the window costs: from the command to its first paint, against an empty PySide6 window; memory at rest.

    python -m benchmarks.desktop [start|memory]

Starts are interleaved, ours and the empty one in turn, and the median of the pairs' ratios counts: a machine that
slows down slows both. Bar: 1.5. On the screen that `DISPLAY` names, else on Qt's offscreen platform.
"""

from __future__ import annotations

import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import psutil

__all__ = ["main", "memory", "start"]

PAIRS: Final = 15
BAR: Final = 1.5
REST_S: Final = 3.0

_AT_FIRST_PAINT: Final = """
class AtFirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.say)
        return False
    def say(self):
        print("painted", flush=True)
watcher = AtFirstPaint()
"""

_EMPTY: Final = f"""
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
{_AT_FIRST_PAINT}
application = QApplication(sys.argv)
window = QMainWindow()
window.resize(1280, 800)
window.installEventFilter(watcher)
window.show()
application.exec()
"""

_OURS: Final = f"""
import sys
from desktop.__main__ import main
from PySide6.QtCore import QEvent, QObject, QTimer
from desktop import app
{_AT_FIRST_PAINT}
class Watched(app.MainWindow):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.installEventFilter(watcher)
app.MainWindow = Watched
sys.exit(main([]))
"""


def main(arguments: list[str]) -> int:
    """Run what is named, everything otherwise; 1 where a bar is missed."""
    measurements: dict[str, Callable[[], bool]] = {"start": start, "memory": memory}
    held = [measurements[name]() for name in arguments or measurements]
    return 0 if all(held) else 1


def start() -> bool:
    """Whether the window is on the screen within the bar."""
    with tempfile.TemporaryDirectory() as home:
        _painted_after(_OURS, home)  # warm: the library is made, Python's caches are filled
        _painted_after(_EMPTY, home)
        pairs = [(_painted_after(_OURS, home), _painted_after(_EMPTY, home)) for _ in range(PAIRS)]
    ratio = statistics.median(ours / empty for ours, empty in pairs)
    ours, empty = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
    print(f"start to first paint: {ours:.0f} ms, empty window {empty:.0f} ms, ratio {ratio:.2f} (bar {BAR})")
    return ratio <= BAR


def memory() -> bool:
    """Resident memory after it has rested; there is no bar."""
    with tempfile.TemporaryDirectory() as home:
        ours, empty = (_at_rest(code, home) / 2**20 for code in (_OURS, _EMPTY))
    print(f"memory at rest: {ours:.0f} MiB, empty window {empty:.0f} MiB")
    return True


def _painted_after(code: str, home: str) -> float:
    began = time.perf_counter()
    with _started(code, home) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        took = time.perf_counter() - began
        process.terminate()
    assert line == b"painted\n", line
    return took


def _at_rest(code: str, home: str) -> int:
    with _started(code, home) as process:
        assert process.stdout is not None
        process.stdout.readline()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(REST_S)
        used: int = psutil.Process(process.pid).memory_info().rss
        process.terminate()
    return used


def _started(code: str, home: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "SOUFFLEUR_HOME": str(Path(home))}
    if not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return subprocess.Popen([sys.executable, "-P", "-c", code], stdout=subprocess.PIPE, env=environment)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
