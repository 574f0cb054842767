"""The kernel's half of the failing disk: a process asks that somebody be told of every call that reaches a file.

Linux 5.5 or newer, `SECCOMP_RET_USER_NOTIF` (seccomp_unotify(2)): the caller waits in the kernel until whoever holds
the listener says “go on” or gives an error. Unlike a patched `os.write` it reaches SQLite, libsndfile and FFmpeg, and
every child; unlike `strace --inject` it counts over the whole tree and knows which file is meant.
"""

from __future__ import annotations

import ctypes
import errno
import functools
import os
import platform
import struct
import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

__all__ = ["CALLS", "Call", "Deed", "is_supported", "listen"]


class Deed(StrEnum):
    """What a call does to a file."""

    READ = "read"
    WRITE = "write"
    SYNC = "sync"
    OPEN = "open"
    NAME = "name"  # make, rename, link
    REMOVE = "remove"
    MODE = "mode"


@dataclass(frozen=True, slots=True)
class Call:
    """A system call: its name, and where in its arguments the file is.

    `descriptor` is the argument that holds an open file, or the folder that `path` (another argument) begins in;
    `flags` is the argument with the flags of an open.
    """

    name: str
    deed: Deed
    descriptor: int | None = None
    path: int | None = None
    flags: int | None = None


_NUMBERS: Final = {
    "x86_64": {
        "read": 0,
        "write": 1,
        "open": 2,
        "pread64": 17,
        "pwrite64": 18,
        "readv": 19,
        "writev": 20,
        "sendfile": 40,
        "fsync": 74,
        "fdatasync": 75,
        "truncate": 76,
        "ftruncate": 77,
        "rename": 82,
        "mkdir": 83,
        "rmdir": 84,
        "link": 86,
        "unlink": 87,
        "symlink": 88,
        "chmod": 90,
        "fchmod": 91,
        "openat": 257,
        "mkdirat": 258,
        "unlinkat": 263,
        "renameat": 264,
        "linkat": 265,
        "symlinkat": 266,
        "fchmodat": 268,
        "fallocate": 285,
        "renameat2": 316,
        "copy_file_range": 326,
    },
    "aarch64": {
        "read": 63,
        "write": 64,
        "pread64": 67,
        "pwrite64": 68,
        "readv": 65,
        "writev": 66,
        "sendfile": 71,
        "fsync": 82,
        "fdatasync": 83,
        "truncate": 45,
        "ftruncate": 46,
        "mkdirat": 34,
        "unlinkat": 35,
        "linkat": 37,
        "symlinkat": 36,
        "renameat": 38,
        "renameat2": 276,
        "fchmod": 52,
        "fchmodat": 53,
        "openat": 56,
        "fallocate": 47,
        "copy_file_range": 285,
    },
}
_CHECKOUT: Final = Path(__file__).parents[2]
_SECCOMP: Final = {"x86_64": 317, "aarch64": 277}
_KINDS: Final = (
    *(Call(name, Deed.READ, descriptor=0) for name in ("read", "pread64", "readv")),
    *(Call(name, Deed.WRITE, descriptor=0) for name in ("write", "pwrite64", "writev", "sendfile", "fallocate")),
    *(Call("copy_file_range", Deed.WRITE, descriptor=2), Call("ftruncate", Deed.WRITE, descriptor=0)),
    Call("truncate", Deed.WRITE, path=0),
    *(Call(name, Deed.SYNC, descriptor=0) for name in ("fsync", "fdatasync")),
    *(Call("open", Deed.OPEN, path=0, flags=1), Call("openat", Deed.OPEN, descriptor=0, path=1, flags=2)),
    *(Call("rename", Deed.NAME, path=1), Call("link", Deed.NAME, path=1), Call("symlink", Deed.NAME, path=1)),
    *(Call(name, Deed.NAME, descriptor=2, path=3) for name in ("renameat", "renameat2", "linkat")),
    *(Call("symlinkat", Deed.NAME, descriptor=1, path=2), Call("mkdir", Deed.NAME, path=0)),
    Call("mkdirat", Deed.NAME, descriptor=0, path=1),
    *(Call(name, Deed.REMOVE, path=0) for name in ("unlink", "rmdir")),
    Call("unlinkat", Deed.REMOVE, descriptor=0, path=1),
    *(Call("chmod", Deed.MODE, path=0), Call("fchmod", Deed.MODE, descriptor=0)),
    Call("fchmodat", Deed.MODE, descriptor=0, path=1),
)
_OWN: Final = _NUMBERS.get(platform.machine(), {})
CALLS: Final = {_OWN[call.name]: call for call in _KINDS if call.name in _OWN}
"""By this processor's number."""

_PR_SET_NO_NEW_PRIVS, _SET_MODE_FILTER = 38, 1
_NEW_LISTENER, _WAIT_KILLABLE = 1 << 3, 1 << 5  # the second: only a kill interrupts a wait, so nothing is told twice
_USER_NOTIF, _ALLOW = 0x7FC00000, 0x7FFF0000
_LOAD, _JUMP_EQUAL, _RETURN = 0x20, 0x15, 0x06


@functools.cache
def is_supported() -> bool:
    """Whether this machine can fail on command: a process of its own tries."""
    if platform.system() != "Linux" or not CALLS:
        return False
    tries = f"import os; from {__name__} import listen; listen(); os._exit(0)"
    return (
        subprocess.run([sys.executable, "-c", tries], cwd=_CHECKOUT, capture_output=True, check=False).returncode == 0
    )


def listen() -> int:
    """Put this process and all its children under the filter; returns the descriptor of the listener.

    Raises:
        OSError: the kernel refused the filter.
    """
    instructions = [(_LOAD, 0, 0, 0)]
    for number in CALLS:
        instructions += [(_JUMP_EQUAL, 0, 1, number), (_RETURN, 0, 0, _USER_NOTIF)]
    instructions.append((_RETURN, 0, 0, _ALLOW))
    code = b"".join(struct.pack("HBBI", *instruction) for instruction in instructions)
    buffer = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("HxxxxxxP", len(instructions), ctypes.addressof(buffer))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl")
    for flags in (_NEW_LISTENER | _WAIT_KILLABLE, _NEW_LISTENER):  # the second flag needs Linux 5.19
        listener: int = libc.syscall(_SECCOMP[platform.machine()], _SET_MODE_FILTER, flags, program)
        if listener >= 0:
            return listener
        if ctypes.get_errno() != errno.EINVAL:
            break
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
