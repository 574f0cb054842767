"""Jobs in real workers: they finish, fail with a sentence, and go on where a dead worker had stored its work."""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import threading
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from audio_engine.events import Event, Failed, Finished, Paused, Progress, SegmentReady
from audio_engine.jobs.supervisor import MAX_DEATHS_WITHOUT_PROGRESS, Supervisor, WorkerBugError

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the sample jobs die by POSIX signals")

Worker = tuple[str, ...]


def plan(home: Path, **values: Any) -> None:
    (home / "plan.json").write_text(json.dumps(values), encoding="utf-8")


def rows(home: Path) -> list[int]:
    return [int(line.split()[0]) for line in (home / "rows").read_text(encoding="utf-8").splitlines()]


def workers_of(home: Path) -> set[str]:
    return {line.split()[1] for line in (home / "rows").read_text(encoding="utf-8").splitlines()}


def nobody(_event: Event) -> None:
    """Watch nothing."""


def test_a_job_runs_to_its_end_and_every_event_arrives_in_order(home: Path, sample_worker: Worker) -> None:
    plan(home, n=50)
    events: list[Event] = []

    with Supervisor(worker_command=sample_worker) as supervisor:
        end = supervisor.run(7, "count", home, events.append)

    assert end == Finished(7, warnings=("counted",))
    assert events[-1] == end
    assert [e.segment_id for e in events if isinstance(e, SegmentReady)] == list(range(50))
    assert {e.job_id for e in events} == {7}
    assert rows(home) == list(range(50))


