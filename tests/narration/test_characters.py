"""What a newsroom's CMS puts into text, and what the rules see of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_engine.narration.characters import clean_characters


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
