"""Finds the newsroom's names in a sentence and claims them before any rule does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from audio_engine.names.entry import Name, SayAs, SayWay, Scope
from audio_engine.narration.characters import clean_characters
from audio_engine.narration.claims import Claim, Claims

__all__ = ["claim_names"]

_SCOPES: Final = (Scope.APP, Scope.PUBLICATION, Scope.ARTICLE)
_ENDINGS: Final = {"fr": r"(s?)", "en": r"('s|s'|es|s|'|)"}
_SIBILANT: Final = tuple("szʃʒ")
_VOICELESS: Final = tuple("ptkfθ")


def claim_names(claims: Claims, names: Sequence[Name], language: str) -> None:
    """Claim every name that says how it is said: exact case, whole words, the longest first, inflected too.

    A hyphen joins: Jean is not in Jean-Marie; but Xi is in pro-Xi.
    """
    base = language.partition("-")[0]
    for written, say_as in _present(claims.sentence, names, language):
        pattern = re.compile(rf"(?<![^\W_]){re.escape(written)}{_ENDINGS[base]}(?![^\W_])(?!-[A-ZÀ-ÖØ-Þ])")
        for match in pattern.finditer(claims.sentence):
            if not _continues_a_name(claims.sentence, match.start()):
                claims.add(_claim(match, written, say_as, base))


def _present(sentence: str, names: Sequence[Name], language: str) -> list[tuple[str, SayAs]]:
    """The written forms that stand in the sentence, the longest first, each as the narrowest entry says it."""
    narrowest: dict[str, tuple[tuple[int, bool], SayAs]] = {}
    for name in names:
        written = _cleaned(name.written)
        if name.say_as is None or written not in sentence or not _speaks(name.language, language):
            continue
        rank = (_SCOPES.index(name.scope), name.language is not None)
        if written not in narrowest or narrowest[written][0] <= rank:
            narrowest[written] = (rank, name.say_as)
    return sorted(((written, say_as) for written, (_, say_as) in narrowest.items()), key=lambda n: -len(n[0]))


@lru_cache(maxsize=1 << 15)
def _cleaned(written: str) -> str:
    return clean_characters(written)


def _speaks(of_name: str | None, language: str) -> bool:
    """Whether an entry for `of_name` holds in `language`: one for French holds in Belgium too, not the other way."""
    if of_name is None:
        return True
    code = of_name.lower().replace("_", "-")
    return code == language or code == language.partition("-")[0]


def _continues_a_name(sentence: str, start: int) -> bool:
    """Whether the word before is joined by a hyphen and has a capital: Pierre-Jean, Xi in Poutine-Xi."""
    if start < 2 or sentence[start - 1] != "-":
        return False
    before = re.split(r"[\s'\"«“(]", sentence[: start - 1][-60:])[-1]
    return before[:1].isupper()


def _claim(match: re.Match[str], written: str, say_as: SayAs, base: str) -> Claim:
    ending = match[1]
    start, end = match.span()
    match say_as.way:
        case SayWay.RESPELLING:
            return Claim(start, end, say_as.value + ending)
        case SayWay.LETTERS:
            return Claim(start, end, " ".join(c for c in written if c.isalnum()) + ending)
        case SayWay.WORD:
            return Claim(start, end, (written.capitalize() if written.isupper() else written) + ending)
        case SayWay.IPA:
            return Claim(
                start, end, match[0], SayAs(SayWay.IPA, say_as.value + _ending_in_ipa(say_as.value, ending, base))
            )
        case SayWay.LANGUAGE:
            return Claim(start, end, match[0], say_as)


def _ending_in_ipa(ipa: str, ending: str, base: str) -> str:
    """How an English plural or possessive sounds after `ipa`; a French plural is silent."""
    if base != "en" or not ending.strip("'"):
        return ""
    if ipa.endswith(_SIBILANT):
        return "ɪz"
    return "s" if ipa.endswith(_VOICELESS) else "z"
