"""The option `--keep`: for which reasons something is said that would be left out."""

from __future__ import annotations

from audio_engine.errors import UsageError
from audio_engine.narration.article import DropReason
from audio_engine.text import tr

__all__ = ["kept_reasons"]


def kept_reasons(listed: str) -> frozenset[DropReason]:
    """The reasons in a list such as `caption,byline`.

    Raises:
        UsageError: nothing is left out for one of them.
    """
    wanted = [name.strip().lower() for name in listed.split(",") if name.strip()]
    for name in wanted:
        if name not in set(DropReason):
            raise UsageError(
                tr("Nothing is left out for the reason “{name}”.", name=name),
                tr("Choose from {names}.", names=", ".join(DropReason)),
            )
    return frozenset(DropReason(name) for name in wanted)
