"""The parent's side of a job: it starts a worker, passes its events on, stops it in time, and starts it again.

A worker may die at any moment: of memory, of a driver, of `kill -9`. The job then goes on from what it had stored,
in a new worker, as long as that leads anywhere. This module never loads a model and never opens a recording.
"""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from typing import TYPE_CHECKING, Any, Final, Self

from audio_engine.errors import CancelledError, UserFacingError
from audio_engine.events import (
    Cancelled,
    Event,
    Failed,
    Finished,
    Notice,
    Paused,
    Progress,
    SegmentReady,
    SentenceReady,
    event_from_json,
)
from audio_engine.jobs.control import StopRequest
from audio_engine.jobs.device_ladder import CPU, DeviceLadder, Rung
from audio_engine.jobs.exit_reasons import Death, bad_device, garbled, silence
from audio_engine.jobs.keep_awake import keep_awake
from audio_engine.jobs.worker_process import TICK_S, WORKER_COMMAND, WorkerProcess
from audio_engine.limits import CANCEL_GRACE_S, HEARTBEAT_TIMEOUT_S, TERMINATE_GRACE_S

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from types import TracebackType

__all__ = ["MAX_DEATHS_WITHOUT_PROGRESS", "Supervisor", "WorkerBugError"]

MAX_DEATHS_WITHOUT_PROGRESS: Final = 2
"""A job whose worker dies is started again this often although nothing new was stored in between."""

_NOT_STORED: Final = frozenset({"decode", "detect-language", "render", "mix", "measure", "encode", "check", "verify"})
"""Stages whose progress is lost with the worker; what it has said of segments and sentences is kept."""


class WorkerBugError(RuntimeError):
    """The job ran into a mistake of ours. The message is the worker's traceback, for the local report."""


class Supervisor:
    """Runs one job at a time, each in a worker of its own.

    A context manager: leaving the block pauses what still runs in another thread and waits for it. `run` blocks its
    thread; `cancel` and `pause` may come from any thread or from a signal handler.
    """

    def __init__(
        self,
        *,
        worker_command: Sequence[str] = WORKER_COMMAND,
        heartbeat_timeout_s: float = HEARTBEAT_TIMEOUT_S,
    ) -> None:
        self._worker_command = worker_command
        self._heartbeat_timeout_s = heartbeat_timeout_s
        self._running = threading.Lock()
        self._request: StopRequest | None = None
        self._worker: WorkerProcess | None = None
        self.worker_stderr = ""
        """The last few kilobytes that the libraries of the last worker wrote: for a report, never for people."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.pause()
        with self._running:
            pass

    def run(
        self,
        job_id: int,
        kind: str,
        home: Path,
        on_event: Callable[[Event], None],
        *,
        ladder: DeviceLadder | None = None,
        low_priority: bool = False,
    ) -> Event:
        """Run the job to its end and return its last event: `Finished`, `Failed`, `Cancelled` or `Paused`.

        Every event, the last one too, goes through `on_event` in this thread. With a `ladder` the job starts on
        the first rung that works and goes to the next where one fails, with a `Notice`; without, it runs on the CPU.
        `home` is the data folder; the job finds everything else in the library there.

        Raises:
            WorkerBugError: our mistake. Anything that the world can do to a job is a `Failed` event.
        """
        if not self._running.acquire(blocking=False):
            raise RuntimeError("this supervisor runs another job")
        try:
            self._request = None
            with keep_awake():
                end = self._run(_Run(job_id, kind, home, on_event, low_priority=low_priority), ladder)
        finally:
            self._running.release()
        on_event(end)
        return end

    def cancel(self) -> None:
        """Stop the job that runs, within 2 s, whatever its worker does. What it has stored stays."""
        self._ask(StopRequest.CANCEL)

    def pause(self) -> None:
        """The same, and the job is meant to be run again."""
        if self._request is None:
            self._ask(StopRequest.PAUSE)

    def _ask(self, request: StopRequest) -> None:
        self._request = request
        if worker := self._worker:
            worker.inbox.put({})

    def _is_stopped(self) -> bool:
        return self._request is not None

    def _run(self, run: _Run, ladder: DeviceLadder | None) -> Event:
        try:
            rung = self._next_rung(run, ladder)
            deaths = 0
            while not self._is_stopped():
                steps = run.steps
                outcome = self._attempt(run, rung)
                if isinstance(outcome, Event):
                    return outcome
                if ladder and rung.device != CPU.device and not self._is_stopped():
                    ladder.remember_failure(rung, outcome.reason)
                    rung, deaths = self._next_rung(run, ladder), 0
                    continue
                deaths = 0 if run.steps > steps else deaths + 1
                if deaths > MAX_DEATHS_WITHOUT_PROGRESS or outcome.is_final:
                    return Failed(run.job_id, outcome.what, outcome.to_do)
        except CancelledError:  # while the ladder was tried
            pass
        except UserFacingError as failure:
            return Failed(run.job_id, failure.what, failure.to_do, failure.exit_code)
        return Cancelled(run.job_id) if self._request is StopRequest.CANCEL else Paused(run.job_id)

    def _next_rung(self, run: _Run, ladder: DeviceLadder | None) -> Rung:
        if ladder is None:
            return CPU
        rung, notices = ladder.choose(self._is_stopped)
        for notice in notices:
            run.emit(Notice(run.job_id, notice))
        return rung

    def _attempt(self, run: _Run, rung: Rung) -> Event | Death:
        """One worker's life."""
        with WorkerProcess(self._worker_command) as worker:
            self._worker = worker
            worker.send(run.order(rung))
            try:
                return self._watch(run, worker)
            finally:
                self._worker = None
                self.worker_stderr = worker.tail()

    def _watch(self, run: _Run, worker: WorkerProcess) -> Event | Death:
        """Pass events on until the job is over, the worker is dead or silent, or somebody asked to stop."""
        asked, patience_s = None, CANCEL_GRACE_S
        silent_s, before = 0.0, time.monotonic()
        while True:
            try:
                frame = worker.inbox.get(timeout=TICK_S)
            except queue.Empty:
                frame = {}
            # A tick that took long is a machine that slept, or a slow `on_event`: neither says anything about the
            # worker. Counting each tick as two at most needs no clock that knows of sleep, which Windows lacks.
            now = time.monotonic()
            passed_s, before = min(now - before, 2 * TICK_S), now
            silent_s = 0.0 if frame else silent_s + passed_s
            if frame is None:
                return worker.death()
            if frame and (outcome := run.receive(frame)):
                worker.end(grace_s=TERMINATE_GRACE_S)
                return outcome
            if self._request is not asked:
                asked, patience_s = self._request, CANCEL_GRACE_S
                worker.send({"command": asked})
            elif asked:
                patience_s -= passed_s
                if patience_s <= 0:
                    worker.end()
                    return run.drain(worker) or worker.death()
            if silent_s > self._heartbeat_timeout_s:
                worker.end()
                return run.drain(worker) or silence()


