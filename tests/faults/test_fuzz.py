"""A few hundred broken files for every reader of strangers' bytes, the same ones every time; and those that once broke
one. The long run is `fuzz(seconds)` in `fuzzing.py`."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.faults.fuzz_targets import SEED_FOLDER, TARGETS, Target
from tests.faults.fuzzing import FuzzRow, fuzz, try_target

QUICK = {
    "pcm-protocol",
    "intake-answer",
    "job-frames",
    "sound-frames",
    "manifest",
    "voice-configuration",
    "voice-network",
}
"""Readers that take microseconds; the others take milliseconds, or write files."""
KEPT = [(target, path) for target in TARGETS for path in target.kept()]


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_whatever_is_broken_is_used_or_refused_as_promised(target: Target) -> None:
    files = 1000 if target.name in QUICK else 60

    row = try_target(target, lambda number: number < files)

    assert [defect.what for defect in row.defects.values()] == []
    assert row.used >= len(target.seeds()), "the mutations begin with what is good"
    assert row.refused, "the mutations break something"


@pytest.mark.parametrize(("target", "path"), KEPT, ids=lambda value: getattr(value, "name", ""))
def test_what_once_broke_a_reader_does_not_break_it_again(target: Target, path: Path) -> None:
    target.take(path.read_bytes())


def test_every_kept_file_belongs_to_a_target() -> None:
    assert {folder.name for folder in SEED_FOLDER.iterdir()} <= {target.name for target in TARGETS}


def test_a_table_that_begins_with_a_cell_longer_than_any_is_told_of() -> None:
    target = next(target for target in TARGETS if target.name == "names-csv")

    assert target.take(b"a" * 140_000 + b";language\nReims;fr\n")


def test_the_same_seed_breaks_the_same_way() -> None:
    target = next(target for target in TARGETS if target.name == "bundle")
    first, second = ([target.mutation(target.seeds()[0], Random(seed)) for seed in range(20)] for _ in range(2))

    assert first == second
    assert len(set(first)) > 15


def test_a_reader_that_raises_something_else_is_a_defect() -> None:
    def take(content: bytes) -> bool:
        if b"\xff" in content:
            raise KeyError("x")
        return True

    target = Target("broken", lambda content, random: content + random.randbytes(40), lambda: (b"a",), take)

    row = try_target(target, lambda number: number < 50)

    assert isinstance(row, FuzzRow)
    assert [what.partition(":")[0] for what in row.defects] == ["KeyError in test_fuzz.py"]
    assert row.used + row.refused < row.tried == 51


@pytest.mark.slow
def test_the_long_run_goes_through_locked_children_too() -> None:
    rows = fuzz(20, seed=1)

    assert {row.target for row in rows} >= {"locked-recordings", "locked-docx", "bundle"}
    assert [defect.what for row in rows for defect in row.defects.values()] == []
