"""The child that runs a job: `python -m audio_engine.jobs.worker`, commands on fd 0, events on what was fd 1.

It holds the models and may die at any moment; the supervisor then starts another. It prints nothing: what a library
writes to stdout is dropped, stderr goes to the supervisor's short tail. It ends when its commands end, so it cannot
outlive the supervisor, and it takes its own children with it.
"""

from __future__ import annotations

import faulthandler
import importlib
import queue
import threading
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

from audio_engine.errors import CancelledError, UserFacingError
from audio_engine.events import Cancelled, Event, Failed, Finished, Paused, event_to_json
from audio_engine.files import disk_failure
from audio_engine.jobs.channel import FrameReader, FrameWriter
from audio_engine.jobs.child import become_child, die_with_parent, leave, short_reason
from audio_engine.jobs.control import DeviceFailedError, JobContext, JobControl, PausedError, StopRequest
from audio_engine.jobs.devices import CPU
from audio_engine.jobs.exit_reasons import no_memory
from audio_engine.jobs.priority import lower_priority
from audio_engine.limits import HEARTBEAT_S, HEARTBEAT_TIMEOUT_S

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["JOB_KINDS", "main"]

JOB_KINDS: Final[dict[str, str]] = {
    "transcribe": "audio_engine.jobs.transcription_job:run",
    "narrate": "audio_engine.jobs.narration_job:run",
    "listen-again": "audio_engine.jobs.listening_job:run",
}
"""The jobs that exist: kind → `module:function`, imported in the worker alone.

The function is `run(job: JobContext) -> tuple[str, ...]`: it returns the sentences that the person should read.
"""

_BUG_REPORT_MAX_CHARS: Final = 16_000


def main() -> NoReturn:
    """Set the process up, run one job, and leave without a teardown."""
    commands, events = become_child()
    _Worker(commands, events).serve()
    leave(0)


class _Worker:
    """One job's life: its orders come in, its events go out. The main thread runs it; others listen and beat."""

    def __init__(self, commands: int, events: int) -> None:
        self._commands = FrameReader(commands)
        self._events = FrameWriter(events)
        self._order: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._control = JobControl()
        self._over = threading.Event()

    def serve(self) -> None:
        """Run the one job that is ordered; a second job gets a second process, and with it all the memory back."""
        threading.Thread(target=self._beat, name="heartbeat", daemon=True).start()
        threading.Thread(target=self._listen, name="commands", daemon=True).start()
        self._run(self._order.get())
        self._over.set()

    def _beat(self) -> None:
        """Tell the supervisor that this process lives, and put off its own end.

        faulthandler's watchdog needs no interpreter: it ends a worker whose native code holds Python's lock for ever,
        and which cannot see that its supervisor was killed.
        """
        while True:
            faulthandler.dump_traceback_later(2 * HEARTBEAT_TIMEOUT_S, exit=True)
            self._send({"kind": "heartbeat"})
            if self._over.wait(HEARTBEAT_S):
                return

    def _listen(self) -> None:
        """Whatever ends this thread ends the process: nobody else would notice that the supervisor is gone."""
        try:
            while True:
                self._obey(self._commands.receive())
        finally:
            die_with_parent()

    def _obey(self, command: dict[str, Any]) -> None:
        match command.get("command"):
            case "run":
                self._order.put(command)
            case "cancel" | "pause" as request:
                self._control.request(StopRequest(request))

    def _send(self, document: dict[str, Any]) -> None:
        try:
            self._events.send(document)
        except OSError:  # nobody listens any more
            die_with_parent()

    def _emit(self, event: Event) -> None:
        self._send(event_to_json(event))

    def _run(self, order: dict[str, Any]) -> None:
        job_id = int(order["job_id"])
        try:
            warnings = self._perform(job_id, order)
        except CancelledError:
            self._emit(Cancelled(job_id))
        except PausedError:
            self._emit(Paused(job_id))
        except DeviceFailedError as failure:
            self._send({"kind": "device-failed", "reason": str(failure)})
        except UserFacingError as failure:
            self._emit(Failed(job_id, failure.what, failure.to_do, failure.exit_code))
        except MemoryError:
            death = no_memory()
            self._emit(Failed(job_id, death.what, death.to_do))
        except Exception as problem:  # noqa: BLE001 - the one broad catch of this process
            self._send(_last_words(job_id, problem, order["device"]))
        else:
            self._emit(Finished(job_id, tuple(warnings)))

    def _perform(self, job_id: int, order: dict[str, Any]) -> tuple[str, ...]:
        if order["low_priority"]:
            lower_priority()
        self._control.check()
        job = JobContext(
            job_id=job_id,
            home=Path(order["home"]),
            device=order["device"],
            compute_type=order["compute_type"],
            emit=self._emit,
            control=self._control,
        )
        return _job_function(order["kind"])(job)


def _job_function(kind: str) -> Callable[[JobContext], tuple[str, ...]]:
    module, _, function = JOB_KINDS[kind].partition(":")
    found: Callable[[JobContext], tuple[str, ...]] = getattr(importlib.import_module(module), function)
    return found


def _last_words(job_id: int, problem: Exception, device: str) -> dict[str, Any]:
    """A bug of ours, unless it comes from a disk, or from a graphics card: CTranslate2 says all that goes wrong so."""
    if isinstance(problem, OSError) and (failure := disk_failure(problem)):
        return event_to_json(Failed(job_id, failure.what, failure.to_do, failure.exit_code))
    if device != CPU.device and isinstance(problem, RuntimeError):
        return {"kind": "device-failed", "reason": short_reason(problem)}
    return {"kind": "bug", "report": "".join(traceback.format_exception(problem))[-_BUG_REPORT_MAX_CHARS:]}


if __name__ == "__main__":
    main()