class _Run:
    """One job over all its workers: what was asked, who listens, and how many steps of it are stored."""

    def __init__(
        self, job_id: int, kind: str, home: Path, emit: Callable[[Event], None], *, low_priority: bool
    ) -> None:
        self.job_id = job_id
        self.emit = emit
        self.steps = 0
        self._last_step, self._furthest_s = -1, 0.0
        self._order = {"kind": kind, "home": str(home), "low_priority": low_priority}

    def order(self, rung: Rung) -> dict[str, Any]:
        where = {"device": rung.device, "compute_type": rung.compute_type}
        return {"command": "run", "job_id": self.job_id, **self._order, **where}

    def receive(self, frame: dict[str, Any]) -> Event | Death | None:
        """Pass an event on; what ends the job is returned instead."""
        match frame.get("kind"):
            case "heartbeat":
                return None
            case "device-failed":
                return bad_device(str(frame.get("reason", "")))
            case "bug":
                raise WorkerBugError(str(frame.get("report", "")))
        try:
            event = event_from_json(frame)
        except ValueError:
            return garbled()
        if isinstance(event, Finished | Failed | Cancelled | Paused):
            return event
        self._count(event)
        self.emit(event)
        return None

    def drain(self, worker: WorkerProcess) -> Event | Death | None:
        """What a worker that has been ended had still said."""
        with contextlib.suppress(queue.Empty):
            while (frame := worker.inbox.get(timeout=TICK_S)) is not None:
                if frame and (outcome := self.receive(frame)):
                    return outcome
        return None

    def _count(self, event: Event) -> None:
        """Count what is stored for the first time; a new worker may tell of earlier work again."""
        done = _number(event)
        if done is not None and done > self._last_step:
            self._last_step = done
            self.steps += 1
        elif isinstance(event, Progress) and event.stage not in _NOT_STORED and event.done_s > self._furthest_s:
            self._furthest_s = event.done_s
            self.steps += 1


def _number(event: Event) -> int | None:
    """The place of what was stored among all that the job stores."""
    match event:
        case SegmentReady(segment_id=number) | SentenceReady(index=number):
            return number
        case _:
            return None
