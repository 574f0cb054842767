"""The thread that works on the queue: it waits, holds the queue's lock while there is work, and stops in time.

A job that a person waits for at the screen runs beside it, on a thread of its own.

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
    from audio_engine.engine.queue import JobQueue

__all__ = ["QueueThread"]

_TAKEN_RETRY_S: Final = 5.0
"""How often the queue is asked for while another Souffleur (a command) runs it."""


class QueueThread:
    """Owns the engine. Whatever it tells goes through `tell`, in any thread."""

    def __init__(self, home: Path, tell: Callable[[object], None]) -> None:
        self._home = home
        self._tell = tell
        self._engine: Engine | None = None
        self._queue: JobQueue | None = None
        self._engine_turn = threading.Lock()
        self._changed = threading.Condition()
        self._woken = False
        self._closing = False
        self._thread = threading.Thread(target=self._work, name="desktop-queue", daemon=True)
        self._beside: list[threading.Thread] = []

    def start(self) -> None:
        """Begin to work: first what an earlier run of the program left unfinished."""
        self._thread.start()

    def wake(self) -> None:
        """Look at the queue again."""
        with self._changed:
            self._woken = True
            self._changed.notify_all()

    def run_beside(self, job_id: int) -> None:
        """Run a job that waits now, whatever else runs. Nothing happens where it does not wait any more."""
        with self._changed:
            if not self._closing:
                self._beside = [thread for thread in self._beside if thread.is_alive()]
                thread = threading.Thread(
                    target=self._work_beside, args=(job_id,), name=f"desktop-beside-{job_id}", daemon=True
                )
                self._beside.append(thread)
                thread.start()

    def engine(self) -> Engine:
        """The engine, which is opened if need be; not from the GUI thread.

        Raises:
            LibraryError: its library cannot be opened.
        """
        with self._engine_turn:
            if self._engine is None:
                # Here, and not before the window is on the screen.
                from audio_engine.engine import Engine
                from audio_engine.engine.queue import JobQueue

                self._engine = Engine(self._home, keep_unusable=True)
                self._queue = JobQueue(self._engine)
                gc.freeze()  # the collector need not walk over all these modules in the middle of a keystroke
            return self._engine

    def queue(self) -> JobQueue:
        """The queue of the engine's library; not from the GUI thread.

        Raises:
            LibraryError: the library cannot be opened.
        """
        self.engine()
        assert self._queue is not None
        return self._queue

    def stop(self) -> None:
        """Pause what runs, which goes on at the next start, and wait for it. The engine still answers."""
        with self._changed:
            self._closing = True
            if self._queue is not None:
                self._queue.close()
            self._changed.notify_all()
        for thread in (self._thread, *self._beside):
            if thread.is_alive():
                thread.join()

    def close(self) -> None:
        """Close the engine; after `stop`, and once nobody asks it any more."""
        with self._engine_turn:
            if self._engine is not None:
                self._engine.__exit__(None, None, None)
                self._engine = self._queue = None

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

    def _work_beside(self, job_id: int) -> None:
        from desktop.bridge.queue_work import run_beside

        try:
            run_beside(self.queue(), self.engine().library, self._tell, job_id)
        except Exception as problem:  # noqa: BLE001 - the one broad catch of this thread; `_tell` tells the world's fault
            self._tell(problem)

    def _take_up(self, engine: Engine) -> None:
        from desktop.bridge.queue_work import take_up

        take_up(self.queue(), engine.library, self._tell)

    def _run_all(self, engine: Engine) -> None:
        """Run what waits. The lock is held no longer than that: the command line is to have its turn."""
        from audio_engine.library import QueueLock
        from desktop.bridge.queue_work import run_next

        if engine.library.next_queued() is None:
            return
        queue = self.queue()
        with QueueLock(self._home):
            while not self._closing and run_next(queue, engine.library, self._tell):
                pass

    def _wait(self, timeout_s: float | None) -> None:
        with self._changed:
            if not self._woken and not self._closing:
                self._changed.wait(timeout_s)
            self._woken = False
