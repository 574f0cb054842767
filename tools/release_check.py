"""Holds `installers/RELEASE.md`, the checklist of a release, to its own rules: `python -m tools.release_check`.

Every line says what is promised, by which command or that it is done by hand, and what is known: that it passed, when
and where; that it is due for this release; or that nobody has verified it, and why. `--run NAME …` runs the commands
of lines, `--release` fails while anything is due.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from audio_engine import __version__

__all__ = ["CHECKLIST", "REQUIRED", "Line", "State", "checklist", "main", "problems"]

CHECKOUT: Final = Path(__file__).resolve().parents[1]
CHECKLIST: Final = CHECKOUT / "installers" / "RELEASE.md"
REQUIRED: Final = (
    *("checks", "licences", "notices", "bill-of-materials", "guide", "frozen", "frozen-start", "deb", "rpm", "tarball"),
    *("reproducible", "windows-build", "windows-validate", "windows-install", "windows-upgrade", "windows-remove"),
    *(
        "windows-policies",
        "windows-sign",
        "windows-locks",
        "macos-build",
        "macos-install",
        "macos-sign",
        "macos-notarise",
    ),
    *("macos-microphone", "macos-policies", "macos-locks", "checksums", "provenance", "workflow"),
)
"""What must be on the list, whatever its state: nothing is promised less by leaving out a line."""

_ITEM: Final = re.compile(
    r"^- \[(?P<mark>[ x])\] `(?P<name>[a-z0-9-]+)`: (?P<promise>.+?)\. (?P<way>By hand|Command: `(?P<command>[^`]+)`)\."
    r" State: (?P<state>passed|due|not verified)(?:,? (?P<about>.+))?\.$"
)
_PASSED: Final = re.compile(r"^(?P<day>\d{4}-\d{2}-\d{2}), (?P<where>.+)$")


class State(StrEnum):
    """What is known of a promise."""

    PASSED = "passed"
    DUE = "due"
    NOT_VERIFIED = "not verified"


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `about` is when and where it passed, or why it was not verified; without a `command` it is by hand."""

    number: int
    name: str
    promise: str
    command: str | None
    state: State
    about: str
    is_ticked: bool


def main(arguments: Sequence[str]) -> int:
    """The command; 0 where the list keeps its rules and what was asked for passed."""
    parser = argparse.ArgumentParser(prog="python -m tools.release_check", description=__doc__)
    parser.add_argument("--release", action="store_true", help="fail while anything is due")
    parser.add_argument("--run", nargs="+", metavar="NAME", default=[], help="run the commands of these lines")
    chosen = parser.parse_args(arguments)
    text = CHECKLIST.read_text(encoding="utf-8")
    found = problems(text)
    sys.stdout.writelines(f"installers/RELEASE.md: {problem}\n" for problem in found)
    lines = list(checklist(text))
    for state in State:
        names = [line.name for line in lines if line.state is state]
        sys.stdout.write(
            f"{len(names):3} {state.value}{': ' + ', '.join(names) if state is not State.PASSED else ''}\n"
        )
    is_due = chosen.release and any(line.state is State.DUE for line in lines)
    failed = [name for name in chosen.run if not _passes(name, lines)]
    return 1 if found or is_due or failed else 0


def checklist(text: str) -> Iterator[Line]:
    """The lines of the list that can be read."""
    for number, line in enumerate(text.splitlines(), 1):
        if item := _ITEM.match(line):
            yield Line(
                number,
                item["name"],
                item["promise"],
                item["command"],
                State(item["state"]),
                item["about"] or "",
                item["mark"] == "x",
            )


def problems(text: str, version: str = __version__, today: date | None = None) -> list[str]:
    """What is wrong with the list."""
    lines = list(checklist(text))
    read = {line.number for line in lines}
    found = [
        f"line {number} is none of the list’s: {line}"
        for number, line in enumerate(text.splitlines(), 1)
        if line.startswith("- [") and number not in read
    ]
    names = [line.name for line in lines]
    found += [f"`{name}` is missing" for name in REQUIRED if name not in names]
    found += [f"`{name}` is there twice" for name in sorted({name for name in names if names.count(name) > 1})]
    if not text.startswith(f"# Release {version}\n"):
        found.append(f"the list is not one of version {version}")
    for line in lines:
        found += [f"`{line.name}` {what}" for what in _wrong(line, today or datetime.now(UTC).date())]
    return found


def _wrong(line: Line, today: date) -> Iterator[str]:
    if line.is_ticked is not (line.state is State.PASSED):
        yield "is ticked if, and only if, it passed"
    if line.state is State.NOT_VERIFIED and len(line.about) < 10:
        yield "was not verified, and does not say why"
    if line.state is State.PASSED:
        when = _PASSED.match(line.about)
        if when is None:
            yield "passed, and does not say when and where"
        elif date.fromisoformat(when["day"]) > today:
            yield "passed in the future"
    if line.command is not None:
        yield from (f"names {path}, which is not there" for path in _missing_paths(line.command))


def _missing_paths(command: str) -> Iterator[str]:
    """What `command` would run that this checkout does not have: modules of ours, and paths."""
    words = command.split()
    for module in (words[index + 1] for index, word in enumerate(words[:-1]) if word == "-m"):
        path = CHECKOUT / module.replace(".", "/")
        if module.partition(".")[0] in {"audio_engine", "installers", "tools", "desktop"} and not (
            path.with_suffix(".py").is_file() or (path / "__main__.py").is_file()
        ):
            yield module
    for word in words:
        is_ours = word.startswith(("tests/", "installers/", "tools/", "benchmarks/", "./", ".github/"))
        if is_ours and not (CHECKOUT / word.partition("::")[0]).exists():
            yield word


def _passes(name: str, lines: Sequence[Line]) -> bool:
    command = next((line.command for line in lines if line.name == name), None)
    if command is None:
        sys.stdout.write(f"{name}: has no command\n")
        return False
    done = subprocess.run(command, shell=True, cwd=CHECKOUT, check=False)  # noqa: S602 - our own list, in a shell's words
    sys.stdout.write(f"{name}: {'passed' if done.returncode == 0 else 'FAILED'}\n")
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
