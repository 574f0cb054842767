"""What the person sees while a job runs: a bar on a terminal, JSON lines for a program, plain sentences otherwise."""

from __future__ import annotations

import contextlib
import json
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn
from rich.table import Column
from rich.text import Text

from audio_engine.cli.terminal import clock, one_line, say, say_line
from audio_engine.events import Event, Failed, Notice, event_to_json
from audio_engine.events import Progress as ProgressEvent
from audio_engine.text import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["ProgressKind", "ProgressView", "progress_view", "say_in"]


class ProgressKind(StrEnum):
    """What `--progress` takes."""

    AUTO = "auto"
    JSON = "json"
    NONE = "none"


class ProgressView(Protocol):
    """Somebody who watches a job."""

    def notice(self, sentence: str) -> None:
        """A sentence that is not about progress."""
        ...

    def show(self, event: Event) -> None:
        """What happened."""
        ...


@contextlib.contextmanager
def progress_view(kind: str, path: Path) -> Iterator[ProgressView]:
    """The view for `auto` (a bar where stderr is a terminal), `json` or `none`."""
    if kind == "json":
        yield _JsonLines()
    elif kind == "auto" and sys.stderr.isatty():
        with _Bar(path) as bar:
            yield bar
    else:
        yield _Sentences()


def say_in(kind: str, sentence: str) -> None:
    """A sentence where no view is open, in the form that `--progress` asked for."""
    if kind == "json":
        _JsonLines().notice(sentence)
    else:
        say(sentence)


class _JsonLines:
    def notice(self, sentence: str) -> None:
        self._write({"kind": "notice", "text": sentence})

    def show(self, event: Event) -> None:
        self._write(event_to_json(event))

    def _write(self, document: dict[str, object]) -> None:
        say_line(json.dumps(document, ensure_ascii=True))


class _Sentences:
    """A log file or a pipe: what matters, once."""

    def notice(self, sentence: str) -> None:
        say(sentence)

    def show(self, event: Event) -> None:
        if isinstance(event, Notice):
            say(event.text)


class _Bar:
    """One line: how far in the recording, how fast, how long still."""

    def __init__(self, path: Path) -> None:
        self._console = Console(stderr=True, highlight=False)
        self._progress = Progress(
            TextColumn("{task.description}", markup=False, table_column=self._name_column()),
            BarColumn(bar_width=None),
            TextColumn("{task.fields[figures]}", markup=False),
            console=self._console,
            transient=True,
        )
        self._name = one_line(path.name)
        self._task: TaskID = self._progress.add_task(self._name, total=None, figures="")

    def _name_column(self) -> Column:
        """A quarter of the line: on a narrow terminal the time left says more than the end of a long name."""
        return Column(no_wrap=True, overflow="ellipsis", max_width=max(8, self._console.width // 4))

    def __enter__(self) -> ProgressView:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def notice(self, sentence: str) -> None:
        self._console.print(Text(one_line(sentence)))

    def show(self, event: Event) -> None:
        if isinstance(event, Notice):
            self.notice(event.text)
        elif isinstance(event, Failed):
            self._progress.stop()
        elif isinstance(event, ProgressEvent):
            self._progress.update(
                self._task,
                completed=0 if event.stage == "decode" else event.done_s,
                total=event.total_s,
                figures=_figures(event),
            )


def _figures(event: ProgressEvent) -> str:
    if event.stage == "decode":
        return tr("reading {time}", time=clock(event.done_s))
    if event.stage == "detect-language":
        return tr("listening for the language")
    prefix = _stage_words(event.stage)
    done = clock(event.done_s) + (f" / {clock(event.total_s)}" if event.total_s is not None else "")
    speed = f"  {event.speed:.1f}×" if event.speed else ""
    left = "  " + tr("{time} left", time=clock(event.left_s)) if event.left_s is not None else ""
    return prefix + done + speed + left


def _stage_words(stage: str) -> str:
    """What is done where it is not the main work."""
    words = {
        "mix": tr("mixing"),
        "measure": tr("measuring the loudness"),
        "encode": tr("writing the file"),
        "check": tr("measuring the file"),
        "verify": tr("listening to the result"),
    }
    return f"{words[stage]} " if stage in words else ""
