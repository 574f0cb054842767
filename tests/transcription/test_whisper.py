"""The real faster-whisper path with a real, tiny model: text, word times, languages, hints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import jiwer
import numpy as np
import pytest
import soundfile

from audio_engine.limits import SAMPLE_RATE
from audio_engine.transcription.listening import ListeningAudio
from audio_engine.transcription.pipeline import Pipeline, detect_language
from audio_engine.transcription.recogniser import Mode, Request
from audio_engine.transcription.voice_activity import VoiceActivity
from audio_engine.transcription.whisper import _FAST, WhisperRecogniser
from tests.transcription.sounds import SoundInMemory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from audio_engine.transcript import Segment


@pytest.fixture(scope="module")
def micro(whisper_micro: Path) -> Iterator[WhisperRecogniser]:
    recogniser = WhisperRecogniser(whisper_micro, model="micro", device="cpu", compute_type="int8", threads=2)
    yield recogniser
    recogniser.close()


def interview(recordings: Path, language: str, seconds: int) -> SoundInMemory:
    path = recordings / f"synthetic/interview-micro-{language}.flac"
    return SoundInMemory(soundfile.read(path, frames=seconds * SAMPLE_RATE, dtype="float32")[0])


def transcribed(micro: WhisperRecogniser, sound: SoundInMemory, request: Request) -> list[Segment]:
    pipeline = Pipeline(micro, VoiceActivity(), request)
    return [s for w in pipeline.run(ListeningAudio(sound)) for s in w.segments]


def plain(text: str) -> str:
    return " ".join(re.findall(r"[\w']+", text.lower().replace("’", "'")))


@pytest.mark.recordings
@pytest.mark.parametrize("mode", [Mode.ACCURATE, Mode.DRAFT])
@pytest.mark.parametrize(("language", "wer"), [("en", 0.05), ("fr", 0.1)])
def test_an_interview_is_read_as_well_as_the_model_can(  # its README says how well that is
    micro: WhisperRecogniser, recordings: Path, language: str, wer: float, mode: Mode
) -> None:
    segments = transcribed(micro, interview(recordings, language, 365), Request(language, mode=mode))
    reference = (recordings / f"synthetic/interview-micro-{language}.txt").read_text(encoding="utf-8")

    assert jiwer.wer(plain(reference), plain(" ".join(s.text for s in segments))) <= wer


@pytest.mark.recordings
def test_every_word_has_a_time_within_its_segment(micro: WhisperRecogniser, recordings: Path) -> None:
    segments = transcribed(micro, interview(recordings, "fr", 90), Request("fr"))

    assert len(segments) > 10
    for segment in segments:
        assert "".join(w.text for w in segment.words) == segment.text.replace(" ", "")
        assert all(segment.start_s <= w.start_s <= w.end_s <= segment.end_s for w in segment.words)
        assert all(0 <= w.confidence <= 1 for w in segment.words)


@pytest.mark.recordings
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_language_is_detected(micro: WhisperRecogniser, recordings: Path, language: str) -> None:
    guess = detect_language(ListeningAudio(interview(recordings, language, 60)), micro, VoiceActivity())

    assert guess is not None
    assert guess.language == language
    assert guess.probability > 0.8


@pytest.mark.recordings
def test_a_change_of_language_is_followed_on_request(micro: WhisperRecogniser, recordings: Path) -> None:
    english, french = interview(recordings, "en", 28), interview(recordings, "fr", 28)
    pause = np.zeros(4 * SAMPLE_RATE, dtype=np.float32)
    both = SoundInMemory(np.concatenate([english.samples, pause, french.samples]))
    segments = transcribed(micro, both, Request("en", multilingual=True))

    assert {s.language for s in segments if s.start_s < 28} == {None}
    assert {s.language for s in segments if s.start_s > 32} == {"fr"}


def test_hints_and_prompt_are_part_of_the_context(micro: WhisperRecogniser) -> None:
    context = micro._prompt(
        micro._tokenizer("fr", "transcribe"),
        Request("fr", prompt="Bonjour.", hints="Anne Leroy"),
        _FAST[Mode.ACCURATE],
    )
    text = micro._tokenizer("fr", "transcribe").tokenizer.decode(context, skip_special_tokens=False)

    assert "Anne Leroy" in text
    assert "Bonjour." in text
    assert text.startswith("<|startofprev|>")


def test_tokens_are_counted_as_the_model_counts_them(micro: WhisperRecogniser) -> None:
    assert micro.count_tokens("") == 0
    assert micro.count_tokens("Anne Leroy, Marc Petit") > micro.count_tokens("Anne Leroy") > 0
    assert micro.context_budget() == 223


def test_there_are_only_so_many_ways_to_hear_again(micro: WhisperRecogniser, recordings: Path) -> None:
    sound = interview(recordings, "en", 10).samples
    answers = [micro.hear_again(sound, Request("en"), attempt) for attempt in range(4)]

    assert [a is not None for a in answers] == [True, True, True, False]


def test_hearing_again_gives_the_same_answer_every_time(micro: WhisperRecogniser, recordings: Path) -> None:
    sound = interview(recordings, "en", 20).samples

    assert micro.hear_again(sound, Request("en"), 2) == micro.hear_again(sound, Request("en"), 2)
