"""Two microphones: each voice is heard once, and the same wherever a read begins."""

from __future__ import annotations

import numpy as np
import pytest

from audio_engine.limits import SAMPLE_RATE
from audio_engine.speakers.channels import DominantChannel
from tests.transcription.sounds import SoundInMemory

CELL = SAMPLE_RATE // 10


def two_voices() -> tuple[SoundInMemory, SoundInMemory]:
    """Bursts of 100 to 300 ms by turns, each leaking into the other microphone 12 dB lower."""
    random = np.random.default_rng(3)
    cells = random.choice([0.0, 0.3], size=200).astype(np.float32)
    left = np.repeat(cells, CELL) * random.standard_normal(200 * CELL, dtype=np.float32)
    right = np.repeat(np.float32(0.3) - cells, CELL) * random.standard_normal(200 * CELL, dtype=np.float32)
    return SoundInMemory((left + right / 4).astype(np.float32)), SoundInMemory((right + left / 4).astype(np.float32))


@pytest.mark.parametrize("step", [512, CELL, 16_384, 50_001])
def test_reading_in_pieces_gives_what_one_read_gives(step: int) -> None:
    own, other = two_voices()
    channel = DominantChannel(own, other)
    whole = channel.read(0, len(own.samples))
    pieces = [channel.read(at, step) for at in range(0, len(own.samples), step)]

    assert np.array_equal(np.concatenate(pieces), whole)


def test_the_other_persons_voice_is_silence() -> None:
    speech = np.sin(np.arange(10 * SAMPLE_RATE, dtype=np.float32) * 0.2) * np.float32(0.3)
    channel = DominantChannel(SoundInMemory(speech / 4), SoundInMemory(speech))

    assert not channel.read(0, 10 * SAMPLE_RATE).any()
    assert len(channel.read(9 * SAMPLE_RATE, 2 * SAMPLE_RATE)) == SAMPLE_RATE
