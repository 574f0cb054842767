"""Windows never cut a word, never lose speech, and come out the same wherever a run resumes."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from audio_engine.limits import SAMPLE_RATE, WINDOW_MAX_SAMPLES
from audio_engine.transcription.windows import SpeechWindow, plan_windows
from tests.transcription.sounds import SoundInMemory, ToneDetector, talk


def planned(sound: SoundInMemory, start_sample: int = 0, first_index: int = 0) -> list[SpeechWindow]:
    return list(plan_windows(sound, ToneDetector(), start_sample=start_sample, first_index=first_index))


def turns(lengths: list[tuple[float, float]]) -> SoundInMemory:
    """(speech, pause) pairs one after the other."""
    at, stretches = 0.0, []
    for speech_s, pause_s in lengths:
        stretches.append((at, at + speech_s))
        at += speech_s + pause_s
    return talk(*stretches)


def test_silence_has_no_window() -> None:
    assert planned(talk(tail_s=40)) == []


def test_a_short_recording_is_one_window_around_its_speech() -> None:
    (window,) = planned(talk((5, 8), tail_s=6))

    assert 4.5 <= window.start_sample / SAMPLE_RATE <= 5
    assert 8 <= window.end_sample / SAMPLE_RATE <= 8.5
    assert len(window.samples) == window.end_sample - window.start_sample


def test_a_long_pause_ends_a_window_so_that_silence_is_never_decoded() -> None:
    windows = planned(talk((1, 4), (60, 63)))

    assert [round(w.start_sample / SAMPLE_RATE) for w in windows] == [1, 60]
    assert all(len(w.samples) < 4 * SAMPLE_RATE for w in windows)


def test_windows_are_cut_in_pauses() -> None:
    sound = turns([(4.0, 0.5)] * 40)

    for window in planned(sound)[:-1]:
        around = sound.samples[window.end_sample - 800 : window.end_sample + 800]
        assert abs(around).max() == 0


def test_an_early_pause_is_a_better_cut_than_the_middle_of_a_word() -> None:
    first, second = planned(turns([(5.0, 0.5), (28.0, 0.5)]))

    assert 5 <= first.end_sample / SAMPLE_RATE <= 5.5
    assert 5 <= second.start_sample / SAMPLE_RATE <= 5.5
    assert second.end_sample >= 33.5 * SAMPLE_RATE


def test_speech_without_a_pause_is_cut_all_the_same() -> None:
    windows = planned(talk((0, 100)))

    assert all(len(w.samples) <= WINDOW_MAX_SAMPLES for w in windows)
    assert windows[0].start_sample == 0
    assert windows[-1].end_sample >= 100 * SAMPLE_RATE
    assert all(a.end_sample == b.start_sample for a, b in pairwise(windows))


def test_the_last_words_before_the_end_of_the_file_are_in_a_window() -> None:
    sound = talk((1, 3), tail_s=0)

    assert planned(sound)[-1].end_sample == len(sound.samples)


speech_and_pauses = st.lists(st.tuples(st.floats(0.3, 45), st.floats(0.0, 8)), min_size=1, max_size=8)


@given(speech_and_pauses)
@settings(max_examples=60, deadline=None)
def test_every_voiced_sample_is_in_a_window_of_at_most_thirty_seconds(lengths: list[tuple[float, float]]) -> None:
    sound = turns(lengths)
    windows = planned(sound)
    silent = sound.samples.copy()

    for window in windows:
        assert len(window.samples) <= WINDOW_MAX_SAMPLES
        silent[window.start_sample : window.end_sample] = 0

    assert abs(silent).sum() < 0.2 * 1600  # a tenth of a second at most, where a stretch begins between two frames


@given(speech_and_pauses, st.integers(0, 10))
@settings(max_examples=60, deadline=None)
def test_planning_that_resumes_gives_the_same_windows(lengths: list[tuple[float, float]], stop: int) -> None:
    sound = turns(lengths)
    windows = planned(sound)
    stop = min(stop, len(windows))
    resumed = planned(sound, windows[stop - 1].end_sample if stop else 0, stop)

    assert [(w.index, w.start_sample, w.end_sample, w.speech) for w in resumed] == [
        (w.index, w.start_sample, w.end_sample, w.speech) for w in windows[stop:]
    ]
