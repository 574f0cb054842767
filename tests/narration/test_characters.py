"""What a newsroom's CMS puts into text, and what the rules see of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_engine.narration.characters import clean_characters, clean_with_positions


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("10\u00a0000\u202f€", "10 000 €"),
        ("  deux\t\nlignes  ", "deux lignes"),
        ("soft\u00adhyphen", "softhyphen"),
        ("z\u200be\u200cr\u2060o\ufeff", "zero"),
        ("l\u2019e\u0301te\u0301", "l'été"),
        ("\u201eGut\u201d \u2039ici\u203a", "“Gut” «ici»"),
        ("\ufb01n, \ufb02ou, o\ufb03ce", "fin, flou, office"),
        ("XX\u1d49, 1\u1d49\u02b3", "XXe, 1er"),
        ("5\u2011G, a\u2010b", "5-G, a-b"),
        ("1\u201210 \u2015 oui", "1–10 — oui"),
        ("\u22125", "−5"),
        ("m\u00b2, \u00bd, CO\u2082", "m², ½, CO₂"),
        ("\u2103, \u338f, \u2167", "°C, kg, VIII"),
        ("\uff21\uff22\uff11", "AB1"),
        ("\U0001d401\U0001d428n", "Bon"),
        ("Attends... non....", "Attends… non…"),
        ("n\u00ba 5", "n° 5"),
        ("œuvre, Ærø", "œuvre, Ærø"),
        ("a\x00b\x07c\ud800d", "abcd"),
        ("\u2764\ufe0f", "\u2764"),
        ("™", "™"),
        ("", ""),
    ],
)
def test_characters_become_what_the_rules_expect(written: str, clean: str) -> None:
    assert clean_characters(written) == clean


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean_characters(text)

    assert clean_characters(once) == once


@given(st.text(alphabet=st.characters(codec="ascii", categories=["L", "N", "P", "Zs"])))
def test_plain_words_stay(text: str) -> None:
    assert "".join(c for c in clean_characters(text) if c.isalnum()) == "".join(c for c in text if c.isalnum())


@pytest.mark.parametrize(
    ("written", "marked", "clean"),
    [
        ("  un\u00ad e\u0301te\u0301  vert", "e\u0301te\u0301", "été"),
        ("e\u200b\u0301t\u0301e", "e\u200b\u0301", "é"),
        ("Attends.... (non)", "(non)", "(non)"),
        ("Attends.... non", "....", "…"),
        ("\ufb01n o\ufb03ce", "o\ufb03ce", "office"),
        ("10\u00a0000\u202f€ là", "\u202f€", " €"),
        ("\u314e\u314f\u3134 a", "a", "a"),
    ],
)
def test_a_part_is_found_again_after_cleaning(written: str, marked: str, clean: str) -> None:
    cleaned, offsets = clean_with_positions(written)
    start = written.index(marked)

    assert cleaned[offsets[start] : offsets[start + len(marked)]] == clean


@given(
    st.text()
    | st.text(
        alphabet=" .…\u00a0\u00ada\u0301e\u0323\u1100\u1161\u11a8\uff76\uff9e\u3131\u314f\u0915\u093c\u09c7\u09be"
    )
)
def test_every_position_has_its_place_after_cleaning(text: str) -> None:
    cleaned, offsets = clean_with_positions(text)

    assert cleaned == clean_characters(text)
    assert len(offsets) == len(text) + 1
    assert offsets[-1] == len(cleaned)
    assert list(offsets) == sorted(offsets)
    assert clean_with_positions(cleaned) == (cleaned, tuple(range(len(cleaned) + 1)))
