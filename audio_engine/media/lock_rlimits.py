"""POSIX resource limits for the decoder: memory, processor time, no file that it writes, no core dump."""

from __future__ import annotations

import contextlib
import resource

from audio_engine.limits import DECODER_MEMORY_BYTES

__all__ = ["engage"]


def engage(cpu_s: int) -> None:
    """Limit the calling process. A limit that this platform does not know is left out.

    macOS accepts `RLIMIT_AS` without enforcing it; `doctor` therefore never names memory as something denied.
    """
    wanted = {
        resource.RLIMIT_AS: (DECODER_MEMORY_BYTES, DECODER_MEMORY_BYTES),
        resource.RLIMIT_CPU: (cpu_s, cpu_s + 5),  # SIGXCPU first: its parent can tell it from somebody's SIGKILL
        resource.RLIMIT_FSIZE: (0, 0),
        resource.RLIMIT_CORE: (0, 0),
    }
    for limit, (soft, hard) in wanted.items():
        _, most = resource.getrlimit(limit)
        if most != resource.RLIM_INFINITY:
            soft, hard = min(soft, most), min(hard, most)  # noqa: PLW2901 - the same two, as far as we may
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (soft, hard))
