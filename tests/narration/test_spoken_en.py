"""English: every row of the tables is a promise, and no text whatever loses a word or takes for ever."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_engine.narration.characters import clean_characters
from audio_engine.narration.claims import Claims
from audio_engine.narration.spoken import speak
from audio_engine.narration.spoken_en import rules
from audio_engine.narration.spoken_en.abbreviation_lists import ANYWHERE, BEFORE_NUMBER
from audio_engine.narration.spoken_en.acronym_lists import ALSO_ENGLISH, LETTERS, SAID, WORDS
from audio_engine.narration.spoken_en.unit_names import UNITS

TABLES = Path(__file__).parent / "spoken_en"
LANGUAGES = {"any": ("en", "en-gb", "en-us"), "en": ("en", "en-gb"), "en-gb": ("en-gb",), "en-us": ("en-us",)}
"""Whose tables a language has: `any.money.tsv` holds for all, `en.money.tsv` for Britain."""

SHORT = {*ANYWHERE, *BEFORE_NUMBER, *UNITS}
PLAIN_WORDS = st.lists(
    st.from_regex(r"[a-z]{3,9}", fullmatch=True).filter(lambda word: word not in SHORT), min_size=1, max_size=12
)
NEWS = st.lists(
    st.sampled_from(
        [
            *("12", "$1.2bn", "5 km", "8 p.m.", "Mr.", "Louis XIV", "NATO", "FBI's", "3-0", "1/2", "@x", "#y", "U.S."),
            *(
                "14/07/2024",
                "May 5",
                "-5 °C",
                "No. 10",
                "1990s",
                "50%",
                "A380",
                "(",
                ")",
                "“",
                "”",
                ",",
                "and",
                "the",
            ),
        ]
    ),
    max_size=15,
).map(" ".join)


def _rows() -> list[tuple[str, str, str, tuple[str, ...]]]:
    """The language, what is written, what is said, and the parts that are flagged: a third column, parted by “|”."""
    rows = []
    for table in sorted(TABLES.glob("*.tsv")):
        for line in table.read_text(encoding="utf-8").splitlines():
            written, spoken, *flagged = line.split("\t")
            flags = tuple(flagged[0].split("|")) if flagged else ()
            rows += [(language, written, spoken, flags) for language in LANGUAGES[table.name.partition(".")[0]]]
    return rows


@pytest.mark.parametrize(("language", "written", "spoken", "flagged"), _rows())
def test_a_row_is_spoken_as_it_says(language: str, written: str, spoken: str, flagged: tuple[str, ...]) -> None:
    found = speak(written, language)

    assert found.spoken == spoken
    assert tuple(flag.text for flag in found.flags) == flagged


def test_there_are_as_many_rows_as_promised() -> None:
    assert len({written for _, written, _, _ in _rows()}) >= 300


def test_every_rule_is_needed_by_a_row() -> None:
    unneeded = {rule.name for rule in rules("en")}
    for language, written, _, _ in _rows():
        claims = Claims(clean_characters(written))
        unneeded -= {rule.name for rule in rules(language) if claims.apply(rule)}

    assert unneeded == {"ambiguous date"}


def test_a_date_that_can_be_read_in_two_ways_is_flagged() -> None:
    found = speak("It fell on 03/04/2024.", "en")

    assert found.spoken == "It fell on the third of April twenty twenty-four."
    assert [flag.text for flag in found.flags] == ["03/04/2024"]
    assert speak("It fell on 13/04/2024.", "en").flags == speak("It fell on 03/03/2024.", "en").flags == ()


@pytest.mark.parametrize("language", ["en-gb", "en-us"])
def test_a_region_knows_the_order_of_its_dates(language: str) -> None:
    assert speak("It fell on 03/04/2024.", language).flags == ()


def test_no_acronym_is_both_spelt_and_read() -> None:
    assert not LETTERS & WORDS
    assert not ALSO_ENGLISH - LETTERS - WORDS - SAID.keys()


@pytest.mark.parametrize("language", ["en", "en-us"])
def test_each_rule_has_a_name_of_its_own_and_matches_something(language: str) -> None:
    names = [rule.name for rule in rules(language)]

    assert len(names) == len(set(names))
    assert [rule.name for rule in rules(language) if rule.pattern.match("")] == []


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200) | NEWS, st.sampled_from(["en", "en-gb", "en-us"]))
def test_any_text_can_be_spoken(text: str, language: str) -> None:
    speak(text, language)


@settings(max_examples=200, deadline=None)
@given(PLAIN_WORDS)
def test_plain_words_are_said_as_they_are_written(words: list[str]) -> None:
    text = " ".join(words)

    assert speak(text, "en").spoken == text


@settings(max_examples=300, deadline=None)
@given(NEWS)
def test_what_is_said_is_plain_and_is_not_changed_again(text: str) -> None:
    spoken = speak(text, "en").spoken

    assert speak(spoken, "en").spoken == spoken


@settings(max_examples=200, deadline=None)
@given(NEWS, st.sampled_from(["drôle", "stressful", "amok", "mister", "Mariam", "comma"]))
def test_a_plain_word_stays_whatever_stands_around_it(news: str, word: str) -> None:
    assert re.search(rf"\b{word}\b", speak(f"{news} {word} {news}", "en").spoken)


@pytest.mark.parametrize(
    "piece", ["a", "1", "1 ", "A.", "1,", "1-", "$1-", "Mr. ", "May 1-", "a.b.", "(1)", "the 5 km ", "AB "]
)
def test_the_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def seconds(size: int) -> float:
        """Of the processor, which a busy machine does not stretch."""
        text = (piece * size)[:size]
        runs = []
        for _ in range(2):
            began = time.process_time()
            speak(text, "en")
            runs.append(time.process_time() - began)
        return min(runs)

    speak("warm 1", "en")

    assert seconds(40_000) < 24 * seconds(5_000), "a quadratic rule would take 64 times as long"


def test_what_follows_a_claim_that_a_match_ran_into_is_still_said() -> None:
    assert "½" not in speak("It opened on May 5 ½ hour late.", "en-us").spoken
