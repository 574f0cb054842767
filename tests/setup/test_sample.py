"""The interview that ships: two minutes, two voices, small, and what is said in it beside it."""

from __future__ import annotations

import soundfile

from audio_engine.resources import resource

SAMPLE = resource("samples/interview-en.flac")


def test_it_is_two_minutes_of_mono_at_the_recognisers_rate() -> None:
    about = soundfile.info(SAMPLE)

    assert 110 < about.duration < 130
    assert (about.channels, about.samplerate) == (1, 16_000)


def test_it_is_small_enough_to_ship() -> None:
    assert SAMPLE.stat().st_size < 3_000_000


def test_its_words_and_its_recipe_are_beside_it() -> None:
    turns = SAMPLE.with_suffix(".txt").read_text(encoding="utf-8").splitlines()

    assert len(turns) == 16
    assert SAMPLE.with_name("make_interview_en.py").is_file()
