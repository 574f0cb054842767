"""The tape of an article that is still being said: what is heard where, whatever is edited meanwhile."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from audio_engine.limits import MUSIC_RATE
from audio_engine.narration.cache import SpeechCache, speech_key
from audio_engine.narration.rehearsal_source import RehearsalLine, RehearsalSource
from audio_engine.narration.spoken import SpokenSentence
from audio_engine.narration.voices.voice import Speech, SpokenWord, VoiceDescription, VoiceSettings

VOICE = VoiceDescription("tone", "piper", "1", "fr", 16_000, "identity")
LENGTH = MUSIC_RATE
PAUSE = MUSIC_RATE // 2


class Desk:
    """A source over a cache into which sentences are put one by one: each lasts a second and has two words."""

    def __init__(self, home: Path) -> None:
        self.cache = SpeechCache(home)
        self.missing: list[str] = []
        self.source = RehearsalSource(self.cache, on_missing=self.missing.append)
        self.source.set_voices({"body": (VOICE, VoiceSettings())})

    def plan(self, *texts: str) -> None:
        self.source.set_lines([line(text) for text in texts])

    def say(self, *texts: str) -> None:
        for text in texts:
            sound = np.full(16_000, 0.1 + len(text) / 100, np.float32)
            half = len(text) // 2
            words = (SpokenWord(0, half, 0.0, 0.5), SpokenWord(half, len(text), 0.5, 1.0))
            self.cache.store(key_of(text), Speech(sound, 16_000, words))
        self.source.add_ready(texts)

    def level(self, sample: int) -> float:
        """Of the sound a little after `sample`: its first milliseconds are faded in."""
        return float(self.source.read(sample + 5_000, 100).mean())


def line(text: str) -> RehearsalLine:
    skipped = text.startswith("(")
    return RehearsalLine("" if skipped else text, "body", SpokenSentence(text, text), 0.0 if skipped else 0.5)


def key_of(text: str) -> str:
    return speech_key(VOICE, VoiceSettings(), SpokenSentence(text, text))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_nothing_is_read_before_it_is_said_and_then_all_of_it(desk: Desk) -> None:
    desk.plan("aa", "bbbb")
    assert desk.source.open().rate == MUSIC_RATE
    assert (len(desk.source.read(0, 100)), desk.source.length()) == (0, None)

    desk.say("aa")
    assert len(desk.source.read(0, 10 * MUSIC_RATE)) == LENGTH + PAUSE
    assert desk.source.length() is None

    desk.say("bbbb")
    assert len(desk.source.read(0, 10 * MUSIC_RATE)) == desk.source.length() == 2 * (LENGTH + PAUSE)


def test_a_sentence_is_followed_by_its_pause_and_the_next(desk: Desk) -> None:
    desk.plan("aa", "bbbb")
    desk.say("aa", "bbbb")

    middles = (LENGTH // 2, LENGTH + PAUSE // 2, LENGTH + PAUSE + LENGTH // 2)
    assert [desk.level(sample) for sample in middles] == pytest.approx([0.12, 0.0, 0.14], abs=0.001)


def test_what_is_skipped_is_passed_over_and_what_failed_leaves_its_pause(desk: Desk) -> None:
    desk.plan("(légende)", "aa", "bb", "cccc")
    desk.say("aa", "cccc")
    desk.source.add_failed("bb")

    assert len(desk.source.read(0, 10 * MUSIC_RATE)) == 2 * LENGTH + 3 * PAUSE
    assert desk.source.place(LENGTH + PAUSE + 10) == (2, None)
    assert desk.source.place(LENGTH + 2 * PAUSE + 10) == (3, (0, 2))


def test_the_place_is_the_sentence_and_the_word(desk: Desk) -> None:
    desk.plan("aa", "bbbb")
    desk.say("aa", "bbbb")
    start = desk.source.start_of(1)
    desk.source.read(start, 1)

    assert [desk.source.place(start + int(s * MUSIC_RATE)) for s in (0.1, 0.9, 1.2)] == [
        (1, (0, 2)),
        (1, (2, 4)),
        (1, None),
    ]


def test_a_late_sentence_is_heard_before_those_before_it_are_said(desk: Desk) -> None:
    desk.plan("aa", "bbbb", "cccccc")
    desk.say("cccccc")
    start = desk.source.start_of(2)

    assert desk.source.place(start) == (2, None)
    assert desk.level(start) == pytest.approx(0.16, abs=0.001)
    assert desk.source.length() == start + LENGTH + PAUSE
    desk.say("aa")
    assert desk.level(desk.source.start_of(0)) == pytest.approx(0.12, abs=0.001)
    assert desk.level(start) == pytest.approx(0.16, abs=0.001)


def test_the_tape_goes_on_from_a_sentence_to_the_end_and_is_found_again(desk: Desk) -> None:
    desk.plan("aa", "bbbb", "cccccc")
    desk.say("aa", "bbbb", "cccccc")
    start = desk.source.start_of(1)
    desk.source.read(start, 10 * MUSIC_RATE)

    assert desk.source.start_of(1) == start
    assert desk.source.start_of(2) == start + LENGTH + PAUSE
    assert desk.source.span_of(2) == (start + LENGTH + PAUSE, start + 2 * LENGTH + PAUSE)


def test_an_edit_changes_what_follows_and_not_where_the_head_is(desk: Desk) -> None:
    desk.plan("aa", "bbbb", "cccccc")
    desk.say("aa", "cccccc")
    desk.source.read(0, 10 * MUSIC_RATE)

    desk.plan("zz", "aa", "xxxxxxxx", "cccccc")
    desk.say("xxxxxxxx")
    desk.source.read(0, 10 * MUSIC_RATE)

    assert [desk.source.place(n * (LENGTH + PAUSE) + 10) for n in range(3)] == [(1, (0, 1)), (2, (0, 4)), (3, (0, 3))]
    assert desk.level(LENGTH + PAUSE + 10) == pytest.approx(0.18, abs=0.001)


def test_what_was_heard_and_edited_since_belongs_to_no_sentence(desk: Desk) -> None:
    desk.plan("aa", "bbbb")
    desk.say("aa", "bbbb")
    desk.source.read(0, 10 * MUSIC_RATE)

    desk.plan("cc", "bbbb")

    assert desk.source.place(10) is None
    assert desk.source.place(LENGTH + PAUSE + 10) == (1, (0, 2))
    assert desk.source.span_of(0) is None
    desk.say("cc")
    span = desk.source.span_of(0)
    assert span is not None
    assert desk.level(span[0]) == pytest.approx(0.12, abs=0.001)


def test_what_was_thrown_away_is_asked_for_again(desk: Desk) -> None:
    desk.plan("aa")
    desk.source.add_ready(["aa"])

    assert len(desk.source.read(0, 100)) == 0
    assert desk.missing == ["aa"]
    desk.say("aa")
    assert len(desk.source.read(0, 100)) == 100


def test_memory_does_not_grow_with_the_article(desk: Desk) -> None:
    texts = [f"phrase {number}" for number in range(40)]
    desk.plan(*texts)
    desk.say(*texts)
    whole = desk.source.read(0, 60 * MUSIC_RATE)

    assert len(whole) == desk.source.length()
    assert desk.level(10) == pytest.approx(0.18, abs=0.001)
    assert len(desk.source._sounds) < len(texts)
