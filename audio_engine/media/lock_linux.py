"""Linux: the decoder's lock. A list of the few system calls that decoding takes; everything else answers EPERM."""

from __future__ import annotations

import errno
import signal
from typing import Final

from audio_engine.media.seccomp import (
    ALLOW,
    ARG2,
    architecture,
    give,
    if_any_bit,
    if_equal,
    install,
    is_supported,
    load,
    prctl,
    refuse,
    start,
)

__all__ = ["DENIES", "engage", "is_supported"]

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE = 1, 4
_PROT_EXEC: Final = 4

DENIES: Final = frozenset(
    {"open", "write", "list", "execute", "fork", "thread", "network", "signal", "remove", "make", "debug", "code"}
)
"""Of the acts in `tests/contract/test_locks.py`, what the filter refuses alone."""


def engage() -> None:
    """Leave the calling process nothing but decoding; it also dies with its parent.

    Raises:
        OSError: the kernel refused the filter.
    """
    prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    prctl(_PR_SET_DUMPABLE, 0)
    machine = architecture()
    program = start(machine)
    for number in machine.decoding:
        program += if_equal(number, [give(ALLOW)])
    for number in (machine.mmap, machine.mprotect):
        program += if_equal(
            number,
            [load(ARG2), *if_any_bit(_PROT_EXEC, [refuse(errno.EPERM)]), give(ALLOW)],
        )
    install(machine, [*program, refuse(errno.EPERM)])
