"""The track holds every sentence, exactly where its list says, and is there only when it is complete."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from audio_engine.errors import JobFailedError
from audio_engine.narration.article import Article, Kind, Paragraph
from audio_engine.narration.cache import SpeechCache
from audio_engine.narration.coverage import coverage_of
from audio_engine.narration.plan import NarrationPlan, plan_narration
from audio_engine.narration.rendering import render
from audio_engine.narration.timeline import SentenceState, TimedSentence
from audio_engine.narration.voice_track import VoiceTrack, resampled
from audio_engine.narration.voices.voice import VoiceSettings
from tests.narration.render.articles import body, never, with_pauses
from tests.narration.render.fake_voice import FakeVoice, heard_letters, tone

RATE = 48_000
TO_DO = "Make room on that disk, then try again: what was said is kept."


def written(plan: NarrationPlan, home: Path, **voices: FakeVoice) -> tuple[list[TimedSentence], NDArray[np.float32]]:
    stream = render(plan, voices or {"body": FakeVoice()}, SpeechCache(home), VoiceSettings(), stopped=never)
    with VoiceTrack(home / "track.flac") as track:
        timeline = [track.add(sentence) for sentence in stream]
    samples, rate = soundfile.read(home / "track.flac", dtype="float32")
    assert rate == RATE
    return timeline, samples


def between(samples: NDArray[np.float32], start_s: float, end_s: float) -> NDArray[np.float32]:
    return samples[round(start_s * RATE) : round(end_s * RATE)]


def test_the_track_is_48_khz_mono_of_24_bits_for_its_owner(tmp_path: Path) -> None:
    written(plan_narration(body("One. Two."), "en"), tmp_path)

    facts = soundfile.info(tmp_path / "track.flac")
    assert (facts.samplerate, facts.channels, facts.format, facts.subtype) == (RATE, 1, "FLAC", "PCM_24")
    assert stat.S_IMODE((tmp_path / "track.flac").stat().st_mode) == 0o600
    assert not (tmp_path / "track.flac.part").exists()


def test_every_word_is_heard_where_the_list_says(tmp_path: Path) -> None:
    article = Article((
        Paragraph(Kind.HEADLINE, "Mayor resigns"),
        with_pauses("She said| so. Then three left."),
        Paragraph(Kind.QUOTE, "***"),
        *[Paragraph(Kind.QUOTE, f"I go {word}.") for word in ("now", "then", "soon")],
    ))  # fmt: skip
    voices = {"body": FakeVoice("body"), "title": FakeVoice("title", rate=16_000), "quote": FakeVoice("q", rate=44_100)}

    timeline, samples = written(plan_narration(article, "en"), tmp_path, **voices)

    for sentence in timeline:
        assert [
            heard_letters(between(samples, word.start_s, word.end_s), RATE).strip("·") for word in sentence.words
        ] == [word.text.strip(".").lower() for word in sentence.words]
    assert sum(len(sentence.words) for sentence in timeline) == 17
    assert coverage_of(plan_narration(article, "en"), timeline).spoken == 6


def test_between_sentences_there_is_nothing_for_as_long_as_planned(tmp_path: Path) -> None:
    plan = plan_narration(body("One. Two.", "Three.", "Four."), "en")

    timeline, samples = written(plan, tmp_path)

    starts = [sentence.start_s for sentence in timeline[1:]]
    for planned, sentence, next_start_s in zip(plan.sentences, timeline, [*starts, len(samples) / RATE], strict=True):
        assert next_start_s - sentence.end_s == pytest.approx(planned.pause_after_s, abs=1e-9)
        assert not between(samples, sentence.end_s, next_start_s).any()
        assert between(samples, sentence.start_s, sentence.end_s).any()


def test_places_are_whole_samples_and_do_not_drift(tmp_path: Path) -> None:
    plan = plan_narration(body(*[f"Sentence {'a' * (at % 7)}." for at in range(300)]), "en")

    timeline, samples = written(plan, tmp_path)

    position = 0
    for planned, sentence in zip(plan.sentences, timeline, strict=True):
        assert sentence.start_s * RATE == pytest.approx(position, abs=1e-6)
        position = round(sentence.end_s * RATE) + round(planned.pause_after_s * RATE)
    assert position == len(samples)


def test_a_failed_sentence_takes_no_time_and_leaves_the_longer_pause(tmp_path: Path) -> None:
    plan = plan_narration(body("One. Fail.", "Three."), "en")

    timeline, _ = written(plan, tmp_path, body=FakeVoice(fails={"Fail": 9}))

    assert [str(sentence.state) for sentence in timeline] == ["spoken", "failed", "spoken"]
    assert timeline[1].start_s == timeline[1].end_s == timeline[0].end_s
    assert timeline[1].reason == "The voice stumbled. Try again."
    assert timeline[2].start_s - timeline[0].end_s == pytest.approx(plan.sentences[1].pause_after_s)

    plan = plan_narration(body("One.", "Fail. Three."), "en")
    timeline, _ = written(plan, tmp_path, body=FakeVoice(fails={"Fail": 9}))
    assert timeline[2].start_s - timeline[0].end_s == pytest.approx(plan.sentences[0].pause_after_s)


def test_a_first_sentence_that_failed_is_not_waited_for(tmp_path: Path) -> None:
    timeline, _ = written(plan_narration(body("Fail. One."), "en"), tmp_path, body=FakeVoice(fails={"Fail": 9}))

    assert timeline[1].start_s == 0


def test_an_article_of_which_nothing_was_said_is_a_track_without_sound(tmp_path: Path) -> None:
    timeline, samples = written(plan_narration(body("***"), "en"), tmp_path)

    assert [sentence.state for sentence in timeline] == [SentenceState.SKIPPED]
    assert not samples.any()


def test_an_error_leaves_no_track(tmp_path: Path) -> None:
    plan = plan_narration(body("One."), "en")
    (sentence,) = render(plan, {"body": FakeVoice()}, SpeechCache(tmp_path), VoiceSettings(), stopped=never)

    def break_off() -> None:
        with VoiceTrack(tmp_path / "track.flac") as track:
            track.add(sentence)
            raise KeyError

    with pytest.raises(KeyError):
        break_off()

    assert not list(tmp_path.glob("track*"))


def test_what_a_killed_run_left_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "track.flac.part").write_bytes(b"fLaC half a track")

    _, samples = written(plan_narration(body("One."), "en"), tmp_path)

    assert samples.any()


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(
        JobFailedError,
        match=r"The sound cannot be written to .*gone: No such file or directory\. Make room on that disk",
    ):
        VoiceTrack(tmp_path / "gone" / "track.flac")


@pytest.mark.skipif(sys.platform == "win32", reason="no RLIMIT_FSIZE there")
def test_a_full_disk_is_one_sentence_wherever_it_is_full(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    assert limited(whole, 1 << 30) == ("", "")
    size = (whole / "track.flac").stat().st_size

    for limit in (0, size // 100, size // 2, size - 1000, size - 1):
        folder = tmp_path / str(limit)
        told = f"The sound cannot be written to {folder}: File too large. {TO_DO}\n"
        assert limited(folder, limit) == (told, "")
        assert not list(folder.iterdir())


def limited(folder: Path, limit: int) -> tuple[str, str]:
    folder.mkdir()
    outcome = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.narration.render.full_disk_track", folder, str(limit)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return outcome.stdout, outcome.stderr


@given(st.integers(0, 3000), st.sampled_from([8_000, 16_000, 22_050, 24_000, 44_100, 48_000]))
def test_a_sentence_of_any_length_has_the_exact_length_at_the_rate_of_the_track(count: int, rate: int) -> None:
    assert len(resampled(np.ones(count, np.float32), rate)) == round(count * RATE / rate)


@pytest.mark.parametrize("rate", [16_000, 22_050, 44_100])
def test_resampling_neither_delays_nor_colours(rate: int) -> None:
    time_s = np.arange(rate) / rate
    original = sum(0.2 * np.sin(2 * np.pi * hz * time_s) for hz in (150, 1000, 0.4 * rate)).astype(np.float32)  # type: ignore[union-attr]
    track_s = np.arange(RATE) / RATE
    wanted = sum(0.2 * np.sin(2 * np.pi * hz * track_s) for hz in (150, 1000, 0.4 * rate))

    difference = (resampled(original, rate) - wanted)[2000:-2000]

    assert 10 * np.log10(np.mean(difference**2) / np.mean(wanted**2)) < -50


def test_tones_of_the_fake_voice_are_told_apart() -> None:
    alphabet = "abcdefghijklmnopqrstuvwxyz0123456789"

    assert heard_letters(np.concatenate([tone(letter, 441, 22_050) for letter in alphabet]), 22_050) == alphabet
