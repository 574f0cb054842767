"""How a command that runs jobs is stopped, and what its exit code says of a job's end."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Iterator
from types import FrameType

from audio_engine.engine import Engine
from audio_engine.errors import CancelledError, UserFacingError
from audio_engine.events import Cancelled, Event, Failed, Finished, Paused

__all__ = ["Stop", "warnings_of"]


class Stop:
    """Ctrl-C, a polite kill and a terminal that is closed cancel the job, and no other is begun."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.is_asked = False

    @contextlib.contextmanager
    def on_signals(self) -> Iterator[None]:
        """Inside the block a signal asks the engine to stop instead of ending this process."""
        caught = [signal.SIGINT, signal.SIGTERM]
        if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # as under nohup
            caught.append(signal.SIGHUP)
        before = {number: signal.signal(number, self._ask) for number in caught}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def check(self) -> None:
        """Return while nobody asked to stop.

        Raises:
            CancelledError: somebody did.
        """
        if self.is_asked:
            raise CancelledError

    def repeat(self) -> None:
        """Ask again: a signal that came just before the job began was forgotten when it did."""
        if self.is_asked:
            self._engine.cancel()

    def _ask(self, _signal: int, _frame: FrameType | None) -> None:
        self.is_asked = True
        self._engine.cancel()


def warnings_of(event: Event) -> tuple[str, ...]:
    """The warnings of a job whose last event was `event`; what ended it otherwise is raised.

    Raises:
        UserFacingError: it failed.
        CancelledError: it was stopped.
    """
    match event:
        case Finished(warnings=warnings):
            return warnings
        case Failed() as failed:
            error = UserFacingError(failed.what, failed.to_do)
            error.exit_code = failed.exit_code
            raise error
        case Cancelled() | Paused():
            raise CancelledError
        case other:
            raise AssertionError(f"a job cannot end with {other!r}")
