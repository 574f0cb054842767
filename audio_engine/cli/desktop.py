"""`souffleur desktop`: the window. This process becomes it; the engine itself knows nothing of Qt."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from audio_engine.programs import window_command

__all__ = ["desktop"]


def desktop(
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE…", help="Recordings to open in it.")] = None,
) -> int:
    """Open the window."""
    command = [*window_command(), *(str(file.absolute()) for file in files or ())]
    if sys.platform != "win32":  # there a program cannot become another one
        sys.stdout.flush()
        sys.stderr.flush()
        os.execv(command[0], command)  # noqa: S606 - our own program, no shell
    return subprocess.call(command)
