"""The window's side of the spawner: how a process that is off the network starts `souffleur-models` all the same.

Linux alone has the lock, so there alone is a spawner. It must be made while the process has one thread and no lock.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import threading
from collections.abc import Sequence
from typing import IO, Any, Final

from audio_engine.jobs.channel import ChannelError, FrameReader, FrameWriter
from audio_engine.jobs.spawner_process import Programs, are_allowed, serve
from audio_engine.limits import SPAWN_ANSWER_S

__all__ = ["SpawnedProgram", "Spawner"]

_GONE: Final = -int(signal.SIGKILL)
"""The code of a program whose end nobody reported: the spawner died."""


class Spawner:
    """A process that starts programs for this one, and ends with it."""

    def __init__(self, programs: Programs) -> None:
        """Fork it.

        Raises:
            OSError: the system starts no further process.
        """
        orders, self._orders = os.pipe()
        self._reports, reports = os.pipe()
        owner = os.getpid()
        self.pid = os.fork()
        """The spawner's process."""
        if self.pid == 0:
            try:
                os.close(self._orders)
                os.close(self._reports)
                serve(orders, reports, owner, programs)
            finally:
                os._exit(1)  # whatever happened: it must never go on as a second window
        os.close(orders)
        os.close(reports)
        self._writer = FrameWriter(self._orders)
        self._running: dict[int, SpawnedProgram] = {}
        self._turn = threading.Lock()
        self._listener: threading.Thread | None = None
        self._number = 0

    def start_models(self, arguments: Sequence[str]) -> SpawnedProgram:
        """Start `souffleur-models` with `arguments` and wait until it runs: never on the GUI's thread.

        Raises:
            ValueError: it is not started with such arguments from here.
            OSError: it cannot be started, or the spawner is gone.
        """
        if not are_allowed(arguments):
            raise ValueError(f"souffleur-models is not started so: {arguments}")
        with self._turn:
            self._number += 1
            program = SpawnedProgram(self, self._number)
            self._running[self._number] = program
            if self._listener is None:
                self._listener = threading.Thread(target=self._listen, name="spawner", daemon=True)
                self._listener.start()
        program.begin(arguments)
        return program

    def start_window(self) -> None:
        """Have the window started again once this process is gone.

        Raises:
            OSError: the spawner is gone.
        """
        self.send({"order": "window"})

    def send(self, order: dict[str, Any]) -> None:
        """Pass on an order.

        Raises:
            OSError: the spawner is gone.
        """
        self._writer.send(order)

    def _listen(self) -> None:
        reader = FrameReader(self._reports)
        with contextlib.suppress(ChannelError, OSError):
            while True:
                report = reader.receive()
                number = int(report["number"])
                program = self._running[number] if "pid" in report else self._running.pop(number)
                program.take(report)
        for program in self._running.values():
            program.take({"reason": "the spawner is gone", "code": _GONE})


class SpawnedProgram:
    """A program that the spawner has started: what `subprocess.Popen` offers of it.

    `stdin`, `stdout` and `stderr` are this side's ends of its pipes, without a buffer.
    """

    stdin: IO[bytes]
    stdout: IO[bytes]
    stderr: IO[bytes]
    pid: int

    def __init__(self, spawner: Spawner, number: int) -> None:
        self._spawner = spawner
        self._number = number
        self._begun: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._has_ended = threading.Event()
        self.returncode: int | None = None
        """As `Popen.returncode`: negative for a signal, None while it runs."""

    def begin(self, arguments: Sequence[str]) -> None:
        """Have it started.

        Raises:
            OSError: it cannot be started, or the spawner is gone.
        """
        (stdin, ours_in), (ours_out, stdout), (ours_err, stderr) = os.pipe(), os.pipe(), os.pipe()
        self.stdin = os.fdopen(ours_in, "wb", buffering=0)
        self.stdout = os.fdopen(ours_out, "rb", buffering=0)
        self.stderr = os.fdopen(ours_err, "rb", buffering=0)
        order = {"order": "models", "number": self._number, "arguments": [*arguments]}
        try:
            self._spawner.send(order | {"ends": [stdin, stdout, stderr]})
            answer = self._begun.get(timeout=SPAWN_ANSWER_S)
        except queue.Empty:
            answer = {"reason": "the spawner does not answer"}
        except OSError as problem:
            answer = {"reason": problem.strerror}
        finally:
            for descriptor in (stdin, stdout, stderr):
                os.close(descriptor)
        if "pid" not in answer:
            for stream in (self.stdin, self.stdout, self.stderr):
                stream.close()
            raise OSError(str(answer.get("reason", "the spawner refused")))
        self.pid = answer["pid"]

    def take(self, report: dict[str, Any]) -> None:
        """What the spawner reports of it; on the spawner's thread."""
        self._begun.put(report)
        if "code" in report:
            self.returncode = report["code"]
            self._has_ended.set()

    def poll(self) -> int | None:
        """Its exit code, or None while it runs."""
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Its exit code, once it has ended.

        Raises:
            subprocess.TimeoutExpired: it still runs after `timeout` seconds.
        """
        if not self._has_ended.wait(timeout):
            raise subprocess.TimeoutExpired("souffleur-models", timeout or 0.0)
        assert self.returncode is not None
        return self.returncode

    def terminate(self) -> None:
        """Ask it to end."""
        self._signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self._signal(signal.SIGKILL)

    def _signal(self, number: signal.Signals) -> None:
        with contextlib.suppress(OSError):  # without the spawner it is out of reach; closing `stdin` still stops it
            self._spawner.send({"order": "signal", "number": self._number, "signal": int(number)})
