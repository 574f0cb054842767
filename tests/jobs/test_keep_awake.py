"""The machine stays awake while a job runs, and not a moment longer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import psutil
import pytest

from audio_engine.jobs.keep_awake import keep_awake, keep_awake_provider

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the fake inhibitor stands in for systemd's")


def install_inhibitor(folder: Path, script: str) -> None:
    """A fake `systemd-inhibit`: there is no system bus where tests run."""
    program = folder / "systemd-inhibit"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")
    return folder


def holders() -> list[psutil.Process]:
    return [p for p in psutil.Process().children(recursive=True) if p.status() != psutil.STATUS_ZOMBIE]


def test_the_inhibitor_lives_as_long_as_the_block(
    programs: Path, wait_until: Callable[[Callable[[], object]], None]
) -> None:
    install_inhibitor(programs, f'echo "$@" >{programs}/asked; exec cat')

    with keep_awake():
        wait_until((programs / "asked").exists)
        inside = holders()

    assert len(inside) == 1
    assert not holders()
    assert "--what=idle:sleep" in (programs / "asked").read_text(encoding="utf-8")
    assert keep_awake_provider() == "systemd-inhibit"


def test_an_inhibitor_that_fails_stops_nothing(programs: Path) -> None:
    install_inhibitor(programs, "exit 1")
    done = False

    with keep_awake():
        done = True

    assert done


def test_an_inhibitor_that_ignores_its_end_is_killed(programs: Path) -> None:
    install_inhibitor(programs, "trap '' TERM; exec 0<&-; while :; do read -r x </dev/zero; done")

    with keep_awake():
        pass

    assert not holders()


def test_without_an_inhibitor_the_job_runs_all_the_same(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(programs))

    with keep_awake():
        assert not holders()

    assert keep_awake_provider() is None


def test_an_exception_inside_the_block_ends_the_inhibitor_and_passes(programs: Path) -> None:
    install_inhibitor(programs, "exec cat")

    with pytest.raises(ZeroDivisionError), keep_awake():
        raise ZeroDivisionError

    assert not holders()


def test_the_inhibitor_does_not_outlive_a_killed_program(
    programs: Path, wait_until: Callable[[Callable[[], object]], None]
) -> None:
    install_inhibitor(programs, f"echo $$ >{programs}/pid; exec cat")
    program = (
        "import threading; from audio_engine.jobs.keep_awake import keep_awake\n"
        "with keep_awake(): threading.Event().wait(60)"
    )
    process = subprocess.Popen([sys.executable, "-c", program])
    wait_until(lambda: (programs / "pid").exists() and (programs / "pid").read_text().strip())
    holder = int((programs / "pid").read_text())

    process.send_signal(signal.SIGKILL)
    process.wait()

    wait_until(lambda: not psutil.pid_exists(holder))
