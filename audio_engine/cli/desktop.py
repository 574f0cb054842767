"""`souffleur desktop`: the window. This process becomes it; the engine itself knows nothing of Qt."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

__all__ = ["desktop"]


def desktop(
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE…", help="Recordings to open in it.")] = None,
) -> int:
    """Open the window."""
    command = [sys.executable, "-P", "-m", "desktop", *(str(file.absolute()) for file in files or ())]
    if sys.platform != "win32":  # there a program cannot become another one
        sys.stdout.flush()
        sys.stderr.flush()
        os.execv(sys.executable, command)  # noqa: S606 - our own interpreter, no shell
    return subprocess.call(command)
