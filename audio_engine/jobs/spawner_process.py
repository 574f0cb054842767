"""The spawner: a process forked before the window locks itself, which starts two programs on request and no other.

`souffleur-models` needs the network that the window denies itself. The window itself is the second: one that a locked
window started would be locked before it had a spawner of its own. The commands are fixed when this process is made.
Orders are not believed: arguments that are not on the list below start nothing.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import signal
import subprocess
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, NoReturn

from audio_engine.jobs.channel import ChannelError, FrameReader, FrameWriter
from audio_engine.limits import SPAWNED_END_S

__all__ = ["Programs", "are_allowed", "serve"]

_VERBS: Final = frozenset({"discard", "install", "licence", "list", "update"})
_FLAGS: Final = frozenset({"--json", "--stop-with-parent", "--yes"})
_OPTIONS: Final = {"--kind": re.compile(r"[a-z]{1,20}"), "--progress": re.compile(r"json")}
_NAME: Final = re.compile(r"\w[\w.-]{0,99}")
"""Of a model, `pt_PT-tugão-medium` among them; never an option, a path or an address."""
_ARGUMENTS_MAX: Final = 200
_SIGNALS: Final = frozenset({int(signal.SIGTERM), int(signal.SIGKILL)})


@dataclass(frozen=True, slots=True)
class Programs:
    """The commands of the two programs."""

    models: tuple[str, ...]
    window: tuple[str, ...]


def are_allowed(arguments: Sequence[object]) -> bool:
    """Whether `souffleur-models` may be started with these arguments: what the window needs, and no more."""
    words = [argument for argument in arguments if isinstance(argument, str)]
    if len(words) != len(arguments) or not 0 < len(words) <= _ARGUMENTS_MAX or words[0] not in _VERBS:
        return False
    rest = iter(words[1:])
    return all(
        _OPTIONS[word].fullmatch(next(rest, "")) if word in _OPTIONS else word in _FLAGS or _NAME.fullmatch(word)
        for word in rest
    )


def serve(orders: int, reports: int, owner: int, programs: Programs) -> NoReturn:
    """Obey until the orders end, which they do when the window `owner` is gone; then wait for what still runs."""
    os.setsid()  # a terminal's Ctrl-C is the window's
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    spawner = _Spawner(FrameWriter(reports), owner, programs)
    reader = FrameReader(orders)
    with contextlib.suppress(ChannelError, OSError):
        while True:
            spawner.obey(reader.receive())
    spawner.end()
    os._exit(0)


class _Spawner:
    """Its main thread obeys; each program that runs has a thread that waits for its end."""

    def __init__(self, reports: FrameWriter, owner: int, programs: Programs) -> None:
        self._reports = reports
        self._owner = owner
        self._programs = programs
        self._running: dict[int, subprocess.Popen[bytes]] = {}
        self._waiting: list[threading.Thread] = []
        self._starts_again = False

    def obey(self, order: dict[str, Any]) -> None:
        """Do what the window asks."""
        match order:
            case {
                "order": "models",
                "number": int(number),
                "arguments": list(arguments),
                "ends": [int(stdin), int(stdout), int(stderr)],
            }:
                self._start(number, arguments, (stdin, stdout, stderr))
            case {"order": "signal", "number": int(number), "signal": int(which)} if which in _SIGNALS:
                if process := self._running.get(number):
                    process.send_signal(which)
            case {"order": "window"}:
                self._starts_again = True

    def end(self) -> None:
        """The window is gone: its programs' stdin has ended with it, and they stop by themselves, or are made to."""
        for thread in self._waiting:
            thread.join(SPAWNED_END_S)
        for process in list(self._running.values()):
            process.kill()
        if self._starts_again:
            subprocess.Popen(self._programs.window, stdin=subprocess.DEVNULL, start_new_session=True)

    def _start(self, number: int, arguments: list[object], ends: tuple[int, int, int]) -> None:
        """Start `souffleur-models` on three pipes of the window, and report that before its end can be reported."""
        try:
            if not are_allowed(arguments):
                raise PermissionError(errno.EPERM, "arguments that are not allowed")
            process = self._started([*self._programs.models, *map(str, arguments)], ends)
        except OSError as problem:
            self._report({"number": number, "reason": problem.strerror})
            return
        self._running[number] = process
        self._report({"number": number, "pid": process.pid})
        thread = threading.Thread(target=self._wait, args=(number, process), daemon=True)
        self._waiting.append(thread)
        thread.start()

    def _started(self, command: list[str], ends: tuple[int, int, int]) -> subprocess.Popen[bytes]:
        """No descriptor can be handed over without a socket; the system shows those of the window as files."""
        opened: list[int] = []
        try:
            for end, mode in zip(ends, (os.O_RDONLY, os.O_WRONLY, os.O_WRONLY), strict=True):
                opened.append(os.open(f"/proc/{self._owner}/fd/{end}", mode))
            stdin, stdout, stderr = opened
            return subprocess.Popen(command, stdin=stdin, stdout=stdout, stderr=stderr, process_group=0)
        finally:
            for descriptor in opened:
                os.close(descriptor)

    def _wait(self, number: int, process: subprocess.Popen[bytes]) -> None:
        code = process.wait()
        self._running.pop(number, None)
        self._report({"number": number, "code": code})

    def _report(self, report: dict[str, Any]) -> None:
        with contextlib.suppress(OSError):  # the window is gone; the orders end too
            self._reports.send(report)
