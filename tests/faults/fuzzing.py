"""Fuzzing by mutation: broken bytes for every reader of bytes, each run the same for the same seed.

`fuzz(seconds)` is the long run of the trust drill; `python -m tests.faults.fuzzing 600` is the same by hand. What
breaks a reader is written into the folder that is named at the end; with the defect mended it belongs into
`tests/data/fuzz/TARGET/`, where `test_fuzz.py` tries it for ever.
"""

from __future__ import annotations

import hashlib
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random

from tests.faults.fuzz_children import CHILDREN
from tests.faults.fuzz_targets import TARGETS, Target

__all__ = ["Defect", "FuzzRow", "fuzz", "try_target"]

SLOWEST_S = 20.0
"""Processor time for one file of at most 1 MiB; the locked child itself is ended after two minutes."""


@dataclass(frozen=True, slots=True)
class Defect:
    """Bytes that broke a reader, and how: the exception and where it was raised."""

    content: bytes
    what: str


@dataclass(slots=True)
class FuzzRow:
    """What came of one target: how many files were tried, used, refused; and its defects, one for each place."""

    target: str
    tried: int = 0
    used: int = 0
    refused: int = 0
    slowest_s: float = 0.0
    defects: dict[str, Defect] = field(default_factory=dict)

    def take(self, target: Target, content: bytes) -> None:
        """Try one file."""
        started = time.thread_time()
        self.tried += 1
        try:
            with _at_most(SLOWEST_S):
                is_used = target.take(content)
        except Exception as problem:  # noqa: BLE001 - whatever a reader does not promise is what is looked for
            place = traceback.extract_tb(problem.__traceback__)[-1]
            what = f"{type(problem).__name__} in {Path(place.filename).name}:{place.lineno}"
            self.defects.setdefault(what, Defect(content, f"{what}: {problem}"[:300]))
        else:
            self.used += is_used
            self.refused += not is_used
        self.slowest_s = max(self.slowest_s, time.thread_time() - started)


def try_target(
    target: Target, wanted: Callable[[int], bool], *, seed: int = 0, begins_with_good: bool = True
) -> FuzzRow:
    """Break files for `target` as long as `wanted(number)` says so, after the good ones and what once broke it."""
    random = Random(f"{target.name} {seed}")
    seeds = target.seeds()
    row = FuzzRow(target.name)
    for content in (*(seeds if begins_with_good else ()), *(path.read_bytes() for path in target.kept())):
        row.take(target, content)
    for number in count():
        if not wanted(number):
            return row
        row.take(target, target.mutation(random.choice(seeds), random))
    raise AssertionError


def fuzz(seconds: float, *, seed: int | None = None, keep_in: Path | None = None) -> list[FuzzRow]:
    """Try every target for its share of `seconds`, a third of them through real locked children; a row for each.

    `seed`: None takes another one every day, so that the drill sees new files. Defects are written into `keep_in`.
    """
    seed = int(time.time() // 86_400) if seed is None else seed
    shares = [(target, seconds * 2 / 3 / len(TARGETS)) for target in TARGETS]
    shares += [(target, seconds / 3 / len(CHILDREN)) for target in CHILDREN]
    rows = []
    for target, share_s in shares:
        end = time.monotonic() + share_s
        row = try_target(
            target,
            lambda _number, end=end: time.monotonic() < end,  # type: ignore[misc] # mypy does not see the default
            seed=seed,
            begins_with_good=target in TARGETS,  # a child takes a good file as long as a broken one
        )
        rows.append(row)
        if keep_in is not None:
            _keep(row, keep_in)
    return rows


def _keep(row: FuzzRow, folder: Path) -> None:
    for defect in row.defects.values():
        (folder / row.target).mkdir(parents=True, exist_ok=True)
        (folder / row.target / hashlib.sha256(defect.content).hexdigest()[:12]).write_bytes(defect.content)


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Raise `TimeoutError` in a reader that takes more processor time."""

    def raise_timeout(*_: object) -> None:
        raise TimeoutError(f"more than {seconds:.0f} s of processor time")

    if not hasattr(signal, "SIGVTALRM"):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, raise_timeout)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def main() -> int:
    """`python -m tests.faults.fuzzing [SECONDS [SEED]]`."""
    folder = Path(tempfile.mkdtemp(prefix="souffleur-fuzz-"))
    seconds, seed = (*sys.argv[1:], None, None)[:2]
    rows = fuzz(float(seconds or 60), seed=None if seed is None else int(seed), keep_in=folder)
    for row in rows:
        print(  # noqa: T201
            f"{row.target:22} {row.tried:7} tried {row.used:7} used {row.refused:7} refused "
            f"{row.slowest_s:6.2f} s slowest {len(row.defects):3} defects"
        )
        for defect in row.defects.values():
            print(f"    {defect.what}")  # noqa: T201
    print(f"Defects are kept in {folder}")  # noqa: T201
    return any(row.defects for row in rows)


if __name__ == "__main__":
    sys.exit(main())
