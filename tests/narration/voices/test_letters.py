"""Letters said one by one: compared with the names of the letters, phoneme by phoneme, in both copies of eSpeak."""

from __future__ import annotations

import itertools
import random
import re
import string
from collections.abc import Iterator

import pytest

from audio_engine.narration.voices.espeak import EspeakVoice
from audio_engine.narration.voices.espeak_library import espeak_library
from audio_engine.narration.voices.letters import join_letters
from audio_engine.narration.voices.readable import readable
from tests.narration.voices.sentences import phonemes

FRENCH_NAMES = "a be se de ə ɛf ʒe aʃ i ʒi ka ɛl ɛm ɛn o pe ky ɛʁ ɛs te y ve dubləve iks iɡʁɛk zɛd"
AMERICAN_NAMES = "eɪ bi si di i ɛf dʒi eɪtʃ aɪ dʒeɪ keɪ ɛl ɛm ɛn oʊ pi kju ɑɹ ɛs ti ju vi dʌbəlju ɛks waɪ zi"
FRENCH = dict(zip(string.ascii_uppercase, FRENCH_NAMES.split(), strict=True))
AMERICAN = dict(zip(string.ascii_uppercase, AMERICAN_NAMES.split(), strict=True))
BRITISH = {**AMERICAN, "O": "əʊ", "R": "ɑ", "Z": "zɛd"}
VOICES = [("fr", "fr", FRENCH), ("en-us", "en-us", AMERICAN), ("en", "en-gb", BRITISH)]


def joined(text: str, language: str) -> str:
    read = join_letters(readable(text, 0, len(text)), language)
    assert len(read.text) == len(read.origins)
    assert list(read.origins) == sorted(read.origins)
    assert set(read.origins) <= set(range(len(text)))
    return read.text


def bare(said: str) -> str:
    """Without stress, length and glides, and without the “r” that English puts between vowels."""
    plain = re.sub(r"[ˈˌː \-ʲ.]", "", said).replace("ŋk", "nk").replace("ɹɹ", "ɹ")
    return plain.replace("ɑɹ", "ɑ")


def runs() -> Iterator[tuple[str, ...]]:
    """All of two letters, and of three to six some that stay the same."""
    chance = random.Random(7)
    yield from itertools.product(string.ascii_uppercase, repeat=2)
    for length in (3, 4, 5, 6):
        for _ in range(1500):
            yield tuple(chance.choice(string.ascii_uppercase) for _ in range(length))


def names(run: tuple[str, ...], table: dict[str, str]) -> str:
    return bare("".join(table[letter] for letter in run))


@pytest.mark.parametrize(("voice", "language", "table"), VOICES)
@pytest.mark.parametrize(("before", "after"), [("", ""), ("avec ", ", puis"), ("le ", " ici.")])
def test_every_run_of_letters_is_said_with_their_names_and_without_a_break(
    voice: str, language: str, table: dict[str, str], before: str, after: str
) -> None:
    around = [bare("".join(phonemes(text, voice))) for text in (before, after.strip(" ,."))]
    wrong = {}
    for run in runs():
        if run == ("A", "K", "A"):  # “also known as” is a word
            continue
        said = phonemes(joined(f"{before}{' '.join(run)}{after}", language), voice)
        heard = bare("".join(said).replace(",", ""))
        if heard != f"{around[0]}{names(run, table)}{around[1]}" or said.count(".") != after.count("."):
            wrong[run] = heard

    assert wrong == {}


@pytest.mark.parametrize(("voice", "language", "table"), VOICES[1:])
def test_an_english_plural_adds_its_sound(voice: str, language: str, table: dict[str, str]) -> None:
    wrong = {}
    for run in itertools.product(string.ascii_uppercase, repeat=2):
        heard = bare("".join(phonemes(joined(f"{' '.join(run)}s", language), voice)))
        if not re.fullmatch(f"{names(run, table)}[ɪᵻ]?[sz]", heard):
            wrong[run] = heard

    assert wrong == {("E", "G"): bare("iːdʒiːdɑːtz" if voice == "en-us" else "iːdʒiːdɒtz")}  # nobody has e.g.s


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("le F B I.", "le F.B.I."),
        ("l'I A", "l'I A"),
        ("la S N C F et le P S", "la S.N.C.F et le P S"),
        ("Plan B", "Plan B"),
        ("Y A-t-il", "Y A-t-il"),
        ("vitamine C, D et E", "vitamine C, D et E"),
        ("UNESCO A", "UNESCO A"),
    ],
)
def test_only_runs_of_capitals_are_joined(text: str, given: str) -> None:
    assert joined(text, "fr") == given


def test_the_library_that_speaks_reads_them_like_the_one_that_phonemises() -> None:
    espeak = EspeakVoice("fr")
    assert espeak.description.basic
    for run in ("S N C F", "I A", "P S", "O N U", "Y W Z"):
        said = espeak_library().say(
            joined(run, "fr"), "fr", words_a_minute=175, ssml=False, phonemes=False, stopped=lambda: False
        )

        assert bare("".join(ipa for ipa, _ in said.phonemes)) == names(tuple(run.split(" ")), FRENCH)
