"""A disk that fails at a chosen call, for a whole tree of processes.

`FailingDisk` holds the listener of `kernel_filter.listen`, counts the calls that reach a file below `root`, and
answers each: go on, fail, or die.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import select
import signal
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from tests.faults.kernel_filter import CALLS, Call, Deed

__all__ = ["FAULTS", "KILLS", "FailingDisk", "Fault", "Kill", "Plan", "Touch", "Victim"]

_CHANGES: Final = frozenset(Deed) - {Deed.READ}


@dataclass(frozen=True, slots=True)
class Fault:
    """What a disk says no with, and to which calls. `lasts`: to all that follow too, as a full disk does."""

    name: str
    number: int
    deeds: frozenset[Deed]
    only_making: bool = False
    """An open that makes nothing new needs no room."""
    lasts: bool = False

    def concerns(self, touch: Touch) -> bool:
        """Whether a disk could say this to such a call."""
        return touch.deed in self.deeds and (touch.deed is not Deed.OPEN or touch.makes or not self.only_making)


_FULL_DEEDS: Final = frozenset({Deed.WRITE, Deed.SYNC, Deed.OPEN, Deed.NAME})
FAULTS: Final = (
    Fault("ENOSPC", errno.ENOSPC, _FULL_DEEDS, only_making=True),
    Fault("disk stays full", errno.ENOSPC, _FULL_DEEDS, only_making=True, lasts=True),
    Fault("EIO", errno.EIO, frozenset(Deed) - {Deed.MODE}),
    Fault("disk stays broken", errno.EIO, frozenset(Deed) - {Deed.MODE}, lasts=True),
    Fault("EACCES", errno.EACCES, frozenset({Deed.OPEN, Deed.NAME, Deed.REMOVE, Deed.MODE})),
)


class Victim(StrEnum):
    """Who is killed."""

    CALLER = "the process that makes the call"
    EVERYBODY = "all of them"
    DECODER = "the decoder, which makes no such call itself"


@dataclass(frozen=True, slots=True)
class Kill:
    """`kill -9` just before a call that changes something."""

    name: str
    victim: Victim

    def concerns(self, touch: Touch) -> bool:
        """Whether there is a state before this call that differs from the one before the last."""
        return touch.deed in _CHANGES and (touch.deed is not Deed.OPEN or touch.makes)


KILLS: Final = (Kill("kill -9 of one process", Victim.CALLER), Kill("kill -9 of everything", Victim.EVERYBODY))


@dataclass(frozen=True, slots=True)
class Plan:
    """What happens at the `at`-th call (from 1) that it concerns."""

    what: Fault | Kill
    at: int

    def __str__(self) -> str:
        return f"{self.what.name} at call {self.at}"


@dataclass(frozen=True, slots=True)
class Touch:
    """A call that reached a file of ours."""

    name: str
    deed: Deed
    path: str
    makes: bool
    """Whether it may make a new file."""
    pid: int


# struct seccomp_notif: id u64, pid u32, flags u32, {nr s32, arch u32, instruction pointer u64, args u64[6]}
_NOTICE: Final = struct.Struct("=QIIiIQ6Q")
# struct seccomp_notif_resp: id u64, val s64, error s32, flags u32
_ANSWER: Final = struct.Struct("=QqiI")
_RECEIVE: Final = 0xC0000000 | _NOTICE.size << 16 | ord("!") << 8
_SEND: Final = 0xC0000000 | _ANSWER.size << 16 | ord("!") << 8 | 1
_SET_FLAGS, _SYNC_WAKE_UP = 0x40000000 | 8 << 16 | ord("!") << 8 | 4, 1
_CONTINUE: Final = 1
_PAGE: Final = 4096
_AT_FDCWD: Final = -100


@dataclass
class FailingDisk:
    """Answers for a listener. `touches` are the calls below `root` so far, `failed` the one that was made to fail."""

    listener: int
    root: Path
    plan: Plan | None = None
    kill_others: Callable[[Victim], bool] = lambda _victim: False
    """Kills everybody, or the decoder, and says whether there was one."""
    touches: list[Touch] = field(default_factory=list)
    failed: Touch | None = None
    _concerned: int = 0

    def __post_init__(self) -> None:
        with contextlib.suppress(OSError):  # Linux 6.6: both sides on one processor, some ten times faster
            fcntl.ioctl(self.listener, _SET_FLAGS, _SYNC_WAKE_UP)

    def close(self) -> None:
        """Give the listener back: whoever still asks is answered ENOSYS by the kernel."""
        os.close(self.listener)

    def serve(self, until: int, timeout_s: float) -> bool:
        """Answer until the descriptor `until` can be read, or `timeout_s` have passed without any call (False)."""
        poll = select.poll()
        poll.register(self.listener, select.POLLIN)
        poll.register(until, select.POLLIN)
        while True:
            ready = dict(poll.poll(timeout_s * 1000))
            if not ready:
                return False
            if ready.get(self.listener, 0) & select.POLLIN:
                self._answer_one()
            elif until in ready:
                return True
            else:
                poll.unregister(self.listener)  # nobody is left to ask

    def serve_for(self, until: int, seconds: float) -> bool:
        """The same for `seconds` of wall-clock time, whatever is called meanwhile."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not select.select([self.listener, until], [], [], left)[0]:
                return False
            if select.select([until], [], [], 0)[0]:
                return True
            if select.select([self.listener], [], [], 0)[0]:
                self._answer_one()
        return False

    def _answer_one(self) -> None:
        notice = bytearray(_NOTICE.size)
        try:
            fcntl.ioctl(self.listener, _RECEIVE, notice)
        except OSError as problem:
            if problem.errno in {errno.ENOENT, errno.EINTR}:  # whoever asked was killed
                return
            raise
        identity, pid, _, number, _, _, *arguments = _NOTICE.unpack(notice)
        error = self._decide(pid, CALLS[number], arguments)
        answer = _ANSWER.pack(identity, 0, -error if error else 0, 0 if error else _CONTINUE)
        with contextlib.suppress(FileNotFoundError):  # killed meanwhile
            fcntl.ioctl(self.listener, _SEND, answer)

    def _decide(self, pid: int, call: Call, arguments: list[int]) -> int:
        """The error number, or 0 for “go on”."""
        path = _path_of(pid, call, arguments)
        if path is None or not (path == str(self.root) or path.startswith(f"{self.root}/")):
            return 0
        flags = arguments[call.flags] if call.flags is not None else 0
        if flags & os.O_DIRECTORY and not flags & os.O_CREAT:
            return 0
        touch = Touch(call.name, call.deed, path[len(str(self.root)) + 1 :], bool(flags & os.O_CREAT), pid)
        self.touches.append(touch)
        plan = self.plan
        if plan is None or not plan.what.concerns(touch):
            return 0
        self._concerned += 1
        lasting = isinstance(plan.what, Fault) and plan.what.lasts
        if self._concerned != plan.at and not (lasting and self._concerned > plan.at):
            return 0
        if isinstance(plan.what, Fault):
            self.failed = self.failed or touch
            return plan.what.number
        return self._kill(plan.what.victim, touch)

    def _kill(self, victim: Victim, touch: Touch) -> int:
        if victim is Victim.CALLER:
            with contextlib.suppress(ProcessLookupError, FileNotFoundError):
                os.kill(_process_of(touch.pid), signal.SIGKILL)
        elif not self.kill_others(victim):
            self._concerned -= 1  # the decoder is not there yet, or no longer: the next moment will do
            return 0
        self.failed = touch
        return 0 if victim is Victim.DECODER else errno.EIO  # which nobody hears


