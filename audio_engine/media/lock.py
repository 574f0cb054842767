"""The lock that the decoder puts on itself before it looks at a file, and the one that keeps a worker off the internet.

The strongest that the platform gives is used, and its name is told: a weaker one is shown, never silent. What a lock
denies is not claimed but tried: a real locked child attempts each thing and reports what failed.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass

__all__ = ["LockDescription", "attempted_denials", "deny_internet", "engage", "lock_in_force"]


@dataclass(frozen=True, slots=True)
class LockDescription:
    """A lock's name (`seccomp`, `rlimits` or `none`) and what it denies, in words that scripts may read."""

    provider: str
    denies: tuple[str, ...]


def engage(cpu_s: int) -> str:
    """Lock the calling process for the rest of its life; returns the provider's name.

    Everything that will be needed must be imported before: no file can be opened afterwards. Memory, processor time
    (`cpu_s`) and file sizes are limited too, where the platform can.

    Raises:
        OSError: the kernel knows the lock and refused it. Going on unlocked would be silent, so nothing goes on.
    """
    provider = "none"
    if os.name == "posix":
        from audio_engine.media import lock_rlimits

        lock_rlimits.engage(cpu_s)
        provider = "rlimits"
    if sys.platform == "linux":
        from audio_engine.media import lock_linux

        if lock_linux.is_supported():
            lock_linux.engage()
            provider = "seccomp"
    return provider


def deny_internet() -> LockDescription:
    """Refuse this process, its threads and its children every IPv4 and IPv6 socket, for ever.

    Does nothing, and says so, where the platform has no such filter for a process.

    Raises:
        OSError: the kernel knows the filter and refused it.
    """
    if sys.platform == "linux":
        from audio_engine.media import lock_linux

        if lock_linux.is_supported():
            lock_linux.deny_internet()
            return LockDescription("seccomp", ("AF_INET", "AF_INET6"))
    return LockDescription("none", ())


def lock_in_force() -> LockDescription:
    """What the decoder's lock is on this machine, found out by a real locked child.

    A child that could not be locked is described as `none`.
    """
    import subprocess

    from audio_engine.media.decoder_child import decoder_command
    from audio_engine.media.locked_child import child_surroundings

    asked = subprocess.run(
        [*decoder_command(), "--describe-lock"],
        **child_surroundings(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    try:
        answer = json.loads(asked.stdout)
        return LockDescription(str(answer["provider"]), tuple(str(word) for word in answer["denies"]))
    except (ValueError, KeyError, TypeError):
        return LockDescription("none", ())


def attempted_denials() -> tuple[str, ...]:
    """Try, in the calling (locked) process, what a lock should deny; the names of what was denied."""
    attempts = {
        "open": _open_fails,
        "execute": _execute_fails,
        "fork": _fork_fails,
        "network": _network_fails,
    }
    return tuple(name for name, fails in attempts.items() if fails())


def _open_fails() -> bool:
    try:
        os.close(os.open(os.devnull, os.O_RDONLY))
    except OSError:
        return True
    return False


def _execute_fails() -> bool:
    try:
        os.execv("/nonexistent/program", ["program"])  # noqa: S606 - it exists nowhere: the errno tells who refused
    except FileNotFoundError:
        return False
    except OSError as problem:
        return isinstance(problem, PermissionError)
    return False


def _fork_fails() -> bool:
    if not hasattr(os, "fork"):
        return False
    try:
        child = os.fork()
    except OSError:
        return True
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return False


def _network_fails() -> bool:
    if sys.platform != "linux":
        return False
    from audio_engine.media import lock_linux

    return lock_linux.socket_is_refused()
