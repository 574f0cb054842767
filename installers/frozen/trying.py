"""Starts the frozen programs as a person and as their parents do; what they say beyond the expected is a mistake."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from audio_engine.programs import CHILD_OPTION, CHILDREN
from audio_engine.resources import resource

__all__ = ["Start", "starts", "try_programs"]

_TIMEOUT_S: Final = 180
_QUIETLY: Final = ("--json", "--progress", "none", "--output")
_DESERTED: Final = "audio_engine.jobs.channel.ChannelClosedError"


@dataclass(frozen=True, slots=True)
class Start:
    """A command of a program, and how what it prints to stdout begins."""

    program: str
    arguments: tuple[str, ...]
    begins: str
    remarks: tuple[str, ...] = ()
    """How the lines begin that it may print to stderr."""
    is_deserted: bool = False
    """Whether it is a child whose parent is gone at once: it may say so, with any exit code but a signal's."""


def starts() -> list[Start]:
    """Every program and every child, started once."""
    programs = [
        Start("souffleur", ("--help",), "Usage: souffleur "),
        Start("souffleur", ("doctor", "--json"), "{"),
        Start("souffleur", ("library", "list", "--json"), "{"),
        Start("souffleur", ("models", "list", "--json"), "{"),
        Start("souffleur", (CHILD_OPTION, "audio_engine.media.decoder", "--describe-lock"), "{"),
        Start(
            "souffleur",
            ("transcribe", str(resource("samples/interview-en.flac")), *_QUIETLY, "{home}/text"),
            "{",
            ("No Whisper model", "How long"),
        ),
        Start(
            "souffleur",
            ("narrate", str(resource("samples/article-fr.md")), *_QUIETLY, "{home}/a.mp3"),
            "{",
            ("No voice is installed",),
        ),
        Start("souffleur-models", ("--help",), "Usage: souffleur-models "),
    ]
    children = CHILDREN - {"audio_engine.media.decoder", "audio_engine.narration.intake.parser"}  # those read a file
    deserted = [Start("souffleur", (CHILD_OPTION, child), "", is_deserted=True) for child in sorted(children)]
    return programs + deserted


def try_programs(folder: Path) -> list[str]:
    """What went wrong, one sentence each. `folder` is what `build` made."""
    mistakes = []
    with tempfile.TemporaryDirectory(prefix="souffleur-try-") as home:
        surroundings = {**os.environ, "SOUFFLEUR_HOME": home, "SOUFFLEUR_LANGUAGE": "en", "COLUMNS": "120"}
        for start in starts():
            arguments = tuple(argument.replace("{home}", home) for argument in start.arguments)
            mistakes.extend(_try(folder, replace(start, arguments=arguments), surroundings))
    return mistakes


def _try(folder: Path, start: Start, surroundings: dict[str, str]) -> list[str]:
    tree = "souffleur-models" if start.program == "souffleur-models" else "souffleur"
    program = folder / tree / (start.program + (".exe" if sys.platform == "win32" else ""))
    done = subprocess.run(
        [program, *start.arguments],
        env=surroundings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=_TIMEOUT_S,
        check=False,
    )
    said = done.stdout.lstrip()
    name = " ".join((start.program, *start.arguments))
    wrong = []
    if done.returncode < 0 or (done.returncode and not start.is_deserted):
        wrong.append(f"{name}: exit code {done.returncode}.")
    if not said.startswith(start.begins):
        wrong.append(f"{name} printed: {said[:300]}")
    unexpected = [line for line in done.stderr.splitlines() if not line.startswith(start.remarks or ("\0",))]
    if unexpected and not (start.is_deserted and _DESERTED in done.stderr):
        wrong.append(f"{name} printed to stderr: {done.stderr[-600:]}")
    return wrong
