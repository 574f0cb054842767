"""How the command line speaks: results on stdout, everything for a person on stderr, one line for an error.

What comes from a file name or a library is stripped of control characters: a name must not be able to move the
cursor or to forge a second line.
"""

from __future__ import annotations

import json
import sys
from typing import Any

__all__ = ["clock", "one_line", "print_json", "say", "say_error"]


def say_error(sentence: str) -> None:
    """The one line of an error; its first words are what scripts look for and are never translated."""
    print(f"souffleur: error: {one_line(sentence)}", file=sys.stderr)  # noqa: T201


def say(sentence: str) -> None:
    """A sentence for the person at the terminal."""
    print(one_line(sentence), file=sys.stderr)  # noqa: T201


def print_json(document: Any) -> None:  # noqa: ANN401 - any JSON value
    """One JSON document on stdout. Lone surrogates of file names are escaped, so the output is always UTF-8."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    sys.stdout.write(text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")


def one_line(text: str) -> str:
    """`text` on one line without control characters."""
    return "".join(c if c.isprintable() else " " for c in " ".join(text.split()))


def clock(seconds: float) -> str:
    """Seconds as `m:ss` or `h:mm:ss`."""
    minutes, second = divmod(round(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
