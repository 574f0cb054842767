"""Stands in for the tools of other systems: each writes down how it was called, and does what a test has it do."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

_SCRIPT = """#!/bin/sh
printf '%s' "$(basename "$0")" >>"{log}"
for word in "$@"; do printf '\\t%s' "$word" >>"{log}"; done
printf '\\n' >>"{log}"
{acts}
"""


@dataclass(frozen=True, slots=True)
class RecordedTools:
    """Tools on the search path of programs. `acts` is what a tool does beyond writing down its words, in a shell's."""

    folder: Path
    log: Path

    def add(self, name: str, acts: str = "") -> None:
        tool = self.folder / name
        tool.write_text(_SCRIPT.format(log=self.log, acts=acts))
        tool.chmod(0o755)

    def calls(self) -> list[list[str]]:
        return [line.split("\t") for line in self.log.read_text().splitlines()]


def recorded_tools(folder: Path, monkeypatch: pytest.MonkeyPatch) -> RecordedTools:
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return RecordedTools(folder, folder / "calls.txt")
