"""What holds for every sentence in every language: no crash, no lost word, no endless work."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_engine.narration.claims import Claim, Claims
from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken import LANGUAGES, speak

FRENCH = st.sampled_from(["fr", "fr-be", "fr-ch"])
PLAIN = ("maison", "courage", "voiture", "été", "drôle", "stéréo", "lumière", "demain", "franchement")
# fmt: off
NEWS = (
    "12", "1,2 Md€", "5 km", "20h30", "M.", "Louis XIV", "OTAN", "3-0", "1/2", "@x", "#y", "14/07/2024", "(", ")",
    "XXe", "art. 49.3", "01 23 45 67 89", "-5 °C", "«", "»", "…", "lemonde.fr", "J. K.", "n°", "€", "%", "&", "A380",
    "p. ex.",
)
# fmt: on
SPOKEN_ALONE = ("12", "1,2 Md€", "5 km", "20h30", "OTAN", "SNCF", "3-0", "XXe", "Mme", "75 %")
HARD = ("1", "1 ", "A", "A-", "M. ", "a.", "1/", "12 000 ", "-", "X ", "note ", "http://", "…", "('")
"""What repeated would show a rule that reads the sentence again and again."""


@given(st.text(), st.sampled_from(LANGUAGES))
def test_any_text_is_spoken(text: str, language: str) -> None:
    said = speak(text, language)

    assert said.text == text
    assert all(flag.text and flag.reason for flag in said.flags)


@given(st.lists(st.sampled_from(PLAIN)), FRENCH)
def test_plain_words_are_said_as_they_are_written(words: list[str], language: str) -> None:
    text = " ".join(words)
    said = speak(text, language)

    assert (said.spoken, said.flags) == (text, ())


@given(st.lists(st.sampled_from([*PLAIN, *NEWS])), FRENCH)
def test_no_plain_word_is_lost(parts: list[str], language: str) -> None:
    said = re.findall(r"\w+", speak(" ".join(parts), language).spoken)

    assert [word for word in said if word in PLAIN] == [part for part in parts if part in PLAIN]


@given(st.lists(st.sampled_from([*PLAIN, *SPOKEN_ALONE])))
def test_the_spoken_form_is_its_own_spoken_form(parts: list[str]) -> None:
    spoken = speak(" ".join(parts), "fr").spoken

    assert speak(spoken, "fr").spoken == spoken


@pytest.mark.parametrize("piece", HARD)
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        started = time.process_time()
        speak(text, "fr")
        return time.process_time() - started

    assert min(seconds(10_000) for _ in range(3)) < 12 * min(seconds(2_500) for _ in range(3)) + 0.02


def test_a_span_that_a_rule_has_spoken_is_never_touched_again() -> None:
    claims = Claims("12 et 3")
    claims.apply(Rule("first", re.compile(r"\d\d"), lambda _: "3 3"))
    claims.apply(Rule("second", re.compile(r"\d"), lambda _: "trois"))

    assert [(claim.start, claim.spoken) for claim in claims.in_order()] == [(0, "3 3"), (6, "trois")]


def test_a_rule_claims_only_what_it_says() -> None:
    claims = Claims("Louis XIV")
    claims.add(Claim(0, 5, "Lui"))
    claims.apply(Rule("regnal", re.compile(r"Louis (?P<said>XIV)"), lambda _: "quatorze"))

    assert [claim.spoken for claim in claims.in_order()] == ["Lui", "quatorze"]


def test_a_rule_may_decline() -> None:
    claims = Claims("12")

    assert claims.apply(Rule("never", re.compile(r"\d+"), lambda _: None)) == []
    assert claims.free() == [(0, 2)]


def test_a_language_without_rules_is_refused() -> None:
    with pytest.raises(ValueError, match="'de'"):
        speak("Guten Tag", "de")


def test_characters_are_cleaned_first() -> None:
    assert speak("1\u202f200\u00a0€", "fr").spoken == "mille deux cents euros"
