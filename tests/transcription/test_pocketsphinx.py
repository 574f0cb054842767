"""The built-in recogniser on the bundled sample: poor, honest, and with a time for every word."""

from __future__ import annotations

import re

import jiwer
import pytest
import soundfile

from audio_engine.resources import resource
from audio_engine.transcription.listening import ListeningAudio
from audio_engine.transcription.pipeline import FinishedWindow, Pipeline
from audio_engine.transcription.pocketsphinx import PocketSphinxRecogniser
from audio_engine.transcription.recogniser import Mode, Request
from audio_engine.transcription.voice_activity import VoiceActivity
from tests.transcription.sounds import SoundInMemory


@pytest.fixture(scope="module")
def windows() -> list[FinishedWindow]:
    sound = SoundInMemory(soundfile.read(resource("samples/interview-en.flac"), dtype="float32")[0])
    pipeline = Pipeline(PocketSphinxRecogniser(), VoiceActivity(), Request("en", mode=Mode.BASIC))
    return list(pipeline.run(ListeningAudio(sound)))


def test_the_bundled_sample_is_read_with_at_most_fifteen_percent_of_errors(windows: list[FinishedWindow]) -> None:
    heard = " ".join(s.text for w in windows for s in w.segments)
    reference = resource("samples/interview-en.txt").read_text(encoding="utf-8")

    assert jiwer.wer(" ".join(re.findall(r"[\w']+", reference.lower())), heard) <= 0.15


def test_every_word_has_a_time_and_a_confidence(windows: list[FinishedWindow]) -> None:
    words = [word for w in windows for s in w.segments for word in s.words]

    assert len(words) > 200
    assert all(w.start_s < w.end_s and 0 < w.confidence <= 1 for w in words)
    assert [w.start_s for w in words] == sorted(w.start_s for w in words)


def test_fillers_and_silences_are_no_words(windows: list[FinishedWindow]) -> None:
    text = " ".join(s.text for w in windows for s in w.segments)

    assert not re.search(r"[<\[+(]", text)
