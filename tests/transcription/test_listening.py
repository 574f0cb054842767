"""Quiet recordings are raised, loud ones are left as they are, and position changes nothing."""

from __future__ import annotations

import numpy as np
import pytest

from audio_engine.limits import SAMPLE_RATE
from audio_engine.transcription.listening import ListeningAudio
from tests.transcription.sounds import SoundInMemory, talk


def test_normal_speech_is_not_touched() -> None:
    sound = talk((1, 9))

    assert np.array_equal(ListeningAudio(sound).read(0, 10 * SAMPLE_RATE), sound.samples)


def test_very_quiet_speech_is_raised_and_never_clipped() -> None:
    quiet = SoundInMemory(talk((1, 9)).samples * np.float32(0.005))

    raised = ListeningAudio(quiet).read(0, len(quiet.samples))

    assert 0.05 < np.abs(raised).max() <= 1


def test_digital_silence_stays_silence() -> None:
    assert not ListeningAudio(talk(tail_s=12)).read(0, 12 * SAMPLE_RATE).any()


@pytest.mark.parametrize("start", [1, 7 * SAMPLE_RATE, 10 * SAMPLE_RATE - 3, 12 * SAMPLE_RATE + 5])
def test_what_is_heard_at_a_position_does_not_depend_on_where_the_read_began(start: int) -> None:
    loud_then_quiet = talk((1, 9), (11, 19)).samples.copy()
    loud_then_quiet[10 * SAMPLE_RATE :] *= np.float32(0.005)
    sound = SoundInMemory(loud_then_quiet)
    whole = ListeningAudio(sound).read(0, len(loud_then_quiet))

    assert np.array_equal(ListeningAudio(sound).read(start, 5 * SAMPLE_RATE), whole[start : start + 5 * SAMPLE_RATE])
