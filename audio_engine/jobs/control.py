"""What a running job is given: who it is, where its library is, how to say what happened, and when to stop.

A job asks `control.check()` between two windows. It is never stopped in the middle of a stored step.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from audio_engine.errors import CancelledError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from audio_engine.events import Event

__all__ = ["DeviceFailedError", "JobContext", "JobControl", "PausedError", "StopRequest"]


class PausedError(Exception):
    """Somebody asked to pause. Not an error: what is stored stays, and the job goes on from there later."""


class DeviceFailedError(Exception):
    """The device gave nonsense (NaN, only `!`) or an error of its own; the job may go well on the next rung."""


class StopRequest(StrEnum):
    """Why a job should stop."""

    CANCEL = "cancel"
    PAUSE = "pause"


class JobControl:
    """How a job hears that it should stop. Any thread may ask and any thread may request."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requested: StopRequest | None = None
        self._callbacks: list[Callable[[], None]] = []

    @property
    def requested(self) -> StopRequest | None:
        """What was asked for; None while the job may go on."""
        return self._requested

    def check(self) -> None:
        """Return at once while the job may go on.

        Raises:
            CancelledError: somebody cancelled the job.
            PausedError: somebody paused it.
        """
        if self._requested is StopRequest.CANCEL:
            raise CancelledError
        if self._requested is StopRequest.PAUSE:
            raise PausedError

    def on_cancel(self, callback: Callable[[], None]) -> None:
        """Call `callback` once when the job is asked to stop, for either reason; at once if it already was.

        It runs in another thread than the job's and must be quick: kill a decoder, set an event.
        """
        with self._lock:
            if self._requested is None:
                self._callbacks.append(callback)
                return
        callback()

    def request(self, request: StopRequest) -> None:
        """Ask the job to stop. A pause may still become a cancellation, never the other way round."""
        with self._lock:
            if self._requested is not StopRequest.CANCEL:
                self._requested = request
            callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            callback()


@dataclass(frozen=True, slots=True)
class JobContext:
    """Everything a job gets. `emit` may be called from any thread and sends the event to whoever watches.

    `device` and `compute_type` are the rung to run on (`cpu`/`int8`, `cuda`/`float16`); a job raises
    `DeviceFailedError` where that rung cannot be trusted.
    """

    job_id: int
    home: Path
    device: str
    compute_type: str
    emit: Callable[[Event], None]
    control: JobControl
