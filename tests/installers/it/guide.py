"""Reads the blocks of commands of docs/IT.md."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

DOCS: Final = Path(__file__).resolve().parents[3] / "docs"
GUIDES: Final = (DOCS / "IT.md", DOCS / "IT.fr.md")
RUN: Final = "sh run"
KINDS: Final = frozenset({RUN, "sh package", "sh network", "sh macos", "powershell"})
_BLOCK: Final = re.compile(r"^```(?P<kind>[^\n]+)\n(?P<commands>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """Commands as they stand in the guide; `line` is that of the first one."""

    kind: str
    commands: str
    line: int


def blocks(guide: Path) -> list[Block]:
    text = guide.read_text(encoding="utf-8")
    return [Block(m["kind"], m["commands"], text[: m.start()].count("\n") + 2) for m in _BLOCK.finditer(text)]
