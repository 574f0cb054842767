"""The table of the drill says what was done, and its exit code whether all of it was good."""

from __future__ import annotations

import pytest

from tools import trust
from tools.trust import Part, main, table


def test_the_table_sums_up_what_was_done_and_tells_every_defect() -> None:
    parts = [
        Part("faults: edit", 100),
        Part("faults: export", 20, lost=1, defects=["export: EIO at call 3: acknowledged, and gone"]),
        Part("kills: edit", 30),
        Part("files fuzzed: bundle", 7),
    ]

    lines = [line.split() for line in table(parts, 90.0).splitlines()]

    assert ["faults", "injected", "120"] in lines
    assert ["kills", "survived", "30"] in lines
    assert ["files", "fuzzed", "7"] in lines
    assert ["rows", "lost", "1"] in lines
    assert ["1.5", "minutes"] in lines
    assert "faults: export: export: EIO at call 3: acknowledged, and gone" in table(parts, 90.0)


def test_a_part_that_cannot_be_run_is_a_defect(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> list[Part]:
        raise FileNotFoundError(2, "No such file or directory", "strace")

    monkeypatch.setitem(trust.PARTS, "network", refuse)
    (part,) = trust._run("network")

    assert (part.note, part.tried) == ("not run", 0)
    assert "strace" in part.defects[0]


def test_a_part_that_is_not_there_is_named_with_those_that_are(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--parts", "nothing of that name"]) == 2
    assert "window" in capfd.readouterr().err
