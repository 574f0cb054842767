"""Runs a command and watches the memory of it and of all its children."""

from __future__ import annotations

import subprocess
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Run", "watched_run"]

_EVERY_S = 0.05


@dataclass(frozen=True, slots=True)
class Run:
    """`peak_bytes` is the largest sum of resident memory (PSS where the system tells it) over the whole family."""

    wall_s: float
    peak_bytes: int
    exit_code: int


def watched_run(
    command: Sequence[str], *, env: dict[str, str], on_stderr: Callable[[float, str], None] = lambda _at, _line: None
) -> Run:
    """Run to the end; `on_stderr` gets every line with the seconds since the start."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace"
    )
    assert process.stderr is not None
    peak, over = 0, threading.Event()

    def watch() -> None:
        nonlocal peak
        while not over.wait(_EVERY_S):
            peak = max(peak, _family_bytes(process.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    for line in process.stderr:
        on_stderr(time.perf_counter() - began, line)
    exit_code = process.wait()
    over.set()
    watcher.join()
    return Run(time.perf_counter() - began, peak, exit_code)


def _family_bytes(pid: int) -> int:
    total = 0
    try:
        root = psutil.Process(pid)
        family = [root, *root.children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0
    for member in family:
        try:
            memory = member.memory_full_info()
            total += getattr(memory, "pss", 0) or memory.rss
        except psutil.Error:
            continue
    return total
