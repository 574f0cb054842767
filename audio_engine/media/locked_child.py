"""A locked child, seen from its parent: how it is started, watched, and ended.

Its standard error is collected so that it can never block on it; nothing of it reaches a person unsanitised.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Final, TypedDict

from audio_engine.limits import CANCEL_GRACE_S, TERMINATE_GRACE_S
from audio_engine.programs import child_command

__all__ = ["LockedChild", "child_surroundings", "locked_child_command"]

_PACKAGE_PARENT: Final = Path(__file__).resolve().parents[2]
_LOG_MAX_BYTES: Final = 1 << 16
_KEPT_VARIABLES: Final = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "TMPDIR", "TEMP")
_WATCH_S: Final = 0.2
"""How often it is looked at; somebody who cancels waits so much longer."""


class LockedChild:
    """A running child. It is read by one thread and may be ended by any."""

    def __init__(
        self,
        command: list[str],
        untrusted_file: IO[bytes],
        *,
        silence_s: float,
        cancelled: Callable[[], bool] = lambda: False,
        variables: Mapping[str, str] | None = None,
    ) -> None:
        """Start it with the open `untrusted_file` as its standard input.

        `cancelled` is asked by a thread of ours; once it is true the child is ended. `variables` are added to its
        environment.

        Raises:
            OSError: no process can be started.
        """
        self.was_silent = False
        """Whether the watchdog ended it: it had kept its reader waiting for more than `silence_s`."""
        self._silence_s = silence_s
        self._cancelled = cancelled
        self._waiting_since: float | None = None
        self._is_ended_by_us = False
        self._closing = threading.Event()
        self._log = b""
        self._process = subprocess.Popen(
            command,
            **child_surroundings(variables or {}),
            stdin=untrusted_file,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._threads = [
            threading.Thread(target=self._watch, name="watchdog of a locked child", daemon=True),
            threading.Thread(target=self._collect_log, name="log of a locked child", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    @property
    def exit_status(self) -> int | None:
        """As `Popen.returncode`: negative for a signal, None while it runs."""
        return self._process.poll()

    @property
    def was_killed_by_others(self) -> bool:
        """Whether it was killed, and not by us: short of memory the kernel does that."""
        return not self._is_ended_by_us and self.exit_status == -getattr(signal, "SIGKILL", 9)

    @property
    def log(self) -> str:
        """What it wrote to its standard error, made harmless to print. For a report, not for a person."""
        text = self._log.decode("utf-8", "replace")
        return "".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text)

    def read(self, size: int, /) -> bytes:
        """Exactly `size` bytes of what it says; fewer when it has ended."""
        assert self._process.stdout is not None
        self._waiting_since = time.monotonic()
        try:
            return self._process.stdout.read(size)
        finally:
            self._waiting_since = None

    def end(self) -> None:
        """End it if it still runs: ask, then force."""
        for signalled, grace_s in (
            (self._process.terminate, TERMINATE_GRACE_S),
            (self._process.kill, CANCEL_GRACE_S),
        ):
            if self._process.poll() is not None:
                return
            self._is_ended_by_us = True
            signalled()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(grace_s)

    def settle(self) -> None:
        """After it fell silent: give it the moment to be gone by itself, so that its status tells why, then end it."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(TERMINATE_GRACE_S)
        self.end()

    def close(self) -> None:
        """End it and everything that belongs to it."""
        self._closing.set()
        self.end()
        for thread in self._threads:
            thread.join()
        for stream in (self._process.stdout, self._process.stderr):
            assert stream is not None
            stream.close()

    def _watch(self) -> None:
        """End a child that is not wanted any more or keeps its reader waiting; time in which nobody reads is free."""
        while not self._closing.wait(min(_WATCH_S, self._silence_s / 4)):
            since = self._waiting_since
            if since is not None and time.monotonic() - since > self._silence_s:
                self.was_silent = True
            if self.was_silent or self._cancelled():
                self.end()
                return

    def _collect_log(self) -> None:
        assert self._process.stderr is not None
        while part := os.read(self._process.stderr.fileno(), 4096):
            if len(self._log) < _LOG_MAX_BYTES:
                self._log += part


class _Surroundings(TypedDict):
    cwd: str
    env: dict[str, str]
    process_group: int | None
    creationflags: int


def locked_child_command(module: str) -> list[str]:
    """How `module` is started as a child. `-E -s`: no setting of the person's own Python reaches it."""
    return [*child_command(module, flags=("-E", "-s"))]


def child_surroundings(variables: Mapping[str, str] | None = None) -> _Surroundings:
    """Its working folder, where it finds this package and nothing else; its environment; a process group of its own.

    The group keeps a terminal's Ctrl-C from it: whether that stops the child is for its parent to say.
    """
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    return {
        "cwd": str(_PACKAGE_PARENT),
        "env": kept | {"LC_ALL": "C.UTF-8"} | dict(variables or {}),
        "process_group": 0 if os.name == "posix" else None,
        "creationflags": getattr(subprocess, "CREATE_NO_WINDOW", 0)
        | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    }
