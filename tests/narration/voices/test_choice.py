"""Which voice reads a text, without any being loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from audio_engine.errors import ModelMissingError
from audio_engine.models.importing import import_folder
from audio_engine.narration.voices.choice import BASIC, VoiceChoice, choose_voice
from audio_engine.narration.voices.loading import load_voice
from audio_engine.narration.voices.voice import VoiceSettings
from tests.narration.voices.sentences import sentence
from tests.tone_voice import build_tone_voice


@pytest.fixture
def models(tone_voices: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tone_voices["fr"].parent.parent
    monkeypatch.setenv("SOUFFLEUR_MODELS", str(folder))
    return folder


@pytest.fixture
def no_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOUFFLEUR_MODELS", str(tmp_path / "none"))


@pytest.mark.usefixtures("no_models")
def test_a_machine_without_voices_has_the_built_in_one() -> None:
    assert choose_voice(None, "fr") == VoiceChoice(BASIC, None, "fr")
    assert choose_voice(None, "fr").basic
    assert load_voice(None, "fr").description.basic


@pytest.mark.usefixtures("models")
def test_an_installed_voice_of_the_language_comes_first() -> None:
    assert choose_voice(None, "en-gb").name.startswith("en_US")
    assert choose_voice(None, "fr-be").name.startswith("fr_FR")
    assert choose_voice(None, "de").basic
    assert choose_voice("espeak", "fr").basic


@pytest.mark.usefixtures("models")
def test_a_voice_is_asked_for_by_name_or_folder(tone_voices: dict[str, Path]) -> None:
    for wanted in ("fr_FR-tones-low", tone_voices["fr-16k"], str(tone_voices["fr-16k"])):
        assert choose_voice(wanted, "fr") == VoiceChoice("fr_FR-tones-low", tone_voices["fr-16k"], "fr")
    assert load_voice("fr_FR-tones-low", "fr").description.sample_rate == 16_000


@pytest.mark.usefixtures("models")
@pytest.mark.parametrize(("wanted", "language"), [("nobody", "fr"), ("fr_FR-tones-medium", "en"), ("/nowhere", "fr")])
def test_a_voice_that_is_not_there_or_of_another_language_is_a_sentence(wanted: str, language: str) -> None:
    with pytest.raises(ModelMissingError, match=r"souffleur|Name a model"):
        choose_voice(wanted, language)


def test_an_imported_voice_has_word_times_at_once(tmp_path: Path) -> None:
    source = build_tone_voice(tmp_path / "stick", "fr_FR-imported-medium", "fr_FR", manifest=False)
    imported = import_folder(source)

    voice = load_voice(imported.name, "fr")

    assert voice.description.has_word_times
    assert len(voice.say(sentence("Bonjour à tous."), VoiceSettings()).words) == 3
    assert {path.name for path in imported.folder.iterdir()} == {
        "fr_FR-imported-medium.onnx",
        "fr_FR-imported-medium.onnx.json",
        "manifest.json",
    }


def test_choosing_loads_nothing_native() -> None:
    code = (
        "import sys; from audio_engine.narration.voices import choice, loading, voice;"
        "print(sorted({'piper', 'onnxruntime', 'espeakng_loader', 'onnx', 'av'} & sys.modules.keys()))"
    )

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
