"""The proof that nothing leaves: every command and the window, traced for sockets, and again where there is no network.

`network_proof()` is the whole of it, for the trust drill; the tests take single scenarios. It works on the checkout and
on an installed application: `python -m tests.offline.network_proof [SOUFFLEUR SOUFFLEUR-DESKTOP]`.

strace sees a call before a filter refuses it (not so with `--seccomp-bpf`), so a socket that was only tried counts too.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import psutil

from tests.media.sound_server import sound_server
from tests.offline.steps import SCENARIOS, Step
from tests.scenarios.command import INTERVIEWS, environment
from tests.scenarios.desktop.screen import TRACES, missing_tools

__all__ = ["CHECKOUT", "SCENARIOS", "Programs", "Row", "Seen", "isolated", "network_proof", "table", "traced"]

_WAIT_S: Final = 90.0
_FAMILY: Final = re.compile(r"\bAF_[A-Z0-9]+")
_ENDED: Final = re.compile(r"^(\d+) +\+\+\+ ", re.MULTILINE)
_CALL: Final = re.compile(r"^\d+ +\w+\(", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Programs:
    """How the command line and the window are started."""

    command: tuple[str, ...]
    window: tuple[str, ...]


CHECKOUT: Final = Programs((sys.executable, "-m", "audio_engine"), (sys.executable, "-m", "desktop"))


@dataclass(frozen=True, slots=True)
class Seen:
    """What strace saw of a scenario: processes, calls about sockets, and the families that they named."""

    processes: int
    calls: int
    families: Mapping[str, int]

    @property
    def internet(self) -> int:
        """Calls that named IPv4 or IPv6, whether they were refused or not."""
        return self.families.get("AF_INET", 0) + self.families.get("AF_INET6", 0)

    @property
    def others(self) -> int:
        """Calls that named anything else than a Unix socket."""
        return sum(count for family, count in self.families.items() if family not in {"AF_UNIX", "AF_LOCAL"})


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the proof."""

    scenario: str
    commands: int
    seen: Seen
    works_without_network: bool

    @property
    def holds(self) -> bool:
        """Whether the promise was kept."""
        return self.seen.others == 0 and self.works_without_network


def traced(scenario: str, folder: Path, programs: Programs = CHECKOUT) -> Seen:
    """Run a scenario under strace.

    Raises:
        AssertionError: one of its commands failed, or the trace is not whole.
    """
    assert shutil.which("strace"), "strace is not installed"
    traces = []
    for number, step in enumerate(_begun(scenario, folder, programs)):
        trace = folder / f"trace-{number}"
        _run(step, folder, programs, ("strace", "-f", "-e", "trace=network", "-o", str(trace)))
        traces.append(trace.read_text(encoding="utf-8", errors="replace"))
        assert _ENDED.search(traces[-1]), f"the trace of {step.words} is not whole"
    return _seen(traces)


def isolated(scenario: str, folder: Path, programs: Programs = CHECKOUT) -> None:
    """Run a scenario where there is no network, not even a loopback that is up.

    Raises:
        AssertionError: one of its commands failed.
    """
    for step in _begun(scenario, folder, programs):
        _run(step, folder, programs, ("unshare", "-rn"))


def network_proof(programs: Programs = CHECKOUT) -> list[Row]:
    """Every scenario, both ways; with the checkout's window also all that is done by hand in it. Some eight minutes.

    Raises:
        AssertionError: this machine lacks a tool, or something fails that has nothing to do with a network.
    """
    rows = [_row(scenario, programs) for scenario in SCENARIOS if scenario != "record" or sound_works()]
    return [*rows, _window_by_hand()] if programs == CHECKOUT and not missing_tools() else rows


def table(rows: list[Row]) -> str:
    """The rows, for a person."""
    lines = [f"{'scenario':12}{'commands':>9}{'processes':>11}{'socket calls':>14}{'internet':>10}  without a network"]
    lines += [
        f"{row.scenario:12}{row.commands:9}{row.seen.processes:11}{row.seen.calls:14}{row.seen.internet:10}"
        f"  {'works' if row.works_without_network else 'FAILS'}"
        for row in rows
    ]
    return "\n".join(lines)


