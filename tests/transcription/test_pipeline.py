"""What fails is heard again, what still fails is marked, what is not heard is a gap, and resuming changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_engine.errors import CancelledError
from audio_engine.limits import SAMPLE_RATE
from audio_engine.transcript import Doubt
from audio_engine.transcription.pipeline import FinishedWindow, Pipeline, StoredPosition, detect_language
from audio_engine.transcription.recogniser import HeardSegment, HeardWord, Hearing, Mode, Request
from tests.transcription.sounds import ScriptedRecogniser, SoundInMemory, ToneDetector, hearing, talk

if TYPE_CHECKING:
    from numpy.typing import NDArray

GOOD = "We met the mayor yesterday."
LOOP = "the same again " * 6


def run(
    recogniser: ScriptedRecogniser,
    sound: SoundInMemory,
    *,
    mode: Mode = Mode.ACCURATE,
    stored: list[StoredPosition] | None = None,
) -> list[FinishedWindow]:
    pipeline = Pipeline(recogniser, ToneDetector(), Request("en", mode=mode))
    return list(pipeline.run(sound, stored=stored or ()))


def whole(sound: NDArray[np.float32], text: str = GOOD) -> Hearing:
    return hearing((text, 0.2, len(sound) / SAMPLE_RATE - 0.2))


def test_times_are_on_the_recordings_timeline() -> None:
    (window,) = run(ScriptedRecogniser(whole), talk((50, 54)))
    (segment,) = window.segments

    assert segment.text == segment.machine_text == GOOD
    assert 49.9 < segment.start_s < 50.3
    assert segment.words[0].text == "We"
    assert segment.words[-1].end_s == segment.end_s
    assert segment.doubt == ()


def test_a_loop_is_heard_again_and_the_good_hearing_stands() -> None:
    recogniser = ScriptedRecogniser(
        lambda s: whole(s, LOOP), lambda s, attempt: whole(s, GOOD if attempt == 1 else LOOP)
    )
    (window,) = run(recogniser, talk((1, 12)))

    assert [s.text for s in window.segments] == [GOOD]
    assert recogniser.attempts == [0, 1]


def test_what_still_fails_is_kept_and_marked() -> None:
    (window,) = run(ScriptedRecogniser(lambda s: whole(s, LOOP), lambda s, _: whole(s, LOOP)), talk((1, 12)))

    assert window.segments[0].text.startswith("the same again")
    assert Doubt.REPETITION in window.segments[0].doubt


def test_draft_mode_hears_again_once_at_most() -> None:
    recogniser = ScriptedRecogniser(lambda s: whole(s, LOOP), lambda s, _: whole(s, LOOP))
    run(recogniser, talk((1, 12)), mode=Mode.DRAFT)

    assert recogniser.attempts == [0]


def test_speech_without_text_is_heard_alone_and_put_in_its_place() -> None:
    def first_seconds_only(sound: NDArray[np.float32]) -> Hearing:
        del sound
        return hearing(("Good morning.", 0.2, 2.0), ("Goodbye.", 12.0, 13.0))

    recogniser = ScriptedRecogniser(first_seconds_only, lambda s, _: hearing((GOOD, 0.3, len(s) / SAMPLE_RATE - 0.3)))
    (window,) = run(recogniser, talk((0, 13)))

    assert [s.text for s in window.segments] == ["Good morning.", GOOD, "Goodbye."]
    assert window.gaps == ()
    assert 2.0 < window.segments[1].start_s < 3.5


def test_a_passage_that_was_skipped_behind_a_stretched_word_is_found() -> None:
    def skips(sound: NDArray[np.float32]) -> Hearing:
        del sound
        words = (HeardWord(" Who", 0.2, 5.0, 0.9), HeardWord(" decided?", 5.0, 5.6, 0.9))
        return Hearing((HeardSegment(0.2, 5.6, "Who decided?", words),), "en", -0.2)

    recogniser = ScriptedRecogniser(skips, lambda s, _: hearing((GOOD, 0.2, len(s) / SAMPLE_RATE - 0.2)))
    (window,) = run(recogniser, talk((0, 5.6)))

    assert [s.text for s in window.segments] == [GOOD, "Who decided?"]


def test_speech_that_stays_without_text_is_shown_as_a_gap() -> None:
    recogniser = ScriptedRecogniser(lambda _: hearing(("Good morning.", 0.2, 2.0)), lambda _s, _a: Hearing((), "en"))
    (window,) = run(recogniser, talk((0, 13)))
    (gap,) = window.gaps

    assert gap.start_s == pytest.approx(2.35, abs=0.2)
    assert gap.end_s == pytest.approx(13, abs=0.2)


def test_what_a_second_hearing_leaves_out_is_a_gap_too() -> None:
    recogniser = ScriptedRecogniser(
        lambda _: hearing(("Good morning.", 0.2, 2.0)), lambda _s, _a: hearing(("Yes, of course.", 1.0, 3.0))
    )
    (window,) = run(recogniser, talk((0, 13)))
    (gap,) = window.gaps

    assert [s.text for s in window.segments] == ["Good morning.", "Yes, of course."]
    assert gap.start_s == pytest.approx(window.segments[1].end_s + 0.35, abs=0.1)
    assert gap.end_s == pytest.approx(13, abs=0.2)


def test_an_empty_hearing_is_heard_again() -> None:
    recogniser = ScriptedRecogniser(lambda _: Hearing((), "en"), lambda s, _: whole(s))
    (window,) = run(recogniser, talk((1, 5)))

    assert [s.text for s in window.segments] == [GOOD]


def test_the_first_batch_is_one_window_and_the_others_have_the_recognisers_size() -> None:
    recogniser = ScriptedRecogniser(whole, batch_size=3)
    run(recogniser, talk(*[(n * 10, n * 10 + 4) for n in range(7)]))

    assert recogniser.batches == [1, 3, 3]


def test_between_may_stop_the_run() -> None:
    def stop() -> None:
        raise CancelledError

    pipeline = Pipeline(ScriptedRecogniser(whole), ToneDetector(), Request("en"))
    with pytest.raises(CancelledError):
        next(pipeline.run(talk((1, 5)), between=stop))


@given(st.integers(0, 9), st.integers(1, 4))
@settings(max_examples=25, deadline=None)
def test_a_run_that_resumes_anywhere_ends_as_an_unbroken_one(stop: int, batch_size: int) -> None:
    sound = talk(*[(n * 10, n * 10 + 4 + n / 7) for n in range(9)])

    def named_after_its_sound(samples: NDArray[np.float32]) -> Hearing:
        return whole(samples, f"This is number {len(samples)}.")

    unbroken = run(ScriptedRecogniser(named_after_its_sound, batch_size=batch_size), sound)
    done = unbroken[:stop]
    recogniser = ScriptedRecogniser(named_after_its_sound, batch_size=batch_size)
    rest = run(recogniser, sound, stored=[StoredPosition(w.index, w.end_sample) for w in done])

    assert done + rest == unbroken
    assert all(size == batch_size for size in recogniser.batches[0 if done else 1 : -1])


def test_language_is_detected_on_the_first_minute_of_speech() -> None:
    recogniser = ScriptedRecogniser(whole)
    guess = detect_language(talk(*[(n * 40, n * 40 + 25) for n in range(6)]), recogniser, ToneDetector())

    assert guess is not None
    assert guess.language == "fr"
    assert recogniser.batches == [2]


def test_a_slow_conversation_costs_language_detection_no_more_than_a_lecture() -> None:
    recogniser = ScriptedRecogniser(whole)
    guess = detect_language(talk(*[(n * 5, n * 5 + 0.6) for n in range(70)]), recogniser, ToneDetector())

    assert guess is not None
    assert recogniser.batches == [2]


def test_silence_has_no_language() -> None:
    assert detect_language(talk(tail_s=30), ScriptedRecogniser(whole), ToneDetector()) is None
