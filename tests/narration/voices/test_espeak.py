"""The built-in voice: what it says is heard by micro, and read in the phonemes that it reports."""

from __future__ import annotations

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import av
import espeakng_loader
import numpy as np
import pytest

from audio_engine.errors import ModelMissingError, UsageError
from audio_engine.narration.voices.espeak import EspeakVoice
from audio_engine.narration.voices.espeak_library import espeak_library
from audio_engine.narration.voices.espeak_sounds import espeak_notation
from audio_engine.narration.voices.loading import basic_voice
from audio_engine.narration.voices.voice import Speech, Voice, VoiceSettings, VoiceStoppedError
from audio_engine.transcription.recogniser import Mode, Request
from audio_engine.transcription.whisper import WhisperRecogniser
from tests.narration.voices.sentences import phonemes, sentence
from tests.tone_voice import heard_phonemes

PLAIN = VoiceSettings()
TEXT = "Le tribunal a promis de reconstruire l'école en huit mois."


@pytest.fixture(scope="module")
def voice() -> Voice:
    return basic_voice("fr")


def seconds(speech: Speech) -> float:
    return len(speech.samples) / speech.sample_rate


def really_said(text: str, name: str, *, notation: bool = False) -> str:
    """The phonemes of the utterance itself."""
    library = espeak_library()
    said = library.say(text, name, words_a_minute=175, ssml=False, phonemes=notation, stopped=lambda: False)
    return "".join(ipa for ipa, _ in said.phonemes)


def test_micro_understands_it(voice: Voice, whisper_micro: Path) -> None:
    speech = voice.say(sentence(TEXT), PLAIN)
    frame = av.AudioFrame.from_ndarray(speech.samples[None], format="flt", layout="mono")
    frame.sample_rate = speech.sample_rate
    resampler = av.AudioResampler(format="flt", layout="mono", rate=16_000)
    sound = np.concatenate([f.to_ndarray()[0] for f in [*resampler.resample(frame), *resampler.resample(None)]])
    micro = WhisperRecogniser(whisper_micro, model="micro", device="cpu", compute_type="int8", threads=1)

    (hearing,) = micro.hear([np.pad(sound, 4800)], Request("fr", mode=Mode.ACCURATE))

    assert " ".join(segment.text for segment in hearing.segments) == TEXT


def test_it_describes_itself(voice: Voice) -> None:
    about = voice.description

    assert (about.name, about.engine, about.language, about.basic) == ("espeak", "espeak", "fr", True)
    assert (about.sample_rate, about.parallel, about.has_word_times) == (22_050, 1, True)
    assert about.version[0].isdigit()
    assert about.identity == basic_voice("fr").description.identity != basic_voice("en-us").description.identity


def test_speed_changes_the_length(voice: Voice) -> None:
    slow, usual, fast = (voice.say(sentence(TEXT), VoiceSettings(speed=speed)) for speed in (0.5, 1.0, 2.0))

    assert seconds(slow) == pytest.approx(2 * seconds(usual), rel=0.2)
    assert seconds(fast) == pytest.approx(seconds(usual) / 2, rel=0.2)


def test_it_has_no_speakers(voice: Voice) -> None:
    with pytest.raises(UsageError, match="only one"):
        voice.say(sentence(TEXT), VoiceSettings(speaker="anna"))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "swasɑ̃t"),
        ("fr-be", "sɛptɑ̃t"),
        ("fr_CH", "sɛptɑ̃t"),
        ("en-gb", "sɛvənti"),
        ("en-us", "sɛvənti"),
        ("en", "sɛvən"),
    ],
)
def test_languages_and_regions(language: str, said: str) -> None:
    name = basic_voice(language)
    assert isinstance(name, EspeakVoice)

    assert said in really_said("70", name._name).replace("ˈ", "").replace("ˌ", "")


