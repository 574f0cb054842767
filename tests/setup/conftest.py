"""A checkout of its own for every test of the launcher: its real scripts, and a command that only says what it got."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

REPOSITORY: Final = Path(__file__).resolve().parents[2]
LAUNCHER_FILES: Final = (
    "souffleur",
    "tools",
    "constraints.in",
    "constraints.txt",
    "README.md",
    "LICENSE",
    "resources/translations",
    "docs/guide",
    "installers/__init__.py",
    "desktop/__init__.py",
    "desktop/qt_libraries.py",
    *(f"audio_engine/{name}.py" for name in ("__init__", "errors", "text", "resources")),
)
ECHO_COMMAND: Final = """
import json, os, signal, sys


def main() -> int:
    if sys.argv[1:2] == ["wait"]:
        signal.signal(signal.SIGTERM, lambda *_: os._exit(42))
        print(os.getpid(), flush=True)
        signal.pause()
    print(json.dumps({"arguments": sys.argv[1:], "folder": os.getcwd()}))
    return int(os.environ.get("ECHO_EXIT_CODE", "0"))
"""


class Checkout:
    """A checkout in a folder with a space and accents, and how a person starts what is in it."""

    def __init__(self, folder: Path) -> None:
        """Copy the launcher into `folder`, with the project's pins and no dependencies."""
        self.folder = folder
        self.launcher = folder / "souffleur"
        self.environment = folder / ".venv"
        for name in LAUNCHER_FILES:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            source = REPOSITORY / name
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy2(source, target)
        (folder / "audio_engine" / "cli").mkdir()
        (folder / "audio_engine" / "cli" / "__init__.py").touch()
        (folder / "audio_engine" / "cli" / "main.py").write_text(ECHO_COMMAND)
        self.pin(_without_dependencies((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")))

    def pin(self, pyproject: str) -> None:
        """Change what is to be installed."""
        (self.folder / "pyproject.toml").write_text(pyproject, encoding="utf-8")

    def start(
        self, *arguments: str, environment: Mapping[str, str] | None = None, folder: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run the launcher to its end."""
        return subprocess.run(
            [self.launcher, *arguments],
            env={**os.environ, "SOUFFLEUR_PYTHON": sys.executable, **(environment or {})},
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    def start_in_background(self, *arguments: str) -> subprocess.Popen[str]:
        """Start the launcher in a process group of its own."""
        return subprocess.Popen(
            [self.launcher, *arguments],
            env={**os.environ, "SOUFFLEUR_PYTHON": sys.executable},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )


def _without_dependencies(pyproject: str) -> str:
    begin = pyproject.index("dependencies = [")
    lean = pyproject[:begin] + "dependencies = [\n]" + pyproject[pyproject.index("\n]", begin) + 2 :]
    assert tomllib.loads(lean)["project"]["dependencies"] == []
    return lean


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """Nothing is installed in it yet."""
    return Checkout(tmp_path / "Été à Paris" / "souffleur")


@pytest.fixture(scope="session")
def installed_checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """Its first start has been made; tests leave it as it is."""
    installed = Checkout(tmp_path_factory.mktemp("installed") / "Été à Paris" / "souffleur")
    first = installed.start()
    assert first.returncode == 0, first.stderr
    return installed