def _path_of(pid: int, call: Call, arguments: list[int]) -> str | None:
    """The file that is meant, or None where it is none or cannot be known (the locked decoder, which opens none)."""
    try:
        if call.path is None:
            assert call.descriptor is not None
            return str(Path(f"/proc/{pid}/fd/{_signed(arguments[call.descriptor])}").readlink())
        path = _text(pid, arguments[call.path])
        if path.startswith("/"):
            return os.path.normpath(path)
        folder = _AT_FDCWD if call.descriptor is None else _signed(arguments[call.descriptor])
        start = Path(f"/proc/{pid}/cwd" if folder == _AT_FDCWD else f"/proc/{pid}/fd/{folder}").readlink()
        return os.path.normpath(f"{start}/{path}")
    except (OSError, ValueError):
        return None


def _text(pid: int, address: int) -> str:
    """The string at `address` of another process; a page at a time, because the next may not be there."""
    found = b""
    memory = os.open(f"/proc/{pid}/mem", os.O_RDONLY)
    try:
        while b"\0" not in found:
            piece = os.pread(memory, _PAGE - address % _PAGE, address)
            if not piece:
                raise ValueError("no end")
            found += piece
            address += len(piece)
    finally:
        os.close(memory)
    return os.fsdecode(found[: found.index(b"\0")])


def _signed(value: int) -> int:
    return value - (1 << 32) if (value := value & 0xFFFFFFFF) >= 1 << 31 else value


def _process_of(thread: int) -> int:
    """The process of a thread: a notice names the thread."""
    with open(f"/proc/{thread}/status", encoding="ascii", errors="replace") as status:  # noqa: PTH123
        for line in status:
            if line.startswith("Tgid:"):
                return int(line.split()[1])
    return thread
