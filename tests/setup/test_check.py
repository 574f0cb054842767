"""`./check` shows all that is wrong at once, and says so in its exit code and its last line."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tools.check import Outcome, summary

if TYPE_CHECKING:
    from tests.setup.conftest import Checkout


def test_every_cheap_check_runs_though_the_first_fails_and_the_tests_do_not(checkout: Checkout) -> None:
    (checkout.folder / "tools" / "broken.py").write_text("import os\nx:int='a'\n")

    checked = subprocess.run(
        [sys.executable, "-m", "tools.check"], cwd=checkout.folder, capture_output=True, text=True, check=False
    )

    assert checked.returncode == 1
    for name in ("format", "lint", "types", "layers"):
        assert f"\n--- {name}\n" in checked.stdout
    assert "--- tests" not in checked.stdout
    assert checked.stdout.splitlines()[-1] == "0 passed, 4 failed"


@pytest.mark.parametrize(
    ("last_line", "counted"),
    [
        ("===== 12 passed, 3 skipped in 4.21s =====", "12 passed, 0 failed, 3 skipped"),
        ("= 1 failed, 2 passed, 1 error in 0.10s =", "2 passed, 2 failed, 0 skipped"),
        ("no tests ran in 0.01s", "0 passed, 0 failed, 0 skipped"),
    ],
)
def test_the_last_line_counts_the_tests(last_line: str, counted: str) -> None:
    tests = Outcome("tests", passed=True, took_s=1.0, last_line=last_line)

    assert summary([Outcome("lint", passed=True, took_s=1.0, last_line="All checks passed!"), tests]) == counted
