"""`souffleur approve`: somebody has listened to a narration, and the file says so."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from audio_engine.cli.terminal import print_json, say
from audio_engine.engine import Engine
from audio_engine.text import tr

__all__ = ["approve"]


def approve(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that “souffleur narrate” has made.")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who has listened to it.")],
    as_json: Annotated[bool, typer.Option("--json", help="Machine-readable output.")] = False,
) -> None:
    """Note that somebody has listened to a narration and vouches for it."""
    with Engine() as engine:
        report = engine.approve(file, by)
    if as_json:
        print_json(report)
    else:
        say(tr("{file} is approved by {name}.", file=file, name=report["approval"]["by"]))
