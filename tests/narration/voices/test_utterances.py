"""A sentence that is too long for one go is cut where a speaker would breathe."""

from __future__ import annotations

import pytest

from audio_engine.narration.voices.piper_phonemes import NO_WORD, Phoneme
from audio_engine.narration.voices.utterances import utterances_of


def cut(said: str, limit: int) -> list[str]:
    parts = utterances_of([Phoneme(symbol, NO_WORD) for symbol in said], limit)
    return ["".join(phoneme.symbol for phoneme in part) for part in parts]


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("", []),
        ("un deux", ["un deux"]),
        ("un deux tro", ["un deux ", "tro"]),
        ("un, deux t q", ["un, deux ", "t q"]),
        ("un deu, t q", ["un deu,", " t q"]),
        ("un de. t, q r", ["un de.", " t, q r"]),
        ("unedeuxtroisquatre", ["unedeuxtro", "isquatre"]),
    ],
)
def test_where_it_is_cut(said: str, parts: list[str]) -> None:
    assert cut(said, 10) == parts
    assert "".join(parts) == said