@pytest.mark.parametrize(
    "language", ["de", "es-MX", "pt-BR", "zh", "zh-TW", "no", "nn", "ar", "ru", "ja", "uk", "sr-Latn-RS"]
)
def test_many_languages_speak(language: str) -> None:
    assert seconds(basic_voice(language).say(sentence("1 2 3"), PLAIN)) > 0.5


@pytest.mark.parametrize("language", ["xx", "", "../fr"])
def test_a_language_that_it_does_not_speak_is_a_sentence(language: str) -> None:
    with pytest.raises(ModelMissingError, match="does not speak"):
        basic_voice(language)


@pytest.mark.parametrize("text", ["", "…", "\x00", "« »"])
def test_nothing_to_say_is_silence(voice: Voice, text: str) -> None:
    assert len(voice.say(sentence(text), PLAIN).samples) == 0


def test_words_have_times_in_order(voice: Voice) -> None:
    text = "Voici l’été 🙂 & 12 enfants : le F B I a dit « oui »."
    speech = voice.say(sentence(text), PLAIN)

    assert [text[word.start : word.end] for word in speech.words] == [
        "Voici", "l’été", "12", "enfants", "le", "F", "B", "I", "a", "dit", "oui",
    ]  # fmt: skip
    times = [time_s for word in speech.words for time_s in (word.start_s, word.end_s)]
    assert times == sorted(times)
    assert times[0] >= 0
    assert times[-1] <= seconds(speech)
    assert all(word.end_s - word.start_s > 0.03 for word in speech.words)


def test_the_pause_at_a_full_stop_belongs_to_no_word(voice: Voice) -> None:
    oui, non = voice.say(sentence("Oui. Non"), PLAIN).words

    assert non.start_s - oui.end_s > 0.1


def test_text_is_never_a_command(voice: Voice) -> None:
    text = 'oui \x01 9S [[b\'On]] <break time="5s"/> &amp; oui'
    plain = voice.say(sentence(text), PLAIN)
    marked = voice.say(sentence(f"{text} là", là="ipa:la"), PLAIN)
    foreign = voice.say(sentence(f"{text} là", là="language:en"), PLAIN)

    assert seconds(marked) == pytest.approx(seconds(plain), rel=0.2)
    assert seconds(foreign) == pytest.approx(seconds(plain), rel=0.2)


def test_a_pronunciation_in_ipa_is_said_and_timed(voice: Voice) -> None:
    text = "Le maire Durand dort."
    speech = voice.say(sentence(text, Durand="ipa:bɛʁnaʁdoɡʁymo"), PLAIN)
    usual = voice.say(sentence(text), PLAIN)

    assert [text[word.start : word.end] for word in speech.words] == ["Le", "maire", "Durand", "dort"]
    assert speech.words[2].end_s - speech.words[2].start_s > 1.5 * (usual.words[2].end_s - usual.words[2].start_s)
    assert speech.problems == ()


@pytest.mark.parametrize(
    ("name", "ipa", "said"),
    [
        ("fr", "ʒɑ̃ dəpaʁdjˈø", "ʒɑ̃dəpaʁdjˈø"),
        ("fr", "ˈtʃɛk", "tʃˈɛk"),
        ("fr", "ˈθio", "sjˈo"),
        ("fr", "bʁœ̃ ɲɔ̃ ʃaʁlˈɛ̃", "bʁœ̃ɲɔ̃ʃaʁlˈɛ̃"),
        ("en-us", "ˈbʌdəpɛst", "bˈʌdəpɛst"),
        ("en-us", "ˈtʃɑːɹlz ˈdʒoʊnz", "tʃˈɑːɹlzdʒˈoʊnz"),
        ("en-us", "ʒɑ̃", "ʒˈɑːn"),
        ("en", "ˈlɒx ˈθəʊ", "lˈɒxθˈəʊ"),
    ],
)
def test_ipa_is_what_is_really_said(name: str, ipa: str, said: str) -> None:
    found = espeak_notation(ipa, name)

    assert found
    assert really_said(f"[[{found[0]}]]", name, notation=True) == said


