"""Makes `.venv` and installs the checkout into it, with every version that `constraints.txt` pins.

An installation that was interrupted, or whose pins have changed since, is noticed and done again; a second start
waits for the first.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from audio_engine.errors import EXIT_CANCELLED, JobFailedError
from audio_engine.text import tr
from tools.launcher.lock import environment_lock
from tools.launcher.system_needs import SystemNeed, provide

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

CHECKOUT: Final = Path(__file__).resolve().parents[2]
ENVIRONMENT: Final = CHECKOUT / ".venv"
PYTHON: Final = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
PINS: Final = ("pyproject.toml", "constraints.txt")
NEWEST_WITH_WHEELS: Final = (3, 13)
"""From 3.14 on PocketSphinx must be compiled, which takes a C compiler."""
UNFINISHED: Final = ENVIRONMENT / "souffleur.unfinished"
"""Is there from the first change to the last: where it is found, what is there may be half a package."""


def main(extra: str) -> int:
    """Make the environment current, with the project's extra `extra` unless it is empty; the exit code."""
    try:
        _make_current(extra)
    except JobFailedError as problem:
        sys.stderr.write(f"souffleur: error: {problem}\n")
        return problem.exit_code
    except KeyboardInterrupt:
        sys.stderr.write(tr("The installation was stopped. The next start begins it anew.") + "\n")
        return EXIT_CANCELLED
    return 0


def _make_current(extra: str) -> None:
    try:
        ENVIRONMENT.mkdir(exist_ok=True)
        (ENVIRONMENT / "souffleur.lock").touch()
        with environment_lock(ENVIRONMENT / "souffleur.lock") as lock:
            if not _is_current(extra):
                _install(extra, lock)
    except OSError as problem:
        raise JobFailedError(
            tr("Souffleur cannot be installed into {folder}: {reason}.", folder=ENVIRONMENT, reason=problem.strerror),
            tr("Move the folder to where you may write, or ask whoever owns it to start Souffleur once."),
        ) from problem


def _install(extra: str, lock: IO[bytes]) -> None:
    provide(SystemNeed("venv", f"python3.{sys.version_info.minor}-venv", _can_make_environments))
    if UNFINISHED.exists() or _has_moved() or not _python_is_usable():
        _empty()
    for stamp in ENVIRONMENT.glob("souffleur*.stamp"):
        stamp.unlink()
    UNFINISHED.touch()
    sys.stderr.write(tr("Installing Souffleur into {folder} (once, some minutes) …", folder=ENVIRONMENT) + "\n")
    if not PYTHON.exists():
        _run([_base_python(), "-m", "venv", str(ENVIRONMENT)], lock)
    # First what builds the project: else pip would fetch an unpinned copy for the build alone.
    _pip(["--requirement", "constraints.in"], lock)
    _pip(["--no-build-isolation", "--editable", f".[{extra}]" if extra else "."], lock)
    for name in {"", extra}:
        _stamp(name).write_bytes(_stamp_content())
    UNFINISHED.unlink()
    sys.stderr.write(tr("Souffleur is installed.") + "\n")


def _stamp(extra: str) -> Path:
    return ENVIRONMENT / (f"souffleur-{extra}.stamp" if extra else "souffleur.stamp")


def _stamp_content() -> bytes:
    """The place and the pins; `environment.sh` compares it with `$checkout`, a line feed and the same files."""
    return os.fsencode(CHECKOUT) + b"\n" + b"".join((CHECKOUT / name).read_bytes() for name in PINS)


def _is_current(extra: str) -> bool:
    try:
        return PYTHON.exists() and _stamp(extra).read_bytes() == _stamp_content()
    except FileNotFoundError:
        return False


def _has_moved() -> bool:
    """Whether a stamp names another place: the scripts in an environment only work where it was made."""
    return any(
        stamp.read_bytes().partition(b"\n")[0] != os.fsencode(CHECKOUT)
        for stamp in ENVIRONMENT.glob("souffleur*.stamp")
    )


def _python_is_usable() -> bool:
    test = "import sys, pip; assert sys.version_info >= (3, 11)"
    return (
        PYTHON.exists() and subprocess.run([PYTHON, "-c", test], stderr=subprocess.DEVNULL, check=False).returncode == 0
    )


def _can_make_environments() -> bool:
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None


def _base_python() -> str:
    """The interpreter by its versioned name: an upgrade of `python3` then leaves a dangling link, which is noticed."""
    return os.path.realpath(getattr(sys, "_base_executable", sys.executable))


def _empty() -> None:
    """Delete all but the lock, which is held."""
    for entry in ENVIRONMENT.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry.suffix != ".lock":
            entry.unlink()


def _pip(arguments: Sequence[str], lock: IO[bytes]) -> None:
    options = ["--disable-pip-version-check", "--no-input", "--prefer-binary", "--constraint", "constraints.txt"]
    _run([str(PYTHON), "-m", "pip", "install", *options, *arguments], lock)


def _run(command: Sequence[str], lock: IO[bytes]) -> None:
    """Run a step; it keeps the lock for as long as it lives, even where this process is killed before it.

    What it prints goes to stderr: stdout belongs to the command that follows.
    """
    kept = () if os.name == "nt" else (lock.fileno(),)
    environment = {**os.environ, "PIP_USER": "0"}
    finished = subprocess.run(command, cwd=CHECKOUT, env=environment, stdout=sys.stderr, pass_fds=kept, check=False)
    if finished.returncode:
        raise JobFailedError(tr("The installation could not be finished; the reason stands above."), _advice())


def _advice() -> str:
    if sys.version_info[:2] > NEWEST_WITH_WHEELS:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        return tr(
            "Not every package is ready for Python {version} yet: install Python 3.13 beside it.", version=version
        )
    return tr("Check the connection and the free disk space, then run the same command again.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
