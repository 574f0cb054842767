"""Which process runs a job, told apart from every other that had or will have its number."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import Final

import psutil

__all__ = ["is_alive", "own_identity"]

_SAME_START_S: Final = 5.0
"""How far two readings of one process's start may lie apart: the boot time that it is counted from is rounded."""

_LONGEST_UPTIME_S: Final = 1 << 24
_BOOT_ID: Final = Path("/proc/sys/kernel/random/boot_id")


def own_identity() -> tuple[int, float]:
    """The number of this process, and its start as `is_alive` wants it."""
    return os.getpid(), _start(psutil.Process())


def is_alive(pid: int | None, started: float | None) -> bool:
    """Whether the process with this identity still runs."""
    if pid is None or started is None:
        return False
    try:
        owner = psutil.Process(pid)
        return owner.status() != psutil.STATUS_ZOMBIE and abs(_start(owner) - started) < _SAME_START_S
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:  # it is there, and another user's: not ours
        return False


def _start(process: psutil.Process) -> float:
    """When it began, in seconds that no correction of the clock moves.

    Linux counts from the boot: a clock that jumped would move the start of every process, and a job that runs would
    be taken for one that was left. Which boot it was is in the higher digits. Elsewhere the system
    has noted the moment.
    """
    if not sys.platform.startswith("linux"):
        return process.create_time()
    return process.create_time() - psutil.boot_time() + _boot() * _LONGEST_UPTIME_S


def _boot() -> int:
    with contextlib.suppress(OSError, ValueError):
        return int(_BOOT_ID.read_text(encoding="ascii")[:6], 16)
    return 0
