from __future__ import annotations

import itertools
import subprocess
import sys
from pathlib import Path

import pytest

from audio_engine.errors import LibraryError
from audio_engine.library import JobState, Library, state_label
from audio_engine.library.job_states import ALLOWED, ENDED

from .samples import add_recording

WAYS = {
    JobState.QUEUED: [],
    JobState.RUNNING: [JobState.RUNNING],
    **{state: [JobState.RUNNING, state] for state in JobState if state not in {JobState.QUEUED, JobState.RUNNING}},
}
RUN_AND_DIE = """
import os, signal, sys
from pathlib import Path
from audio_engine.library import JobState, Library
library = Library.open(Path(sys.argv[1]))
library.set_job_state(int(sys.argv[2]), JobState.RUNNING)
print("running", flush=True)
sys.stdin.read()
"""


def _job(library: Library, state: JobState = JobState.QUEUED) -> int:
    job = library.add_job("transcribe", add_recording(library), {})
    for step in WAYS[state]:
        library.set_job_state(job, step)
    return job


def test_a_job_comes_back_as_it_was_added(library: Library) -> None:
    recording = add_recording(library)

    row = library.job(library.add_job("transcribe", recording, {"names": ["Łódź", "\ud83d"], "beam": 5}))

    assert (row.kind, row.recording_id, row.state) == ("transcribe", recording, JobState.QUEUED)
    assert row.settings == {"names": ["Łódź", "\ud83d"], "beam": 5}
    assert (row.started_at, row.ended_at, row.exit_code) == (None, None, None)


@pytest.mark.parametrize(("present", "wanted"), list(itertools.product(JobState, JobState)))
def test_only_the_ways_of_the_table_are_open(library: Library, present: JobState, wanted: JobState) -> None:
    job = _job(library, present)

    if wanted in ALLOWED[present]:
        library.set_job_state(job, wanted)
        assert library.job(job).state is wanted
    else:
        with pytest.raises(LibraryError, match="cannot become"):
            library.set_job_state(job, wanted)
        assert library.job(job).state is present


def test_what_is_done_stays_done_and_nothing_else_is_a_dead_end() -> None:
    assert {state for state, ways in ALLOWED.items() if not ways} == {JobState.DONE, JobState.DONE_WITH_WARNINGS}
    assert all(JobState.QUEUED in ALLOWED[state] for state in ENDED - {JobState.DONE, JobState.DONE_WITH_WARNINGS})


def test_a_failure_keeps_its_sentences_until_the_job_is_tried_again(library: Library) -> None:
    job = _job(library, JobState.RUNNING)

    library.set_job_state(job, JobState.FAILED, what="No model.", to_do="Install one.", exit_code=4)
    row = library.job(job)
    assert (row.what, row.to_do, row.exit_code) == ("No model.", "Install one.", 4)
    assert row.ended_at is not None

    library.set_job_state(job, JobState.QUEUED)
    row = library.job(job)
    assert (row.what, row.exit_code, row.ended_at) == ("", None, None)


def test_jobs_are_listed_by_state_in_the_order_of_the_queue(library: Library) -> None:
    queued, running = _job(library), _job(library, JobState.RUNNING)

    assert [row.id for row in library.jobs()] == [queued, running]
    assert [row.id for row in library.jobs(JobState.RUNNING, JobState.FAILED)] == [running]


def test_the_queue_follows_its_order(library: Library) -> None:
    first, second, third = (_job(library) for _ in range(3))

    library.reorder([third, first])

    assert [row.id for row in library.jobs(JobState.QUEUED)] == [third, second, first]
    following = library.next_queued()
    assert following is not None
    assert following.id == third


def test_an_unknown_job_in_an_order_changes_nothing(library: Library) -> None:
    first, second = _job(library), _job(library)

    with pytest.raises(LibraryError, match="no job number 99"):
        library.reorder([second, first, 99])

    assert [row.id for row in library.jobs()] == [first, second]


def test_jobs_of_deleted_recordings_wait(library: Library) -> None:
    job = _job(library)
    library.delete_recording(library.job(job).recording_id)

    assert library.next_queued() is None
    assert library.job(job).state is JobState.QUEUED


def test_settings_can_be_replaced(library: Library) -> None:
    job = _job(library)

    library.set_job_settings(job, {"model": "small"})

    assert library.job(job).settings == {"model": "small"}
    with pytest.raises(LibraryError, match="no job number 99"):
        library.set_job_settings(99, {})


def test_running_jobs_of_dead_processes_are_interrupted_and_nothing_is_cancelled(library: Library, home: Path) -> None:
    others = {state: _job(library, state) for state in JobState}
    orphaned = _job(library)
    with subprocess.Popen(
        [sys.executable, "-c", RUN_AND_DIE, home, str(orphaned)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as owner:
        assert owner.stdout is not None
        assert owner.stdout.readline() == b"running\n"
        assert library.mark_interrupted() == []
        owner.kill()
        owner.wait(timeout=30)

    assert library.mark_interrupted() == [orphaned]
    assert library.job(orphaned).state is JobState.INTERRUPTED
    assert {state: library.job(job).state for state, job in others.items()} == {s: s for s in JobState}


def test_a_process_number_that_is_used_again_is_not_the_owner(library: Library) -> None:
    job = _job(library, JobState.RUNNING)
    with library._writing() as connection:
        connection.execute("UPDATE job SET owner_started = owner_started - 3600")

    assert library.mark_interrupted() == [job]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_state_has_a_name_for_people(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setenv("SOUFFLEUR_LANGUAGE", language)

    assert len({state_label(state) for state in JobState}) == len(JobState)
