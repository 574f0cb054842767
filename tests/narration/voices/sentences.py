"""Sentences as the spoken form gives them, and the phonemes that Piper's own phonemiser makes of a text."""

from __future__ import annotations

import unicodedata

from audio_engine.names.entry import SayWay
from audio_engine.narration.spoken import Pronunciation, SpokenSentence
from audio_engine.narration.voices.piper_phonemes import _phonemizer

__all__ = ["audible", "phonemes", "sentence"]


def sentence(spoken: str, **said: str) -> SpokenSentence:
    """`spoken`, with `word="ipa:…"` or `word="language:…"` for words of it."""
    pronunciations = []
    for word, value in said.items():
        way, _, what = value.partition(":")
        start = spoken.index(word)
        pronunciations.append(Pronunciation(start, start + len(word), SayWay(way), what))
    return SpokenSentence(spoken, spoken, pronunciations=tuple(pronunciations))


def phonemes(text: str, voice: str) -> list[str]:
    """What Piper itself would feed a network, one sentence after the other, without spaces."""
    return [p for part in _phonemizer().phonemize(voice, text) for p in part if p != " "]


def audible(ipa: str) -> list[str]:
    """The phonemes of `ipa`."""
    return [symbol for symbol in unicodedata.normalize("NFD", ipa) if symbol != " "]
