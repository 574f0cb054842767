"""Voices that are fed otherwise than most: with letters, or with sounds that have one number together."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from audio_engine.narration.voices.piper_config import PiperConfig, piper_config
from audio_engine.narration.voices.piper_phonemes import phonemes_of
from tests.narration.voices.sentences import sentence


@pytest.fixture
def config(tone_voices: dict[str, Path]) -> PiperConfig:
    folder = tone_voices["en"]
    document = json.loads((folder / f"{folder.name}.onnx.json").read_bytes())
    return piper_config(json.dumps(document).encode())


def test_a_voice_that_is_fed_letters_gets_them_and_tells_what_it_cannot_do(config: PiperConfig) -> None:
    letters = replace(config, by_text=True)

    read = phonemes_of(sentence("my day", day="ipa:deɪ"), letters, "en-us")

    assert [(phoneme.symbol, phoneme.word) for phoneme in read.said] == [
        ("m", 0), ("y", 0), (" ", -1), ("d", 1), ("a", 1), ("y", 1),
    ]  # fmt: skip
    assert ["day" in problem and "deɪ" in problem for problem in read.problems] == [True]


def test_sounds_with_one_number_together_are_joined(config: PiperConfig) -> None:
    joined = replace(
        config,
        clusters=frozenset({("a", "ɪ"), ("e", "ɪ")}),
        phoneme_ids={**config.phoneme_ids, "aɪ": (161,), "eɪ": (164,)},
    )

    read = phonemes_of(sentence("my day"), joined, "en-us")

    assert [phoneme.symbol for phoneme in read.said] == ["m", "aɪ", " ", "d", "ˈ", "eɪ"]
    assert [phoneme.word for phoneme in read.said] == [0, 0, -1, 1, 1, 1]


def test_piper_itself_uses_the_same_start_of_espeak(tone_voices: dict[str, Path], config: PiperConfig) -> None:
    """A second one frees what the first still uses (valgrind says so), and the process dies some time later."""
    import piper.voice

    phonemes_of(sentence("my day"), config, "en-us")
    started = piper.voice._ESPEAK_PHONEMIZER
    folder = tone_voices["en"]
    said = piper.voice.PiperVoice.load(folder / f"{folder.name}.onnx").phonemize("my day")
    phonemes_of(sentence("my day"), config, "en-us")

    assert piper.voice._ESPEAK_PHONEMIZER is started is not None
    assert said == [["m", "a", "ɪ", " ", "d", "ˈ", "e", "ɪ"]]
