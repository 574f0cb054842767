"""Both command lines say their version, which installers and people ask for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from audio_engine import __version__


@pytest.mark.parametrize(("module", "name"), [("audio_engine", "souffleur"), ("installers.models", "souffleur-models")])
def test_a_program_says_its_version_without_a_command(module: str, name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", module, "--version"], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{name} {__version__}\n", "")
