"""Tables for people on stdout, and a bar on stderr while many bytes are read."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from audio_engine.cli.terminal import one_line
from audio_engine.text import tr

__all__ = ["bytes_progress", "megabytes", "print_table"]

_UNBOUNDED = 10_000
"""Characters. A pipe has no width: its lines are not broken."""


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Columns as wide as their content; broken only where a terminal is narrower."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text(one_line(cell)) for cell in row))
    Console(highlight=False, width=None if sys.stdout.isatty() else _UNBOUNDED).print(table)


@contextlib.contextmanager
def bytes_progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """Something to tell bytes done and bytes in all; it shows a bar where stderr is a terminal."""
    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    with bar:
        task = bar.add_task(one_line(label), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def megabytes(size_bytes: int) -> str:
    """A size as people read it in a list of models."""
    if size_bytes >= 1_000_000:
        return tr("{count} MB", count=f"{size_bytes / 1_000_000:.0f}")
    return tr("{count} kB", count=f"{size_bytes / 1000:.0f}")
