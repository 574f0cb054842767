from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from audio_engine.library import JobState, Library

from .samples import add_recording, begin, store, window


def test_a_job_is_taken_once(library: Library, home: Path) -> None:
    jobs = {library.add_job("transcribe", add_recording(library), {}) for _ in range(6)}

    def take(_: int) -> list[int]:
        with Library.open(home) as mine:
            taken = []
            while (job := mine.claim_next()) is not None:
                assert job.state is JobState.RUNNING
                taken.append(job.id)
            return taken

    with ThreadPoolExecutor(3) as pool:
        taken = [job_id for ids in pool.map(take, range(3)) for job_id in ids]

    assert sorted(taken) == sorted(jobs)
    assert library.mark_interrupted() == []  # whoever took them lives


def test_only_what_waits_is_taken(library: Library) -> None:
    first, second = (library.add_job("transcribe", add_recording(library), {}) for _ in range(2))
    library.set_job_state(first, JobState.PAUSED)
    assert library.claim_job(first) is None
    library.delete_recording(2)
    assert library.claim_next() is None
    library.restore_recording(2)

    taken = library.claim_next()

    assert taken is not None
    assert taken.id == second
    assert library.claim_job(second) is None


def test_a_job_tried_again_forgets_its_failure(library: Library) -> None:
    job = library.add_job("transcribe", add_recording(library), {})
    library.set_job_state(job, JobState.FAILED, what="No model.", exit_code=4)
    library.set_job_state(job, JobState.QUEUED)

    taken = library.claim_job(job)

    assert taken is not None
    assert (taken.what, taken.exit_code, taken.ended_at) == ("", None, None)
    assert taken.started_at is not None


def test_a_job_moves_to_the_front(library: Library) -> None:
    jobs = [library.add_job("transcribe", add_recording(library), {}) for _ in range(3)]

    library.move_to_front(jobs[2])

    assert [row.job.id for row in library.queued_rows(JobState.QUEUED)] == [jobs[2], jobs[0], jobs[1]]


def test_rows_say_what_is_worked_on_and_how_far(library: Library) -> None:
    transcript_id = begin(library)
    library.store_window(transcript_id, window(0, "un"))
    library.set_recording_audio(1, duration_samples=960_000, channels=1, sha256="ab", warnings=(), damaged=())
    other, _ = store(library, "deux")
    library.ask_hearing(other, 1.0, 3.5, {})
    library.delete_recording(2)

    heard, first, second = library.queued_rows()

    assert (first.title, first.length_s, first.recognised_s, first.deleted) == ("interview.wav", 60.0, 30.0, False)
    assert (second.length_s, second.deleted) == (None, True)
    assert (heard.job.kind, heard.length_s, heard.recognised_s) == ("listen-again", 2.5, 0.0)
