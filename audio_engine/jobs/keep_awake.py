"""Keeping the machine awake while a job runs: people start a transcription and walk away.

Where the system offers no way the job runs all the same, and survives the machine's sleep.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["keep_awake", "keep_awake_provider"]

_ES_CONTINUOUS: Final = 0x80000000
_ES_SYSTEM_REQUIRED: Final = 0x00000001


def keep_awake_provider() -> str | None:
    """What keeps this machine awake, for `souffleur doctor`; None where nothing does."""
    if sys.platform == "win32":
        return "SetThreadExecutionState"
    command = _inhibitor()
    return command[0] if command and shutil.which(command[0]) else None


@contextlib.contextmanager
def keep_awake() -> Iterator[None]:
    """Inside the block the machine does not fall asleep for idleness. One thread enters and leaves."""
    if sys.platform == "win32":
        with _windows_thread_required():
            yield
    elif keep_awake_provider() and (command := _inhibitor()):
        with _inhibiting(command):
            yield
    else:
        yield


def _inhibitor() -> Sequence[str] | None:
    """A command that keeps the machine awake until it ends; it ends with us, however we end."""
    if sys.platform == "darwin":
        return ("caffeinate", "-i", "-w", str(os.getpid()))
    if sys.platform == "linux":
        why = "--who=Souffleur", "--why=Transcribing a recording", "--mode=block"
        return ("systemd-inhibit", "--what=idle:sleep", *why, "cat")
    return None


@contextlib.contextmanager
def _inhibiting(command: Sequence[str]) -> Iterator[None]:
    """Hold `command`. Its stdin ends with this process, so even `kill -9` leaves no `cat` and no inhibitor."""
    nowhere = subprocess.DEVNULL
    try:
        holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=nowhere, stderr=nowhere)
    except OSError:
        yield
        return
    try:
        yield
    finally:
        assert holder.stdin
        holder.stdin.close()
        holder.terminate()
        try:
            holder.wait(1.0)
        except subprocess.TimeoutExpired:
            holder.kill()
            holder.wait()


@contextlib.contextmanager
def _windows_thread_required() -> Iterator[None]:
    _set_execution_state(_ES_CONTINUOUS | _ES_SYSTEM_REQUIRED)
    try:
        yield
    finally:
        _set_execution_state(_ES_CONTINUOUS)


def _set_execution_state(flags: int) -> None:
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetThreadExecutionState(flags)
