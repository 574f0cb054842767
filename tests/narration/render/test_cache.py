"""What was said is kept, whatever happens to its file, and thrown away only when nobody needs it."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from audio_engine.names.entry import SayWay
from audio_engine.narration.cache import FOLDER_NAME, SpeechCache, speech_key
from audio_engine.narration.rendering import render
from audio_engine.narration.spoken import Pronunciation, SpokenSentence
from audio_engine.narration.timeline import SentenceState
from audio_engine.narration.voices.voice import Speech, SpokenWord, VoiceSettings
from tests.narration.render.articles import never, numbered
from tests.narration.render.fake_voice import FakeVoice

KEY = "ab" * 32
OTHER = "cd" * 32
GOES_ON = "The narration goes on; the next one will have to make every sentence again."
SETTINGS = VoiceSettings()
SENTENCE = SpokenSentence("One.", "One.")


def speech(seconds: float = 0.5, level: float = 0.5) -> Speech:
    samples = (level * np.sin(np.arange(round(22_050 * seconds)) / 10)).astype(np.float32)
    return Speech(samples, 22_050, (SpokenWord(0, 3, 0.1, 0.25),), ("This voice does not know ɬ.",))


def file_of(home: Path, key: str = KEY) -> Path:
    return home / FOLDER_NAME / f"{key}.speech"


def size(home: Path) -> int:
    return sum(path.stat().st_size for path in (home / FOLDER_NAME).iterdir())


def test_what_is_kept_comes_back_to_the_last_bit_of_24(tmp_path: Path) -> None:
    SpeechCache(tmp_path).store(KEY, speech())

    kept = SpeechCache(tmp_path).get(KEY)

    assert kept is not None
    assert np.abs(kept.samples - speech().samples).max() <= 0.5 / (1 << 23)
    assert kept.samples.dtype == np.float32
    assert (kept.sample_rate, kept.words, kept.problems) == (22_050, speech().words, speech().problems)


def test_too_loud_samples_are_kept_at_full_scale(tmp_path: Path) -> None:
    cache = SpeechCache(tmp_path)
    cache.store(KEY, Speech(np.array([2.0, -2.0, 1.0, -1.0], np.float32), 16_000))

    kept = cache.get(KEY)

    assert kept is not None
    assert kept.samples == pytest.approx([1, -1, 1, -1], abs=1e-6)


def test_nothing_was_kept_is_none(tmp_path: Path) -> None:
    assert SpeechCache(tmp_path).get(KEY) is None


def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    SpeechCache(tmp_path).store(KEY, speech())

    assert stat.S_IMODE(file_of(tmp_path).stat().st_mode) == 0o600
    assert stat.S_IMODE(file_of(tmp_path).parent.stat().st_mode) == 0o700


def test_the_key_is_of_everything_that_decides_the_sound() -> None:
    voice = FakeVoice().description
    said = replace(SENTENCE, pronunciations=(Pronunciation(0, 3, SayWay.IPA, "wan"),))

    keys = {
        speech_key(voice, SETTINGS, SENTENCE),
        speech_key(replace(voice, identity="another"), SETTINGS, SENTENCE),
        speech_key(voice, VoiceSettings(speed=1.1), SENTENCE),
        speech_key(voice, VoiceSettings(speaker="Anna"), SENTENCE),
        speech_key(voice, SETTINGS, SpokenSentence("One.", "one.")),
        speech_key(voice, SETTINGS, said),
        speech_key(voice, SETTINGS, replace(said, pronunciations=(Pronunciation(0, 3, SayWay.IPA, "wɒn"),))),
    }

    assert len(keys) == 7
    assert speech_key(voice, SETTINGS, SpokenSentence("1.", "One.")) == speech_key(voice, SETTINGS, SENTENCE)


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:0],
        lambda content: content[:10],
        lambda content: content[:-1],
        lambda content: content + b"\0",
        lambda content: content[:300] + bytes([content[300] ^ 1]) + content[301:],
        lambda content: content[:25] + bytes([content[25] ^ 1]) + content[26:],
        lambda content: b"RIFF" + content,
        lambda content: os.urandom(len(content)),
    ],
)
def test_a_torn_or_damaged_file_is_as_good_as_none_and_is_replaced(tmp_path: Path, damage: object) -> None:
    assert callable(damage)
    cache = SpeechCache(tmp_path)
    cache.store(KEY, speech())
    file_of(tmp_path).write_bytes(damage(file_of(tmp_path).read_bytes()))

    assert cache.get(KEY) is None
    cache.store(KEY, speech())
    assert cache.get(KEY) is not None


def test_the_file_of_another_sentence_is_not_played(tmp_path: Path) -> None:
    cache = SpeechCache(tmp_path)
    cache.store(KEY, speech())
    shutil.copy(file_of(tmp_path), file_of(tmp_path, OTHER))

    assert cache.get(OTHER) is None


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = SpeechCache(tmp_path)
    cache.store(KEY, speech())
    monkeypatch.setattr("audio_engine.narration.kept_speech.SPEECH_CACHE_ENTRY_MAX_BYTES", 1000)

    assert cache.get(KEY) is None


def test_a_damaged_file_is_said_again_in_a_run(tmp_path: Path) -> None:
    list(render(numbered(3), {"body": FakeVoice()}, SpeechCache(tmp_path), SETTINGS, stopped=never))
    damaged = min((tmp_path / FOLDER_NAME).iterdir())
    damaged.write_bytes(damaged.read_bytes()[:-100])
    voice = FakeVoice()

    sentences = list(render(numbered(3), {"body": voice}, SpeechCache(tmp_path), SETTINGS, stopped=never))

    assert len(voice.said) == 1
    assert [sentence.state for sentence in sentences] == [SentenceState.SPOKEN] * 3


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    keys = [f"{number:064}" for number in range(10)]
    first = SpeechCache(tmp_path)
    for age, key in enumerate(keys):
        first.store(key, speech())
        os.utime(file_of(tmp_path, key), (1000 + age, 1000 + age))
    assert first.get(keys[0]) is not None

    SpeechCache(tmp_path, max_bytes=size(tmp_path) // 2)

    left = [key for key in keys if file_of(tmp_path, key).exists()]
    assert left == [keys[0], *keys[-3:]]


def test_the_cache_stays_below_its_limit_while_it_is_filled(tmp_path: Path) -> None:
    limit = 10 * len(_packed(tmp_path))
    for number in range(50):
        cache = SpeechCache(tmp_path, max_bytes=limit)
        cache.store(f"{number:064}", speech())
        assert size(tmp_path) <= limit


def test_what_the_run_uses_is_never_thrown_away(tmp_path: Path) -> None:
    limit = 5 * len(_packed(tmp_path))
    cache = SpeechCache(tmp_path, max_bytes=limit)
    announced = f"{99:064}"
    SpeechCache(tmp_path).store(announced, speech())
    cache.keep([announced])
    keys = [f"{number:064}" for number in range(20)]
    for key in keys:
        cache.store(key, speech())

    assert all(cache.get(key) for key in [announced, *keys])
    assert not file_of(tmp_path).exists()


def test_a_run_keeps_what_it_is_going_to_ask_for(tmp_path: Path) -> None:
    old = numbered(10)
    list(render(old, {"body": FakeVoice()}, SpeechCache(tmp_path), SETTINGS, stopped=never))
    cache = SpeechCache(tmp_path, max_bytes=size(tmp_path))
    longer, voice = numbered(20), FakeVoice()

    list(render(longer, {"body": voice}, cache, SETTINGS, stopped=never))

    assert len(voice.said) == 10
    assert len(list((tmp_path / FOLDER_NAME).iterdir())) == 20


def test_what_a_killed_process_left_half_written_is_swept_up(tmp_path: Path) -> None:
    SpeechCache(tmp_path)
    old, new = (tmp_path / FOLDER_NAME / f".souffleur-{name}.part" for name in ("old", "new"))
    old.touch()
    new.touch()
    os.utime(old, (1000, 1000))

    SpeechCache(tmp_path)

    assert (old.exists(), new.exists()) == (False, True)


def test_a_folder_that_cannot_be_made_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / FOLDER_NAME).write_bytes(b"")
    cache = SpeechCache(tmp_path)
    voice = FakeVoice()

    sentences = list(render(numbered(3), {"body": voice}, cache, SETTINGS, stopped=never))

    assert [sentence.state for sentence in sentences] == [SentenceState.SPOKEN] * 3
    assert cache.problem.startswith(f"What the voice says cannot be kept in {tmp_path / FOLDER_NAME}: File exists.")
    assert [sentence.problems for sentence in sentences] == [(cache.problem,), (), ()]


def test_two_caches_share_a_folder(tmp_path: Path) -> None:
    one, other = SpeechCache(tmp_path), SpeechCache(tmp_path)

    one.store(KEY, speech())
    other.store(KEY, speech(level=0.25))

    kept = one.get(KEY)
    assert kept is not None
    assert kept.samples.max() == pytest.approx(0.25, abs=0.01)


@pytest.mark.skipif(sys.platform == "win32", reason="no RLIMIT_FSIZE there")
def test_a_full_disk_is_one_sentence_and_the_run_goes_on(tmp_path: Path) -> None:
    outcome = subprocess.run(
        [sys.executable, "-m", "tests.narration.render.full_disk", tmp_path],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )

    assert outcome.stdout.splitlines() == [
        "['spoken', 'spoken', 'spoken', 'spoken']",
        f"['What the voice says cannot be kept in {tmp_path / FOLDER_NAME}: File too large. {GOES_ON}']",
        "[]",
    ]


def _packed(home: Path) -> bytes:
    SpeechCache(home).store(KEY, speech())
    content = file_of(home).read_bytes()
    file_of(home).unlink()
    return content
