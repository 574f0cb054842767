"""One rule of the spoken form: what it claims in a sentence, and what a voice says instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Rule"]


@dataclass(frozen=True, slots=True)
class Rule:
    """What `pattern` finds in unclaimed text is spoken as `say` says; `None` from `say` means “not mine”.

    Where the pattern has a group named `said`, only that group is claimed and replaced, and what is around it is
    context that another rule may claim (`(?:Louis|Henri) (?P<said>[IVX]+)`). A pattern never matches nothing, and
    bounds its repetitions, so that a sentence is read in linear time.

    `doubt` gives the reason of a flag that everything the rule speaks gets: the rule has an answer, a person should
    look. It is a function, so that `tr()` is asked when the sentence is shown.
    """

    name: str
    pattern: re.Pattern[str]
    say: Callable[[re.Match[str]], str | None]
    doubt: Callable[[], str] | None = None
