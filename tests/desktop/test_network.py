"""The window without a network: what it may still start, and that it may start itself."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest

from tests.scenarios.command import environment

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="no other system has such a lock")

START_MS = 60_000
PROGRAM = """
import json, sys
from desktop.bridge.network import give_up_the_network
spawner = give_up_the_network()
from desktop.bridge.models_program import ModelsProgram
from audio_engine.media.lock import network_lock_in_force
with ModelsProgram(spawner).start(["list", "--json"]) as run:
    listed = json.loads(run.output())
    print(json.dumps({"code": run.wait(), "listed": len(listed), "lock": network_lock_in_force().provider}))
"""
STARTS_AGAIN = """
import sys
from desktop import app
from desktop.__main__ import main
app.LATER_STEPS = (("start again", lambda startup: startup.window.start_again()),)
sys.exit(main([]))
"""


def run(code: str, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        env=environment(home, QT_QPA_PLATFORM="offscreen"),
        stdout=subprocess.PIPE,
        text=True,
        check=False,
        timeout=60,
    )


def windows(home: Path) -> list[psutil.Process]:
    """Whoever was started as a window over `home`: the windows themselves, and their spawners."""
    found = []
    for process in psutil.process_iter():
        try:
            if "desktop" in process.cmdline() and process.environ().get("SOUFFLEUR_HOME") == str(home):
                found.append(process)
        except psutil.Error:
            continue
    return sorted(found, key=lambda process: process.pid)


def test_the_locked_window_runs_the_program_for_models(home: Path) -> None:
    done = run(PROGRAM, home)

    told = json.loads(done.stdout)
    assert told["code"] == 0
    assert told["listed"] > 0
    assert told["lock"] == "seccomp"


def test_a_window_that_starts_again_has_a_spawner_with_a_network_again(home: Path, qtbot: QtBot) -> None:
    assert run(STARTS_AGAIN, home).returncode == 0

    try:
        qtbot.waitUntil((home / "inbox").exists, timeout=START_MS)
        window, spawner = windows(home)
        assert [is_filtered(process) for process in (window, spawner)] == [True, False]
    finally:
        for process in windows(home):
            process.terminate()
    assert psutil.wait_procs([window, spawner], timeout=30)[1] == []


def is_filtered(process: psutil.Process) -> bool:
    """Whether a seccomp filter holds in it."""
    return "\nSeccomp:\t2\n" in Path(f"/proc/{process.pid}/status").read_text(encoding="ascii", errors="replace")
