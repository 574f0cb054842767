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
from typing import TYPE_CHECKING, Final

from audio_engine.errors import JobFailedError
from audio_engine.text import tr

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


NEEDS: Final = {"record": (SystemNeed("PortAudio", "libportaudio2", _portaudio_is_here),)}
"""By the verb of the command line."""


def main(arguments: list[str]) -> int:
    """Provide what the command `arguments` needs; the exit code is the command line's."""
    if {"--help", "-h"} & set(arguments):
        return 0
    try:
        for need in NEEDS.get(arguments[0], ()):
            provide(need)
    except JobFailedError as problem:
        sys.stderr.write(f"souffleur: error: {problem}\n")
        return problem.exit_code
    return 0


def provide(need: SystemNeed) -> None:
    """Install `need` unless it is here.

    Raises:
        JobFailedError: it is not here, and this user or this system cannot have it installed by us.
    """
    if need.is_here():
        return
    if not shutil.which("apt-get"):
        raise JobFailedError(
            tr("{need} is missing on this system.", need=need.name),
            tr("Install it with the system’s package manager, then run the same command again."),
        )
    if os.geteuid() != 0:
        raise JobFailedError(
            tr("{need} is missing on this system.", need=need.name),
            tr("Run: sudo apt-get install {package}", package=need.debian_package),
        )
    sys.stderr.write(tr("Installing {package} with apt-get …", package=need.debian_package) + "\n")
    if not (_apt_get_install(need) or (_apt_get("update") and _apt_get_install(need))):
        raise JobFailedError(
            tr("{need} is missing, and apt-get could not install it.", need=need.name),
            tr("Check the connection, then run: apt-get install {package}", package=need.debian_package),
        )


def _apt_get_install(need: SystemNeed) -> bool:
    return _apt_get("install", "--yes", "--no-install-recommends", need.debian_package) and need.is_here()


def _apt_get(*arguments: str) -> bool:
    """Whether `apt-get` succeeded. What it prints goes to stderr: stdout belongs to the command that follows."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "--quiet", *arguments]
    return subprocess.run(command, stdout=sys.stderr, env=environment, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
