"""Runs every check of the project and says how long each took; `./check` has made the environment for it.

All the cheap checks run even where an early one fails, so that one run shows all there is to mend; the tests come
last, and only once the cheap ones pass.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

__all__ = ["Outcome", "main", "summary"]

CHECKOUT: Final = Path(__file__).resolve().parents[1]
CHEAP: Final = {
    "format": ["-m", "ruff", "format", "--check", "."],
    "lint": ["-m", "ruff", "check", "."],
    "types": ["-m", "mypy"],
    "layers": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
}
TESTS: Final = ["-m", "pytest", "-n", "2", "--cov", "--cov-report=term:skip-covered"]
COUNTS: Final = re.compile(r"(\d+) (passed|failed|skipped|errors?)\b")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one check came to. `last_line` is the last that it printed."""

    name: str
    passed: bool
    took_s: float
    last_line: str


def main(arguments: list[str]) -> int:
    """Run the checks; `fast` leaves out the slow tests, other arguments go to pytest. 0 where all passed."""
    tests = [*TESTS, *(a for a in arguments if a != "fast")] + (["-m", "not slow"] if "fast" in arguments else [])
    outcomes = [_run(name, command) for name, command in CHEAP.items()]
    if all(outcome.passed for outcome in outcomes):
        outcomes.append(_run("tests", tests))
    sys.stdout.write("\n")
    for outcome in outcomes:
        verdict = "passed" if outcome.passed else "FAILED"
        sys.stdout.write(f"{outcome.name:8}{outcome.took_s:8.1f} s  {verdict}\n")
    sys.stdout.write(summary(outcomes) + "\n")
    return 0 if all(outcome.passed for outcome in outcomes) else 1


def _run(name: str, command: list[str]) -> Outcome:
    """Run `python COMMAND`, passing on what it prints."""
    sys.stdout.write(f"\n--- {name}\n")
    sys.stdout.flush()
    started = time.monotonic()
    last_line = ""
    with subprocess.Popen(
        [sys.executable, *command], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True, encoding="utf-8", errors="replace"
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            sys.stdout.write(line)
            sys.stdout.flush()
            last_line = line.strip() or last_line
    return Outcome(name, process.returncode == 0, time.monotonic() - started, last_line)


def summary(outcomes: list[Outcome]) -> str:
    """`N passed, N failed` over the tests, or over the cheap checks where those have failed."""
    if outcomes[-1].name == "tests":
        counts = {word.rstrip("s"): int(number) for number, word in COUNTS.findall(outcomes[-1].last_line)}
        failed = counts.get("failed", 0) + counts.get("error", 0)
        return f"{counts.get('passed', 0)} passed, {failed} failed, {counts.get('skipped', 0)} skipped"
    passed = sum(outcome.passed for outcome in outcomes)
    return f"{passed} passed, {len(outcomes) - passed} failed"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
