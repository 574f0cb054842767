"""The text beside a recording: it comes while somebody speaks, skips what it cannot follow, and disturbs nothing."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import psutil
import pytest
import soundfile
from numpy.typing import NDArray

from audio_engine.engine.live_draft import live_draft_settings
from audio_engine.errors import ModelMissingError, UserFacingError
from audio_engine.jobs.live_draft import DraftText, LiveDraft
from audio_engine.jobs.live_draft_child import LiveSound
from audio_engine.jobs.transcription_settings import TranscriptionSettings
from audio_engine.limits import SAMPLE_RATE
from audio_engine.resources import resource
from tests.media.playing import wait_until
from tests.media.sounds import tone

BASIC = TranscriptionSettings(recogniser="pocketsphinx", model="en-us", language="en", mode="basic")


def speech() -> NDArray[np.int16]:
    samples, _ = soundfile.read(resource("samples/interview-en.flac"), dtype="int16", always_2d=True)
    return np.asarray(samples, np.int16)


class Reader:
    """Reads along."""

    def __init__(self, settings: TranscriptionSettings = BASIC) -> None:
        self.ready = threading.Event()
        self.texts: list[DraftText] = []
        self.problems: list[UserFacingError] = []
        self.draft = LiveDraft(
            settings, on_ready=self.ready.set, on_text=self.texts.append, on_problem=self.problems.append
        )

    @property
    def child(self) -> psutil.Process:
        wait_until(lambda: self.draft._child is not None)
        assert self.draft._child is not None
        return psutil.Process(self.draft._child.pid)


@pytest.fixture
def started() -> Iterator[Callable[..., Reader]]:
    readers: list[Reader] = []

    def start(settings: TranscriptionSettings = BASIC) -> Reader:
        readers.append(Reader(settings))
        return readers[-1]

    yield start
    for reader in readers:
        reader.draft.close()


@pytest.fixture
def reader(started: Callable[..., Reader]) -> Reader:
    return started()


def test_what_is_said_is_read_while_it_is_said(reader: Reader) -> None:
    samples = speech()[: 40 * SAMPLE_RATE]
    child = reader.child
    for piece in np.array_split(samples, 400):
        reader.draft.feed(piece, SAMPLE_RATE)

    wait_until(lambda: bool(reader.texts))

    assert reader.ready.is_set()
    assert "bridge" in reader.texts[0].text
    assert reader.texts[0].start_s < 2
    reader.draft.close()
    assert not child.is_running()
    assert not reader.problems


def test_who_cannot_keep_up_skips_and_says_so(whisper_micro: Path, started: Callable[..., Reader]) -> None:
    micro = replace(BASIC, recogniser="faster-whisper", model="micro", model_folder=str(whisper_micro), mode="draft")
    reader = started(micro)
    for piece in np.array_split(speech(), 400):
        reader.draft.feed(piece, SAMPLE_RATE)

    wait_until(lambda: any(text.skipped_s for text in reader.texts))

    skip = next(text for text in reader.texts if text.skipped_s)
    assert not skip.text
    assert skip.skipped_s > 45 - 6
    assert skip.start_s + skip.skipped_s == pytest.approx(120.2 - 5, abs=1)


def test_nobody_who_records_ever_waits_for_the_draft(reader: Reader) -> None:
    reader.ready.wait(20)
    if os.name == "posix":
        reader.child.suspend()
    second = tone(1, rate=48_000)[:, np.newaxis]

    for _ in range(2000):
        reader.draft.feed(second[:4800], 48_000)

    reader.draft.close()
    assert not reader.problems


def test_a_process_that_dies_ends_the_draft_alone(reader: Reader) -> None:
    reader.ready.wait(20)

    reader.child.kill()
    wait_until(lambda: bool(reader.problems))

    assert "The rough text ends here" in reader.problems[0].what
    reader.draft.feed(tone(0.1)[:, np.newaxis], SAMPLE_RATE)


def test_a_damaged_model_is_a_sentence(tmp_path: Path, whisper_micro: Path, started: Callable[..., Reader]) -> None:
    damaged = tmp_path / "micro"
    shutil.copytree(whisper_micro, damaged)
    (damaged / "model.bin").write_bytes(b"not a model")
    reader = started(replace(BASIC, recogniser="faster-whisper", model="micro", model_folder=str(damaged)))

    wait_until(lambda: bool(reader.problems))

    assert "The model micro cannot be loaded" in reader.problems[0].what


def test_a_model_that_is_missing_is_said_before_anything_is_started(tmp_path: Path) -> None:
    with pytest.raises(ModelMissingError):
        live_draft_settings(tmp_path, model="no-such-model")
    assert live_draft_settings(tmp_path, model="basic").recogniser == "pocketsphinx"


def test_sound_of_another_rate_and_two_channels_is_heard_as_one() -> None:
    sound = LiveSound()
    for _ in range(20):
        sound.add(np.stack([tone(0.1, rate=48_000), np.zeros(4800, np.int16)], axis=1), 48_000)

    heard = sound.read(0, SAMPLE_RATE)

    assert sound.end == pytest.approx(2 * SAMPLE_RATE, rel=0.05)
    assert np.abs(heard).max() == pytest.approx(np.abs(tone(0.1)).max() / 65536, rel=0.1)


def test_what_is_forgotten_takes_no_memory_and_reading_waits_for_what_is_to_come() -> None:
    sound = LiveSound()
    sound.add(tone(2)[:, np.newaxis], SAMPLE_RATE)
    sound.forget_before(SAMPLE_RATE)
    assert len(sound._samples) == SAMPLE_RATE
    assert not sound.read(0, SAMPLE_RATE).any()

    later = threading.Timer(0.1, lambda: sound.add(tone(1)[:, np.newaxis], SAMPLE_RATE))
    later.start()

    assert len(sound.read(SAMPLE_RATE * 2, SAMPLE_RATE)) == SAMPLE_RATE
