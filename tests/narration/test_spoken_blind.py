"""Sentences by people who had not seen the rules: nearly all are said as they expected."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from audio_engine.narration.characters import clean_characters
from audio_engine.narration.spoken import speak

SETS = Path(__file__).parents[1] / "data" / "spoken"
BAR = 0.98


def _words(text: str) -> list[str]:
    """What is heard: not the case of a letter, nor the signs between words."""
    return re.findall(r"[\w']+", clean_characters(text).lower().replace("-", " "))


@pytest.mark.parametrize("language", ["fr", "en-us", "en-gb"])
def test_nearly_all_is_said_as_somebody_expected_who_did_not_know_the_rules(language: str) -> None:
    rows = [line.split("\t") for line in (SETS / f"blind-{language}.tsv").read_text(encoding="utf-8").splitlines()]
    wrong = [
        f"{written} → {said}"
        for written, *expected in rows
        if _words(said := speak(written, language).spoken) not in map(_words, expected)
    ]

    assert len(rows) >= 50
    assert len(wrong) <= (1 - BAR) * len(rows), wrong