def test_a_sound_that_the_language_lacks_is_told(voice: Voice) -> None:
    assert ["θ" in p for p in voice.say(sentence("Voici Theo.", Theo="ipa:θio"), PLAIN).problems] == [True]


def test_ipa_in_a_language_whose_notation_is_not_known_is_told() -> None:
    speech = basic_voice("de").say(sentence("Das ist Theo.", Theo="ipa:teo"), PLAIN)

    assert ["Theo" in problem for problem in speech.problems] == [True]
    assert len(speech.words) == 3


def test_a_word_of_another_language_is_said_in_it(voice: Voice) -> None:
    text = "Le Wall Street <Journal> a dit oui."
    speech = voice.say(sentence(text, **{"Wall Street <Journal>": "language:en"}), PLAIN)
    unknown = voice.say(sentence(text, **{"Wall Street": "language:xx"}), PLAIN)

    assert [text[word.start : word.end] for word in speech.words][1:4] == ["Wall", "Street", "Journal"]
    assert speech.problems == ()
    assert ["xx" in problem for problem in unknown.problems] == [True]


def test_it_is_stopped_in_the_middle_and_speaks_again(voice: Voice) -> None:
    asked: list[bool] = []
    with pytest.raises(VoiceStoppedError):
        voice.say(sentence("oui, " * 500), PLAIN, stopped=lambda: asked.append(True) or len(asked) > 5)

    assert len(asked) == 6
    assert len(voice.say(sentence("oui"), PLAIN).words) == 1


def test_an_error_of_who_asks_for_the_stop_is_not_lost(voice: Voice) -> None:
    asked: list[bool] = []

    def stopped() -> bool:
        asked.append(True)
        if len(asked) > 1:
            raise LookupError("gone")
        return False

    with pytest.raises(LookupError, match="gone"):
        voice.say(sentence(TEXT), PLAIN, stopped=stopped)


def test_it_does_not_disturb_the_copy_of_espeak_in_piper(voice: Voice, french: Voice) -> None:
    expected = phonemes(TEXT, "fr")

    def work(number: int) -> bool:
        if number % 2:
            return heard_phonemes(french.say(sentence(TEXT), PLAIN).samples, 22_050) == expected
        other = basic_voice("en-us") if number % 4 else voice
        return len(other.say(sentence(TEXT), PLAIN).words) == 10

    with ThreadPoolExecutor(6) as pool:
        assert all(pool.map(work, range(120)))


LOAD = """
import sys
from pathlib import Path
import espeakng_loader
from audio_engine.errors import JobFailedError
from audio_engine.narration.voices.espeak_library import EspeakLibrary

try:
    library = EspeakLibrary(sys.argv[2] or espeakng_loader.get_library_path(), Path(sys.argv[1]))
    print(library.knows("fr"))
except JobFailedError as problem:
    print(problem)
"""


def loaded_from(data: Path, library: str = "") -> str:
    command = [sys.executable, "-c", LOAD, str(data), library]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_missing_data_or_library_are_a_sentence_and_not_the_end_of_the_process(tmp_path: Path) -> None:
    assert "phontab is missing" in loaded_from(tmp_path)
    assert "nothing.so is missing" in loaded_from(Path(espeakng_loader.get_data_path()), str(tmp_path / "nothing.so"))


def test_data_may_lie_in_a_folder_with_accents_and_not_in_too_long_a_one(tmp_path: Path) -> None:
    accents, long = tmp_path / "Éloïse à Nîmes", tmp_path / ("x" * 160)
    for folder in (accents, long):
        shutil.copytree(espeakng_loader.get_data_path(), folder / "espeak-ng-data")

    assert loaded_from(accents / "espeak-ng-data") == "True\n"
    assert "shorter name" in loaded_from(long / "espeak-ng-data")
