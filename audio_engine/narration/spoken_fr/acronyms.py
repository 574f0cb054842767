"""Acronyms: which are read as a word (Otan), and which letter by letter (S N C F). A guess is always flagged."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_fr.acronym_list import OTHERWISE, READ, SPELLED, STRESSED
from audio_engine.text import tr

__all__ = ["is_known", "rules", "said"]

_VOWELS: Final = frozenset("AEIOUY")
_PLURAL: Final = r"(?P<plural>s)?"
_KNOWN: Final = re.compile(rf"(?<![^\W_])(?P<word>[A-Z]{{2,12}}){_PLURAL}(?![^\W_])")
_JOINED: Final = re.compile(r"(?<![^\W_])(?<![^\W_]-)(?P<parts>[A-Z]{2,8}(?:-[A-Z]{1,8}){1,4})(?![^\W_])(?!-[^\W_])")
_CAPITALS: Final = re.compile(r"(?<![^\W_])(?P<word>[A-ZÀ-ÖØ-Þ]{1,30})(?![^\W_])")
_UNKNOWN: Final = re.compile(rf"(?<![^\W_])(?P<word>[A-ZÀ-ÖØ-Þ]{{2,20}}){_PLURAL}(?![^\W_])")


def rules() -> tuple[Rule, ...]:
    """Known acronyms, then words in capitals, then guesses."""
    return (
        Rule("joined acronyms", _JOINED, _joined),
        Rule("acronym", _KNOWN, lambda m: said(m["word"]) if is_known(m["word"]) else None),
        Rule("word in capitals", _CAPITALS, _in_capitals),
        Rule(
            "unknown acronym",
            _UNKNOWN,
            lambda m: said(m["word"]),
            doubt=lambda: tr("It is not known whether these capitals are a word or letters."),
        ),
    )


def said(acronym: str) -> str:
    """How `acronym` is said. An unknown one is a word if it can be pronounced, else letters."""
    if acronym in OTHERWISE:
        return OTHERWISE[acronym]
    if acronym in READ or (acronym not in SPELLED and _is_pronounceable(acronym)):
        return acronym.capitalize()
    return " ".join(acronym)


def is_known(acronym: str) -> bool:
    """Whether `said` knows it, and does not guess."""
    return acronym in READ or acronym in SPELLED or acronym in OTHERWISE


def _joined(match: re.Match[str]) -> str | None:
    parts = match["parts"].split("-")
    return " ".join(said(part) for part in parts) if all(len(p) == 1 or is_known(p) for p in parts) else None


def _in_capitals(match: re.Match[str]) -> str | None:
    """A word of a sentence that is all in capitals, or a small word that somebody stressed."""
    word = match["word"]
    return word.lower() if word in STRESSED or _shouts(match.string) else None


@lru_cache(maxsize=8)
def _shouts(sentence: str) -> bool:
    return (
        sentence.isupper() and len([word for word in sentence.split() if len(word) > 3]) > 1 < len(sentence.split()) - 1
    )


def _is_pronounceable(word: str) -> bool:
    """Whether a French speaker could hardly help reading it: four letters that alternate, or more without a cluster."""
    kinds = "".join("v" if letter in _VOWELS or letter > "Z" else "c" for letter in word)
    if len(word) < 5:
        return kinds in {"cvcv", "vcvc"}
    return "v" in kinds and "ccc" not in kinds and "vvvv" not in kinds and not kinds.startswith("ccc")
