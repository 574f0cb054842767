"""An article that is piped in."""

from __future__ import annotations

import sys

from audio_engine.errors import UnusableInputError
from audio_engine.limits import ARTICLE_MAX_BYTES
from audio_engine.text import tr

__all__ = ["piped_article"]


def piped_article() -> bytes:
    """What stands on stdin, up to one byte more than an article may have.

    Raises:
        UnusableInputError: it cannot be read.
    """
    if sys.stdin is None:  # whoever started us has closed it
        return b""
    try:
        return sys.stdin.buffer.read(ARTICLE_MAX_BYTES + 1)
    except OSError as problem:
        raise UnusableInputError(
            tr("The standard input cannot be read: {why}.", why=problem.strerror or problem),
            tr("Name a file, or pipe a text into the command."),
        ) from problem
