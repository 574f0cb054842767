"""Low priority: a long job that leaves the machine to the person who works on it."""

from __future__ import annotations

import contextlib
import sys
from typing import Final

import psutil

__all__ = ["lower_priority"]

_NICE: Final = 10


def lower_priority() -> None:
    """Let every other program go first, from now on and for the children of this process too.

    Where the system refuses, the job runs at the usual priority: slower typing is better than no transcript.
    """
    process = psutil.Process()
    with contextlib.suppress(psutil.Error, OSError):
        if sys.platform == "win32":
            process.nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
            process.ionice(psutil.IOPRIO_LOW)
            return
        process.nice(max(_NICE, process.nice()))
        if sys.platform == "linux":
            process.ionice(psutil.IOPRIO_CLASS_IDLE)
