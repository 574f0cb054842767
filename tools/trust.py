"""The drill of every promise: faults, kills, full disks, broken files, system calls. `make trust`; some 15 minutes.

Two lanes run beside each other, each in a process of its own. What was tried and what came of it is printed as a
table; the exit code is 1 where anything was lost, untold or sent, or where a part could not be run.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

__all__ = ["Part", "main", "table"]

CHECKOUT: Final = Path(__file__).resolve().parents[1]
QUICK_S, JOBS_S, WINDOW_S, FUZZ_S = 420.0, 300.0, 120.0, 180.0
"""How long the parts may take that could go on for ever; the others take as long as they take."""


_SUMS: Final = {
    "faults": "faults injected",
    "disks": "disks filled up or made read-only",
    "kills": "kills survived",
    "files fuzzed": "files fuzzed",
    "system calls": "system calls about sockets seen",
}


@dataclass
class Part:
    """A line of the table: what was done, how often, what was lost (acknowledged and gone), and what else was wrong."""

    name: str
    tried: int = 0
    lost: int = 0
    defects: list[str] = field(default_factory=list)
    note: str = ""


def main(arguments: list[str]) -> int:
    """Run all of it, or with `--parts NAME…` some; the exit code."""
    if arguments[:1] == ["--lane"]:
        sys.stdout.write(json.dumps([asdict(part) for name in arguments[1:] for part in _run(name)]))
        return 0
    wanted = arguments[1:] if arguments[:1] == ["--parts"] else list(PARTS)
    if unknown := set(wanted) - set(PARTS):
        sys.stderr.write(f"no such part: {', '.join(sorted(unknown))}. There are: {', '.join(PARTS)}\n")
        return 2
    lanes = [[name for name in lane if name in wanted] for lane in LANES]
    started = time.monotonic()
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "tools.trust", "--lane", *lane], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True
        )
        for lane in lanes
        if lane
    ]
    parts = []
    for process in processes:
        said = process.communicate()[0]
        if process.returncode:
            parts.append(Part("a lane of the drill", defects=[f"it ended with {process.returncode}"]))
        else:
            parts += [Part(**row) for row in json.loads(said)]
    sys.stdout.write(table(parts, time.monotonic() - started))
    return 1 if any(part.lost or part.defects for part in parts) else 0


def table(parts: list[Part], took_s: float) -> str:
    """The parts and their sums, for a person; every defect is told below in full."""
    width = max(len(name) for name in (*_SUMS.values(), *(part.name for part in parts))) + 2
    lines = [f"{'':{width}}{'tried':>9}{'lost':>7}{'defects':>9}"]
    lines += [
        f"{part.name:{width}}{part.tried:9}{part.lost:7}{len(part.defects):9}  {part.note}".rstrip() for part in parts
    ]
    for part in parts:
        lines += ["", *(f"{part.name}: {defect}" for defect in part.defects)] if part.defects else []
    sums = [(words, sum(p.tried for p in parts if p.name.startswith(first))) for first, words in _SUMS.items()]
    sums.append(("rows lost", sum(part.lost for part in parts)))
    lines += ["", *(f"{words:{width}}{count:9}" for words, count in sums), f"{took_s / 60:.1f} minutes", ""]
    return "\n".join(lines)


def _run(name: str) -> list[Part]:
    try:
        return PARTS[name]()
    except (ImportError, OSError, AssertionError, subprocess.SubprocessError) as problem:
        return [Part(name, defects=[f"not run: {type(problem).__name__}: {problem}"], note="not run")]


def _faults() -> list[Part]:
    """The library, exports, backups, migrations, models, names: every call of theirs, as far as time allows."""
    from tests.faults.drilling import drill, stage
    from tests.faults.everyday import QUICK
    from tests.faults.failing_disk import FAULTS, KILLS

    parts = []
    share_s = QUICK_S / len(QUICK) / len((*FAULTS, *KILLS))
    with tempfile.TemporaryDirectory() as folder, stage(Path(folder)) as bench:
        for act in QUICK:
            faults, kills = Part(f"faults: {act.name}"), Part(f"kills: {act.name}")
            for part, whats in ((faults, FAULTS), (kills, KILLS)):
                for what in whats:
                    tally = drill(bench, act, what, at_most=1000, seconds=share_s)
                    part.tried, part.lost = part.tried + tally.tried, part.lost + tally.lost
                    part.defects += tally.defects
            parts += [faults, kills]
    return parts


def _jobs() -> list[Part]:
    """Transcription and narration with their workers and decoders."""
    from tests.faults.drilling import drill, stage
    from tests.faults.everyday import SLOW
    from tests.faults.failing_disk import FAULTS, KILLS, Kill, Victim

    kills = (*KILLS, Kill("kill -9 of the decoder", Victim.DECODER))
    share_s = JOBS_S / len(SLOW) / len((*FAULTS, *KILLS))
    parts = []
    with tempfile.TemporaryDirectory() as folder, stage(Path(folder)) as bench:
        for act in SLOW:
            for word, whats in (("faults", FAULTS), ("kills", kills if act.name == "transcribe" else KILLS)):
                tallies = [drill(bench, act, what, at_most=50, seconds=share_s) for what in whats]
                parts.append(
                    Part(
                        f"{word}: {act.name}",
                        sum(tally.tried for tally in tallies),
                        sum(tally.lost for tally in tallies),
                        [defect for tally in tallies for defect in tally.defects],
                    )
                )
    return parts


def _window() -> list[Part]:
    """The window, killed while it runs its queue."""
    from tests.faults.drilling import drill, stage
    from tests.faults.everyday import WINDOW
    from tests.faults.failing_disk import KILLS

    with tempfile.TemporaryDirectory() as folder, stage(Path(folder)) as bench:
        tallies = [drill(bench, WINDOW, what, at_most=50, seconds=WINDOW_S / len(KILLS)) for what in KILLS]
    defects = [defect for tally in tallies for defect in tally.defects]
    return [Part("kills: the window", sum(t.tried for t in tallies), sum(t.lost for t in tallies), defects)]


def _disks() -> list[Part]:
    """Disks that really fill up, or really become read-only."""
    from tests.faults.test_full_disk import SIZES_KB, assert_nothing_is_lost, on_a_small_disk

    part = Part("disks that fill up or become read-only")
    for kilobytes, how in (*((size, "full") for size in SIZES_KB), (20_000, "read-only")):
        part.tried += 1
        with tempfile.TemporaryDirectory() as folder:
            answer = on_a_small_disk(Path(folder), kilobytes, how)
        part.lost += len(set(answer["acknowledged"]) - set(answer["after"])) + len(answer["damage"])
        try:
            assert_nothing_is_lost(answer)
        except AssertionError as defect:
            part.defects.append(f"{how}, {kilobytes} kB: {defect}"[:2000])
    return [part]


def _fuzz() -> list[Part]:
    """Broken bytes for every reader of bytes."""
    from tests.faults.fuzzing import fuzz

    kept = Path(tempfile.mkdtemp(prefix="souffleur-fuzz-"))
    return [
        Part(
            f"files fuzzed: {row.target}",
            row.tried,
            defects=[f"{defect.what} (kept in {kept})" for defect in row.defects.values()],
            note=f"{row.used} used, {row.refused} refused",
        )
        for row in fuzz(FUZZ_S, keep_in=kept)
    ]


def _network() -> list[Part]:
    """The system calls of every command and of the window."""
    from tests.offline.network_proof import network_proof

    return [
        Part(
            f"system calls: {row.scenario}",
            row.seen.calls,
            defects=[] if row.holds else [f"families {dict(row.seen.families)}, works: {row.works_without_network}"],
            note=f"{row.seen.processes} processes, {row.seen.internet} IPv4/IPv6, works without a network",
        )
        for row in network_proof()
    ]


PARTS: Final[dict[str, Callable[[], list[Part]]]] = {
    "faults": _faults,
    "jobs": _jobs,
    "window": _window,
    "disks": _disks,
    "network": _network,
    "fuzz": _fuzz,
}
LANES: Final = (("faults", "jobs"), ("disks", "network", "window", "fuzz"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
