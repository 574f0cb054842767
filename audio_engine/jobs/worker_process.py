"""One worker process as its owner sees it: start it, send commands, receive frames, and end it for certain.

The worker leads a process group of its own. A Ctrl-C in the terminal therefore reaches only the supervisor, and
ending the group leaves no decoder behind.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any, Final, Self

import psutil

from audio_engine.errors import CancelledError, JobFailedError
from audio_engine.jobs.channel import (
    ChannelClosedError,
    FrameContentError,
    FrameLengthError,
    FrameReader,
    FrameWriter,
    HalfFrameError,
)
from audio_engine.jobs.exit_reasons import Death, exit_death, garbled, silence
from audio_engine.limits import TERMINATE_GRACE_S
from audio_engine.programs import child_command
from audio_engine.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

__all__ = ["TICK_S", "WORKER_COMMAND", "WorkerProcess", "ask"]

WORKER_COMMAND: Final = child_command("audio_engine.jobs.worker")
"""`-P`: a `numpy.py` in the folder where somebody types `souffleur` must not be imported."""

TICK_S: Final = 0.25
"""How often whoever waits for a child looks at what else happened."""

_TAIL_BYTES: Final = 8192
_JOIN_S: Final = 2.0
_REAP_S: Final = 5.0
_KILL: Final = 9  # Windows has no SIGKILL by name

Message = dict[str, Any] | None
"""A frame, or None once nothing more will come."""


class WorkerProcess:
    """A context manager: the process exists inside the block and no longer.

    `inbox` receives every frame in order, and then None. Anybody may put an empty dict into it to wake the reader.

    Raises:
        JobFailedError: the system could not start another process.
    """

    def __init__(self, command: Sequence[str] = WORKER_COMMAND) -> None:
        self.inbox: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self.garbled = False
        """Whether the worker sent something that is no frame; nothing after it was read."""
        self._exit_code: int | None = None
        self._tail = b""
        self._gone = threading.Event()
        try:
            self._process = _spawn(command)
        except OSError as problem:
            raise JobFailedError(
                tr("The system could not start another program ({reason}).", reason=problem.strerror),
                tr("Close other programs or restart the computer, then resume: what was done is kept."),
            ) from problem
        assert self._process.stdin
        self._commands = FrameWriter(self._process.stdin.fileno())
        self._threads = [
            threading.Thread(target=self._receive, name="worker-events", daemon=True),
            threading.Thread(target=self._collect_tail, name="worker-stderr", daemon=True),
        ]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()
        for thread in self._threads:
            thread.join(_JOIN_S)
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            if stream:
                stream.close()

    @property
    def pid(self) -> int:
        """The worker's process id."""
        return self._process.pid

    def send(self, command: dict[str, Any]) -> None:
        """Send a command; nothing happens where the worker is already gone: the inbox tells that."""
        with contextlib.suppress(OSError):
            self._commands.send(command)

    def end(self, *, grace_s: float = 0.0) -> int:
        """Terminate, kill after `TERMINATE_GRACE_S`, and leave no child of the worker.

        `grace_s` is how long the worker may take to leave by itself first. The answer is its exit code: negative
        for a POSIX signal, an NTSTATUS on Windows.
        """
        if self._exit_code is None:
            if not self._gone.wait(grace_s):
                self._signal(signal.SIGTERM)
                self._gone.wait(TERMINATE_GRACE_S)
            self._signal(_KILL)
            try:
                self._exit_code = self._process.wait(_REAP_S)
            except subprocess.TimeoutExpired:  # stuck in the kernel, on a drive that went away: not ours to wait for
                self._exit_code = -_KILL
        return self._exit_code

    def death(self) -> Death:
        """How the worker died, once the inbox has said that it did."""
        code = self.end()
        return garbled() if self.garbled else exit_death(code)

    def tail(self) -> str:
        """The last of what the worker's libraries wrote to stderr, for a report."""
        return self._tail.decode("utf-8", "replace")

    def _receive(self) -> None:
        assert self._process.stdout
        reader = FrameReader(self._process.stdout.fileno())
        try:
            while True:
                self.inbox.put(reader.receive())
        except (FrameLengthError, FrameContentError):
            self.garbled = True
        except (ChannelClosedError, HalfFrameError, OSError):  # it left, it died, or it was closed under us
            pass
        self._gone.set()
        self.inbox.put(None)

    def _collect_tail(self) -> None:
        assert self._process.stderr
        with contextlib.suppress(OSError, ValueError):  # closed under us at the very end
            while piece := os.read(self._process.stderr.fileno(), _TAIL_BYTES):
                self._tail = (self._tail + piece)[-_TAIL_BYTES:]

    def _signal(self, number: int) -> None:
        """Signal the worker and everything that it started.

        The worker is not reaped before this has killed its group, so the group's number cannot be another's.
        """
        if sys.platform == "win32":
            _end_tree(self._process)
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):  # macOS: EPERM where only zombies are left
            os.killpg(self._process.pid, number)


def ask(
    command: Sequence[str], request: dict[str, Any], *, timeout_s: float, is_stopped: Callable[[], bool]
) -> dict[str, Any] | Death:
    """The one answer of a child that lives for one question, or how it died; its silence is a death too.

    Raises:
        CancelledError: `is_stopped` said so, which is asked four times a second.
        JobFailedError: the system could not start another process.
    """
    with WorkerProcess(command) as child:
        child.send(request)
        waited_s = 0.0
        while waited_s < timeout_s:
            if is_stopped():
                raise CancelledError
            try:
                answer = child.inbox.get(timeout=TICK_S)
            except queue.Empty:
                waited_s += TICK_S
                continue
            return child.death() if answer is None else answer
        return silence()


def _spawn(command: Sequence[str]) -> subprocess.Popen[bytes]:
    pipes: dict[str, Any] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        return subprocess.Popen(command, bufsize=0, creationflags=flags, **pipes)
    return subprocess.Popen(command, bufsize=0, process_group=0, **pipes)


def _end_tree(process: subprocess.Popen[bytes]) -> None:
    """Windows has no process groups to kill; psutil knows a process from its successor of the same number."""
    with contextlib.suppress(psutil.Error):
        for child in psutil.Process(process.pid).children(recursive=True):
            with contextlib.suppress(psutil.Error):
                child.kill()
    process.kill()
