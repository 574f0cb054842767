"""How this program speaks: results on stdout, everything for a person on stderr, one line for an error.

The same contract as the command `souffleur`, whose modules this program does not import. What comes from a server
is stripped of control characters: a model card must not be able to move the cursor.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from audio_engine.text import tr

__all__ = ["can_ask", "clock", "megabytes", "one_line", "print_json", "print_table", "say", "say_error", "say_line"]

_UNBOUNDED = 10_000
"""Characters. A pipe has no width: its lines are not broken."""


def say_error(sentence: str) -> None:
    """The one line of an error; its first words are what scripts look for and are never translated."""
    say_line(f"souffleur: error: {one_line(sentence)}")


def say(sentence: str) -> None:
    """A sentence for the person at the terminal."""
    say_line(one_line(sentence))


def say_line(line: str) -> None:
    """A line on stderr. Where nobody reads it any more (a closed terminal or pipe) the work goes on without."""
    with contextlib.suppress(OSError):
        print(line, file=sys.stderr, flush=True)  # noqa: T201


def can_ask() -> bool:
    """Whether somebody sits there who can answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def print_json(document: Any) -> None:  # noqa: ANN401 - any JSON value
    """One JSON document on stdout, in ASCII: every encoding has that."""
    _write_out(json.dumps(document, ensure_ascii=True, indent=2) + "\n")


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Columns as wide as their content; broken only where a terminal is narrower."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text(one_line(cell)) for cell in row))
    console = Console(highlight=False, width=None if sys.stdout.isatty() else _UNBOUNDED)
    with console.capture() as capture:
        console.print(table)
    _write_out("\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n")


def one_line(text: str) -> str:
    """`text` on one line without control characters."""
    return "".join(c if c.isprintable() else " " for c in " ".join(text.split()))


def clock(seconds: float) -> str:
    """Seconds as `m:ss` or `h:mm:ss`."""
    minutes, second = divmod(round(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def megabytes(size_bytes: int) -> str:
    """A size as people read it in a list of models."""
    if size_bytes >= 1_000_000:
        return tr("{count} MB", count=f"{size_bytes / 1_000_000:.0f}")
    return tr("{count} kB", count=f"{size_bytes / 1000:.0f}")


def _write_out(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read it has had enough; what is in the buffer must go somewhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
