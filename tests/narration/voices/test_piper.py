"""A Piper voice: what it said is read in its sound."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from audio_engine.errors import JobFailedError, ModelMissingError, UsageError
from audio_engine.limits import VOICE_PHONEMES_MAX
from audio_engine.narration.voices.loading import load_voice
from audio_engine.narration.voices.voice import Speech, Voice, VoiceSettings, VoiceStoppedError
from tests.narration.voices.sentences import audible, phonemes, sentence
from tests.tone_voice import HOP_LENGTH, build_tone_voice, heard_phonemes, heard_tones, samples_of

PLAIN = VoiceSettings()


def heard(speech: Speech) -> list[str]:
    return heard_phonemes(speech.samples, speech.sample_rate)


def heard_in_words(speech: Speech, spoken: str) -> dict[str, str]:
    """What sounds between the times of each word."""
    tones = heard_tones(speech.samples, speech.sample_rate)
    hop_s = HOP_LENGTH / speech.sample_rate
    return {
        spoken[word.start : word.end]: "".join(
            tone.phoneme for tone in tones if word.start_s - hop_s < tone.start_s and tone.end_s < word.end_s + hop_s
        )
        for word in speech.words
    }


@pytest.mark.parametrize(
    "text",
    [
        "Le président a dit bonjour à tout le monde.",
        "Bonjour, dit-elle ; et puis : non !",
        "« C’est fini ? » a-t-il dit.",
    ],
)
def test_it_says_what_piper_would_in_one_go(french: Voice, text: str) -> None:
    speech = french.say(sentence(text), PLAIN)

    assert heard(speech) == phonemes(text, "fr")
    assert speech.sample_rate == french.description.sample_rate == 22_050
    assert speech.samples.dtype == np.float32
    assert speech.problems == ()


def test_the_level_is_the_networks_own(french: Voice) -> None:
    assert np.abs(french.say(sentence("Bonjour."), PLAIN).samples).max() == pytest.approx(0.25, abs=0.01)


@pytest.mark.parametrize(("speed", "length_scale"), [(0.5, 2.0), (1.0, 1.0), (2.0, 0.5)])
def test_speed_is_relative_to_the_voices_own(tmp_path: Path, french: Voice, speed: float, length_scale: float) -> None:
    said = [" " if p == " " else p for p in "bɔ̃ʒˈuʁ"]
    slow = load_voice(build_tone_voice(tmp_path, "slow", "fr_FR", length_scale=1.5), "fr")

    assert len(french.say(sentence("Bonjour"), VoiceSettings(speed=speed)).samples) == samples_of(said, length_scale)
    assert len(slow.say(sentence("Bonjour"), VoiceSettings(speed=speed)).samples) == samples_of(
        said, 1.5 * length_scale
    )


def test_a_voice_that_is_known_to_be_too_fast_is_slowed_down(tmp_path: Path) -> None:
    fast = load_voice(build_tone_voice(tmp_path, "fr_FR-upmc-medium", "fr_FR"), "fr")

    assert len(fast.say(sentence("Bonjour"), PLAIN).samples) == samples_of("bɔ̃ʒˈuʁ", 1.3)


def test_speakers_have_names(choir: Voice) -> None:
    assert choir.description.speakers == ("anna", "bruno", "chloe")
    for number, name in enumerate((None, "bruno", "chloe")):
        speech = choir.say(sentence("Hello there."), VoiceSettings(speaker=name))

        assert {tone.speaker for tone in heard_tones(speech.samples, speech.sample_rate)} == {number}


@pytest.mark.parametrize("speaker", ["dora", "0", ""])
def test_an_unknown_speaker_is_refused_with_the_names_there_are(choir: Voice, speaker: str) -> None:
    with pytest.raises(UsageError, match="anna, bruno, chloe"):
        choir.say(sentence("Hello."), VoiceSettings(speaker=speaker))


@pytest.mark.parametrize("speed", [0.1, 3.0, float("nan")])
def test_an_absurd_speed_is_refused(french: Voice, speed: float) -> None:
    with pytest.raises(UsageError, match=r"from 0\.5 to 2\.0"):
        french.say(sentence("Bonjour."), VoiceSettings(speed=speed))


def test_a_pronunciation_takes_the_place_of_its_word_and_nothing_else_changes(french: Voice) -> None:
    speech = french.say(sentence("Le maire Durand, de Nice, a dit non.", Durand="ipa:ɡʁˈym"), PLAIN)

    assert heard(speech) == audible("lə- mˈɛʁ ɡʁˈym, də- nˈis, a dˈi nˈɔ̃.")
    assert speech.problems == ()


@pytest.mark.parametrize(
    ("text", "word", "said"),
    [
        ("Zola dit oui.", "Zola", "ɡʁˈym dˈi wˈi."),  # first
        ("Voici Zola.", "Zola", "vwasˌi ɡʁˈym."),  # last
        ("Zola", "Zola", "ɡʁˈym"),
        ("l’Élysée dit", "Élysée", "lɡʁˈym dˈi"),
        ("Il dit qu’Anne dort.", "Anne", "il dˈi kɡʁˈym dˈɔʁ."),
        ("(Zola) ; oui", "Zola", "ɡʁˈym; wˈi"),
    ],
)
def test_a_pronunciation_may_stand_anywhere(french: Voice, text: str, word: str, said: str) -> None:
    assert heard(french.say(sentence(text, **{word: "ipa:ɡʁˈym"}), PLAIN)) == audible(said)


def test_the_english_possessive_of_a_pronunciation(english: Voice) -> None:
    for ipa, ending in (("wˈɪn", "z"), ("wˈɪp", "s"), ("wˈɪʃ", "ɪz")):
        speech = english.say(sentence("It was Nguyen's house.", Nguyen=f"ipa:{ipa}"), PLAIN)

        assert heard(speech) == audible(f"ɪt wʌz {ipa}{ending} hˈaʊs.")


def test_a_word_of_another_language_is_said_with_the_sounds_that_the_voice_has(french: Voice) -> None:
    speech = french.say(sentence("À Heathrow hier.", Heathrow="language:en-gb"), PLAIN)

    assert heard(speech) == audible("a ˈiːsʁoʊ jˈɛʁ.".replace("oʊ", "əu"))
    assert speech.problems == ()


def test_an_unknown_language_is_told_and_the_word_said_as_it_is_written(french: Voice) -> None:
    speech = french.say(sentence("À Paris hier.", Paris="language:xx"), PLAIN)

    assert heard(speech) == phonemes("À Paris hier.", "fr")
    assert [("Paris" in problem, "xx" in problem) for problem in speech.problems] == [(True, True)]


def test_a_sound_that_the_voice_lacks_is_told_and_the_nearest_is_said(french: Voice) -> None:
    speech = french.say(sentence("Voici Theo.", Theo="ipa:ˈθio"), PLAIN)

    assert heard(speech) == audible("vwasˌi ˈsio.")
    assert ["θ" in problem and "“s”" in problem for problem in speech.problems] == [True]


def test_what_has_no_nearest_sound_is_told_and_left_out(french: Voice) -> None:
    speech = french.say(sentence("Voici Theo.", Theo="ipa:ʘi€o"), PLAIN)

    assert heard(speech) == audible("vwasˌi io.")
    assert ["ʘ" in speech.problems[0], "€" in speech.problems[1]] == [True, True]


def test_a_phoneme_without_a_number_is_replaced_too(tmp_path: Path) -> None:
    poor = load_voice(build_tone_voice(tmp_path, "poor", "fr_FR", without="ʁ"), "fr")
    speech = poor.say(sentence("Bonjour."), PLAIN)

    assert heard(speech) == audible("bɔ̃ʒˈu.")
    assert len(speech.problems) == 0  # “r” without any r: nothing nearer than nothing


@pytest.mark.parametrize("language", ["fr-be", "fr_CH"])
def test_the_regions_count_in_their_own_way(tone_voices: dict[str, Path], french: Voice, language: str) -> None:
    voice = load_voice(tone_voices["fr"], language)

    assert heard(voice.say(sentence("70"), PLAIN)) == phonemes("septante", "fr")
    assert heard(french.say(sentence("70"), PLAIN)) == phonemes("70", "fr") != phonemes("septante", "fr")
    assert voice.description.identity != french.description.identity


@pytest.mark.parametrize("text", ["", " ", "…", "« — »", "\x00", "\ud800"])
def test_nothing_to_say_is_silence(french: Voice, text: str) -> None:
    speech = french.say(sentence(text), PLAIN)

    assert (len(speech.samples), speech.words, speech.problems) == (0, (), ())


@pytest.mark.parametrize(
    "text", ["bon\x00jour", "\ud800bonjour", "e\N{COMBINING ACUTE ACCENT}te\N{COMBINING ACUTE ACCENT}"]
)
def test_characters_that_would_stop_a_library_are_kept_from_it(french: Voice, text: str) -> None:
    expected = {"\x00": "bon jour", "\ud800": "bonjour"}.get(next((c for c in text if c in "\x00\ud800"), ""), "été")

    assert heard(french.say(sentence(text), PLAIN)) == phonemes(expected, "fr")


@pytest.mark.parametrize("separator", [", ", " "])
def test_a_sentence_over_the_limit_loses_nothing(french: Voice, separator: str) -> None:
    text = separator.join(["le maire a dit non au projet de loi"] * 40)
    speech = french.say(sentence(text), PLAIN)

    assert len(heard(speech)) > 2 * VOICE_PHONEMES_MAX
    assert heard(speech) == phonemes(text, "fr")
    assert len(speech.words) == 40 * 9
    times = [time_s for word in speech.words for time_s in (word.start_s, word.end_s)]
    assert times == sorted(times)


def test_a_word_over_the_limit_is_cut_and_loses_nothing(french: Voice) -> None:
    text = "a" * (2 * VOICE_PHONEMES_MAX)

    assert heard(french.say(sentence(text), PLAIN)) == phonemes(text, "fr")


def test_words_are_timed_to_a_hop(french: Voice) -> None:
    text = "Voici l’été, les enfants : le F B I a dit oui."
    speech = french.say(sentence(text), PLAIN)

    assert heard_in_words(speech, text) == {
        "Voici": "vwasˌi",
        "l’été": "letˈe",
        "les": "le-z",
        "enfants": "ɑ̃fˈɑ̃",
        "le": "lə",
        "F": "ˌɛf",
        "B": "bˌe",
        "I": "ˈiʲ",
        "a": "a",
        "dit": "dˈi",
        "oui": "wˈi",
    }


def test_words_that_english_fuses_are_told_apart(english: Voice) -> None:
    text = "At the end of the day, 12,000 of them left."
    speech = english.say(sentence(text), PLAIN)

    assert heard_in_words(speech, text) == {
        "At": "æt",
        "the": "ðə",
        "end": "ˈɛnd",
        "of": "ʌv",
        "day": "dˈeɪ",
        "12,000": "twˈɛlvθˈaʊzənd",
        "them": "ðˌɛm",
        "left": "lˈɛft",
    }
    assert len(speech.words) == 10


def test_a_pronunciation_has_its_words_times(french: Voice) -> None:
    text = "Le maire Jean Durand dort."
    speech = french.say(sentence(text, **{"Jean Durand": "ipa:dʒˈin dˈuʁ"}), PLAIN)

    assert heard_in_words(speech, text)["Jean"] == "dʒˈin"
    assert heard_in_words(speech, text)["Durand"] == "dˈuʁ"


def test_a_network_that_tells_no_durations_speaks_all_the_same(tmp_path: Path) -> None:
    mute = load_voice(build_tone_voice(tmp_path, "mute", "fr_FR", durations=False), "fr")
    speech = mute.say(sentence("Bonjour."), PLAIN)

    assert not mute.description.has_word_times
    assert (heard(speech), speech.words) == (phonemes("Bonjour.", "fr"), ())


def test_threads_at_once_say_the_same_as_one_after_the_other(tone_voices: dict[str, Path]) -> None:
    voice = load_voice(tone_voices["fr"], "fr", cores=4)
    said = [
        sentence(f"Le maire a dit {'oui ' * (n % 5)}à {n} voix, et Nguyen non.", Nguyen="ipa:ɡʁˈym") for n in range(40)
    ]

    alone = [voice.say(one, PLAIN) for one in said]
    with ThreadPoolExecutor(voice.description.parallel) as pool:
        together = list(pool.map(lambda one: voice.say(one, PLAIN), said))

    assert voice.description.parallel == 4
    assert [speech.words for speech in together] == [speech.words for speech in alone]
    for one, other in zip(together, alone, strict=True):
        np.testing.assert_array_equal(one.samples, other.samples)


def test_it_can_be_stopped_before_it_begins(french: Voice) -> None:
    with pytest.raises(VoiceStoppedError):
        french.say(sentence("Bonjour."), PLAIN, stopped=lambda: True)


@pytest.mark.slow
def test_it_is_stopped_within_a_clause_and_goes_on_afterwards(tone_voices: dict[str, Path]) -> None:
    voice = load_voice(tone_voices["fr-slow"], "fr")
    began = time.perf_counter()
    voice.say(sentence("oui oui"), PLAIN)
    short_s = time.perf_counter() - began
    asked: list[bool] = []

    began = time.perf_counter()
    with pytest.raises(VoiceStoppedError):
        voice.say(sentence("oui " * 80), PLAIN, stopped=lambda: asked.append(True) or len(asked) > 2)
    stopped_s = time.perf_counter() - began

    assert len(asked) == 3
    assert stopped_s < 10 * short_s  # all of it would take more than thirty times as long
    assert heard(voice.say(sentence("oui"), PLAIN)) == phonemes("oui", "fr")


def test_an_error_of_who_asks_for_the_stop_is_not_lost(tone_voices: dict[str, Path]) -> None:
    voice = load_voice(tone_voices["fr-slow"], "fr")
    asked: list[bool] = []

    def stopped() -> bool:
        asked.append(True)
        if len(asked) > 1:
            raise LookupError("gone")
        return False

    with pytest.raises(LookupError, match="gone"):
        voice.say(sentence("oui oui"), PLAIN, stopped=stopped)


def test_the_identity_is_that_of_the_files(tone_voices: dict[str, Path], french: Voice, tmp_path: Path) -> None:
    copy = shutil.copytree(tone_voices["fr"], tmp_path / tone_voices["fr"].name)
    assert load_voice(copy, "fr").description.identity == french.description.identity

    config = copy / f"{copy.name}.onnx.json"
    changed = json.loads(config.read_bytes())
    changed["inference"]["noise_w"] = 0.7
    config.write_text(json.dumps(changed), encoding="utf-8")
    (copy / "manifest.json").unlink()

    assert load_voice(copy, "fr").description.identity != french.description.identity


@pytest.mark.parametrize("damage", [b"", b"<!DOCTYPE html>", b"\x08\x08"])
def test_a_damaged_network_is_a_sentence(tone_voices: dict[str, Path], tmp_path: Path, damage: bytes) -> None:
    copy = shutil.copytree(tone_voices["fr"], tmp_path / "voice")
    (copy / "manifest.json").unlink()
    network = next(copy.glob("*.onnx"))
    whole = network.read_bytes()
    network.write_bytes(damage or whole[: len(whole) // 2])

    with pytest.raises(ModelMissingError, match="cannot be used") as raised:
        load_voice(copy, "fr")

    assert "\n" not in str(raised.value)


def test_a_graphics_card_that_is_not_there_is_a_sentence(tone_voices: dict[str, Path]) -> None:
    with pytest.raises(JobFailedError, match="cannot use the graphics card"):
        load_voice(tone_voices["fr"], "fr", device="cuda")


MISSING_DATA = """
import sys
from pathlib import Path
import piper.phonemize_espeak
piper.phonemize_espeak.ESPEAK_DATA_DIR = Path(sys.argv[2])
from audio_engine.errors import JobFailedError
from audio_engine.narration.spoken import SpokenSentence
from audio_engine.narration.voices.loading import load_voice
from audio_engine.narration.voices.voice import VoiceSettings

voice = load_voice(sys.argv[1], "fr")
try:
    print(len(voice.say(SpokenSentence("Bonjour.", "Bonjour."), VoiceSettings()).samples))
except JobFailedError as problem:
    print(problem)
"""


def with_data(voice: Path, data: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", MISSING_DATA, str(voice), str(data)], capture_output=True, text=True, check=True
    )


def test_missing_speech_data_are_a_sentence_and_not_the_end_of_the_process(
    tone_voices: dict[str, Path], tmp_path: Path
) -> None:
    assert "phontab is missing" in with_data(tone_voices["fr"], tmp_path).stdout


def test_speech_data_may_lie_in_a_folder_with_accents(tone_voices: dict[str, Path], tmp_path: Path) -> None:
    from piper.phonemize_espeak import ESPEAK_DATA_DIR

    shutil.copytree(ESPEAK_DATA_DIR, tmp_path / "Éloïse à Nîmes" / "espeak-ng-data")

    said = with_data(tone_voices["fr"], tmp_path / "Éloïse à Nîmes" / "espeak-ng-data")

    assert int(said.stdout) == samples_of(list("bɔ̃ʒˈuʁ."))
