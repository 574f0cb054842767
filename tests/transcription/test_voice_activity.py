"""The real detector, fed as a stream: real speech is found, noise and silence are not, and chunks change nothing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from audio_engine.limits import SAMPLE_RATE
from audio_engine.resources import resource
from audio_engine.transcription.voice_activity import FRAME, Span, SpanRules, VoiceActivity, speech_spans

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray


@pytest.fixture(scope="module")
def detector() -> VoiceActivity:
    return VoiceActivity()


def half_a_minute() -> NDArray[np.float32]:
    samples, rate = soundfile.read(resource("samples/interview-en.flac"), frames=30 * SAMPLE_RATE, dtype="float32")
    assert rate == SAMPLE_RATE
    whole: NDArray[np.float32] = samples[: len(samples) // FRAME * FRAME]
    return whole


def test_speech_is_found_and_silence_is_not(detector: VoiceActivity) -> None:
    speech = half_a_minute()
    silence = np.zeros(SAMPLE_RATE * 2 // FRAME * FRAME, dtype=np.float32)
    probabilities = detector.stream().feed(np.concatenate([silence, speech]))
    quiet = len(silence) // FRAME

    assert probabilities[:quiet].max() < 0.2
    assert (probabilities[quiet:] > 0.5).mean() > 0.5


def test_noise_is_no_speech(detector: VoiceActivity) -> None:
    noise = np.random.default_rng(1).normal(0, 0.03, 20 * SAMPLE_RATE // FRAME * FRAME).astype(np.float32)

    assert speech_spans(detector.stream().feed(noise), SpanRules()) == ([], False)


def test_a_stream_hears_the_same_in_any_pieces(detector: VoiceActivity) -> None:
    speech = half_a_minute()
    at_once = detector.stream().feed(speech)
    stream = detector.stream()
    cuts = [0, 1, 4, 40, 41, 300, len(speech) // FRAME]
    pieces = [stream.feed(speech[a * FRAME : b * FRAME]) for a, b in pairwise(cuts)]

    np.testing.assert_allclose(np.concatenate(pieces), at_once, atol=1e-5)


def test_spans_bridge_short_silences_and_drop_clicks() -> None:
    probabilities = [0.0] * 5 + [0.9] * 20 + [0.1] * 3 + [0.9] * 20 + [0.1] * 20 + [0.9] + [0.1] * 20

    assert speech_spans(probabilities, SpanRules()) == ([Span(5, 48)], False)


def test_a_span_that_goes_on_is_said_to_be_open() -> None:
    assert speech_spans([0.1] * 4 + [0.9] * 10, SpanRules()) == ([Span(4, 14)], True)


@pytest.mark.recordings
@pytest.mark.parametrize(
    "name",
    ["en/jfk.wav", "fr/picovoice/cheetah_test_fr.wav", "en/picovoice/leopard_test.wav", "fr/sppas/F_F_B003-P9.flac"],
)
def test_most_of_a_real_recording_of_one_speaker_is_speech(
    detector: VoiceActivity, recordings: Path, name: str
) -> None:
    samples, rate = soundfile.read(recordings / name, dtype="float32", always_2d=True)
    mono = samples.mean(axis=1, dtype=np.float32)[:: max(1, rate // SAMPLE_RATE)]
    mono = mono[: len(mono) // FRAME * FRAME]
    spans, _ = speech_spans(detector.stream().feed(np.ascontiguousarray(mono)), SpanRules())

    assert sum(s.end - s.start for s in spans) * FRAME > 0.6 * len(mono)
