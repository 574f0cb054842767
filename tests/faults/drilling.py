"""Runs a command on a failing disk and looks at what is left of everything that was acknowledged."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import psutil

from audio_engine.library import Library
from tests.faults.failing_disk import FailingDisk, Fault, Kill, Plan, Touch, Victim

__all__ = ["Act", "DefectError", "LostError", "Ran", "Stage", "Tally", "drill", "stage", "try_once"]

CHECKOUT: Final = Path(__file__).parents[2]
_SILENCE_S: Final = 120.0
"""No call at all for so long is a hang."""
_LOOK_S: Final = 1.0
_DECODER: Final = "audio_engine.media.decoder"


class DefectError(AssertionError):
    """Nobody was told, it cannot be gone on with, or what is there is not what should be."""


class LostError(DefectError):
    """Something that had been acknowledged is not there any more."""


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended: its exit code, what it said, which calls reached a file of ours, which one failed."""

    code: int
    out: str
    err: str
    touches: list[Touch]
    failed: Touch | None


@dataclass(frozen=True)
class Act:
    """Something that people do, in a folder of its own (`world`), which holds the data folder `home`.

    `prepare` makes the world; it runs once, and each try gets a copy. `argv` is the command; `again` the one that goes
    on after a failure, unless it is the same. `acknowledged` reads what the command said is stored; `stored` says
    which of it is there; `result` is what a world looks like once it is done, however often it took.
    """

    name: str
    prepare: Callable[[Path], None]
    argv: Callable[[Path], list[str]]
    result: Callable[[Path], object]
    acknowledged: Callable[[str, str], set[Any]] = lambda _out, _err: set()
    stored: Callable[[Path], set[Any]] = lambda _world: set()
    again: Callable[[Path], list[str]] | None = None
    environment: dict[str, str] = field(default_factory=dict)
    is_done: Callable[[Path], bool] | None = None
    """Of a program that does not end by itself: whether the world is as it should become. It is killed then."""


