"""What is done for the proof that nothing leaves: every verb of the command line, and the window."""

from __future__ import annotations

import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.scenarios.articles import FRENCH
from tests.scenarios.command import INTERVIEWS, MODELS

__all__ = ["SCENARIOS", "Step"]


@dataclass(frozen=True, slots=True)
class Step:
    """One command. `ends` is when it is sent `number`, for those that do not end by themselves."""

    words: tuple[str | Path, ...]
    is_window: bool = False
    ends: Callable[[Path], bool] | None = None
    number: signal.Signals = signal.SIGTERM


def _transcribe(folder: Path) -> list[Step]:
    english, micro = INTERVIEWS / "interview-en.flac", MODELS / "whisper" / "micro"
    formats = ("--format", "txt,md,docx,srt,vtt,json,csv,html", "--output", folder / "out")
    return [
        Step(("transcribe", english, "--model", micro, *formats)),
        Step(("transcribe", english, "--model", "basic", "--no-library", "--output", folder / "basic")),
    ]


def _narrate(folder: Path) -> list[Step]:
    article = folder / "article.mp3"
    return [
        Step(("say-what", FRENCH)),
        Step(("narrate", FRENCH, "--subtitles", "--output", article)),
        Step(("approve", article, "--by", "KP")),
    ]


def _library(folder: Path) -> list[Step]:
    """On the recording that `_begun` has transcribed."""
    exported = ("--format", "txt,docx", "--output", folder, "--overwrite")
    verbs: list[tuple[str | Path, ...]] = [
        ("list",),
        ("show", "1"),
        ("search", "the"),
        ("export", "1", *exported),
        ("relink", "1", INTERVIEWS / "interview-en.flac"),
        ("delete", "1"),
        ("restore", "1"),
        ("retention",),
        ("backup", folder / "backup.db"),
        ("check",),
    ]
    return [Step(("library", *verb)) for verb in verbs]


def _names(folder: Path) -> list[Step]:
    file = folder / "names.csv"
    verbs: list[tuple[str | Path, ...]] = [
        ("add", "Ngozi"),
        ("list",),
        ("export", file),
        ("import", file),
        ("remove", "Ngozi"),
    ]
    return [Step(("names", *verb)) for verb in verbs]


def _models(folder: Path) -> list[Step]:
    micro = MODELS / "whisper" / "micro"
    verbs: list[tuple[str | Path, ...]] = [
        ("import", micro, "--name", "copy"),
        ("list",),
        ("verify", "copy"),
        ("bundle", "copy", "--output", folder / "bundle.zip"),
        ("remove", "copy"),
    ]
    return [Step(("models", *verb)) for verb in verbs]


def _looking(_folder: Path) -> list[Step]:
    """What changes nothing."""
    verbs = (
        ("--version",),
        ("--help",),
        ("doctor", "--json"),
        *((of, "list") for of in ("library", "names", "models")),
    )
    return [Step(verb) for verb in verbs]


def _record(folder: Path) -> list[Step]:
    take = folder / "take.flac"
    is_there = lambda _home: take.exists() and take.stat().st_size > 0  # noqa: E731 - one expression, used once
    return [Step(("record", "--output", take), ends=is_there, number=signal.SIGINT)]


def _desktop(_folder: Path) -> list[Step]:
    def listens(home: Path) -> bool:
        return (home / "inbox").exists()

    return [Step((INTERVIEWS / "interview-en.flac",), is_window=True, ends=listens)]


SCENARIOS: Final[Mapping[str, Callable[[Path], list[Step]]]] = {
    "transcribe": _transcribe,
    "narrate": _narrate,
    "library": _library,
    "names": _names,
    "models": _models,
    "looking": _looking,
    "record": _record,
    "desktop": _desktop,
}
