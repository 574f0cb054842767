"""Cancel and pause answer within two seconds whatever the worker does, and no process outlives its supervisor."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import psutil
import pytest

from audio_engine.events import Cancelled, Event, Finished, Paused, SegmentReady
from audio_engine.jobs.supervisor import Supervisor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the sample jobs use POSIX signals")

PROMISE_S = 2.0
BUSY_MACHINE_S = 2.0
"""What a machine that is busy with other tests may add to the two seconds that we promise."""


def rows(home: Path) -> list[str]:
    path = home / "rows"
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


@pytest.mark.parametrize("kind", ["count", "stuck", "stumbling", "deaf", "parent"])
@pytest.mark.parametrize(("ask", "end_kind"), [("cancel", Cancelled), ("pause", Paused)])
def test_a_request_is_answered_in_time_whatever_the_worker_does(
    home: Path, sample_worker: tuple[str, ...], kind: str, ask: str, end_kind: type[Event]
) -> None:
    (home / "plan.json").write_text('{"n": 100000, "step_s": 0.01}', encoding="utf-8")
    supervisor = Supervisor(worker_command=sample_worker)
    asked_at: list[float] = []

    def ask_at_the_first_event(_event: Event) -> None:
        if not asked_at:
            asked_at.append(time.monotonic())
            threading.Thread(target=getattr(supervisor, ask)).start()

    end = supervisor.run(1, kind, home, ask_at_the_first_event)

    assert end == end_kind(1)
    assert time.monotonic() - asked_at[0] < PROMISE_S + BUSY_MACHINE_S


def test_a_paused_job_goes_on_where_it_was(home: Path, sample_worker: tuple[str, ...]) -> None:
    (home / "plan.json").write_text('{"n": 30, "step_s": 0.02}', encoding="utf-8")
    supervisor = Supervisor(worker_command=sample_worker)

    first = supervisor.run(1, "count", home, lambda _event: supervisor.pause())
    stored = len(rows(home))
    second = supervisor.run(1, "count", home, lambda _event: None)

    assert (first, second) == (Paused(1), Finished(1, ("counted",)))
    assert 0 < stored < 30
    assert [line.split()[0] for line in rows(home)] == [str(n) for n in range(30)]


def test_a_cancel_after_a_pause_is_a_cancel(home: Path, sample_worker: tuple[str, ...]) -> None:
    supervisor = Supervisor(worker_command=sample_worker)

    def pause_then_cancel(_event: Event) -> None:
        supervisor.pause()
        supervisor.cancel()
        supervisor.pause()

    assert supervisor.run(1, "stuck", home, pause_then_cancel) == Cancelled(1)


def test_a_request_without_a_job_stops_no_later_job(home: Path, sample_worker: tuple[str, ...]) -> None:
    supervisor = Supervisor(worker_command=sample_worker)
    supervisor.cancel()

    assert isinstance(supervisor.run(1, "count", home, lambda _event: None), Finished)


def test_a_cancel_while_a_dead_worker_is_replaced_is_heard(home: Path, sample_worker: tuple[str, ...]) -> None:
    (home / "plan.json").write_text('{"n": 9, "at": 3, "times": 1, "how": "kill"}', encoding="utf-8")
    supervisor = Supervisor(worker_command=sample_worker)

    def cancel_before_the_death(event: Event) -> None:
        if isinstance(event, SegmentReady) and event.segment_id == 2:
            supervisor.cancel()

    assert supervisor.run(1, "count", home, cancel_before_the_death) == Cancelled(1)


class Program:
    """`supervise.py` in a process of its own, whose events can be waited for."""

    def __init__(self, kind: str, home: Path, heartbeat_timeout_s: float) -> None:
        script = Path(__file__).with_name("supervise.py")
        self.process = subprocess.Popen(
            [sys.executable, str(script), kind, str(home), str(heartbeat_timeout_s)], stdout=subprocess.PIPE
        )

    def events(self) -> Iterator[dict[str, Any]]:
        assert self.process.stdout
        yield from map(json.loads, self.process.stdout)

    def family(self) -> list[psutil.Process]:
        children: list[psutil.Process] = psutil.Process(self.process.pid).children(recursive=True)
        return children

    def worker(self) -> psutil.Process:
        """Beside it there may be what keeps the machine awake."""
        alive = [p for p in self.family() if p.status() != psutil.STATUS_ZOMBIE]
        (worker,) = [p for p in alive if any(word.endswith("sample_worker.py") for word in p.cmdline())]
        return worker

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.process.kill()
        self.process.wait()
        assert self.process.stdout
        self.process.stdout.close()


@pytest.mark.parametrize("kind", ["count", "stuck", "deaf", "parent"])
def test_nothing_outlives_a_supervisor_that_was_killed(
    home: Path,
    kind: str,
    wait_until: Callable[[Callable[[], object]], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SAMPLE_HEARTBEAT_TIMEOUT_S", "2")
    (home / "plan.json").write_text('{"n": 100000, "step_s": 0.01}', encoding="utf-8")
    with Program(kind, home, 60.0) as program:
        next(program.events())
        family = program.family()

        program.process.send_signal(signal.SIGKILL)

        assert len(family) >= (2 if kind == "parent" else 1)
        wait_until(lambda: not any(process.is_running() for process in family))


def test_ctrl_c_reaches_the_supervisor_alone_and_cancels(home: Path) -> None:
    with Program("stuck", home, 60.0) as program:
        events = program.events()
        next(events)
        worker = program.worker()
        assert os.getpgid(worker.pid) != os.getpgid(program.process.pid)

        asked_at = time.monotonic()
        program.process.send_signal(signal.SIGINT)

        assert next(events)["kind"] == "cancelled"
        assert time.monotonic() - asked_at < PROMISE_S + BUSY_MACHINE_S
        assert program.process.wait(20) == 0


def test_a_machine_that_slept_has_no_dead_worker(home: Path) -> None:
    """A sleeping machine is two processes that stop together for longer than a heartbeat may take."""
    (home / "plan.json").write_text('{"n": 20, "step_s": 0.05}', encoding="utf-8")
    with Program("count", home, 1.5) as program:
        events = program.events()
        next(events)
        worker = program.worker()

        worker.suspend()
        program.process.send_signal(signal.SIGSTOP)
        with pytest.raises(subprocess.TimeoutExpired):
            program.process.wait(3.0)
        program.process.send_signal(signal.SIGCONT)
        worker.resume()

        assert [event["kind"] for event in events][-1] == "finished"
    assert {line.split()[1] for line in rows(home)} == {str(worker.pid)}
