"""How a download is stopped: Ctrl-C, a polite kill, a closed terminal, a parent that has gone. Parts are kept."""

from __future__ import annotations

import _thread
import contextlib
import os
import signal
import sys
import threading
from collections.abc import Iterator
from types import FrameType
from typing import Final

from audio_engine.errors import EXIT_CANCELLED, CancelledError

__all__ = ["Stop"]

_SLICE_S: Final = 0.2
"""A wait is cut into pieces: on Windows no signal interrupts one."""
_GRACE_S: Final = 5.0
"""After this a program that is asked to stop, and still waits for a server, just ends: its parts are on the disk."""


class Stop:
    """Raises `CancelledError` in the main thread when somebody asks to stop, unless something must be finished."""

    def __init__(self) -> None:
        self._asked = False
        self._finishing = False

    @contextlib.contextmanager
    def on_signals(self) -> Iterator[None]:
        """Inside the block a signal stops the work instead of ending this process."""
        caught = [signal.SIGINT, signal.SIGTERM]
        if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # as under nohup
            caught.append(signal.SIGHUP)
        before = {number: signal.signal(number, self._on_signal) for number in caught}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def with_parent(self) -> None:
        """Stop when stdin is closed: whoever started this program has ended, or wants it to."""
        threading.Thread(target=self._watch_stdin, name="stdin", daemon=True).start()

    @contextlib.contextmanager
    def finishing(self) -> Iterator[None]:
        """Inside the block nothing is interrupted; who asked meanwhile is obeyed at its end."""
        self._finishing = True
        try:
            yield
        finally:
            self._finishing = False
        if self._asked:
            raise CancelledError

    def check(self) -> None:
        """Return while nobody asked to stop.

        Raises:
            CancelledError: somebody did, and a library has swallowed what the signal raised.
        """
        if self._asked and not self._finishing:
            raise CancelledError

    def wait(self, seconds: float) -> None:
        """Wait so long.

        Raises:
            CancelledError: somebody asked to stop meanwhile.
        """
        waiting = threading.Event()
        while seconds > 0:
            self.check()
            waiting.wait(min(seconds, _SLICE_S))
            seconds -= _SLICE_S

    def _on_signal(self, _signal: int, _frame: FrameType | None) -> None:
        self._asked = True
        if not self._finishing:
            raise CancelledError

    def _watch_stdin(self) -> None:
        with contextlib.suppress(OSError):
            while os.read(
                0, 4096
            ):  # not sys.stdin: a thread that waits in its buffer keeps the interpreter from ending
                pass
        if sys.platform == "win32":
            _thread.interrupt_main(signal.SIGTERM)
        else:
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGTERM)  # interrupts its recv() too
        main = threading.main_thread()
        main.join(_GRACE_S)
        if main.is_alive():
            os._exit(EXIT_CANCELLED)
