"""`--resume` goes on with the work that is there, whatever the person did in between, and a stop stops everything."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import soundfile

from audio_engine.cli.transcribe import transcribe
from audio_engine.engine import Engine, PreparedJob, TranscriptionRequest
from audio_engine.errors import EXIT_CANCELLED
from audio_engine.events import Event, Finished
from audio_engine.library import JobState, StoredWindow
from audio_engine.settings.folders import home_folder
from audio_engine.settings.resolver import save_setting
from audio_engine.settings.schema import TRANSCRIPTION_MODEL
from audio_engine.transcript import EngineDescription
from tests.scenarios.command import INTERVIEWS, environment, souffleur, transcript_of

if TYPE_CHECKING:
    from pathlib import Path

BASIC = EngineDescription("pocketsphinx", "en-us", "cpu", "fixed-point", "basic", "0")


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """Six seconds of speech."""
    sound, rate = soundfile.read(INTERVIEWS / "interview-en.flac", dtype="int16")
    path = tmp_path / "interview.flac"
    soundfile.write(path, sound[: 6 * rate], rate)
    return path


def prepared(engine: Engine, path: Path, *, resume: bool = False) -> PreparedJob:
    return engine.prepare(TranscriptionRequest(path, model="basic", resume=resume))


def stopped_after(engine: Engine, path: Path, windows: int) -> int:
    """A job that was cancelled when `windows` windows were stored."""
    job = prepared(engine, path)
    engine.library.set_job_state(job.job_id, JobState.RUNNING)
    transcript_id = engine.library.begin_transcript(
        job.recording_id, job.job_id, engine=BASIC, language="en", language_probability=None, task="t", speakers=()
    )
    for index in range(windows):
        stored = StoredWindow(0, index, index * 16_000, (index + 1) * 16_000, segments=(), gaps=())
        engine.library.store_window(transcript_id, stored)
    engine.library.set_job_state(job.job_id, JobState.CANCELLED)
    return job.job_id


def test_the_run_that_came_furthest_is_resumed_not_the_one_that_was_begun_by_mistake(recording: Path) -> None:
    with Engine() as engine:
        far = stopped_after(engine, recording, 5)
        stopped_after(engine, recording, 0)

        assert prepared(engine, recording, resume=True).job_id == far


def test_the_newest_of_equal_runs_is_resumed(recording: Path) -> None:
    with Engine() as engine:
        stopped_after(engine, recording, 1)
        newest = stopped_after(engine, recording, 1)

        assert prepared(engine, recording, resume=True).job_id == newest


def test_what_was_finished_is_not_done_again(tmp_path: Path, recording: Path) -> None:
    arguments = ("transcribe", recording, "--model", "basic", "--json")
    first = souffleur(tmp_path / "home", *arguments)
    again = souffleur(tmp_path / "home", *arguments, "--resume")
    jobs = json.loads(souffleur(tmp_path / "home", "library", "list", "--json").stdout)["recordings"]

    assert transcript_of(again) == transcript_of(first)
    assert "finished before" in again.stderr
    assert len(jobs[0]["transcripts"]) == 1


def test_a_watcher_that_fails_interrupts_the_job_and_blames_nobody(recording: Path) -> None:
    def fail(_event: Event) -> None:
        raise BrokenPipeError

    with Engine() as engine:
        job = prepared(engine, recording)
        with pytest.raises(BrokenPipeError):
            engine.run(job.job_id, fail)
        interrupted = engine.library.job(job.job_id)
        resumed = prepared(engine, recording, resume=True)

    assert (interrupted.state, interrupted.what) == (JobState.INTERRUPTED, "")
    assert resumed.job_id == job.job_id


class SignalledEngine(Engine):
    """Gets a Ctrl-C in the named phase of its first recording."""

    phase = "prepare"
    prepared_jobs = 0

    def prepare(self, request: TranscriptionRequest) -> PreparedJob:
        job = super().prepare(request)
        self.prepared_jobs += 1
        if self.phase == "prepare":
            os.kill(os.getpid(), signal.SIGINT)
        return job

    def expected_speed(self, job_id: int) -> float | None:
        if self.phase == "greet":
            os.kill(os.getpid(), signal.SIGINT)
        return super().expected_speed(job_id)


@pytest.mark.parametrize("phase", ["prepare", "greet"])
def test_a_stop_before_the_work_begins_is_not_forgotten(
    recording: Path, monkeypatch: pytest.MonkeyPatch, phase: str
) -> None:
    monkeypatch.setattr("audio_engine.cli.transcribe.Engine", SignalledEngine)
    monkeypatch.setattr(SignalledEngine, "phase", phase)

    assert transcribe([recording, recording], model="basic") == EXIT_CANCELLED
    with Engine() as engine:
        assert [job.state for job in engine.library.jobs()] == [JobState.CANCELLED]


def test_a_stop_while_the_result_is_written_leaves_the_next_recording_alone(
    recording: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def written(*_: object, **__: object) -> Path:
        os.kill(os.getpid(), signal.SIGINT)
        return tmp_path / "x.txt"

    monkeypatch.setattr("audio_engine.cli.transcribe.write_transcript", written)

    assert transcribe([recording, recording], model="basic", formats="txt", output=tmp_path) == EXIT_CANCELLED
    with Engine() as engine:
        assert [job.state for job in engine.library.jobs()] in ([JobState.DONE], [JobState.DONE_WITH_WARNINGS])


def test_the_persons_settings_hold_without_the_library_too(tmp_path: Path, recording: Path) -> None:
    save_setting(TRANSCRIPTION_MODEL, "basic", home=home_folder())
    with Engine(tmp_path / "thrown-away") as engine:
        job = engine.prepare(TranscriptionRequest(recording))

    assert job.notices == ()  # the built-in recogniser was chosen, not fallen back to


@pytest.mark.parametrize("language", ["en-GB", "EN_us"])
def test_a_language_may_name_its_country(recording: Path, language: str) -> None:
    with Engine() as engine:
        job = engine.prepare(TranscriptionRequest(recording, model="basic", language=language))

        assert engine.library.job(job.job_id).settings["language"] == "en"


def test_a_job_that_was_finished_gives_its_outcome_at_once(recording: Path) -> None:
    with Engine() as engine:
        job = prepared(engine, recording)
        outcome = engine.run(job.job_id, lambda _event: None)
        again = engine.run(job.job_id, lambda _event: None)

    assert isinstance(outcome.event, Finished)
    assert again == outcome


@pytest.mark.skipif(sys.platform == "win32", reason="terminals do not hang up there")
def test_a_closed_terminal_leaves_no_sound_behind_where_nothing_was_to_be_kept(tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    command = [sys.executable, "-m", "audio_engine", "transcribe", str(INTERVIEWS / "interview-en.flac")]
    with subprocess.Popen(
        [*command, "--model", "basic", "--no-library", "--progress", "json"],
        env=environment(tmp_path / "home", TMPDIR=str(scratch)),
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_DFL),  # noqa: PLW1509 - one that nohup took is kept
    ) as process:
        assert process.stderr is not None
        next(line for line in process.stderr if '"started"' in line)
        process.send_signal(signal.SIGHUP)
        code = process.wait(timeout=60)

    assert code == EXIT_CANCELLED
    assert list(scratch.iterdir()) == []
