"""POSIX resource limits for the decoder: memory, processor time, and not one file, process or lock more than it has."""

from __future__ import annotations

import contextlib
import resource
from typing import Final

from audio_engine.limits import DECODER_MEMORY_BYTES

__all__ = ["DENIES", "engage"]

DENIES: Final = frozenset({"open", "write", "list", "network", "memory"})
"""Of the acts in `tests/contract/test_locks.py`, what they refuse alone: a call that needs a new descriptor has none.

Starting processes is refused too, but not to root."""

_NOTHING: Final = (0, 0)


def engage(cpu_s: int) -> None:
    """Limit the calling process. A limit that this platform does not know is left out.

    macOS accepts `RLIMIT_AS` without enforcing it; `doctor` therefore never names memory as something denied.
    """
    wanted = {
        "RLIMIT_AS": (DECODER_MEMORY_BYTES, DECODER_MEMORY_BYTES),
        "RLIMIT_CPU": (cpu_s, cpu_s + 5),  # SIGXCPU first: its parent can tell it from somebody's SIGKILL
        "RLIMIT_FSIZE": _NOTHING,
        "RLIMIT_CORE": _NOTHING,
        "RLIMIT_NOFILE": _NOTHING,  # what is open stays open
        "RLIMIT_NPROC": _NOTHING,
        "RLIMIT_MEMLOCK": _NOTHING,
        "RLIMIT_MSGQUEUE": _NOTHING,
    }
    for name, (soft, hard) in wanted.items():
        limit = getattr(resource, name, None)
        if limit is None:
            continue
        _, most = resource.getrlimit(limit)
        if most != resource.RLIM_INFINITY:
            soft, hard = min(soft, most), min(hard, most)  # noqa: PLW2901 - the same two, as far as we may
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (soft, hard))
