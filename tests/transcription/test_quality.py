"""The gate knows a loop, a phantom, a hole and an impossible rate when it sees one, and leaves good text alone."""

from __future__ import annotations

import numpy as np
import pytest

from audio_engine.limits import SAMPLE_RATE
from audio_engine.transcript import Doubt
from audio_engine.transcription.quality import (
    doubts_about_segment,
    doubts_about_window,
    is_repetitive,
    speech_without_text,
)
from audio_engine.transcription.voice_activity import Span
from audio_engine.transcription.windows import SpeechWindow
from tests.transcription.sounds import hearing


def window(*voiced: tuple[float, float], length_s: float = 20.0, level: float = 0.1) -> SpeechWindow:
    samples = np.full(round(length_s * SAMPLE_RATE), level, dtype=np.float32)
    speech = tuple(Span(round(a * SAMPLE_RATE), round(b * SAMPLE_RATE)) for a, b in voiced)
    return SpeechWindow(0, 0, len(samples), samples, speech)


@pytest.mark.parametrize(
    "text",
    [
        "merci merci merci merci merci merci",
        "I do not know what to say. " * 12,
        "and then he said that and then he said that and then he said that",
        "la la la la la la",
    ],
)
def test_loops_are_repetitive(text: str) -> None:
    assert is_repetitive(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No, no, no.",
        "Non, non, non, non, je n’ai rien dit.",
        "Très, très bien.",
        "The mayor said that the bridge would close in March and that nobody had asked the fishermen.",
        "Il a dit que le pont fermerait en mars, et que personne n’avait demandé l’avis des pêcheurs du port.",
        "You know, you know, I was there, and I saw it.",
    ],
)
def test_speech_is_not_repetitive(text: str) -> None:
    assert not is_repetitive(text)


def test_a_good_window_has_no_doubts() -> None:
    assert doubts_about_window(hearing(("We met the mayor yesterday.", 1, 4)), window((1, 4))) == ()


def test_a_low_mean_probability_is_a_doubt() -> None:
    heard = hearing(("we met the mare yesterday", 1, 4), log_probability=-1.4)

    assert doubts_about_window(heard, window((1, 4))) == (Doubt.LOW_CONFIDENCE,)


def test_more_text_than_anybody_can_say_is_a_doubt() -> None:
    words = " ".join(f"word{n}" for n in range(40))

    assert Doubt.IMPLAUSIBLE_RATE in doubts_about_window(hearing((words, 1, 3)), window((1, 3)))


def test_words_where_nobody_speaks_are_a_doubt() -> None:
    (segment,) = hearing(("So that was that.", 10, 12)).segments

    assert doubts_about_segment(segment, window((1, 4))) == (Doubt.NO_SPEECH,)


def test_words_on_silence_are_a_doubt() -> None:
    (segment,) = hearing(("So that was that.", 1, 3)).segments

    assert Doubt.NEAR_SILENCE in doubts_about_segment(segment, window((1, 4), level=0.0001))


@pytest.mark.parametrize(
    "line",
    [
        "Thanks for watching!",
        "Sous-titres réalisés par la communauté d’Amara.org",
        "Sous-titrage Société Radio-Canada",
        "Merci d’avoir regardé cette vidéo.",
    ],
)
def test_a_known_closing_line_needs_a_voice_under_most_of_it(line: str) -> None:
    (segment,) = hearing((line, 2, 6)).segments

    assert Doubt.NO_SPEECH in doubts_about_segment(segment, window((2, 3.5)))
    assert doubts_about_segment(segment, window((2, 6))) == ()


def test_doubtful_words_make_a_doubtful_segment() -> None:
    (segment,) = hearing(("Mr Kowalczyk", 1, 2), confidence=0.2).segments

    assert doubts_about_segment(segment, window((1, 2))) == (Doubt.LOW_CONFIDENCE,)


def test_speech_between_words_is_found() -> None:
    heard = hearing(("Good morning.", 1, 2), ("Thank you.", 9, 10))
    (untold,) = speech_without_text(heard.segments, window((1, 10)))

    assert (round(untold.start / SAMPLE_RATE), round(untold.end / SAMPLE_RATE)) == (2, 9)


def test_speech_after_the_last_word_is_found() -> None:
    (untold,) = speech_without_text(hearing(("Good morning.", 1, 2)).segments, window((1, 6)))

    assert round(untold.end / SAMPLE_RATE) == 6


def test_a_breath_between_words_is_no_speech_without_text() -> None:
    heard = hearing(("Good morning.", 1, 2), ("Thank you.", 2.9, 4))

    assert speech_without_text(heard.segments, window((1, 4))) == []
