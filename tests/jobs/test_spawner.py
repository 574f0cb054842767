"""The spawner, as a process that has given up the network uses it: real forks, real locks, real programs."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import psutil
import pytest

from audio_engine.jobs.spawner_process import are_allowed

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="no other system has the lock that makes it needed")

ROOT = Path(__file__).resolve().parents[2]
SURROUNDINGS = """
import os, signal, subprocess, sys
from audio_engine.jobs import spawner_process
from audio_engine.jobs.spawner import Spawner
from audio_engine.jobs.spawner_process import Programs
from audio_engine.media.lock import deny_network

def program(code):
    return (sys.executable, "-c", code)

def spawner(models, window="", *, end_s=10.0):
    spawner_process.SPAWNED_END_S = end_s
    made = Spawner(Programs(program(models), program(window)))
    deny_network()
    return made
"""
TELLS = """
import socket, sys
socket.socket().close()
print(*sys.argv[1:])
print("on stderr", file=sys.stderr)
sys.exit(len(sys.stdin.read()))
"""
STUBBORN = """
import signal, sys
print("here", flush=True)
signal.pause()
"""


def locked(code: str, **words: str) -> subprocess.CompletedProcess[str]:
    """Run `code` as the window; `words` are names in it."""
    given = "".join(f"{name} = {value!r}\n" for name, value in words.items())
    return subprocess.run(
        [sys.executable, "-c", SURROUNDINGS + given + textwrap.dedent(code)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_locked_process_starts_the_one_program_that_has_a_network() -> None:
    done = locked(
        """
        import socket
        run = spawner(TELLS).start_models(["install", "small", "--yes"])
        run.stdin.write(b"1234")
        run.stdin.close()
        print(run.stdout.read(), run.stderr.read(), run.wait(30), run.poll())
        try:
            socket.socket()
        except PermissionError:
            print("locked")
        """,
        TELLS=TELLS,
    )

    assert done.stdout == "b'install small --yes\\n' b'on stderr\\n' 4 4\nlocked\n", done.stderr


def test_several_programs_have_pipes_of_their_own() -> None:
    done = locked(
        """
        made = spawner(TELLS)
        runs = [made.start_models(["install", name]) for name in ("tiny", "small")]
        for run in reversed(runs):
            run.stdin.close()
            print(run.stdout.read(), run.wait(30))
        """,
        TELLS=TELLS,
    )

    assert done.stdout == "b'install small\\n' 0\nb'install tiny\\n' 0\n", done.stderr


@pytest.mark.parametrize(("how", "code"), [("kill", -9), ("terminate", -15)])
def test_a_program_is_ended_from_the_window(how: str, code: int) -> None:
    done = locked(
        """
        run = spawner(STUBBORN).start_models(["install", "small"])
        run.stdout.read(5)
        try:
            run.wait(0.01)
        except subprocess.TimeoutExpired:
            print(run.poll())
        getattr(run, how)()
        print(run.wait(30))
        """,
        STUBBORN=STUBBORN,
        how=how,
    )

    assert done.stdout == f"None\n{code}\n", done.stderr


@pytest.mark.parametrize("end_s", [10.0, 0.1])
def test_whatever_runs_ends_with_a_killed_window(end_s: float) -> None:
    """One program stops when its stdin ends, the other has to be killed."""
    waits = STUBBORN.replace("signal.pause()", "sys.stdin.read()") if end_s > 1 else STUBBORN
    window = locked(
        f"""
        made = spawner(PROGRAM, end_s={end_s})
        run = made.start_models(["install", "small"])
        run.stdout.read(5)
        print(made.pid, run.pid, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
        """,
        PROGRAM=waits,
    )

    assert window.returncode == -9
    left = [psutil.Process(pid) for pid in map(int, window.stdout.split()) if psutil.pid_exists(pid)]
    assert psutil.wait_procs(left, timeout=30)[1] == []


def test_the_window_is_started_again_on_a_network_and_once_the_old_one_is_gone(tmp_path: Path) -> None:
    window = f"""
import os, pathlib, socket
socket.socket().close()
pathlib.Path({str(tmp_path / "again")!r}).write_text(str(os.path.exists({str(tmp_path / "open")!r})))
"""
    done = locked(
        """
        made = spawner("", WINDOW)
        open(path, "w").close()
        made.start_window()
        os.unlink(path)
        print(made.pid)
        """,
        WINDOW=window,
        path=str(tmp_path / "open"),
    )
    if psutil.pid_exists(pid := int(done.stdout)):
        psutil.wait_procs([psutil.Process(pid)], timeout=30)

    again = tmp_path / "again"
    _wait_for(again)
    assert again.read_text() == "False"


def test_a_program_that_is_not_there_is_told() -> None:
    done = locked(
        """
        made = Spawner(Programs(("/nonexistent/souffleur-models",), ()))
        for _ in range(2):
            try:
                made.start_models(["list"])
            except OSError as problem:
                print(problem)
        """
    )

    assert done.stdout == "No such file or directory\n" * 2, done.stderr


def test_a_spawner_that_was_killed_is_told_and_closing_stdin_still_stops_what_it_started() -> None:
    done = locked(
        """
        made = spawner(TELLS)
        run = made.start_models(["list"])
        os.kill(made.pid, signal.SIGKILL)
        print(run.wait(30))
        run.kill()
        run.stdin.close()
        print(run.stdout.read())
        try:
            made.start_models(["list"])
        except OSError as problem:
            print(problem)
        """,
        TELLS=TELLS,
    )

    assert done.stdout == "-9\nb'list\\n'\nBroken pipe\n", done.stderr


ALLOWED = [
    ["list", "--json"],
    ["install", "small", "--yes", "--progress", "json", "--stop-with-parent"],
    ["install", "pt_PT-tugão-medium", "--kind", "piper"],
    ["update", "--kind", "whisper", "small", "distil-large-v3.5"],
    ["licence", "small", "--json"],
    ["discard", "small"],
]
REFUSED: list[list[object]] = [
    [],
    ["--from", "install"],
    ["bundle", "small", "--output", "x.zip"],
    ["install", "--from", "models"],
    ["install", "--into", "folder"],
    ["install", "--machine-wide"],
    ["install", "../small"],
    ["install", "https://example.org/model"],
    ["install", "-y"],
    ["install", "small\n"],
    ["install", ""],
    ["install", "small", "--progress"],
    ["install", "small", "--progress", "--yes"],
    ["install", "--yes=no"],
    ["install", "--kind", "../x"],
    ["install", 7],
    [["install"]],
    ["list", *["small"] * 200],
]


@pytest.mark.parametrize("arguments", ALLOWED, ids=" ".join)
def test_what_the_window_needs_is_allowed(arguments: list[str]) -> None:
    assert are_allowed(arguments)


@pytest.mark.parametrize("arguments", REFUSED, ids=str)
def test_nothing_else_is(arguments: list[object]) -> None:
    assert not are_allowed(arguments)


def test_the_spawner_checks_again_what_the_window_should_have_checked() -> None:
    """Whoever has taken over the window can write into its pipe as well."""
    done = locked(
        """
        from audio_engine.jobs import spawner as window_side
        window_side.are_allowed = lambda _: True
        made = spawner(TELLS)
        try:
            made.start_models(["install", "--from", "/etc"])
        except OSError as problem:
            print(problem)
        """,
        TELLS=TELLS,
    )

    assert done.stdout == "arguments that are not allowed\n", done.stderr


def _wait_for(file: Path) -> None:
    import threading

    never = threading.Event()
    for _ in range(300):
        if file.exists() and file.read_text():
            return
        never.wait(0.1)
    raise AssertionError(f"{file} did not come")
