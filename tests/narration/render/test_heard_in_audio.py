"""With the voice that plays a tone for each phoneme: what is in the track is what was planned, all of it, in order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import soundfile

from audio_engine.narration.article import Article, Kind, Paragraph
from audio_engine.narration.cache import SpeechCache
from audio_engine.narration.coverage import coverage_of
from audio_engine.narration.plan import NarrationPlan, PlanOptions, plan_narration
from audio_engine.narration.rendering import render
from audio_engine.narration.spoken import SpokenSentence
from audio_engine.narration.timeline import TimedSentence
from audio_engine.narration.voice_track import VoiceTrack
from audio_engine.narration.voices.piper import PiperVoice
from audio_engine.narration.voices.voice import VoiceSettings
from tests.narration.render.articles import never, with_pauses
from tests.tone_voice import heard_phonemes

ARTICLE = Article((
    Paragraph(Kind.HEADLINE, "Le maire démissionne"),
    Paragraph(Kind.STANDFIRST, "Il l’a annoncé mardi 14/07 à 20h30."),
    Paragraph(Kind.BODY, "Le budget atteint 1,2 Md€. « C’est fini ! » a-t-il dit. La SNCF recule de 3,5 %, hélas…"),
    Paragraph(Kind.QUOTE, "***"),
    with_pauses("Il hésite,| puis il part. |Rien ne va plus."),
    Paragraph(Kind.LIST, "Un : le pain ;"),
    Paragraph(Kind.LIST, "deux : le vin."),
))  # fmt: skip

OF_NO_WORD = ".,;:!?-"
"""Tones of signs, and of eSpeak's mark between words that are linked."""


@pytest.fixture(scope="module")
def voice(tone_voice: Path) -> Iterator[PiperVoice]:
    voice = PiperVoice(tone_voice, name=tone_voice.name, language="fr", parallel=2)
    yield voice
    voice.close()


@pytest.fixture(scope="module")
def plan() -> NarrationPlan:
    return plan_narration(ARTICLE, "fr", options=PlanOptions(disclosure="Une voix de synthèse lit cet article."))


def phonemes(voice: PiperVoice, spoken: str) -> list[str]:
    speech = voice.say(SpokenSentence(spoken, spoken), VoiceSettings())
    return heard_phonemes(speech.samples, speech.sample_rate)


def written(plan: NarrationPlan, voice: PiperVoice, home: Path) -> list[TimedSentence]:
    with VoiceTrack(home / "track.flac") as track:
        return [
            track.add(sentence)
            for sentence in render(plan, {"body": voice}, SpeechCache(home), VoiceSettings(), stopped=never)
        ]


def test_every_planned_sentence_is_heard_where_the_list_says(
    voice: PiperVoice, plan: NarrationPlan, tmp_path: Path
) -> None:
    for _ in ("fresh", "from the cache"):
        timeline = written(plan, voice, tmp_path)

        samples, rate = soundfile.read(tmp_path / "track.flac", dtype="float32")
        expected = []
        for planned, timed in zip(plan.sentences, timeline, strict=True):
            cuts = [0, *(position for position, _ in planned.sentence.pauses), len(planned.sentence.spoken)]
            pieces = [planned.sentence.spoken[start:end].strip() for start, end in pairwise(cuts)]
            of_sentence = [p for piece in pieces if not planned.skipped for p in phonemes(voice, piece)]
            assert heard_phonemes(samples[round(timed.start_s * rate) : round(timed.end_s * rate)], rate) == of_sentence
            expected += of_sentence
        assert heard_phonemes(samples, rate) == expected
        coverage = coverage_of(plan, timeline)
        assert (coverage.spoken, coverage.skipped, coverage.failed, coverage.doubtful) == (10, 1, 0, ())


def test_every_word_is_heard_at_its_time(voice: PiperVoice, plan: NarrationPlan, tmp_path: Path) -> None:
    timeline = written(plan, voice, tmp_path)

    samples, rate = soundfile.read(tmp_path / "track.flac", dtype="float32")
    for sentence in timeline:
        whole = heard_phonemes(samples[round(sentence.start_s * rate) : round(sentence.end_s * rate)], rate)
        by_word = [
            phoneme
            for word in sentence.words
            for phoneme in heard_phonemes(samples[round(word.start_s * rate) : round(word.end_s * rate)], rate)
        ]
        assert by_word == [phoneme for phoneme in whole if phoneme not in OF_NO_WORD]
