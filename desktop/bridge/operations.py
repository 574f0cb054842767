"""Work that leaves the GUI thread, and its answer that comes back to it.

Reads run on a small pool, writes one after the other on a single thread, so that they keep their order. Callbacks run
on the GUI thread, and only while their owner lives. The GUI thread never waits for any of it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from audio_engine.errors import CancelledError, UserFacingError
from audio_engine.files import disk_failure

__all__ = ["Operation", "Operations"]

T = TypeVar("T")
P = TypeVar("P")

_READERS: Final = 4
"""Threads for reads; the library lets them take turns, so more would only wait."""


class Operation:
    """One piece of work on its way. `cancel` forgets its answer; work that has not begun is never begun."""

    def __init__(self, owner: QObject) -> None:
        self._owner = owner
        self._cancelled = threading.Event()
        self.is_done = False
        """Whether its callback has run, or never will."""

    def cancel(self) -> None:
        """Nobody wants the answer any more."""
        self._cancelled.set()
        self.is_done = True

    @property
    def is_cancelled(self) -> bool:
        """Whether it was cancelled; from any thread."""
        return self._cancelled.is_set()

    @property
    def is_wanted(self) -> bool:
        """Whether somebody still waits for the answer. From the GUI thread only."""
        return not self._cancelled.is_set() and isValid(self._owner)

    def check(self) -> None:
        """Raise `CancelledError` where it was cancelled; from any thread."""
        if self.is_cancelled:
            raise CancelledError


@dataclass(frozen=True, slots=True)
class _Task:
    """An operation with what it does and who is told."""

    operation: Operation
    work: Callable[[Callable[[Any], None]], Any]
    on_progress: Callable[[Any], None] | None
    on_success: Callable[[Any], None] | None
    on_failure: Callable[[UserFacingError], None] | None
    on_end: Callable[[], None] | None
    key: str | None


@dataclass(frozen=True, slots=True)
class _Progress:
    value: Any


@dataclass(frozen=True, slots=True)
class _Answer:
    value: Any


class _Pools:
    """The threads; they are there once there is something to do, which is after the window is on the screen."""

    def __init__(self) -> None:
        from concurrent.futures import ThreadPoolExecutor

        self._readers = ThreadPoolExecutor(_READERS, "desktop-read")
        self._writer = ThreadPoolExecutor(1, "desktop-write")

    def submit(self, work: Callable[[], None], *, writes: bool) -> None:
        (self._writer if writes else self._readers).submit(work)

    def close(self) -> None:
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)


class Operations(QObject):
    """Runs work off the GUI thread. One object for the whole application."""

    failed = Signal(object)
    """A `UserFacingError` that no callback took."""
    unexpected = Signal(object)
    """An exception that is our mistake: for the crash report."""
    _came_back = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools: _Pools | None = None
        self._by_key: dict[str, Operation] = {}
        self._on_their_way = 0
        self._closed = False
        self._came_back.connect(self._deliver)  # emitted in other threads: Qt queues it for this one

    @property
    def is_idle(self) -> bool:
        """Whether nothing is on its way."""
        return self._on_their_way == 0

    def run(
        self,
        work: Callable[[], T],
        *,
        on_success: Callable[[T], None] | None = None,
        on_failure: Callable[[UserFacingError], None] | None = None,
        on_end: Callable[[], None] | None = None,
        key: str | None = None,
        owner: QObject | None = None,
        writes: bool = False,
    ) -> Operation:
        """Run `work` on another thread; its answer goes to `on_success` on this one.

        `on_failure` takes the world's fault, else `failed` does. `on_end` follows the one or the other. With a `key`,
        an earlier work of the same key is cancelled: only the newest search is answered. Callbacks are dropped once
        `owner` is deleted or the operation is cancelled. `writes` puts the work in line behind all other writes.
        """
        return self.run_reporting(
            lambda _report: work(),
            on_success=on_success,
            on_failure=on_failure,
            on_end=on_end,
            key=key,
            owner=owner,
            writes=writes,
        )

    def run_reporting(
        self,
        work: Callable[[Callable[[P], None]], T],
        *,
        on_progress: Callable[[P], None] | None = None,
        on_success: Callable[[T], None] | None = None,
        on_failure: Callable[[UserFacingError], None] | None = None,
        on_end: Callable[[], None] | None = None,
        key: str | None = None,
        owner: QObject | None = None,
        writes: bool = False,
    ) -> Operation:
        """The same for work that takes long: it is given a function whose argument arrives at `on_progress`.

        That function raises `CancelledError` in the work once the operation is cancelled.
        """
        operation = Operation(owner if owner is not None else self)
        if self._closed:
            operation.cancel()
            return operation
        if key is not None:
            if earlier := self._by_key.get(key):
                earlier.cancel()
            self._by_key[key] = operation
        self._on_their_way += 1
        task = _Task(operation, work, on_progress, on_success, on_failure, on_end, key)
        if self._pools is None:
            self._pools = _Pools()
        self._pools.submit(lambda: self._carry_out(task), writes=writes)
        return operation

    def close(self) -> None:
        """Finish the writes that are in line, forget the reads, and take no more. Waits: only for the very end."""
        self._closed = True
        if self._pools is not None:
            self._pools.close()

    def _carry_out(self, task: _Task) -> None:
        """On a thread of the pool."""

        def report(value: Any) -> None:  # noqa: ANN401 - whatever this work tells
            task.operation.check()
            self._came_back.emit(task, _Progress(value))

        outcome: _Answer | Exception
        try:
            task.operation.check()
            outcome = _Answer(task.work(report))
        except Exception as problem:  # noqa: BLE001 - the one broad catch of these threads
            outcome = (disk_failure(problem) if isinstance(problem, OSError) else None) or problem
        self._came_back.emit(task, outcome)

    def _deliver(self, task: _Task, outcome: _Progress | _Answer | Exception) -> None:
        """On the GUI thread."""
        operation = task.operation
        if isinstance(outcome, _Progress):
            if task.on_progress is not None and operation.is_wanted:
                task.on_progress(outcome.value)
            return
        self._on_their_way -= 1
        if task.key is not None and self._by_key.get(task.key) is operation:
            del self._by_key[task.key]
        try:
            self._tell(task, outcome)
        finally:
            operation.is_done = True

    def _tell(self, task: _Task, outcome: _Answer | Exception) -> None:
        """Our own mistakes are told even where nobody waits for the answer any more."""
        if isinstance(outcome, Exception) and not isinstance(outcome, UserFacingError | CancelledError):
            self.unexpected.emit(outcome)
        if not task.operation.is_wanted:
            return
        match outcome:
            case _Answer(value=value) if task.on_success is not None:
                task.on_success(value)
            case UserFacingError():
                (task.on_failure or self.failed.emit)(outcome)
        if task.on_end is not None and task.operation.is_wanted:
            task.on_end()