class Stage:
    """The stage process of `tests.faults.stage`, and a folder for the worlds."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        environment = {name: value for name, value in os.environ.items() if not name.startswith("SOUFFLEUR_")}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.stage", str(theirs.fileno())],
            cwd=CHECKOUT,
            env={**environment, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
            pass_fds=[theirs.fileno()],
        )
        theirs.close()
        self._templates: dict[str, tuple[Path, Ran, object]] = {}

    def close(self) -> None:
        """End the stage and whatever stands on it."""
        self._kill_all()
        self._ours.close()
        self._process.wait(timeout=30)

    def run(
        self,
        world: Path,
        argv: list[str],
        plan: Plan | None = None,
        *,
        is_done: Callable[[Path], bool] | None = None,
        environment: dict[str, str] | None = None,
    ) -> Ran:
        """Run a command in `world` to its end, or until `is_done`, and wait until nothing is left of it."""
        out, err = self.folder / "out", self.folder / "err"
        for file in (out, err):
            file.unlink(missing_ok=True)
        order = {
            "argv": argv,
            "out": str(out),
            "err": str(err),
            "environment": {
                "SOUFFLEUR_HOME": str(world / "home"),
                "SOUFFLEUR_MODELS": "",
                "SOUFFLEUR_LANGUAGE": "en",
                **(environment or {}),
            },
        }
        self._ours.send(json.dumps(order).encode())
        _, (listener,), _, _ = socket.recv_fds(self._ours, 1024, 1)
        disk = FailingDisk(listener, world, plan, self._kill)
        code, alone = -1, False
        try:
            while not alone:
                if is_done and not disk.serve_for(self._ours.fileno(), _LOOK_S):
                    if is_done(world):
                        self._kill_all()
                        is_done = None
                    continue
                if not disk.serve(self._ours.fileno(), _SILENCE_S):
                    self._kill_all()
                    raise DefectError(f"{argv} hangs: {plan}, {disk.failed}; {err.read_text(errors='replace')[-2000:]}")
                news = json.loads(self._ours.recv(1024))
                code, alone = news.get("ended", code), "alone" in news
        finally:
            disk.close()
        return Ran(
            code, *(f.read_text(encoding="utf-8", errors="replace") for f in (out, err)), disk.touches, disk.failed
        )

    def template(self, act: Act) -> tuple[Path, Ran, object]:
        """The prepared world of an act, and how the act goes and what it gives where nothing fails."""
        if act.name not in self._templates:
            template = self.folder / f"template-{len(self._templates)}"
            template.mkdir(exist_ok=True)
            act.prepare(template)
            world = self.fresh(template)
            ran = self.run(world, act.argv(world), is_done=act.is_done, environment=act.environment)
            if ran.code != 0 and not act.is_done:
                raise DefectError(f"{act.name} does not even work on a good disk: {ran.err}")
            self._templates[act.name] = (template, ran, act.result(world))
        return self._templates[act.name]

    def fresh(self, template: Path) -> Path:
        """A copy of a world, always at the same place."""
        world = self.folder / "world"
        shutil.rmtree(world, ignore_errors=True)
        shutil.copytree(template, world, symlinks=True)
        return world

    def _kill(self, victim: Victim) -> bool:
        decoders_only = victim is Victim.DECODER
        killed = False
        with suppress(psutil.NoSuchProcess):
            for process in psutil.Process(self._process.pid).children(recursive=True):
                with suppress(psutil.NoSuchProcess, psutil.ZombieProcess):
                    if not decoders_only or _DECODER in process.cmdline():
                        process.kill()
                        killed = True
        return killed

    def _kill_all(self) -> None:
        self._kill(Victim.EVERYBODY)


@contextmanager
def stage(folder: Path) -> Iterator[Stage]:
    """A stage for the block."""
    opened = Stage(folder)
    try:
        yield opened
    finally:
        opened.close()


def try_once(stage: Stage, act: Act, plan: Plan) -> bool:
    """Run `act` while `plan` happens to it, look at what is left, and run it again; False where there was no such call.

    Raises:
        DefectError: something is lost or damaged, nobody was told, or it cannot be gone on with.
    """
    template, _, expected = stage.template(act)
    world = stage.fresh(template)
    ran = stage.run(world, act.argv(world), plan, is_done=act.is_done, environment=act.environment)
    if ran.failed is None:
        return False
    try:
        _was_told(ran)
        _is_whole(act, world, ran)
        _goes_on(stage, act, world, ran, expected)
    except Exception as problem:  # noqa: BLE001 - whatever hinders a look is a defect of this try
        defect = problem if isinstance(problem, DefectError) else LostError(f"it cannot be looked at: {problem!r}")
        where = f"{act.name}: {plan}, {ran.failed.name} of {ran.failed.path}"
        raise type(defect)(f"{where}: {defect}\nexit code {ran.code}, said: {ran.err[-1500:]}") from None
    return True


def _was_told(ran: Ran) -> None:
    if ran.code in {0, -9}:  # it was harmless; whoever is killed says nothing
        return
    if ran.code == 1 or "Traceback" in ran.err or "made a mistake" in ran.err:
        raise DefectError("a failing disk was taken for a mistake of ours")
    if len([line for line in ran.err.splitlines() if line.startswith("souffleur")]) != 1:
        raise DefectError("the person was not told in one sentence")


def _is_whole(act: Act, world: Path, ran: Ran) -> None:
    lost = act.acknowledged(ran.out, ran.err) - act.stored(world)
    if lost:
        raise LostError(f"acknowledged, and gone: {sorted(lost)[:5]}")
    if (world / "home" / "library" / "library.db").exists():
        with Library.open(world / "home") as library:
            if problems := library.check():
                raise LostError(f"the library is damaged: {problems}")


def _goes_on(stage: Stage, act: Act, world: Path, ran: Ran, expected: object) -> None:
    if ran.code != 0:
        resumed = stage.run(world, (act.again or act.argv)(world), is_done=act.is_done, environment=act.environment)
        if resumed.code != 0 and not act.is_done:
            raise DefectError(f"it cannot be gone on with: {resumed.err[-1500:]}")
        lost = (act.acknowledged(ran.out, ran.err)) - act.stored(world)
        if lost:
            raise LostError(f"gone after it went on: {sorted(lost)[:5]}")
    if (found := act.result(world)) != expected:
        raise DefectError(f"the result is another: {found!r} instead of {expected!r}"[:1500])


@dataclass
class Tally:
    """What came of a part of the drill: how often something was tried, and what was wrong afterwards."""

    name: str
    tried: int = 0
    lost: int = 0
    defects: list[str] = field(default_factory=list)


def drill(stage: Stage, act: Act, what: Fault | Kill, *, at_most: int, seconds: float) -> Tally:
    """Let `what` happen to `act` at up to `at_most` moments, evenly spread over all its calls, for about `seconds`."""
    tally = Tally(f"{act.name}: {what.name}")
    _, ran, _ = stage.template(act)
    until = time.monotonic() + seconds
    for at in spread(sum(what.concerns(touch) for touch in ran.touches), at_most):
        try:
            tally.tried += try_once(stage, act, Plan(what, at))
        except DefectError as defect:
            tally.tried += 1
            tally.lost += isinstance(defect, LostError)
            tally.defects.append(str(defect))
        if time.monotonic() > until:
            break
    return tally


def spread(count: int, at_most: int) -> list[int]:
    """Up to `at_most` of 1 … `count`, in an order of which every beginning is spread over the whole."""
    bits = max(count - 1, 1).bit_length()
    order = (int(f"{number:0{bits}b}"[::-1], 2) + 1 for number in range(1 << bits))
    return [at for at in order if at <= count][:at_most]
