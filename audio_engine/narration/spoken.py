"""What a voice will say for a sentence: numbers, abbreviations and signs in words, and a flag where that is doubtful.

Nothing is guessed silently: what looks as if it needed a rule and has none is left as it is written, and flagged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from audio_engine.names.entry import Name, SayWay
from audio_engine.narration.article import Mark
from audio_engine.narration.characters import clean_characters, clean_with_positions
from audio_engine.narration.claims import Claims
from audio_engine.narration.joining import joined
from audio_engine.narration.marks_in_sentence import claim_marks, pauses_between
from audio_engine.narration.names_in_text import claim_names
from audio_engine.narration.spoken_rules import LANGUAGES, apply_rules, rules_of, spoken_language
from audio_engine.narration.unspoken import unspoken

__all__ = ["LANGUAGES", "Flag", "Pronunciation", "Rewritten", "SpokenSentence", "speak", "spoken_language"]


@dataclass(frozen=True, slots=True)
class Flag:
    """A part of the sentence, as it is written, that somebody should look at, and why; `start` is where it begins."""

    text: str
    reason: str
    start: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Pronunciation:
    """`spoken[start:end]` is not for the voice's own spelling rules: `value` is IPA, or the code of a language."""

    start: int
    end: int
    way: SayWay
    value: str


@dataclass(frozen=True, slots=True)
class Rewritten:
    """`spoken[start:end]` stands for `text[written_start:written_end]`, which is written otherwise."""

    start: int
    end: int
    written_start: int
    written_end: int


@dataclass(frozen=True, slots=True)
class SpokenSentence:
    """A sentence as it is written and as it is said."""

    text: str
    spoken: str
    flags: tuple[Flag, ...] = ()
    pronunciations: tuple[Pronunciation, ...] = ()
    pauses: tuple[tuple[int, float], ...] = ()
    """Where in `spoken` the author wants silence, and for how many seconds, in order."""
    rewritten: tuple[Rewritten, ...] = field(default=(), compare=False)
    """In order; all else is said as it is written."""


def speak(sentence: str, language: str, *, names: Sequence[Name] = (), marks: Sequence[Mark] = ()) -> SpokenSentence:
    """`sentence` as a voice of `language` will say it; a mark wins over every name, a name over every rule.

    `marks` stand where they do in `sentence`, whose characters need not be clean.

    Raises:
        ValueError: no rules are known for this language.
    """
    code = spoken_language(language)
    cleaned, placed = _cleaned(sentence, marks)
    claims = Claims(cleaned)
    doubts = claim_marks(claims, placed, code)
    claim_names(claims, names, code)
    doubts += apply_rules(claims, rules_of(code))
    pauses, moved = pauses_between(claims, placed)
    doubts += [*moved, *unspoken(claims)]
    result = joined(claims, pauses)
    return SpokenSentence(
        sentence,
        result.spoken,
        tuple(Flag(cleaned[d.start : d.end], d.reason, d.start) for d in sorted(doubts, key=lambda d: d.start)),
        tuple(Pronunciation(start, end, how.way, how.value) for start, end, how in result.said_otherwise),
        tuple(result.pauses),
        tuple(Rewritten(*places) for places in result.rewritten),
    )


def _cleaned(sentence: str, marks: Sequence[Mark]) -> tuple[str, list[Mark]]:
    """The sentence with clean characters, and `marks` where they are then."""
    if not marks:
        return clean_characters(sentence), []
    cleaned, offsets = clean_with_positions(sentence)
    last = len(sentence)
    return cleaned, [
        replace(mark, start=offsets[min(max(mark.start, 0), last)], end=offsets[min(max(mark.end, 0), last)])
        for mark in marks
    ]