def test_each_job_gets_a_worker_of_its_own(home: Path, sample_worker: Worker, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()

    with Supervisor(worker_command=sample_worker) as supervisor:
        supervisor.run(1, "count", home, nobody)
        supervisor.run(2, "count", other, nobody)

    assert workers_of(home).isdisjoint(workers_of(other))


@pytest.mark.parametrize("how", ["segv", "abort", "kill", "exit"])
def test_a_job_goes_on_after_its_worker_died(home: Path, sample_worker: Worker, how: str) -> None:
    plan(home, n=6, at=3, times=2, how=how)

    end = Supervisor(worker_command=sample_worker).run(1, "count", home, nobody)

    assert isinstance(end, Finished)
    assert rows(home) == list(range(6))
    assert len(workers_of(home)) == 2  # the second of the three died before it stored anything


@pytest.mark.parametrize(
    ("how", "word"), [("segv", "SIGSEGV"), ("abort", "SIGABRT"), ("kill", "memory"), ("exit", "code 3")]
)
def test_a_job_that_dies_at_the_same_place_again_fails_with_a_sentence(
    home: Path, sample_worker: Worker, how: str, word: str
) -> None:
    plan(home, n=6, at=3, times=99, how=how)
    events: list[Event] = []

    end = Supervisor(worker_command=sample_worker).run(1, "count", home, events.append)

    assert isinstance(end, Failed)
    assert word in end.what
    assert end.to_do
    assert end.exit_code == 5
    assert events[-1] == end
    assert rows(home) == [0, 1, 2]
    deaths = (home / "deaths").read_text(encoding="utf-8").splitlines()
    assert len(deaths) == 2 + MAX_DEATHS_WITHOUT_PROGRESS  # the first had stored three rows


def test_the_last_words_of_a_crashed_library_are_kept_for_the_report(home: Path, sample_worker: Worker) -> None:
    plan(home, at=0, times=99, how="segv")
    supervisor = Supervisor(worker_command=sample_worker)

    supervisor.run(1, "count", home, nobody)

    assert "Segmentation fault" in supervisor.worker_stderr
    assert "sample_jobs.py" in supervisor.worker_stderr


def test_progress_of_decoding_does_not_count_as_stored_work(home: Path, tmp_path: Path) -> None:
    attempts = tmp_path / "attempts"
    worker = fake_worker(
        f"""
        attempts = pathlib.Path({str(attempts)!r})
        number = len(attempts.read_text()) if attempts.exists() else 0
        attempts.write_text("x" * (number + 1))
        send({{"kind": "progress", "job_id": 1, "stage": "decode", "done_s": 1.0 + number}})
        if number > 9:
            send({{"kind": "finished", "job_id": 1}})
        os._exit(3)
        """
    )

    assert isinstance(Supervisor(worker_command=worker).run(1, "count", home, nobody), Failed)

    assert len(attempts.read_text(encoding="utf-8")) == 1 + MAX_DEATHS_WITHOUT_PROGRESS


def test_nothing_is_lost_or_done_twice_under_kill_9_at_random_moments(home: Path, sample_worker: Worker) -> None:
    plan(home, n=60, step_s=0.03)
    supervisor = Supervisor(worker_command=sample_worker)
    acknowledged: list[int] = []

    def acknowledge(event: Event) -> None:
        if isinstance(event, SegmentReady):
            acknowledged.append(event.segment_id)

    over = threading.Event()
    killer = threading.Thread(target=kill_at_random, args=(supervisor, over, random.Random(20)))
    killer.start()
    end = supervisor.run(1, "count", home, acknowledge)
    while isinstance(end, Failed):  # three deaths in a row before anything was stored: somebody resumes
        end = supervisor.run(1, "count", home, acknowledge)
    over.set()
    killer.join()

    assert rows(home) == list(range(60))
    assert len(workers_of(home)) > 3
    assert set(acknowledged) <= set(rows(home))


def kill_at_random(supervisor: Supervisor, over: threading.Event, chance: random.Random) -> None:
    while not over.wait(chance.uniform(0.05, 0.7)):
        worker = supervisor._worker
        if worker is not None:
            os.kill(worker.pid, signal.SIGKILL)


def test_a_worker_that_stops_beating_is_replaced(home: Path, sample_worker: Worker) -> None:
    plan(home, n=40, step_s=0.05)
    supervisor = Supervisor(worker_command=sample_worker, heartbeat_timeout_s=2.5)
    frozen: list[int] = []

    def freeze_the_first(event: Event) -> None:
        if isinstance(event, SegmentReady) and not frozen:
            assert supervisor._worker
            frozen.append(supervisor._worker.pid)
            os.kill(frozen[0], signal.SIGSTOP)

    end = supervisor.run(1, "count", home, freeze_the_first)

    assert isinstance(end, Finished)
    assert rows(home) == list(range(40))
    assert not psutil.pid_exists(frozen[0])
    assert len(workers_of(home)) == 2


def test_a_worker_that_never_answers_fails_the_job_with_a_sentence(home: Path, sample_worker: Worker) -> None:
    supervisor = Supervisor(worker_command=sample_worker, heartbeat_timeout_s=1.0)
    patience = threading.Timer(60, supervisor.cancel)
    patience.start()

    end = supervisor.run(1, "deaf", home, nobody)

    patience.cancel()
    assert isinstance(end, Failed)
    assert "stopped answering" in end.what


def test_a_listener_that_takes_long_does_not_make_the_worker_look_dead(home: Path, sample_worker: Worker) -> None:
    plan(home, n=4, step_s=0.3)

    def dawdle(_event: Event) -> None:
        threading.Event().wait(1.0)

    end = Supervisor(worker_command=sample_worker, heartbeat_timeout_s=1.5).run(1, "count", home, dawdle)

    assert isinstance(end, Finished)
    assert len(workers_of(home)) == 1


def test_a_mistake_of_ours_is_raised_with_its_traceback(home: Path, sample_worker: Worker) -> None:
    with pytest.raises(WorkerBugError, match=r"sample_jobs\.py(.|\n)*IndexError: job 4 is ours to mend"):
        Supervisor(worker_command=sample_worker).run(4, "bug", home, nobody)


def test_the_supervisor_runs_the_next_job_after_a_mistake(home: Path, sample_worker: Worker) -> None:
    supervisor = Supervisor(worker_command=sample_worker)
    with pytest.raises(WorkerBugError):
        supervisor.run(1, "bug", home, nobody)

    assert isinstance(supervisor.run(2, "count", home, nobody), Finished)


def test_a_kind_that_does_not_exist_is_a_mistake_of_ours(home: Path, sample_worker: Worker) -> None:
    with pytest.raises(WorkerBugError, match="KeyError"):
        Supervisor(worker_command=sample_worker).run(1, "juggle", home, nobody)


def test_the_worlds_fault_is_a_failed_event_with_its_exit_code(home: Path, sample_worker: Worker) -> None:
    end = Supervisor(worker_command=sample_worker).run(5, "unusable", home, nobody)

    assert end == Failed(5, "Job 5 has no sound.", "Choose another file.", exit_code=3)


def test_memory_that_python_cannot_get_is_a_sentence_about_memory(home: Path, sample_worker: Worker) -> None:
    end = Supervisor(worker_command=sample_worker).run(1, "greedy", home, nobody)

    assert isinstance(end, Failed)
    assert "memory" in end.what


def test_what_libraries_print_never_reaches_the_channel(home: Path, sample_worker: Worker) -> None:
    supervisor = Supervisor(worker_command=sample_worker)
    events: list[Event] = []

    end = supervisor.run(1, "chatter", home, events.append)

    assert events == [Progress(1, done_s=1.0), end]
    assert isinstance(end, Finished)
    assert supervisor.worker_stderr.endswith("the last words\n")
    assert len(supervisor.worker_stderr) < 10_000
    assert "progress bar" not in supervisor.worker_stderr


def fake_worker(body: str) -> Worker:
    """A worker that speaks as `body` says; `send` writes one frame."""
    import inspect

    head = "import json, os, pathlib, struct, sys\n"
    send = "def send(d):\n    b = json.dumps(d).encode(); os.write(1, struct.pack('>I', len(b)) + b)\n"
    return (sys.executable, "-c", head + send + inspect.cleandoc(body))


@pytest.mark.parametrize(
    "body",
    [
        "os.write(1, bytes(64)); sys.stdin.read()",
        "os.write(1, b'Traceback (most recent call last):'); sys.stdin.read()",
        "send([1, 2]); sys.stdin.read()",
        "send({'kind': 'surprise', 'job_id': 1}); sys.stdin.read()",
        "send({'kind': 'segment', 'job_id': 1, 'colour': 'blue'}); sys.stdin.read()",
        "send({}); send({'job_id': 1}); sys.stdin.read()",
    ],
)
def test_a_worker_that_talks_nonsense_is_ended_and_the_job_fails(home: Path, body: str) -> None:
    end = Supervisor(worker_command=fake_worker(body)).run(1, "count", home, nobody)

    assert isinstance(end, Failed)
    assert "nonsense" in end.what


def test_a_frame_cut_in_half_by_death_counts_as_the_death(home: Path) -> None:
    end = Supervisor(worker_command=fake_worker("os.write(1, b'\\0\\0\\1\\0half'); os.abort()")).run(
        1, "count", home, nobody
    )

    assert isinstance(end, Failed)
    assert "SIGABRT" in end.what


def test_a_job_that_was_finished_before_its_worker_crashed_is_finished(home: Path) -> None:
    worker = fake_worker("send({'kind': 'finished', 'job_id': 1, 'warnings': []}); os.abort()")

    assert Supervisor(worker_command=worker).run(1, "count", home, nobody) == Finished(1)


def test_a_worker_that_lingers_after_the_end_is_ended(home: Path) -> None:
    worker = fake_worker("send({'kind': 'finished', 'job_id': 1, 'warnings': []}); sys.stdin.read()")

    assert Supervisor(worker_command=worker).run(1, "count", home, nobody) == Finished(1)


def test_a_worker_that_cannot_be_started_is_a_failed_event(home: Path) -> None:
    end = Supervisor(worker_command=(str(home / "no-such-program"),)).run(1, "count", home, nobody)

    assert isinstance(end, Failed)
    assert "could not start" in end.what


def test_one_supervisor_runs_one_job_at_a_time(home: Path, sample_worker: Worker) -> None:
    supervisor = Supervisor(worker_command=sample_worker)

    def run_another(_event: Event) -> None:
        with pytest.raises(RuntimeError, match="another job"):
            supervisor.run(2, "count", home, nobody)

    plan(home, n=1)
    first = supervisor.run(1, "count", home, lambda e: run_another(e) if isinstance(e, SegmentReady) else None)

    assert isinstance(first, Finished)


def test_an_exception_of_the_listener_ends_the_worker_and_is_raised(home: Path, sample_worker: Worker) -> None:
    plan(home, n=1000, step_s=0.05)

    def stumble(_event: Event) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Supervisor(worker_command=sample_worker).run(1, "count", home, stumble)

    assert len(rows(home)) < 1000


def test_leaving_the_block_pauses_what_runs_and_waits_for_it(home: Path, sample_worker: Worker) -> None:
    plan(home, n=1000, step_s=0.02)
    ends: list[Event] = []
    begun = threading.Event()

    with Supervisor(worker_command=sample_worker) as supervisor:
        runner = threading.Thread(
            target=lambda: ends.append(supervisor.run(1, "count", home, lambda _event: begun.set()))
        )
        runner.start()
        assert begun.wait(20)
    runner.join(5)

    assert ends == [Paused(1)]
