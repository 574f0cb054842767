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


@pytest.fixture(scope="session")
def tone_voice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder (`…/piper/fr_FR-tones-medium`) of a French voice that plays a tone for each phoneme.

    The folder above `piper` is one for `SOUFFLEUR_MODELS`; nothing else is in it. See `tests.tone_voice`.
    """
    from tests.tone_voice import build_tone_voice

    return build_tone_voice(tmp_path_factory.mktemp("tone-voice"), "fr_FR-tones-medium", "fr_FR")


@pytest.fixture(scope="session")
def tone_voices(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Several of them in one folder of models: `fr`, `en`, `fr-16k`, `en-speakers` (with three), `fr-slow`."""
    from tests.tone_voice import SPEAKERS, build_tone_voice

    models = tmp_path_factory.mktemp("tone-voices")
    return {
        "fr": build_tone_voice(models, "fr_FR-tones-medium", "fr_FR"),
        "en": build_tone_voice(models, "en_US-tones-medium", "en_US"),
        "fr-16k": build_tone_voice(models, "fr_FR-tones-low", "fr_FR", sample_rate=16_000),
        "en-speakers": build_tone_voice(models, "en_US-choir-medium", "en_US", speakers=SPEAKERS),
        "fr-slow": build_tone_voice(models, "fr_FR-slow-medium", "fr_FR", work=100),
    }
