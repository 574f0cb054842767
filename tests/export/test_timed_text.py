from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from audio_engine.export.timed_text import timed_tokens, width
from audio_engine.transcript import Word
from tests.export.interviews import segment

HEARD = segment(
    1, 0.0, 4.0, "It cost 20 euros in 2024.",
    words=(
        Word("It", 0.0, 0.2, 0.9), Word("cost", 0.2, 0.6, 0.9), Word("20", 1.0, 1.5, 0.9),
        Word("euros", 1.5, 2.0, 0.9), Word("in", 2.0, 2.2, 0.9), Word("2024.", 2.5, 4.0, 0.9),
    ),
)  # fmt: skip


def test_unchanged_text_has_the_times_of_its_words() -> None:
    tokens = timed_tokens(HEARD, 42)

    assert [(t.text, t.start_ms, t.end_ms) for t in tokens] == [
        ("It", 0, 200), ("cost", 200, 600), ("20", 1000, 1500),
        ("euros", 1500, 2000), ("in", 2000, 2200), ("2024.", 2500, 4000),
    ]  # fmt: skip


def test_a_corrected_word_fills_the_time_between_words_that_stayed() -> None:
    edited = replace(HEARD, text="It cost twenty-two euros, in 2024.")

    tokens = timed_tokens(edited, 42)

    assert [(t.text, t.start_ms, t.end_ms) for t in tokens][2:4] == [("twenty-two", 600, 1500), ("euros,", 1500, 2000)]


def test_text_that_nobody_heard_shares_the_segment() -> None:
    tokens = timed_tokens(replace(HEARD, text="abcd efgh", words=()), 42)

    assert [(t.start_ms, t.end_ms) for t in tokens] == [(0, 2000), (2000, 4000)]


def test_words_outside_the_segment_and_backwards_keep_the_order() -> None:
    wild = replace(HEARD, words=tuple(replace(w, start_s=90.0 - w.start_s, end_s=-1.0) for w in HEARD.words))

    tokens = timed_tokens(wild, 42)

    assert all(a.start_ms <= a.end_ms <= b.start_ms for a, b in pairwise(tokens))
    assert tokens[-1].end_ms <= 4000


def test_a_word_too_long_for_a_line_is_cut_and_joined() -> None:
    tokens = timed_tokens(replace(HEARD, text="x" * 100, words=()), 42)

    assert [(len(t.text), t.joined) for t in tokens] == [(42, False), (42, True), (16, True)]


@pytest.mark.parametrize("text", ["👩‍👩‍👧‍👦" * 20, "é" * 30, "日本語" * 20])
def test_letters_stay_whole_where_a_line_can_hold_them(text: str) -> None:
    tokens = timed_tokens(replace(HEARD, text=text, words=()), 42)

    assert "".join(t.text for t in tokens) == text
    assert all(width(t.text) <= 42 for t in tokens)
    assert not any(t.text[0] in "\u0301\u200d" for t in tokens)


def test_a_lead_takes_no_time() -> None:
    tokens = timed_tokens(HEARD, 42, lead="-\u00a0")

    assert (tokens[0].text, tokens[0].start_ms, tokens[1].start_ms) == ("-\u00a0It", 0, 200)
