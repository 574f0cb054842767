"""Ends the program as its window would when the system asks: Ctrl-C in a terminal, SIGTERM at the end of a session.

Python runs its signal handlers only between its own instructions, and the event loop is none of them; a byte in a
pipe wakes it. Windows asks through the window itself.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QSocketNotifier

__all__ = ["ending_at_signals"]


@contextlib.contextmanager
def ending_at_signals(owner: QObject, end: Callable[[], object]) -> Iterator[None]:
    """Call `end` on the GUI thread at the first of these signals, while the block runs."""
    if sys.platform == "win32":
        yield
        return
    read, write = os.pipe()
    os.set_blocking(read, False)
    os.set_blocking(write, False)
    notifier = QSocketNotifier(read, QSocketNotifier.Type.Read, owner)

    def wake() -> None:
        os.read(read, 64)
        end()

    notifier.activated.connect(wake)
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, lambda *_: None) for number in numbers}
    earlier = signal.set_wakeup_fd(write, warn_on_full_buffer=False)
    try:
        yield
    finally:
        signal.set_wakeup_fd(earlier)
        for number, handler in before.items():
            signal.signal(number, handler)
        notifier.setEnabled(False)
        notifier.deleteLater()
        os.close(read)
        os.close(write)
