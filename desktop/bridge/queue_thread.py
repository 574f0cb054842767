"""The thread that works on the queue: it waits, holds the queue's lock while there is work, and stops in time.

The engine is imported and opened on this thread or on another that asks for it, never on the GUI thread.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from audio_engine.errors import UserFacingError

if TYPE_CHECKING:
    from audio_engine.engine import Engine

__all__ = ["QueueThread"]

_TAKEN_RETRY_S: Final = 5.0
"""How often the queue is asked for while another Souffleur (a command) runs it."""


class QueueThread:
    """Owns the engine. Whatever it tells goes through `tell`, in any thread."""

    def __init__(self, home: Path, tell: Callable[[object], None]) -> None:
        self._home = home
        self._tell = tell
        self._engine: Engine | None = None
        self._engine_turn = threading.Lock()
        self._changed = threading.Condition()
        self._woken = False
        self._closing = False
        self._running: int | None = None
        self._thread = threading.Thread(target=self._work, name="desktop-queue", daemon=True)

    def start(self) -> None:
        """Begin to work: first what an earlier run of the program left unfinished."""
        self._thread.start()

    def wake(self) -> None:
        """Look at the queue again."""
        with self._changed:
            self._woken = True
            self._changed.notify_all()

    def engine(self) -> Engine:
        """The engine, which is opened if need be; not from the GUI thread.

        Raises:
            LibraryError: its library cannot be opened.
        """
        with self._engine_turn:
            if self._engine is None:
                from audio_engine.engine import Engine  # here: not before the window is on the screen

                self._engine = Engine(self._home)
                gc.freeze()  # the collector need not walk over all these modules in the middle of a keystroke
            return self._engine

    def stop(self, job_id: int, *, for_good: bool) -> bool:
        """Whether `job_id` is the one that runs; it is cancelled (`for_good`) or paused then."""
        with self._changed:
            if self._running != job_id or self._engine is None:
                return False
            if for_good:
                self._engine.cancel()
            else:
                self._engine.pause()
            return True

    def close(self) -> None:
        """Pause what runs, which goes on at the next start; wait for it, and close the engine."""
        with self._changed:
            self._closing = True
            if self._running is not None and self._engine is not None:
                self._engine.pause()
            self._changed.notify_all()
        if self._thread.is_alive():
            self._thread.join()
        with self._engine_turn:
            if self._engine is not None:
                self._engine.__exit__(None, None, None)
                self._engine = None

    @property
    def is_closing(self) -> bool:
        """Whether the program ends."""
        return self._closing

    def _work(self) -> None:
        told = False
        begun = False
        while not self._closing:
            try:
                engine = self.engine()
                if not begun:
                    self._take_up(engine)
                    begun = True
                self._run_all(engine)
                told = False
                self._wait(None)
            except UserFacingError as problem:
                if not told:
                    told = True
                    self._tell(problem)
                self._wait(_TAKEN_RETRY_S)
            except Exception as mistake:  # noqa: BLE001 - the one broad catch of this thread
                self._tell(mistake)
                self._wait(_TAKEN_RETRY_S)

    def _take_up(self, engine: Engine) -> None:
        from desktop.bridge.queue_work import take_up

        take_up(engine, self._tell)

    def _run_all(self, engine: Engine) -> None:
        """Run what waits. The lock is held no longer than that: the command line is to have its turn."""
        from audio_engine.library import QueueLock

        if engine.library.next_queued() is None:
            return
        with QueueLock(self._home):
            while not self._closing and (job := engine.library.next_queued()) is not None:
                self._run(engine, job.id)

    def _run(self, engine: Engine, job_id: int) -> None:
        from desktop.bridge.queue_work import run_job

        with self._changed:
            if self._closing:
                return
            self._running = job_id
        try:
            run_job(engine, job_id, self._tell, goes_on_next_time=lambda: self._closing)
        finally:
            with self._changed:
                self._running = None

    def _wait(self, timeout_s: float | None) -> None:
        with self._changed:
            if not self._woken and not self._closing:
                self._changed.wait(timeout_s)
            self._woken = False
