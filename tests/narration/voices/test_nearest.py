"""Sounds that a language lacks: the nearest is said, and nothing is lost silently."""

from __future__ import annotations

import unicodedata

import pytest

from audio_engine.narration.voices.nearest import own_sounds, plain_ipa, with_nearest
from tests.narration.voices.sentences import phonemes

TEXTS = {
    "fr": "Le vieux juge Lebrun a-t-il bu un grand verre au gui l’an neuf ? Huit agneaux, un œuf, une peur bleue.",
    "en-us": "The quick brown fox jumps; judge, vision, thing, button, bird, pure joy: how about those oats?",
    "en": "The quick brown fox jumps; judge, vision, thing, button, bird, pure joy: how about those oats?",
}


@pytest.mark.parametrize("voice", TEXTS)
def test_what_espeak_writes_for_a_text_of_the_language_is_all_its_own(voice: str) -> None:
    assert set(phonemes(TEXTS[voice], voice)) <= (own_sounds(voice) or set())


def test_other_languages_are_not_judged() -> None:
    assert own_sounds("de") is None
    assert own_sounds("fry") is None
    assert own_sounds("fr-be") == own_sounds("fr")


@pytest.mark.parametrize(
    ("voice", "ipa", "said", "replaced"),
    [
        ("fr", "ˈθɪŋ", "ˈsinɡ", {"θ": "s", "ɪ": "i", "ŋ": "nɡ"}),
        ("fr", "həˈloʊ", "əˈlou", {"h": "", "ʊ": "u"}),
        ("fr", "xaβi", "ʁavi", {"x": "ʁ", "β": "v"}),
        ("fr", "tʰa˥", "ta", {}),
        ("fr", "aʘ", "a", {"ʘ": ""}),
        ("en-us", "ʒɑ̃ ʁy", "ʒɑn ɹu", {"\N{COMBINING TILDE}": "n", "ʁ": "ɹ", "y": "u"}),
        ("en-us", "lɔx", "lɔx", {}),
    ],
)
def test_the_nearest_sound(voice: str, ipa: str, said: str, replaced: dict[str, str]) -> None:
    assert with_nearest(ipa, own_sounds(voice) or set()) == (said, replaced)


@pytest.mark.parametrize(
    ("written", "plain"),
    [("/ˈbʁɛ.ʒə/", "ˈbʁɛʒə"), ("[a:]", "aː"), ("'ba", "ˈba"), (" ɔ̃ ", unicodedata.normalize("NFD", "ɔ̃"))],
)
def test_ipa_as_people_write_it(written: str, plain: str) -> None:
    assert plain_ipa(written) == plain
