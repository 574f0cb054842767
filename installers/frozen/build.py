"""Builds the frozen application: `python -m installers.frozen.build [FOLDER]`, by default into `build/frozen`.

The same checkout and SOURCE_DATE_EPOCH give the same bytes. A program that prints anything unexpected when it starts
fails the build.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

from installers.frozen.contents import STRIPPED
from installers.frozen.trying import try_programs

__all__ = ["PROGRAMS", "BuildError", "build", "main", "source_date"]

CHECKOUT: Final = Path(__file__).resolve().parents[2]
DEFAULT_FOLDER: Final = CHECKOUT / "build" / "frozen"
PROGRAMS: Final = ("souffleur", "souffleur-desktop", "souffleur-models")


class BuildError(RuntimeError):
    """A step of the build failed; what it printed stands above."""


def main(arguments: list[str]) -> int:
    """Build into the folder that is named, or the default one."""
    folder = Path(arguments[0]).absolute() if arguments else DEFAULT_FOLDER
    try:
        build(folder)
    except BuildError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    return 0


def build(folder: Path) -> None:
    """Make `folder/souffleur` and `folder/souffleur-models`, and start what is in them.

    Raises:
        BuildError: PyInstaller failed, or a program did not start as it should.
    """
    with tempfile.TemporaryDirectory(prefix="souffleur-freeze-") as work:
        command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"]
        places = ["--distpath", str(folder), "--workpath", work, str(Path(__file__).with_name("souffleur.spec"))]
        environment = {
            **os.environ,
            "PYTHONHASHSEED": "1",  # else sets are written in another order each time
            "SOURCE_DATE_EPOCH": str(source_date()),
        }
        if subprocess.run([*command, *places], cwd=CHECKOUT, env=environment, check=False).returncode:
            raise BuildError("PyInstaller could not freeze the application.")
    if sys.platform.startswith("linux"):
        for path in sorted(folder.rglob("*")):
            _make_lean(folder, path)
    if mistakes := try_programs(folder):
        raise BuildError("\n".join(mistakes))


def source_date() -> int:
    """The time that everything built bears, in seconds since 1970: SOURCE_DATE_EPOCH, else the last commit's."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    log = subprocess.run(
        ["git", "log", "-1", "--format=%ct"],  # noqa: S607 - git is where the person has it
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    return int(log.stdout)


def _make_lean(folder: Path, path: Path) -> None:
    """Take the debugging symbols from a library of `STRIPPED`, and odd modes of the wheels' files from all."""
    if path.is_symlink() or not path.is_file():
        return
    if any(fnmatch(path.relative_to(folder).as_posix(), f"*/{pattern}") for pattern in STRIPPED):
        subprocess.run(["strip", "--strip-unneeded", str(path)], check=True)  # noqa: S607 - binutils are on the path
    path.chmod(0o755 if path.name in PROGRAMS else 0o644)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
