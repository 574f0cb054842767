"""How the command line speaks: results on stdout, everything for a person on stderr, one line for an error.

What comes from a file name or a library is stripped of control characters: a name must not be able to move the
cursor or to forge a second line.
"""

from __future__ import annotations

import codecs
import contextlib
import json
import os
import sys
from typing import Any, TextIO

from audio_engine.errors import CancelledError, JobFailedError
from audio_engine.text import tr

__all__ = ["clock", "one_line", "print_json", "say", "say_error", "say_line", "write_out"]


def say_error(sentence: str) -> None:
    """The one line of an error; its first words are what scripts look for and are never translated."""
    say_line(f"souffleur: error: {one_line(sentence)}")


def say(sentence: str) -> None:
    """A sentence for the person at the terminal."""
    say_line(one_line(sentence))


def say_line(line: str) -> None:
    """A line on stderr. Where nobody reads it any more (a closed terminal or pipe) the work goes on without."""
    try:
        print(line, file=sys.stderr, flush=True)  # noqa: T201
    except OSError:
        _leave_nothing_behind(sys.stderr)


def print_json(document: Any) -> None:  # noqa: ANN401 - any JSON value
    """One JSON document on stdout. Lone surrogates of file names are escaped, so the output is always UTF-8.

    A stdout in another encoding gets plain ASCII, which JSON can always be.
    """
    is_utf8 = codecs.lookup(sys.stdout.encoding).name == "utf-8"
    text = json.dumps(document, ensure_ascii=not is_utf8, indent=2)
    write_out(text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")


def write_out(text: str) -> None:
    """Text on stdout.

    Raises:
        CancelledError: whoever read it has gone.
        JobFailedError: it cannot be written.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as problem:
        _leave_nothing_behind(sys.stdout)
        if isinstance(problem, BrokenPipeError):
            raise CancelledError from problem
        raise JobFailedError(
            tr("The output could not be written: {reason}.", reason=problem.strerror),
            tr("Make room, or send it somewhere else."),
        ) from problem


def _leave_nothing_behind(stream: TextIO) -> None:
    """Let what is still in the buffer of `stream` go nowhere: Python would try again at exit, and end with 120."""
    with contextlib.suppress(OSError):  # it has no descriptor of its own
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def one_line(text: str) -> str:
    """`text` on one line without control characters."""
    return "".join(c if c.isprintable() else " " for c in " ".join(text.split()))


def clock(seconds: float) -> str:
    """Seconds as `m:ss` or `h:mm:ss`."""
    minutes, second = divmod(round(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
