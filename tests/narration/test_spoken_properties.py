"""What holds for any text, with any marks and names: no error, no place outside the sentence, no endless work."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_engine.names.entry import Name, SayAs, SayWay
from audio_engine.narration.article import Mark, MarkKind
from audio_engine.narration.characters import clean_characters
from audio_engine.narration.marks import extract_marks
from audio_engine.narration.spoken import LANGUAGES, SpokenSentence, speak

PIECES = (
    *(
        "été",
        "Wall Street",
        "XIV",
        "ONU",
        "12 000 €",
        "20h30",
        "$1.2bn",
        "M. ",
        "Xi",
        "«",
        "»",
        "…",
        "...",
        "-5 °C",
        "’",
    ),
    *(
        " ",
        "\u00a0",
        "\u00ad",
        "\u200b",
        "e\u0301",
        "\u0301",
        "\ufb01",
        "😀",
        "Москва",
        "3/4",
        "@x",
        "www.a.fr",
        "A",
        "1",
    ),
)
TEXTS = st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
VALUES = st.sampled_from(
    ["", "0.5", "1", "99", "nan", "-1", "en", "fr", "de", "zz-9", "12", "ɕi", "date", "ordinal", "amy", " x "]
)
MARKS = st.lists(
    st.builds(Mark, st.integers(-2, 70), st.integers(-2, 70), st.sampled_from(MarkKind), VALUES | st.text(max_size=5)),
    max_size=6,
)
WAYS = st.one_of(
    st.builds(SayAs, st.sampled_from([SayWay.WORD, SayWay.LETTERS])),
    st.builds(SayAs, st.sampled_from([SayWay.RESPELLING, SayWay.IPA]), st.text(min_size=1, max_size=5)),
    st.builds(SayAs, st.just(SayWay.LANGUAGE), st.sampled_from(["en", "fr", "zh"])),
)
NAMES = st.lists(
    st.builds(Name, st.sampled_from(["Xi", "A", "été", "Wall Street", "ONU", "1"]), say_as=st.none() | WAYS), max_size=3
)
PLAIN = ("maison", "courage", "voiture", "été", "drôle", "lumière", "franchement")
HOSTILE = (
    "1",
    "1 ",
    "12 000 ",
    '"',
    "« ",
    ".",
    ". ",
    "(",
    "[[",
    "A.",
    "1/",
    "X ",
    "e\u0301",
    "\u0301",
    "\u200b",
    "Mme ",
)


def _is_in_order(said: SpokenSentence) -> bool:
    """Whether every place lies inside what is said, and none over another."""
    spans = [(p.start, p.end) for p in said.pronunciations]
    places = [position for position, _ in said.pauses]
    return (
        all(0 <= start < end <= len(said.spoken) for start, end in spans)
        and all(end <= start for (_, end), (start, _) in pairwise(spans))
        and all(0 <= place <= len(said.spoken) for place in places)
        and places == sorted(places)
    )


@settings(max_examples=1000, deadline=None)
@given(TEXTS, st.sampled_from(LANGUAGES), NAMES, MARKS)
def test_any_text_is_spoken_with_any_marks_and_names(
    text: str, language: str, names: list[Name], marks: list[Mark]
) -> None:
    said = speak(text, language, names=names, marks=marks)

    assert said.text == text
    assert _is_in_order(said)
    assert all(0 <= seconds <= 10 for _, seconds in said.pauses)
    assert all(flag.reason for flag in said.flags)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(LANGUAGES))
def test_cleaning_the_characters_before_changes_nothing(text: str, language: str) -> None:
    assert speak(clean_characters(text), language).spoken == speak(text, language).spoken


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PLAIN), min_size=1, max_size=8), MARKS)
def test_no_letter_is_lost_where_nothing_is_said_otherwise(words: list[str], marks: list[Mark]) -> None:
    text = " ".join(words)
    harmless = [
        mark for mark in marks if mark.kind in {MarkKind.PAUSE, MarkKind.LANGUAGE, MarkKind.IPA, MarkKind.VOICE}
    ]
    said = speak(text, "fr", marks=harmless)

    assert said.spoken.replace(" ", "") == text.replace(" ", "")


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_the_marks_of_a_text_can_all_be_said(text: str) -> None:
    found = extract_marks(f"{text} [[{text}|en]] [[pause 1s]] [[{text}|letters]]")

    assert _is_in_order(speak(found.text, "fr", marks=found.marks))


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hundred_kilobytes_of_anything_take_no_more_than_their_share(piece: str, language: str) -> None:
    def seconds(size: int) -> float:
        """Of the processor, which a busy machine does not stretch."""
        began = time.process_time()
        speak((piece * size)[:size], language)
        return time.process_time() - began

    speak("warm 1", language)

    share = min(seconds(12_500), seconds(12_500))

    assert seconds(100_000) < 24 * share + 0.05, "a quadratic rule would take 64 times as long"
