"""Tiny jobs that keep their work in files, and die in every way that a real one can."""

from __future__ import annotations

import ctypes
import json
import os
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any, NoReturn

import psutil

from audio_engine.errors import UnusableInputError
from audio_engine.events import Progress, SegmentReady
from audio_engine.jobs.control import DeviceFailedError

if TYPE_CHECKING:
    from pathlib import Path

    from audio_engine.jobs.control import JobContext


def count(job: JobContext) -> tuple[str, ...]:
    """Store rows `0 … n-1` of `plan.json`, each with this process's id; dies before row `at`, `times` times."""
    plan = {"n": 10, "step_s": 0.0, "at": -1, "times": 0, "how": "exit", **_plan(job)}
    rows = job.home / "rows"
    for row in range(len(_lines(rows)), plan["n"]):
        job.control.check()
        deaths = len(_lines(job.home / "deaths"))
        if row == plan["at"] and deaths < plan["times"]:
            _append(job.home / "deaths", plan["how"])
            die(plan["how"])
        _append(rows, f"{row} {os.getpid()}")
        job.emit(SegmentReady(job.job_id, segment_id=row, start_s=row, end_s=row + 1.0, text=f"row {row}"))
        threading.Event().wait(plan["step_s"])
    return ("counted",)


def stuck(job: JobContext) -> tuple[str, ...]:
    """Sit in a C call that other threads of the process survive, as a model call is."""
    job.emit(Progress(job.job_id, done_s=1.0))
    readable, _writable = os.pipe()
    os.read(readable, 1)
    return ()


def stumbling(job: JobContext) -> tuple[str, ...]:
    """Be stuck, with something to call on cancelling that has a mistake."""
    job.control.on_cancel(lambda: job.home.joinpath("no", "such", "folder").touch())
    return stuck(job)


def deaf(job: JobContext) -> tuple[str, ...]:
    """Sit in a C call that holds the interpreter's lock: no heartbeat, no command is heard."""
    job.emit(Progress(job.job_id, done_s=1.0))
    ctypes.PyDLL(None).pause()
    return ()


def parent(job: JobContext) -> tuple[str, ...]:
    """Start a child that would live for an hour, say its number, and get stuck."""
    child = subprocess.Popen([sys.executable, "-c", "import threading; threading.Event().wait(3600)"])
    _append(job.home / "rows", str(child.pid))
    return stuck(job)


def chatter(job: JobContext) -> tuple[str, ...]:
    """Write to every stream that a library might write to."""
    print("a progress bar")  # noqa: T201
    os.write(1, b"\x00\xff" * 4096)
    ctypes.CDLL(None).puts(b"from C")
    sys.stderr.write("x" * 100_000 + "the last words\n")
    assert not sys.stdin.read()
    job.emit(Progress(job.job_id, done_s=1.0))
    return ()


def bug(job: JobContext) -> tuple[str, ...]:
    raise IndexError(f"job {job.job_id} is ours to mend")


def unusable(job: JobContext) -> tuple[str, ...]:
    raise UnusableInputError(f"Job {job.job_id} has no sound.", "Choose another file.")


def greedy(job: JobContext) -> tuple[str, ...]:
    job.emit(Progress(job.job_id, done_s=1.0))
    raise MemoryError


def card(job: JobContext) -> tuple[str, ...]:
    """Go wrong on every device but the processor, in the way that the plan says; store what it ran on."""
    _append(job.home / "rows", f"{job.device}/{job.compute_type}")
    if job.device != "cpu":
        how = _plan(job)["how"]
        if how == "nonsense":
            raise DeviceFailedError("only exclamation marks")
        if how == "error":
            raise RuntimeError("CUDA failed with error out of memory\n(more)")
        die(how)
    return ()


def mirror(job: JobContext) -> tuple[str, ...]:
    """Write down what the process is like."""
    umask = os.umask(0o077)
    (job.home / "mirror.json").write_text(
        json.dumps(
            {
                "umask": umask,
                "environment": dict(os.environ),
                "nice": psutil.Process().nice(),
                "internet": _can_open_internet_socket(),
            }
        ),
        encoding="utf-8",
    )
    return ()


def die(how: str) -> NoReturn:
    if how == "segv":
        ctypes.string_at(0)
    if how == "abort":
        os.abort()
    if how == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    os._exit(3)


def _can_open_internet_socket() -> bool:
    import socket

    try:
        socket.socket(socket.AF_INET, socket.SOCK_STREAM).close()
    except PermissionError:
        return False
    return True


def _plan(job: JobContext) -> dict[str, Any]:
    path = job.home / "plan.json"
    plan: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return plan


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def _append(path: Path, line: str) -> None:
    with path.open("a", encoding="utf-8") as stream:
        stream.write(line + "\n")
        stream.flush()
        os.fsync(stream.fileno())
