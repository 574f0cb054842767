"""What some commands need of the system that no Python package brings, and how it gets there.

On Debian and its relatives root has it installed at once; everybody else is told the exact command.
"""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from audio_engine.errors import JobFailedError
from audio_engine.text import tr
from desktop.qt_libraries import LIBRARIES, is_here

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["NEEDS", "SystemNeed", "main", "provide"]


@dataclass(frozen=True, slots=True)
class SystemNeed:
    """Something that must be on the system: its name for people, its Debian package, and whether it is here."""

    name: str
    debian_package: str
    is_here: Callable[[], bool]


def _portaudio_is_here() -> bool:
    # The wheels of sounddevice for Windows and macOS bring their own.
    return not sys.platform.startswith("linux") or ctypes.util.find_library("portaudio") is not None


def _a_font_is_here() -> bool:
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
    return not sys.platform.startswith("linux") or any(True for folder in folders for _ in folder.rglob("*.[to]tf"))


def _is_here_on_linux(program: str) -> bool:
    return not sys.platform.startswith("linux") or shutil.which(program) is not None


_PORTAUDIO: Final = SystemNeed("PortAudio", "libportaudio2", _portaudio_is_here)

_WINDOW: Final = (
    _PORTAUDIO,
    *(SystemNeed(library, package, partial(is_here, library)) for library, package in LIBRARIES.items()),
)

NEEDS: Final = {
    "record": (_PORTAUDIO,),
    "desktop": _WINDOW,
    "check": (
        *_WINDOW,
        SystemNeed(tr("a font"), "fonts-dejavu-core", _a_font_is_here),
        SystemNeed("strace", "strace", partial(_is_here_on_linux, "strace")),
        SystemNeed("Xvfb", "xvfb", partial(_is_here_on_linux, "Xvfb")),
        SystemNeed("xdotool", "xdotool", partial(_is_here_on_linux, "xdotool")),
    ),
}
"""By the verb of the command line; `check` is what tests need: a window, hands for it, a witness of system calls."""


def main(arguments: list[str]) -> int:
    """Provide what the command `arguments` needs; the exit code is the command line's."""
    if {"--help", "-h"} & set(arguments):
        return 0
    try:
        provide(*NEEDS.get(arguments[0], ()))
    except JobFailedError as problem:
        sys.stderr.write(f"souffleur: error: {problem}\n")
        return problem.exit_code
    return 0


def provide(*needs: SystemNeed) -> None:
    """Install what of `needs` is not here, all of it at once.

    Raises:
        JobFailedError: it is not here, and this user or this system cannot have it installed by us.
    """
    missing = [need for need in needs if not need.is_here()]
    if not missing:
        return
    names = ", ".join(need.name for need in missing)
    packages = " ".join(dict.fromkeys(need.debian_package for need in missing))
    if not shutil.which("apt-get"):
        raise JobFailedError(
            tr("{need} is missing on this system.", need=names),
            tr("Install it with the system’s package manager, then run the same command again."),
        )
    if os.geteuid() != 0:
        raise JobFailedError(
            tr("{need} is missing on this system.", need=names),
            tr("Run: sudo apt-get install {package}", package=packages),
        )
    sys.stderr.write(tr("Installing {package} with apt-get …", package=packages) + "\n")
    if not (_apt_get_install(missing) or (_apt_get("update") and _apt_get_install(missing))):
        raise JobFailedError(
            tr("{need} is missing, and apt-get could not install it.", need=names),
            tr("Check the connection, then run: apt-get install {package}", package=packages),
        )


def _apt_get_install(needs: list[SystemNeed]) -> bool:
    packages = dict.fromkeys(need.debian_package for need in needs)
    return _apt_get("install", "--yes", "--no-install-recommends", *packages) and all(n.is_here() for n in needs)


def _apt_get(*arguments: str) -> bool:
    """Whether `apt-get` succeeded. What it prints goes to stderr: stdout belongs to the command that follows."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "--quiet", *arguments]
    return subprocess.run(command, stdout=sys.stderr, env=environment, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
