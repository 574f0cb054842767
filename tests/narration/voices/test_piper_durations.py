"""The tensor of durations is found in the file's own bytes, and damage is never more than “not found”."""

from __future__ import annotations

import random
from pathlib import Path

import onnx
import pytest
from onnx import helper
from piper.patch_voice_with_alignment import add_alignment_output

from audio_engine.narration.voices.piper_durations import duration_output, with_output
from tests.tone_voice import build_tone_voice


@pytest.fixture
def network(tone_voices: dict[str, Path]) -> bytes:
    return next(tone_voices["fr"].glob("*.onnx")).read_bytes()


def test_the_result_is_what_pipers_own_tool_makes(network: bytes) -> None:
    patched = onnx.load_from_string(network)
    name = add_alignment_output(patched)

    assert duration_output(network) == name
    assert onnx.load_from_string(with_output(network, name)) == patched


def test_a_network_without_or_with_several_is_left_alone(tmp_path: Path, network: bytes) -> None:
    without = next(build_tone_voice(tmp_path, "mute", "fr_FR", durations=False).glob("*.onnx")).read_bytes()
    several = onnx.load_from_string(network)
    several.graph.node.append(helper.make_node("Ceil", ["scales"], ["other"]))

    assert duration_output(without) is None
    assert duration_output(several.SerializeToString()) is None


def test_damage_is_never_more_than_not_found(network: bytes) -> None:
    chance = random.Random(3)
    for _ in range(500):
        damaged = bytearray(network[: chance.randrange(len(network))])
        for _ in range(3):
            if damaged:
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)

        assert isinstance(duration_output(bytes(damaged)), str | None)
