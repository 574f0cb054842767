"""The two ends of its pipes, for a child of ours that talks over stdin and stdout."""

from __future__ import annotations

import os
import sys

__all__ = ["take_over_streams"]


def take_over_streams() -> tuple[int, int]:
    """Duplicates of 0 and 1, which themselves then lead nowhere: no library can print between two answers.

    The duplicates are not inherited, so a child of this child keeps no end of the channel open.
    """
    commands, answers = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(commands, os.O_BINARY)
        msvcrt.setmode(answers, os.O_BINARY)
    return commands, answers
