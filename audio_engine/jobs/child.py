"""What every child of ours does before it imports anything heavy: be private, be quiet, and stay off the network."""

from __future__ import annotations

import contextlib
import faulthandler
import os
import signal
import sys
from typing import Final, NoReturn

from audio_engine.jobs.absent_hub import replace_hub
from audio_engine.media.child_streams import take_over_streams
from audio_engine.media.lock import deny_network

__all__ = ["QUIET_ENVIRONMENT", "become_child", "die_with_parent", "leave", "short_reason"]

QUIET_ENVIRONMENT: Final = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "PYANNOTE_METRICS_ENABLED": "false",
    "OTEL_SDK_DISABLED": "true",
    "ORT_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
}
"""Set before a third-party library is imported: none of them may phone home or look for updates."""

_REASON_MAX_CHARS: Final = 200


def become_child() -> tuple[int, int]:
    """Make this process one of our children; the descriptors of its commands and of its answers.

    Whatever a library prints goes nowhere afterwards and cannot end up between two answers. stderr stays: the
    parent keeps its last few kilobytes, and a native crash leaves the Python stack (without any text) there.
    """
    os.umask(0o077)
    os.environ.update(QUIET_ENVIRONMENT)
    commands, answers = take_over_streams()
    faulthandler.enable()
    deny_network()
    replace_hub()
    return commands, answers


def leave(code: int) -> NoReturn:
    """End the process at once: faster-whisper can hang in its own teardown (SYSTRAN/faster-whisper#71)."""
    with contextlib.suppress(OSError):
        sys.stderr.flush()
    os._exit(code)


def die_with_parent() -> NoReturn:
    """For whoever sees the channel end: the parent is gone. Takes along every child that shares our process group.

    Not PR_SET_PDEATHSIG: it would kill this process alone, before it could take its own children along, and it
    fires when the thread ends that started us, not the process.
    """
    if sys.platform != "win32" and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    leave(1)


def short_reason(problem: Exception) -> str:
    """The first line of what a library said: it fits between brackets."""
    lines = str(problem).strip().splitlines()
    return (lines[0] if lines else type(problem).__name__)[:_REASON_MAX_CHARS]
