"""Two channels become one without losing a voice, the same way wherever reading starts."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from audio_engine.limits import SAMPLE_RATE
from audio_engine.media.mono import ChannelStatistics, MonoView, describe_channels
from tests.media.sounds import loudness, tone


class ArrayAudio:
    """`StoredAudio` over an array."""

    def __init__(self, samples: NDArray[np.int16]) -> None:
        self.samples = samples
        self.channels = samples.shape[1]

    def read(self, start_sample: int, count: int) -> NDArray[np.int16]:
        return self.samples[start_sample : start_sample + count]

    def length(self) -> int:
        return len(self.samples)


VOICE = tone(5, level=0.5)
OTHER = tone(5, hertz=317, level=0.2)
HISS = np.random.default_rng(0).integers(-20, 20, len(VOICE)).astype(np.int16)


def stereo(left: NDArray[np.int16], right: NDArray[np.int16]) -> ArrayAudio:
    return ArrayAudio(np.stack([left, right], axis=1))


def as_float(samples: NDArray[np.int16]) -> NDArray[np.float32]:
    return samples.astype(np.float32) / np.float32(32768)


@pytest.mark.parametrize(
    ("audio", "expected"),
    [
        (ArrayAudio(VOICE[:, np.newaxis]), as_float(VOICE)),
        (stereo(VOICE, VOICE), as_float(VOICE)),
        (stereo(VOICE, OTHER), (as_float(VOICE) + as_float(OTHER)) / 2),
        (stereo(VOICE, -VOICE), as_float(VOICE)),
        (stereo(-VOICE // 2, VOICE), as_float(VOICE)),
        (stereo(VOICE, VOICE * 0), as_float(VOICE)),
        (stereo(HISS, VOICE), as_float(VOICE)),
        (stereo(VOICE * 0, VOICE * 0), as_float(VOICE * 0)),
    ],
    ids=["mono", "the same", "two voices", "cancelling", "cancelling, right louder", "dead", "hiss", "silence"],
)
def test_the_mix_keeps_every_voice(audio: ArrayAudio, expected: NDArray[np.float32]) -> None:
    mono = MonoView(audio).read(0, len(VOICE))

    assert mono.dtype == np.float32
    assert np.allclose(mono, expected, atol=1e-6)
    assert np.abs(mono).max() <= 1


def test_a_channel_can_be_picked() -> None:
    audio = stereo(VOICE, OTHER)

    assert np.array_equal(MonoView(audio, 0).read(7, 100), as_float(VOICE)[7:107])
    assert np.array_equal(MonoView(audio, 1).read(7, 100), as_float(OTHER)[7:107])
    assert MonoView(audio).length() == len(VOICE)


MIXED = stereo(
    np.concatenate([VOICE, VOICE, VOICE * 0, OTHER, VOICE[:12_345]]),
    np.concatenate([OTHER, -VOICE, OTHER, OTHER, -VOICE[:12_345]]),
)
WHOLE = MonoView(MIXED).read(0, MIXED.length())


@settings(max_examples=60, deadline=None)
@given(st.integers(0, MIXED.length() + 10), st.integers(0, 70_000))
def test_a_sample_is_the_same_wherever_reading_starts(start: int, count: int) -> None:
    assert np.array_equal(MonoView(MIXED).read(start, count), WHOLE[start : start + count])


def test_the_end_is_read_like_the_rest() -> None:
    assert len(WHOLE) == MIXED.length()
    assert loudness(WHOLE[-12_000:]) == pytest.approx(loudness(VOICE), rel=0.05)
    assert len(MonoView(MIXED).read(MIXED.length(), 10)) == 0


@pytest.mark.parametrize(
    ("audio", "sentence"),
    [
        (ArrayAudio(VOICE[:, np.newaxis]), ""),
        (stereo(VOICE, OTHER), ""),
        (stereo(VOICE * 0, VOICE * 0), ""),
        (stereo(VOICE, -VOICE), "cancel each other out"),
        (stereo(VOICE, HISS), "Channel 2 of this recording is silent: only channel 1"),
        (stereo(HISS * 0, VOICE), "Channel 1 of this recording is silent: only channel 2"),
        (stereo(np.concatenate([VOICE, HISS]), np.concatenate([HISS, VOICE])), ""),
    ],
)
def test_what_the_channels_are_to_each_other_is_said(audio: ArrayAudio, sentence: str) -> None:
    found = describe_channels(audio)

    assert len(found) == bool(sentence)
    assert sentence in "".join(found)


@pytest.mark.parametrize("cut", [lambda count: count, lambda _: 1000, lambda _: SAMPLE_RATE + 1])
def test_the_statistic_does_not_depend_on_how_the_samples_arrive(cut: Callable[[int], int]) -> None:
    samples = stereo(VOICE, -VOICE).samples
    statistics = ChannelStatistics()
    step = cut(len(samples))
    for at in range(0, len(samples), step):
        statistics.add(samples[at : at + step])

    assert statistics.warnings() == describe_channels(stereo(VOICE, -VOICE))
