"""What PyInstaller's starter changes in the environment of the program, put back for the programs that it starts."""

from __future__ import annotations

import os
from typing import Final

__all__ = ["give_back_library_path"]

_CHANGED: Final = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


def give_back_library_path() -> None:
    """Restore the search path of libraries.

    The loader of this process has read it. A file manager that we start must find the system's libraries, not ours;
    our own children set it again by themselves.
    """
    for name in _CHANGED:
        before = os.environ.pop(f"{name}_ORIG", None)
        if before is not None:
            os.environ[name] = before
        elif "_PYI_APPLICATION_HOME_DIR" in os.environ:
            os.environ.pop(name, None)
