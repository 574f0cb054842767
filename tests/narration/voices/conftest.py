"""Loaded voices: tones for Piper's, so that what was said can be read in the sound."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from audio_engine.narration.voices.loading import load_voice
from audio_engine.narration.voices.voice import Voice


@pytest.fixture(scope="session")
def french(tone_voices: dict[str, Path]) -> Iterator[Voice]:
    voice = load_voice(tone_voices["fr"], "fr", cores=2)
    yield voice
    voice.close()


@pytest.fixture(scope="session")
def english(tone_voices: dict[str, Path]) -> Iterator[Voice]:
    voice = load_voice(tone_voices["en"], "en-us")
    yield voice
    voice.close()


@pytest.fixture(scope="session")
def choir(tone_voices: dict[str, Path]) -> Iterator[Voice]:
    voice = load_voice(tone_voices["en-speakers"], "en-us")
    yield voice
    voice.close()
