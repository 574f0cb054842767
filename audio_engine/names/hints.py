"""Which names a recogniser is told of, when it can be told of only so many.

Whisper silently cuts what is beyond its budget in the middle of a name; here nothing is cut, and what did not fit
is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from audio_engine.names.entry import Name, Scope

__all__ = ["Hints", "recognition_hints"]

_SCOPE_ORDER = {Scope.ARTICLE: 0, Scope.PUBLICATION: 1, Scope.APP: 2}


@dataclass(frozen=True, slots=True)
class Hints:
    """What the recogniser is told: `text` is `fitted` joined by ", ", `tokens` of them long."""

    text: str = ""
    tokens: int = 0
    fitted: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def recognition_hints(
    names: Iterable[Name], language: str | None, count_tokens: Callable[[str], int], budget: int
) -> Hints:
    """The names for speech in `language` (None: not known yet) that fit into `budget` tokens.

    The narrower scope comes first, then entries for just this language, then the order of `names`. A name that is
    too long for what is left is left out and shorter ones after it still get their place. `count_tokens` counts as
    the recogniser does, for the text as it will be given.
    """
    fitted: list[str] = []
    left_out: list[str] = []
    text, tokens = "", 0
    for written in _in_order(names, language):
        if left_out and tokens + count_tokens(written) - 1 > budget:
            left_out.append(written)  # of a long list most do not fit: no need to count all of the text for each
            continue
        longer = f"{text}, {written}" if text else written
        needed = count_tokens(longer)
        if needed <= budget:
            text, tokens = longer, needed
            fitted.append(written)
        else:
            left_out.append(written)
    return Hints(text, tokens, tuple(fitted), tuple(left_out))


def _in_order(names: Iterable[Name], language: str | None) -> tuple[str, ...]:
    def fits(name: Name) -> bool:
        return name.hint and (language is None or name.language is None or _same(name.language, language))

    ordered = sorted(filter(fits, names), key=lambda n: (_SCOPE_ORDER[n.scope], n.language is None))
    return tuple(dict.fromkeys(name.written for name in ordered))


def _same(one: str, other: str) -> bool:
    """Whether two language codes mean one language: `fr` and `fr-be` do."""
    return one.replace("_", "-").split("-")[0].lower() == other.replace("_", "-").split("-")[0].lower()
