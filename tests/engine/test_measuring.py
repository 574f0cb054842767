"""Speeds are what jobs reached on this machine, or what the bundled sample reached in a worker; never a guess."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from audio_engine.engine.measuring import SpeedMeasurement, can_measure, measured_speed
from audio_engine.errors import CancelledError
from audio_engine.models.installed import inspect_model
from audio_engine.models.kinds import ModelKind
from audio_engine.settings.resolver import read_settings, save_setting
from audio_engine.settings.schema import TRANSCRIPTION_MODE
from audio_engine.speed import SpeedBook


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("SOUFFLEUR_HOME", str(folder))
    return folder


def test_the_speed_of_the_usual_mode_is_told_where_there_is_one(home: Path) -> None:
    book = SpeedBook(home)
    settings = read_settings(home)
    assert measured_speed(ModelKind.WHISPER, "small", book, settings) is None

    book.note("faster-whisper/small/draft", 6.0)
    assert measured_speed(ModelKind.WHISPER, "small", book, settings) == 6.0
    book.note("faster-whisper/small/accurate", 3.0)
    assert measured_speed(ModelKind.WHISPER, "small", book, settings) == 3.0
    save_setting(TRANSCRIPTION_MODE, "draft", home=home)
    assert measured_speed(ModelKind.WHISPER, "small", book, read_settings(home)) == 6.0


def test_a_voice_says_the_sample_and_its_speed_is_kept(
    home: Path, tone_voice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOUFFLEUR_MODELS", str(tone_voice.parent.parent))
    model = inspect_model(tone_voice, ModelKind.PIPER)
    assert can_measure(model)
    shares: list[float] = []

    speed = SpeedMeasurement(model).run(shares.append)

    assert speed > 0
    assert measured_speed(ModelKind.PIPER, model.name, SpeedBook(home), read_settings(home)) == speed
    assert shares == sorted(shares)
    assert not (home / "library.sqlite").exists()
    assert [path.name for path in home.iterdir() if path.suffix in {".wav", ".mp3"}] == []


def test_a_voice_that_no_sample_is_bundled_for_is_not_measured(tone_voice: Path) -> None:
    assert not can_measure(replace(inspect_model(tone_voice, ModelKind.PIPER), languages=("de_DE",)))


def test_a_measurement_that_was_stopped_measures_nothing(home: Path, whisper_micro: Path) -> None:
    measurement = SpeedMeasurement(inspect_model(whisper_micro, ModelKind.WHISPER))
    measurement.cancel()

    with pytest.raises(CancelledError):
        measurement.run(lambda _: None)

    assert not (home / "speeds.json").exists()
