"""The queue works beside the window, with the real engine and its real worker, and survives what happens to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audio_engine.errors import UserFacingError
from audio_engine.library import JobState, Library, QueueLock
from desktop.bridge import Bridge, JobEnd, JobProgress
from desktop.bridge.values import TranscriptionRequest
from tests.desktop.conftest import SAMPLE

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.desktop.watched_application import WatchedApplication

SLOWLY_MS = 120_000


def request(path: Path = SAMPLE) -> TranscriptionRequest:
    return TranscriptionRequest(path, language="en", mode="draft")


def states(home: Path) -> list[JobState]:
    with Library.open(home) as library:
        return [job.state for job in library.jobs()]


def test_a_recording_becomes_a_transcript_whose_passages_are_told_as_they_come(bridge: Bridge, qtbot: QtBot) -> None:
    progress: list[JobProgress] = []
    passages: list[tuple[int, int]] = []
    bridge.jobs.progress.connect(progress.append)
    bridge.jobs.segment_ready.connect(lambda *ids: passages.append(ids))
    bridge.jobs.start_queue()

    with qtbot.waitSignal(bridge.jobs.job_ended, timeout=SLOWLY_MS) as ended:
        bridge.jobs.start(request())

    end: JobEnd = ended.args[0]
    assert (end.title, end.state, end.kind) == ("interview-en.flac", JobState.DONE, "transcribe")
    assert {transcript for transcript, _ in passages} == {end.transcript_id}
    assert progress[-1].job_id == end.job_id
    assert bridge.jobs.running is None
    with qtbot.waitCallback() as loaded:
        bridge.library.load_transcript(end.transcript_id, on_success=loaded)
    assert {segment for _, segment in passages} == {s.id for s in loaded.args[0].transcript.segments}


def test_what_is_no_recording_is_refused_in_a_sentence(bridge: Bridge, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitCallback() as refused:
        bridge.jobs.start(request(tmp_path / "nothing.wav"), on_failure=refused)

    assert isinstance(refused.args[0], UserFacingError)


def test_what_turns_out_to_be_no_recording_is_kept_with_its_sentence(
    bridge: Bridge, home: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "letter.wav").write_text("Dear Sir, " * 1000)
    bridge.jobs.start_queue()

    with qtbot.waitSignal(bridge.jobs.job_ended, timeout=SLOWLY_MS) as ended:
        bridge.jobs.start(request(tmp_path / "letter.wav"))

    end: JobEnd = ended.args[0]
    assert (end.state, end.title) == (JobState.FAILED, "letter.wav")
    assert end.what
    with Library.open(home) as library:
        (job,) = library.jobs()
        (row,) = library.shelf()
    assert (job.state, job.exit_code, job.what) == (JobState.FAILED, 3, end.what)
    assert (row.title, row.state, row.what) == ("letter.wav", "failed", end.what)


def test_a_job_that_waits_is_cancelled_and_queued_again(bridge: Bridge, home: Path, qtbot: QtBot) -> None:
    with qtbot.waitCallback() as queued:
        bridge.jobs.start(request(), on_success=queued)
    job_id = queued.args[0].job_id

    with qtbot.waitSignal(bridge.jobs.job_changed):
        bridge.jobs.cancel(job_id)
    assert states(home) == [JobState.CANCELLED]
    with qtbot.waitSignal(bridge.jobs.job_changed):
        bridge.jobs.retry(job_id)
    assert states(home) == [JobState.QUEUED]
    with qtbot.waitSignal(bridge.jobs.job_changed):
        bridge.jobs.pause(job_id)
    assert states(home) == [JobState.PAUSED]


def test_a_running_job_is_paused_and_goes_on(bridge: Bridge, qtbot: QtBot) -> None:
    bridge.jobs.start_queue()
    with qtbot.waitSignal(bridge.jobs.progress, timeout=SLOWLY_MS) as running:
        bridge.jobs.start(request())
    job_id = running.args[0].job_id

    with qtbot.waitSignal(bridge.jobs.job_ended, timeout=SLOWLY_MS) as ended:
        bridge.jobs.pause(job_id)
    assert ended.args[0].state is JobState.PAUSED
    with qtbot.waitSignal(bridge.jobs.job_ended, timeout=SLOWLY_MS) as ended:
        bridge.jobs.resume(job_id)
    assert ended.args[0].state is JobState.DONE


def test_closing_in_the_middle_pauses_nothing_for_ever(qapp: WatchedApplication, home: Path, qtbot: QtBot) -> None:
    first = Bridge(home, qapp)
    first.jobs.start_queue()
    with qtbot.waitSignal(first.jobs.progress, timeout=SLOWLY_MS):
        first.jobs.start(request())
    first.close()
    assert states(home) == [JobState.QUEUED]

    second = Bridge(home, qapp)
    with qtbot.waitSignal(second.jobs.job_ended, timeout=SLOWLY_MS) as ended:
        second.jobs.start_queue()
    second.close()

    assert ended.args[0].state is JobState.DONE


def test_a_job_whose_program_was_killed_goes_on_at_the_next_start(bridge: Bridge, home: Path, qtbot: QtBot) -> None:
    with qtbot.waitCallback() as queued:
        bridge.jobs.start(request(), on_success=queued)
    job_id = queued.args[0].job_id
    with Library.open(home) as library:
        library.set_job_state(job_id, JobState.RUNNING)
        with library._writing() as connection:  # its process is one that there is not
            connection.execute("UPDATE job SET owner_pid = 1, owner_started = 0")

    with qtbot.waitSignal(bridge.jobs.job_ended, timeout=SLOWLY_MS) as ended:
        bridge.jobs.start_queue()

    assert (ended.args[0].job_id, ended.args[0].state) == (job_id, JobState.DONE)


def test_a_queue_that_a_command_runs_is_told_once_and_left_alone(
    bridge: Bridge, home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.bridge.queue_thread._TAKEN_RETRY_S", 0.05)
    told: list[UserFacingError] = []
    bridge.jobs.queue_blocked.connect(told.append)
    with QueueLock(home):
        bridge.jobs.start_queue()
        with qtbot.waitSignal(bridge.jobs.queue_blocked):
            bridge.jobs.start(request())
        assert states(home) == [JobState.QUEUED]
        ended = qtbot.waitSignal(bridge.jobs.job_ended, timeout=SLOWLY_MS)

    ended.wait()

    assert len(told) == 1
    assert ended.args[0].state is JobState.DONE


def test_waiting_jobs_change_places(bridge: Bridge, qtbot: QtBot, tmp_path: Path) -> None:
    ids = []
    for name in ("a.flac", "b.flac"):
        (tmp_path / name).write_bytes(SAMPLE.read_bytes())
        with qtbot.waitCallback() as queued:
            bridge.jobs.start(request(tmp_path / name), on_success=queued)
        ids.append(queued.args[0].job_id)

    bridge.jobs.reorder(list(reversed(ids)))

    with qtbot.waitCallback() as listed:
        qtbot.waitUntil(lambda: bridge.operations.is_idle)
        bridge.jobs.read_queue(on_success=listed, key="test")
    assert [(entry.job.id, entry.position) for entry in listed.args[0]] == [(ids[1], 1), (ids[0], 2)]
