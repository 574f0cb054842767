"""What is seen of a download: JSON lines for a program, a bar on a terminal, plain sentences in a log."""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, Final, Protocol

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn
from rich.text import Text

from audio_engine.models.installed import InstalledModel
from audio_engine.text import tr
from installers.models.pace import Headway
from installers.models.terminal import clock, one_line, say, say_line
from installers.models.terms import Terms

__all__ = ["ProgressKind", "View", "view"]

_EVERY_S: Final = 0.2
"""Often enough for an eye, seldom enough for a pipe."""


class ProgressKind(StrEnum):
    """What `--progress` takes."""

    AUTO = "auto"
    JSON = "json"
    NONE = "none"


class View(Protocol):
    """Somebody who watches."""

    def headway(self, headway: Headway) -> None:
        """Bytes have come."""
        ...

    def notice(self, name: str, sentence: str) -> None:
        """Something to know about the model `name`."""
        ...

    def licence(self, terms: Terms) -> None:
        """What is agreed to with this model."""
        ...

    def finished(self, model: InstalledModel, *, was_here: bool) -> None:
        """The model can be used; `was_here`: it could before."""
        ...

    def ended(self, kind: str, **fields: object) -> None:
        """The program ends with `failed` or `cancelled`; for a person the line of the error says it."""
        ...


@contextlib.contextmanager
def view(kind: ProgressKind) -> Iterator[View]:
    """The view that `--progress` asked for."""
    if kind is ProgressKind.JSON:
        yield _JsonLines()
    elif kind is ProgressKind.AUTO and sys.stderr.isatty():
        bar = _Bar()
        try:
            yield bar
        finally:
            bar.stop()
    else:
        yield _Sentences()


class _JsonLines:
    """`{"kind": …}` a line. Progress comes five times a second, and always when a file is complete."""

    def __init__(self) -> None:
        self._told: tuple[str, str] | None = None
        self._told_s = 0.0

    def headway(self, headway: Headway) -> None:
        now_s, about = time.monotonic(), (headway.name, headway.file)
        if about == self._told and now_s < self._told_s + _EVERY_S and headway.done_bytes != headway.total_bytes:
            return
        self._told, self._told_s = about, now_s
        self._write(
            kind="progress",
            name=headway.name,
            file=headway.file,
            done_bytes=headway.done_bytes,
            total_bytes=headway.total_bytes,
            speed_bytes_s=None if headway.speed_bytes_s is None else round(headway.speed_bytes_s),
            left_s=None if headway.left_s is None else round(headway.left_s, 1),
        )

    def notice(self, name: str, sentence: str) -> None:
        self._write(kind="notice", name=name, text=sentence)

    def licence(self, terms: Terms) -> None:
        self._write(kind="licence", **terms.to_json())

    def finished(self, model: InstalledModel, *, was_here: bool) -> None:
        self._write(
            kind="finished",
            name=model.name,
            model_kind=str(model.kind),
            folder=str(model.folder),
            size_bytes=model.size_bytes,
            was_here=was_here,
        )

    def ended(self, kind: str, **fields: object) -> None:
        self._write(kind=kind, **fields)

    def _write(self, **fields: Any) -> None:  # noqa: ANN401 - any JSON value
        say_line(json.dumps(fields, ensure_ascii=True))


class _Sentences:
    """A log file or a pipe: what matters, once."""

    def headway(self, headway: Headway) -> None:
        pass

    def notice(self, name: str, sentence: str) -> None:
        say(f"{name}: {sentence}")

    def licence(self, terms: Terms) -> None:
        say(f"{terms.name}: {terms.licence or tr('see its model card')}. {terms.restrictions}")

    def finished(self, model: InstalledModel, *, was_here: bool) -> None:
        say(_finished(model, was_here=was_here))

    def ended(self, kind: str, **fields: object) -> None:
        pass


class _Bar(_Sentences):
    """One line: how far, how fast, how long still."""

    def __init__(self) -> None:
        self._console = Console(stderr=True, highlight=False)
        self._progress = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=None),
            DownloadColumn(),
            TextColumn("{task.fields[figures]}", markup=False),
            console=self._console,
            transient=True,
        )
        self._task = self._progress.add_task("", total=None, figures="", visible=False)

    def stop(self) -> None:
        self._progress.stop()

    def headway(self, headway: Headway) -> None:
        self._progress.start()
        self._progress.update(
            self._task,
            description=one_line(headway.name),
            completed=headway.done_bytes,
            total=headway.total_bytes,
            figures=_figures(headway),
            visible=True,
        )

    def notice(self, name: str, sentence: str) -> None:
        self._console.print(Text(one_line(f"{name}: {sentence}")))

    def finished(self, model: InstalledModel, *, was_here: bool) -> None:
        self._progress.stop()
        super().finished(model, was_here=was_here)


def _figures(headway: Headway) -> str:
    speed = f"{headway.speed_bytes_s / 1e6:.1f} MB/s" if headway.speed_bytes_s is not None else ""
    left = tr("{time} left", time=clock(headway.left_s)) if headway.left_s is not None else ""
    return f"{speed}  {left}".strip()


def _finished(model: InstalledModel, *, was_here: bool) -> str:
    if was_here:
        return tr("{name} is installed already, in {folder}.", name=model.name, folder=model.folder)
    return tr("Installed: {name} in {folder}", name=model.name, folder=model.folder)
