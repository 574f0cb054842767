"""What Qt needs of a Linux system, looked for before Qt is loaded: it aborts where something is missing.

This module must never import Qt. The launcher reads its table too.
"""

from __future__ import annotations

import os
import sys
from typing import Final

from audio_engine.errors import JobFailedError
from audio_engine.text import tr

__all__ = ["LIBRARIES", "check_display", "check_libraries", "is_here", "missing_packages"]

LIBRARIES: Final = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
"""The libraries that PySide6's wheels load and do not bring, with Debian's names of their packages."""


def missing_packages() -> list[str]:
    """Debian's names of the packages that are missing here; none on other systems."""
    return [package for library, package in LIBRARIES.items() if not is_here(library)]


def check_libraries() -> None:
    """Refuse to start where Qt would abort.

    Raises:
        JobFailedError: libraries are missing, with the command that installs them.
    """
    if missing := missing_packages():
        raise JobFailedError(
            tr("The window needs libraries that are missing on this system."),
            tr("Run: sudo apt-get install {package}", package=" ".join(missing)),
        )


def check_display() -> None:
    """Refuse to start where there is no screen to show a window on, or one that is reached over a network only.

    Raises:
        JobFailedError: neither an X nor a Wayland display of this computer is named.
    """
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    display = os.environ.get("DISPLAY", "")
    if not (display or os.environ.get("WAYLAND_DISPLAY")):
        raise JobFailedError(
            tr("There is no screen here to show a window on."),
            tr("Start Souffleur from a desktop session; the other commands work without one."),
        )
    if not os.environ.get("WAYLAND_DISPLAY") and _is_remote(display):
        raise JobFailedError(
            tr("The screen {display} is reached over a network, and Souffleur uses none.", display=display),
            tr("Start Souffleur in a session on this computer."),
        )


def is_here(library: str) -> bool:
    """Whether a shared library can be loaded; other systems than Linux lack none."""
    if not sys.platform.startswith("linux"):
        return True
    import ctypes  # here: most starts ask for no library

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _is_remote(display: str) -> bool:
    """Whether an X display is behind TCP, as `ssh -X` makes it: `host:10.0`, not `:0`, `unix:0` or a socket's path."""
    host = display.rpartition(":")[0]
    return bool(host) and host != "unix" and not host.startswith("/") and not host.endswith("/unix")
