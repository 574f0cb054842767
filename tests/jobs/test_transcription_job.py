"""The job alone, in this process: what it says and does when it goes on with work that was begun before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soundfile

from audio_engine.errors import CancelledError, JobFailedError
from audio_engine.events import Event, Notice
from audio_engine.jobs.control import JobContext, JobControl, PausedError, StopRequest
from audio_engine.jobs.transcription_job import run
from audio_engine.jobs.transcription_settings import TranscriptionSettings
from audio_engine.library import Library, StoredWindow
from audio_engine.transcript import EngineDescription, Gap
from tests.scenarios.command import INTERVIEWS

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

SETTINGS = TranscriptionSettings("pocketsphinx", "en-us", language="en", mode="basic")
ENGINE = EngineDescription("pocketsphinx", "en-us", "cpu", "fixed-point", "basic", "0")
RATE = 16_000


@dataclass
class Queued:
    """A job in a library of its own, and what it says."""

    home: Path
    recording_id: int
    job_id: int
    events: list[Event] = field(default_factory=list)
    control: JobControl = field(default_factory=JobControl)

    def run(self) -> tuple[str, ...]:
        return run(JobContext(self.job_id, self.home, "cpu", "int8", self.events.append, self.control))

    @property
    def notices(self) -> list[str]:
        return [event.text for event in self.events if isinstance(event, Notice)]

    @property
    def audio(self) -> Path:
        return self.home / "library" / "recordings" / str(self.recording_id) / "audio.flac"


def queued(folder: Path, sound: NDArray[np.int16], settings: TranscriptionSettings = SETTINGS) -> Queued:
    path = folder / "recording.wav"
    soundfile.write(path, sound, RATE)
    with Library.open(folder / "home") as library:
        recording_id = library.add_recording(path, size_bytes=1, modified_ns=1)
        return Queued(folder / "home", recording_id, library.add_job("transcribe", recording_id, settings.to_json()))


def begin(job: Queued, *, language_probability: float | None = None) -> int:
    with Library.open(job.home) as library:
        return library.begin_transcript(
            job.recording_id,
            job.job_id,
            engine=ENGINE,
            language="en",
            language_probability=language_probability,
            task="transcribe",
            speakers=(),
        )


@pytest.fixture
def speech() -> NDArray[np.int16]:
    """Five seconds of somebody."""
    sound, rate = soundfile.read(INTERVIEWS / "interview-en.flac", dtype="int16")
    assert rate == RATE
    samples: NDArray[np.int16] = sound[: 5 * RATE]
    return samples


def test_speech_that_an_earlier_run_could_not_recognise_is_not_taken_for_silence(tmp_path: Path) -> None:
    job = queued(tmp_path, np.zeros(30 * RATE, np.int16))
    heard_in_vain = StoredWindow(0, 0, 0, 30 * RATE, segments=(), gaps=(Gap(1.0, 9.0), Gap(11.0, 28.0)))
    transcript_id = begin(job)
    with Library.open(job.home) as library:
        library.store_window(transcript_id, heard_in_vain)

    with pytest.raises(JobFailedError, match="25 s, and no word"):
        job.run()


def test_an_uncertain_language_is_said_again_when_the_job_goes_on(tmp_path: Path, speech: NDArray[np.int16]) -> None:
    job = queued(tmp_path, speech)
    begin(job, language_probability=0.4)

    assert any("certainty of only 40 %" in warning for warning in job.run())


def test_what_is_wrong_with_the_sound_is_said_by_every_job_on_it(tmp_path: Path, speech: NDArray[np.int16]) -> None:
    stereo = np.column_stack([speech, np.zeros_like(speech)])
    job = queued(tmp_path, stereo)
    first = job.run()
    with Library.open(job.home) as library:
        again = Queued(job.home, job.recording_id, library.add_job("transcribe", job.recording_id, SETTINGS.to_json()))

    assert any("Channel 2" in warning for warning in first)
    assert again.run() == first
    assert again.notices == job.notices


@pytest.mark.parametrize("damage", ["removed", "cut", "overwritten"])
def test_the_librarys_sound_is_made_again_from_the_original(
    tmp_path: Path, speech: NDArray[np.int16], damage: str
) -> None:
    job = queued(tmp_path, speech)
    job.run()
    whole = job.audio.read_bytes()
    if damage == "removed":
        job.audio.unlink()
    elif damage == "overwritten":
        job.audio.write_bytes(b"\0" * len(whole))
    else:
        soundfile.write(job.audio, speech[:RATE], RATE)
    job.run()

    assert job.audio.read_bytes() == whole


@pytest.mark.parametrize(("request_", "expected"), [("pause", PausedError), ("cancel", CancelledError)])
def test_a_stop_while_the_decoder_works_is_the_one_that_was_asked_for(
    tmp_path: Path, request_: str, expected: type[Exception]
) -> None:
    job = queued(tmp_path, np.zeros(600 * RATE, np.int16))

    def stop(event: Event) -> None:
        del event
        job.control.request(StopRequest(request_))

    context = JobContext(job.job_id, job.home, "cpu", "int8", stop, job.control)
    with pytest.raises(expected):
        run(context)


def test_a_prompt_that_cannot_be_used_is_said(tmp_path: Path, speech: NDArray[np.int16]) -> None:
    settings: dict[str, Any] = {**SETTINGS.to_json(), "prompt": "An interview about boats."}
    job = queued(tmp_path, speech, TranscriptionSettings.from_json(settings))

    assert any("prompt" in warning for warning in job.run())
