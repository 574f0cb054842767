"""The lock that the decoder puts on itself before it looks at a file, and the one that keeps all of us off networks.

The strongest that the platform gives is used, and its name is told: a weaker one is shown, never silent. What a lock
denies is not claimed but tried: a real locked child attempts each thing and reports what failed.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from dataclasses import dataclass
from typing import Final

__all__ = [
    "LockDescription",
    "attempted_denials",
    "deny_network",
    "description",
    "engage",
    "lock_in_force",
    "network_lock_in_force",
    "try_to_deny_network",
]


@dataclass(frozen=True, slots=True)
class LockDescription:
    """A lock's name and what it denies, in words that scripts may read.

    `provider` is `seccomp`, `rlimits`, `sandbox`, `job` or `none`.
    """

    provider: str
    denies: tuple[str, ...]
    layers: tuple[str, ...] = ()
    """All that was engaged, the strongest last; `landlock` is one of them where the kernel has it."""

    @property
    def is_verified(self) -> bool:
        """Whether we have seen it hold on its platform; what could not be run is written to its documentation only."""
        return self.provider not in _NOT_VERIFIED


_NOT_VERIFIED: Final = frozenset({"sandbox", "job"})


def engage(cpu_s: int) -> tuple[str, ...]:
    """Lock the calling process for the rest of its life; gives the names of the layers, the strongest last.

    Everything that will be needed must be imported before: no file can be opened afterwards. Memory, processor time
    (`cpu_s`) and file sizes are limited too, where the platform can.

    Raises:
        OSError: the kernel knows the lock and refused it. Going on unlocked would be silent, so nothing goes on.
    """
    if sys.platform == "linux":
        return _engage_linux(cpu_s)
    if sys.platform == "darwin":
        return _engage_macos(cpu_s)
    if sys.platform == "win32":
        from audio_engine.media import lock_windows

        lock_windows.engage(cpu_s)
        return ("job",)
    return ()


def _engage_linux(cpu_s: int) -> tuple[str, ...]:
    """Landlock first, which needs a descriptor of its own; the filter last: it leaves no call for the others."""
    from audio_engine.media import lock_landlock, lock_linux, lock_rlimits

    layers = ["rlimits"]
    if lock_landlock.engage():
        layers.append("landlock")
    lock_rlimits.engage(cpu_s)
    if lock_linux.is_supported():
        lock_linux.engage()
        layers.append("seccomp")
    return tuple(layers)


def _engage_macos(cpu_s: int) -> tuple[str, ...]:
    """The sandbox first: its profile is read by a library that is loaded then."""
    from audio_engine.media import lock_macos, lock_rlimits, seccomp  # noqa: F401 - to try a socket with, later

    lock_macos.engage()
    lock_rlimits.engage(cpu_s)
    return ("rlimits", "sandbox")


def description(layers: tuple[str, ...]) -> bytes:
    """What a child that has engaged `layers` answers to `--describe-lock`: each thing is tried."""
    answer = {"provider": layers[-1] if layers else "none", "denies": attempted_denials(), "layers": layers}
    return json.dumps(answer).encode()


def deny_network() -> None:
    """Refuse this process, its threads and its children every socket but Unix ones, for ever.

    Does nothing where the platform has no such filter for a process; `network_lock_in_force` tells.

    Raises:
        OSError: the kernel knows the filter and refused it. A child that holds models or recordings does not go on.
    """
    if sys.platform == "linux":
        from audio_engine.media import lock_network

        if lock_network.is_supported():
            lock_network.deny_network()


def try_to_deny_network() -> None:
    """`deny_network` for the window and the command line, which go on where the kernel refuses.

    They hold no model and open no recording. What does will not start then, and `souffleur doctor` has to say why.
    """
    with contextlib.suppress(OSError):
        deny_network()


def network_lock_in_force() -> LockDescription:
    """What keeps the calling process off networks, found out by trying."""
    if sys.platform == "linux":
        from audio_engine.media import lock_network

        if lock_network.network_is_refused():
            return LockDescription("seccomp", ("network",))
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
        denies, layers = (tuple(str(word) for word in answer[part]) for part in ("denies", "layers"))
        return LockDescription(str(answer["provider"]), denies, layers)
    except (ValueError, KeyError, TypeError):
        return LockDescription("none", ())


def attempted_denials() -> tuple[str, ...]:
    """Try, in the calling (locked) process, what a lock should deny; the names of what was denied."""
    attempts = {
        "open": _open_fails,
        "write": _write_fails,
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


def _write_fails() -> bool:
    """Tried with a file that stays for a moment where nothing locks."""
    folder = os.environ.get("TEMP") or os.environ.get("TMPDIR") or "/tmp"  # noqa: S108 - or where that is
    place = f"{folder}{os.sep}souffleur-lock-{os.getpid()}"
    try:
        descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError:
        return True
    os.close(descriptor)
    os.unlink(place)  # noqa: PTH108 - a locked process imports nothing
    return False


def _execute_fails() -> bool:
    if sys.platform == "win32":
        return _spawn_fails()
    try:
        os.execv("/nonexistent/program", ["program"])  # noqa: S606 - it exists nowhere: the errno tells who refused
    except FileNotFoundError:
        return False
    except OSError as problem:
        return isinstance(problem, PermissionError)
    return False


def _spawn_fails() -> bool:
    """On Windows starting a program is one call with making its process."""
    if sys.platform == "win32":
        shell = os.environ.get("SYSTEMROOT", r"C:\Windows") + r"\System32\cmd.exe"
        try:
            os.spawnv(os.P_WAIT, shell, [shell, "/c", "exit"])  # noqa: S606 - it does nothing where it is allowed
        except OSError:
            return True
    return False


def _fork_fails() -> bool:
    if not hasattr(os, "fork"):
        return _spawn_fails()
    try:
        child = os.fork()
    except OSError:
        return True
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return False


def _network_fails() -> bool:
    """A Unix socket is tried: where even that is refused so is every other, and no trace ever shows an Internet one."""
    if os.name != "posix":
        return False
    from audio_engine.media import seccomp

    return seccomp.socket_error(seccomp.AF_UNIX) != 0
