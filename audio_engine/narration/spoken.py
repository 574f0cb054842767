"""What a voice will say for a sentence: numbers, abbreviations and signs in words, and a flag where that is doubtful.

Nothing is guessed silently: what looks as if it needed a rule and has none is left as it is written, and flagged.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from audio_engine.names.entry import Name, SayWay
from audio_engine.narration import spoken_en, spoken_fr
from audio_engine.narration.characters import clean_characters
from audio_engine.narration.claims import Claim, Claims
from audio_engine.narration.names_in_text import claim_names
from audio_engine.narration.rule import Rule
from audio_engine.narration.unspoken import unspoken

__all__ = ["LANGUAGES", "Flag", "Pronunciation", "SpokenSentence", "speak"]

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


@dataclass(frozen=True, slots=True)
class Flag:
    """A part of the sentence, as it is written, that somebody should look at, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Pronunciation:
    """`spoken[start:end]` is not for the voice's own spelling rules: `value` is IPA, or the code of a language."""

    start: int
    end: int
    way: SayWay
    value: str


@dataclass(frozen=True, slots=True)
class SpokenSentence:
    """A sentence as it is written and as it is said."""

    text: str
    spoken: str
    flags: tuple[Flag, ...] = ()
    pronunciations: tuple[Pronunciation, ...] = ()


def speak(sentence: str, language: str, *, names: Sequence[Name] = ()) -> SpokenSentence:
    """`sentence` as a voice of `language` will say it; a name wins over every rule.

    Raises:
        ValueError: no rules are known for this language.
    """
    code = spoken_language(language)
    claims = Claims(clean_characters(sentence))
    claim_names(claims, names, code)
    flags: list[tuple[int, Flag]] = []
    for rule in _RULES[code](code):
        made = claims.apply(rule)
        if rule.doubt:
            flags += [(c.start, Flag(claims.sentence[c.start : c.end], rule.doubt())) for c in made]
    for start, end, reason in unspoken(claims):
        flags.append((start, Flag(claims.sentence[start:end], reason)))
    spoken, pronunciations = _joined(claims)
    return SpokenSentence(
        sentence, spoken, tuple(flag for _, flag in sorted(flags, key=lambda flag: flag[0])), pronunciations
    )


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


def _joined(claims: Claims) -> tuple[str, tuple[Pronunciation, ...]]:
    """The sentence with every claim in its place; a spoken word never sticks to the word beside it."""
    pieces = sorted(
        [*claims.in_order(), *(Claim(start, end, claims.sentence[start:end]) for start, end in claims.free())],
        key=lambda piece: piece.start,
    )
    pronunciations = []
    parts: list[str] = []
    length = 0
    last = ""
    for piece in pieces:
        spoken = piece.spoken
        if spoken[:1] == " " and last in ("", " "):
            spoken = spoken[1:]
        if not spoken:
            continue
        if last.isalnum() and spoken[0].isalnum():
            parts.append(" ")
            length += 1
        parts.append(spoken)
        if piece.say_as:
            pronunciations.append(Pronunciation(length, length + len(spoken), piece.say_as.way, piece.say_as.value))
        length += len(spoken)
        last = spoken[-1]
    return "".join(parts).rstrip(), tuple(pronunciations)
