"""A narration is compared with what was heard of it: another word is an error, another spelling is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_engine.narration.sound_alike import difference, sound_key
from audio_engine.narration.spoken import speak
from audio_engine.narration.timeline import SentenceState, TimedSentence, TimedWord
from audio_engine.narration.verifying import VerifiedSentence, compare_heard

FRENCH = [
    "Le budget atteint 1 200 000 € en 2024, dit M. Dupont-Moretti.",
    "La SNCF recule de 3,5 %.",
    "Rendez-vous mardi 14/07 à 20h30 à l’Élysée.",
    "Louis XIV régnait déjà.",
]
ENGLISH = ["The budget reached $1.2bn in 2024.", "Mr. Smith met 3 MPs at 8 p.m. Tuesday.", "The colour is grey."]


def timeline(sentences: list[str], language: str) -> list[TimedSentence]:
    spoken = [speak(sentence, language).spoken for sentence in sentences]
    return [
        TimedSentence(at, 0, None, text, said, 5.0 * at, 5.0 * at + 4.5)
        for at, (text, said) in enumerate(zip(sentences, spoken, strict=True))
    ]


def heard(sentences: list[str], shift_s: float = 0.0) -> list[TimedWord]:
    """Each sentence in its time, its words one after the other."""
    words = []
    for at, sentence in enumerate(sentences):
        texts = sentence.split()
        step = 4.5 / max(len(texts), 1)
        for place, text in enumerate(texts):
            start_s = 5.0 * at + step * place + shift_s
            words.append(TimedWord(text, start_s, start_s + step))
    return words


def compared(sentences: list[str], as_heard: list[str], language: str, shift_s: float = 0.0) -> list[VerifiedSentence]:
    return compare_heard(timeline(sentences, language), heard(as_heard, shift_s), language)


@pytest.mark.parametrize("shift_s", [-0.2, 0.0, 0.2])
def test_digits_and_spellings_of_a_recogniser_are_no_errors(shift_s: float) -> None:
    as_heard = [
        "Le budget attein 1 200 000 euros en 2024, dit Monsieur Dupon Moretti.",
        "La S.N.C.F. recule de 3,5%",
        "Rendez vous mardi 14 juillet à 20 heures 30 à l' Élysée.",
        "Louis 14 régnait déjà !",
    ]

    assert compared(FRENCH, as_heard, "fr", shift_s) == []
    assert (
        compared(
            ENGLISH,
            [
                "The budget reached 1.2 billion dollars in 2024.",
                "Mister Smith met three MPs at 8pm Tuesday",
                "The color is gray.",
            ],
            "en-gb",
            shift_s,
        )
        == []
    )


def test_a_wrong_number_is_an_error() -> None:
    as_heard = [FRENCH[0].replace("1 200", "1 300"), *FRENCH[1:]]

    (wrong,) = compared(FRENCH, as_heard, "fr")

    assert (wrong.index, wrong.text, wrong.heard) == (0, FRENCH[0], " ".join(as_heard[0].split()))
    assert 0 < wrong.error < 0.2


def test_the_worst_sentence_comes_first() -> None:
    as_heard = ["The budget reached one point five billion dollars in 2024.", "", "The colour is wooden."]

    found = compared(ENGLISH, as_heard, "en-gb")

    assert [(sentence.index, sentence.heard) for sentence in found] == [
        (1, ""),
        (2, "The colour is wooden."),
        (0, "The budget reached one point five billion dollars in 2024."),
    ]
    assert found[0].error > 0.9


def test_a_word_that_is_missing_or_too_much_is_an_error() -> None:
    missing = ["Louis régnait déjà."]
    too_much = ["Louis XIV régnait déjà encore toujours déjà."]

    assert compared(FRENCH[3:], missing, "fr")[0].error > 0
    assert compared(FRENCH[3:], too_much, "fr")[0].error > 0


def test_the_words_of_a_neighbour_are_not_held_against_a_sentence() -> None:
    three = ["One more thing.", "Two more things.", "Three of them."]
    close = [TimedSentence(at, 0, None, text, text, 1.5 * at, 1.5 * at + 1.3) for at, text in enumerate(three)]
    words = [TimedWord(w.text, w.start_s * 0.3 + 0.1, w.end_s * 0.3 + 0.1) for w in heard(three)]

    assert compare_heard(close, words, "en") == []


def test_the_words_of_a_neighbour_do_not_stand_in_for_missing_ones() -> None:
    twice = [TimedSentence(at, 0, None, "Here we go.", "Here we go.", 1.1 * at, 1.1 * at + 1) for at in range(2)]
    words = [TimedWord(text, at * 0.33, at * 0.33 + 0.33) for at, text in enumerate(("Here", "we", "go"))]

    (missing,) = compare_heard(twice, words, "en")
    assert (missing.index, missing.heard) == (1, "")
    assert missing.error > 0.4

    later = [TimedWord(word.text, word.start_s + 1.1, word.end_s + 1.1) for word in words]
    (missing,) = compare_heard(twice, later, "en")
    assert missing.index == 0
    assert missing.error > 0.4


def test_words_may_be_joined_or_parted() -> None:
    assert compared(["Le week-end, il pleut."], ["Le weekend il pleut."], "fr") == []
    assert compared(["A website for everyone."], ["A web site for every one."], "en") == []


def test_what_was_not_spoken_is_not_compared() -> None:
    skipped = [
        TimedSentence(at, 0, None, "x", "words", 1.0, 1.0, state=state)
        for at, state in enumerate((SentenceState.SKIPPED, SentenceState.FAILED))
    ]

    assert compare_heard(skipped, [], "fr") == []


def test_small_errors_can_be_let_pass() -> None:
    as_heard = [FRENCH[0].replace("2024", "2023"), *FRENCH[1:]]

    assert compare_heard(timeline(FRENCH, "fr"), heard(as_heard), "fr", tolerance=0.2) == []


def test_a_page_without_a_full_stop_is_compared_in_moderate_memory() -> None:
    page = " ".join(["one two three four five"] * 400)
    sentence = TimedSentence(0, 0, None, page, page, 0.0, 600.0)
    words = [TimedWord(text, at * 0.3, at * 0.3 + 0.3) for at, text in enumerate(page.split())]

    assert compare_heard([sentence], words, "en") == []
    assert 0 < compare_heard([sentence], words[:900] + words[903:], "en")[0].error < 0.01


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("dupont", "dupond", "fr"),
        ("mangent", "mange", "fr"),
        ("chantés", "chanter", "fr"),
        ("eau", "oh", "fr"),
        ("quatre", "katre", "fr"),
        ("colour", "color", "en"),
        ("knight", "night", "en"),
        ("mbappe", "embappe", "en"),
        ("realise", "realize", "en"),
        ("phone", "fone", "en"),
    ],
)
def test_spellings_of_one_word_are_alike(one: str, other: str, language: str) -> None:
    assert difference(sound_key(one, language), sound_key(other, language)) == 0


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [("deux", "douze", "fr"), ("treize", "seize", "fr"), ("mille", "million", "fr"), ("fifteen", "five", "en"),
     ("two", "three", "en"), ("grey", "green", "en"), ("house", "horse", "en"),
     ("oui", "non", "fr"), ("hospital", "budget", "en")],
)  # fmt: skip
def test_other_words_are_not(one: str, other: str, language: str) -> None:
    assert difference(sound_key(one, language), sound_key(other, language)) > 0


@given(st.text(), st.text(), st.sampled_from(["fr", "en", "de"]))
def test_any_two_texts_can_be_compared(one: str, other: str, language: str) -> None:
    keys = sound_key(one, language), sound_key(other, language)

    assert 0 <= difference(*keys) <= 1
    assert difference(keys[0], keys[0]) == 0
    assert difference(*keys) == difference(*reversed(keys))


@given(st.lists(st.text(), max_size=5), st.lists(st.text(max_size=20), max_size=20))
def test_any_transcript_can_be_compared(sentences: list[str], transcript: list[str]) -> None:
    words = [TimedWord(text, at * 1.0, at * 1.0 + 1) for at, text in enumerate(transcript)]

    for verified in compare_heard(timeline(sentences, "fr"), words, "fr"):
        assert 0 < verified.error <= 1
