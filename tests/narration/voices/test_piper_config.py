"""A voice's configuration is a stranger's: it is checked before anything of it is used."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from audio_engine.narration.voices.piper_config import piper_config


@pytest.fixture
def document(tone_voices: dict[str, Path]) -> dict[str, Any]:
    folder = tone_voices["en-speakers"]
    content: dict[str, Any] = json.loads((folder / f"{folder.name}.onnx.json").read_bytes())
    return content


def read(document: Any) -> Any:
    return piper_config(json.dumps(document).encode())


def test_a_published_configuration_is_read(document: dict[str, Any]) -> None:
    config = read(document)

    assert (config.sample_rate, config.espeak_voice, config.language) == (22_050, "en-us", "en_US")
    assert config.speakers == {"anna": 0, "bruno": 1, "chloe": 2}
    assert (config.length_scale, config.noise_scale, config.noise_w) == (1.0, 0.667, 0.8)
    assert config.phoneme_ids["ə"] == (59,)
    assert not config.by_text


def test_speakers_without_names_are_numbered(document: dict[str, Any]) -> None:
    assert read({**document, "speaker_id_map": {}}).speakers == {"0": 0, "1": 1, "2": 2}


@pytest.mark.parametrize(
    "change",
    [
        {"audio": {}},
        {"audio": {"sample_rate": 0}},
        {"audio": {"sample_rate": "22050"}},
        {"audio": None},
        {"espeak": {"voice": "../../etc/passwd"}},
        {"espeak": {"voice": 7}},
        {"phoneme_type": "pinyin"},
        {"num_symbols": -1},
        {"num_speakers": 10**9},
        {"num_speakers": 2},  # a speaker has the number 2
        {"speaker_id_map": ["anna"]},
        {"default_speaker_id": 3},
        {"inference": {"length_scale": 0}},
        {"inference": {"length_scale": float("nan")}},
        {"inference": {"noise_w": "much"}},
        {"phoneme_id_map": {}},
        {"phoneme_id_map": {"_": [0], "^": [1], "$": [999]}},
        {"phoneme_id_map": {"_": 0, "^": 1, "$": 2}},
        {"vowel_clusters": [[1, 2]]},
        {"language": "fr"},
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused(document: dict[str, Any], change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read({**document, **change})


@pytest.mark.parametrize("content", [b"", b"[]", b"null", b"\xff", b"[" * 100_000, b" " * (2 << 20)])
def test_what_is_no_configuration_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        piper_config(content)
