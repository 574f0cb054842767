"""The help of every verb and option in the reader's language: one walk over the finished command tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from audio_engine.text import tr

__all__ = ["help_texts", "translate_help"]


def help_texts(command: Any) -> Iterator[tuple[Any, str, str]]:  # noqa: ANN401 - typer vendors click, without types
    """(owner, attribute, English text) of everything that `--help` prints from below `command`."""
    for owner in (command, *command.params):
        for attribute in ("help", "short_help"):
            if text := getattr(owner, attribute, None):
                yield owner, attribute, " ".join(text.split())
    for below in getattr(command, "commands", {}).values():
        yield from help_texts(below)


def translate_help(command: Any) -> None:  # noqa: ANN401 - typer vendors click, without types
    """Put the help of `command` and of all its verbs into the reader's language."""
    for owner, attribute, text in help_texts(command):
        setattr(owner, attribute, tr(text))  # the literals are those of `help_texts`, which a test holds complete
