"""What every test can ask for: a library folder of its own, the recordings, the small models."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

RECORDINGS_REQUIRED = os.environ.get("SOUFFLEUR_RECORDINGS_REQUIRED") == "1"


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test ever touches the library of the person who runs it, and all of them speak English."""
    monkeypatch.setenv("SOUFFLEUR_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("SOUFFLEUR_LANGUAGE", "en")


@pytest.fixture(scope="session")
def recordings() -> Path:
    """The folder of real recordings; the test is skipped, or fails under CI's switch, where it is not here."""
    folder = os.environ.get("SOUFFLEUR_RECORDINGS")
    if folder and Path(folder).is_dir():
        return Path(folder).resolve()
    if RECORDINGS_REQUIRED:
        pytest.fail("SOUFFLEUR_RECORDINGS names no folder, and this run requires the recordings")
    pytest.skip("set SOUFFLEUR_RECORDINGS to the folder of recordings")


@pytest.fixture(scope="session")
def whisper_micro() -> Path:
    """The folder of our own tiny bilingual Whisper, which knows the sentences of the synthetic interviews."""
    return Path(__file__).parent / "data" / "models" / "whisper" / "micro"