def sound_works() -> bool:
    """Whether this machine has what a sound server for the scenario `record` takes."""
    return all(map(shutil.which, ("pulseaudio", "pacat", "pactl")))


def _window_by_hand() -> Row:
    """The scenarios in which a person uses the window, each window traced; and again without a network."""
    with tempfile.TemporaryDirectory() as folder:
        scenarios = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/scenarios/desktop"]
        once = subprocess.run(scenarios, env=os.environ | {TRACES: folder}, capture_output=True, text=True, check=False)
        assert once.returncode == 0, once.stdout
        again = subprocess.run(["unshare", "-rn", *scenarios], capture_output=True, text=True, check=False)
        traces = [file.read_text(encoding="utf-8", errors="replace") for file in Path(folder).iterdir()]
    return Row("window", len(traces), _seen(traces), again.returncode == 0)


def _seen(traces: list[str]) -> Seen:
    whole = "".join(traces)
    processes = sum(len(set(_ENDED.findall(trace))) for trace in traces)
    return Seen(processes, len(_CALL.findall(whole)), Counter(_FAMILY.findall(whole)))


def _row(scenario: str, programs: Programs) -> Row:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        seen = traced(scenario, Path(one), programs)
        try:
            isolated(scenario, Path(other), programs)
            works = True
        except AssertionError:
            works = False
        return Row(scenario, len(SCENARIOS[scenario](Path(one))), seen, works)


def _begun(scenario: str, folder: Path, programs: Programs) -> list[Step]:
    """The steps, once what they need is there: a recording in the library, and that is not traced."""
    if scenario == "library":
        sample = INTERVIEWS / "interview-en.flac"
        _run(Step(("transcribe", sample, "--model", "basic", "--output", folder)), folder, programs, ())
    return SCENARIOS[scenario](folder)


def _run(step: Step, folder: Path, programs: Programs, within: tuple[str, ...]) -> None:
    if step.words[:1] == ("record",):
        with sound_server(folder) as room:
            _run_in(step, folder, programs, within, room.env)
    else:
        _run_in(step, folder, programs, within, {})


def _run_in(step: Step, folder: Path, programs: Programs, within: tuple[str, ...], more: Mapping[str, str]) -> None:
    home = folder / "home"
    words = [*within, *(programs.window if step.is_window else programs.command), *map(str, step.words)]
    surroundings = {**environment(home, QT_QPA_PLATFORM="offscreen"), **more, "SOUFFLEUR_HOME": str(home)}
    with (folder / "said").open("w+", encoding="utf-8") as said:
        process = subprocess.Popen(words, env=surroundings, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        if step.ends is not None:
            is_ready = partial(step.ends, home)
            _wait_until(lambda: process.poll() is not None or is_ready())
            if process.poll() is None:
                _program(process.pid, is_traced=within[:1] == ("strace",)).send_signal(step.number)
        try:
            code = process.wait(_WAIT_S)
        finally:
            _end(process)
        said.seek(0)
        assert code == 0, f"{' '.join(words)} ended with {code}: {said.read()}"


def _end(process: subprocess.Popen[bytes]) -> None:
    """Nothing is left behind, whatever went wrong."""
    if process.poll() is None:
        for child in psutil.Process(process.pid).children(recursive=True):
            child.kill()
        process.kill()
        process.wait()


def _program(pid: int, *, is_traced: bool) -> psutil.Process:
    process = psutil.Process(pid)
    return process.children()[0] if is_traced else process


def _wait_until(condition: Callable[[], bool]) -> None:
    never = threading.Event()
    for _ in range(int(_WAIT_S * 10)):
        if condition():
            return
        never.wait(0.1)
    raise AssertionError(f"it did not happen within {_WAIT_S:.0f} s")


def main(arguments: list[str]) -> int:
    """Print the table; 0 where the promise was kept everywhere."""
    programs = Programs((arguments[0],), (arguments[1],)) if arguments else CHECKOUT
    rows = network_proof(programs)
    sys.stdout.write(table(rows) + "\n")
    return 0 if all(row.holds for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
