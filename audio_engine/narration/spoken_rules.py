"""Which rules speak a language, and applying them: the one place that knows all languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from audio_engine.narration import spoken_en, spoken_fr
from audio_engine.narration.claims import Claims
from audio_engine.narration.rule import Rule

__all__ = ["LANGUAGES", "Doubt", "apply_rules", "rules_as", "rules_of", "spoken_language"]

_RULES: Final[Mapping[str, Callable[[str], tuple[Rule, ...]]]] = {
    "fr": spoken_fr.rules,
    "fr-be": spoken_fr.rules,
    "fr-ch": spoken_fr.rules,
    "en": spoken_en.rules,
    "en-gb": spoken_en.rules,
    "en-us": spoken_en.rules,
}
LANGUAGES: Final = tuple(_RULES)
"""The codes that `speak` knows. A region that it does not know is read as its language."""


class Doubt(NamedTuple):
    """`sentence[start:end]` is something that somebody should look at."""

    start: int
    end: int
    reason: str


def spoken_language(language: str) -> str:
    """The one of `LANGUAGES` whose rules speak `language`: `fr_FR` is read as `fr`.

    Raises:
        ValueError: there is none.
    """
    code = language.lower().replace("_", "-")
    known = code if code in _RULES else code.partition("-")[0]
    if known not in _RULES:
        raise ValueError(f"no rules for the language {language!r}")
    return known


def rules_of(code: str) -> tuple[Rule, ...]:
    """The rules of one of `LANGUAGES`, in the order in which they claim."""
    return _RULES[code](code)


def rules_as(code: str, kind: str) -> tuple[Rule, ...]:
    """The rules for what an author says is a `date`, a `telephone`, an `ordinal` or a `cardinal`; none for others."""
    return spoken_fr.rules_as(code, kind) if code.startswith("fr") else spoken_en.rules_as(code, kind)


def apply_rules(claims: Claims, rules: Sequence[Rule]) -> list[Doubt]:
    """Let `rules` claim in their order, and tell what they are not sure of."""
    doubts = []
    for rule in rules:
        made = claims.apply(rule)
        if rule.doubt:
            doubts += [Doubt(claim.start, claim.end, rule.doubt()) for claim in made]
    return doubts
