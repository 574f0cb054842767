"""Speech is cut where it is silent, never inside, and joined without a click."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from audio_engine.narration.seams import joined, trimmed

RATE = 20_000


def sound(*parts: tuple[float, float]) -> NDArray[np.float32]:
    """(seconds, level) each."""
    return np.concatenate([np.full(round(seconds * RATE), level, np.float32) for seconds, level in parts])


def test_silence_around_speech_is_taken_away_but_for_its_pads() -> None:
    piece = trimmed(sound((0.5, 0), (1, 0.5), (0.7, 0)), RATE)

    assert piece is not None
    assert piece.start_s == pytest.approx(0.48)
    assert len(piece.samples) == round(1.07 * RATE)


def test_the_threshold_is_46_decibels_below_full_scale() -> None:
    quieter, louder = 10 ** (-47 / 20), 10 ** (-45 / 20)

    assert trimmed(sound((0.1, quieter), (1, 0.5)), RATE).start_s == pytest.approx(0.08)  # type: ignore[union-attr]
    assert trimmed(sound((0.1, louder), (1, 0.5)), RATE).start_s == 0  # type: ignore[union-attr]


def test_silence_inside_speech_stays() -> None:
    piece = trimmed(sound((0.1, 0.5), (3, 0), (0.1, 0.5)), RATE)

    assert piece is not None
    assert len(piece.samples) == round(3.2 * RATE)


def test_edges_rise_and_fall_within_three_milliseconds() -> None:
    piece = trimmed(sound((1, 0.5)), RATE)

    assert piece is not None
    assert abs(piece.samples[0]) < 0.001
    assert abs(piece.samples[-1]) < 0.001
    assert np.abs(np.diff(piece.samples)).max() < 0.5 * np.pi / 2 / 60 * 1.01
    assert (piece.samples[60:-60] == 0.5).all()


@pytest.mark.parametrize(
    "samples",
    [
        sound((0, 0)),
        sound((1, 0)),
        sound((1, 0.004)),
    ],
)
def test_what_cannot_be_heard_is_no_speech(samples: NDArray[np.float32]) -> None:
    assert trimmed(samples, RATE) is None


@given(st.lists(st.floats(-1, 1, width=32), max_size=300))
def test_any_sound_is_trimmed_or_nothing(values: list[float]) -> None:
    samples = np.array(values, np.float32)
    before = samples.copy()

    piece = trimmed(samples, 1000)

    assert (samples == before).all()
    assert (piece is None) == (not (np.abs(samples) > 10 ** (-46 / 20)).any())
    if piece:
        assert piece.samples.dtype == np.float32
        assert len(piece.samples) <= len(samples)


def test_pieces_are_joined_with_exact_silence() -> None:
    whole = joined([sound((0.1, 0.5)), 0.25, sound((0.1, 0.3))], RATE)

    assert len(whole) == round(0.45 * RATE)
    assert not whole[2000:7000].any()


def test_nothing_joined_is_nothing() -> None:
    assert len(joined([], RATE)) == 0
