"""Linux: Landlock, a second layer behind the decoder's seccomp filter. Nothing of any file system, no TCP, no others.

The filter goes by the numbers of system calls; this one by what they would reach, in another part of the kernel. A
mistake in either leaves the other. Sources: landlock(7), the kernel's `Documentation/userspace-api/landlock.rst`.
"""

from __future__ import annotations

import ctypes
import os
from typing import Final

from audio_engine.media.seccomp import c_library, deny_new_privileges

__all__ = ["DENIES", "engage", "version"]

DENIES: Final = frozenset({"open", "write", "list", "execute", "remove", "make", "signal"})
"""Of the acts in `tests/contract/test_locks.py`, what it refuses alone, from version 6 on."""

# The three calls have the same numbers on every processor.
_CREATE_RULESET, _RESTRICT_SELF = 444, 446
_ASK_VERSION: Final = 1
_FILE_SYSTEM_RIGHTS: Final = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""By version, how many bits there are: executing, reading, writing and making; linking; truncating; devices' ioctl."""
_TCP: Final = 0b11
"""Binding and connecting, from version 4 on."""
_SCOPES: Final = 0b11
"""Abstract Unix sockets of others, and signals to others, from version 6 on."""


class RulesetAttributes(ctypes.Structure):
    """`struct landlock_ruleset_attr`. An older kernel takes a shorter one."""

    _fields_ = (("file_system", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


def version() -> int:
    """The version of Landlock that this kernel speaks; 0 where it has none, or where that was switched off."""
    found = c_library().syscall(ctypes.c_long(_CREATE_RULESET), None, ctypes.c_size_t(0), ctypes.c_uint32(_ASK_VERSION))
    return max(0, int(found))


def engage() -> bool:
    """Refuse the calling thread everything that Landlock knows of; False where the kernel has no Landlock.

    What is open stays open.

    Raises:
        OSError: the kernel knows Landlock and refused it.
    """
    known = version()
    if not known:
        return False
    attributes = attributes_for(known)
    size = 8 * (1 + (known >= 4) + (known >= 6))
    ruleset = c_library().syscall(
        ctypes.c_long(_CREATE_RULESET), ctypes.byref(attributes), ctypes.c_size_t(size), ctypes.c_uint32(0)
    )
    if ruleset < 0:
        raise OSError(ctypes.get_errno(), "the kernel refused a set of Landlock's rules")
    try:
        deny_new_privileges()
        if c_library().syscall(ctypes.c_long(_RESTRICT_SELF), ctypes.c_int(ruleset), ctypes.c_uint32(0)) != 0:
            raise OSError(ctypes.get_errno(), "the kernel refused Landlock's rules")
    finally:
        os.close(ruleset)
    return True


def attributes_for(known: int) -> RulesetAttributes:
    """Everything that version `known` can refuse; there is no rule that allows any of it."""
    bits = _FILE_SYSTEM_RIGHTS[min(known, max(_FILE_SYSTEM_RIGHTS))]
    return RulesetAttributes((1 << bits) - 1, _TCP if known >= 4 else 0, _SCOPES if known >= 6 else 0)
