"""What a rehearsal asks of its worker and hears from it, as values that travel as JSON frames."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass
from typing import Any

from audio_engine.jobs.narration_settings import CastMember
from audio_engine.names.entry import SayWay
from audio_engine.narration.spoken import Pronunciation, SpokenSentence
from audio_engine.narration.voices.voice import SpokenWord, VoiceDescription, VoiceSettings

__all__ = [
    "Cast",
    "SentenceOrder",
    "SentenceReport",
    "description_from_json",
    "sentence_from_json",
    "sentence_to_json",
]


@dataclass(frozen=True, slots=True)
class Cast:
    """Who speaks, the body's voice first, and how. `speaker` is of the body's voice, `speed` of all."""

    language: str
    members: tuple[CastMember, ...]
    speed: float = 1.0
    speaker: str = ""

    def settings(self, role: str) -> VoiceSettings:
        """How the voice of `role` speaks."""
        is_body = role == self.members[0].role
        return VoiceSettings(self.speed, self.speaker or None if is_body else None)

    def role_of(self, voice: str, role: str) -> str:
        """The role that speaks: the voice that the author named, else the role's own, else the body's."""
        known = [member.role for member in self.members]
        return next(name for name in (voice, role, known[0]) if name in known)

    def to_json(self) -> dict[str, Any]:
        """A JSON object with every field."""
        return asdict(self)

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> Cast:
        """What `to_json` wrote."""
        return cls(**{**document, "members": tuple(CastMember(**member) for member in document["members"])})


@dataclass(frozen=True, slots=True)
class SentenceOrder:
    """A sentence to be said by `role` (one of the cast's); `key` tells its sound from every other."""

    key: str
    role: str
    sentence: SpokenSentence

    def to_json(self) -> list[Any]:
        """A JSON list: there may be thousands of them."""
        return [self.key, self.role, sentence_to_json(self.sentence)]

    @classmethod
    def from_json(cls, document: Sequence[Any]) -> SentenceOrder:
        """What `to_json` wrote."""
        key, role, sentence = document
        return cls(key, role, sentence_from_json(sentence))


@dataclass(frozen=True, slots=True)
class SentenceReport:
    """What became of an order. `state` is `cached`, `rendering`, `spoken` or `failed`.

    `words` are of the sentence's `spoken`, timed from its first sample; only a sentence that was said now has them.
    """

    key: str
    state: str
    seconds: float = 0.0
    words: tuple[SpokenWord, ...] = ()
    reason: str = ""
    problems: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """A JSON object with every field."""
        return {**asdict(self), "words": [astuple(word) for word in self.words]}

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> SentenceReport:
        """What `to_json` wrote.

        Raises:
            ValueError: it is none.
        """
        try:
            words = tuple(SpokenWord(*word) for word in document["words"])
            return cls(
                str(document["key"]),
                str(document["state"]),
                float(document["seconds"]),
                words,
                str(document["reason"]),
                tuple(str(problem) for problem in document["problems"]),
            )
        except (KeyError, TypeError) as problem:
            raise ValueError(f"no report of a sentence: {problem}") from problem


def sentence_to_json(sentence: SpokenSentence) -> list[Any]:
    """What a voice needs of it."""
    return [sentence.spoken, [astuple(said) for said in sentence.pronunciations], [list(p) for p in sentence.pauses]]


def sentence_from_json(document: Sequence[Any]) -> SpokenSentence:
    """What `sentence_to_json` wrote."""
    spoken, said, pauses = document
    return SpokenSentence(
        "",
        spoken,
        pronunciations=tuple(Pronunciation(start, end, SayWay(way), value) for start, end, way, value in said),
        pauses=tuple((position, seconds) for position, seconds in pauses),
    )


def description_from_json(document: dict[str, Any]) -> VoiceDescription:
    """What `dataclasses.asdict` made of it.

    Raises:
        ValueError: it is none.
    """
    try:
        return VoiceDescription(**{**document, "speakers": tuple(document["speakers"])})
    except (KeyError, TypeError) as problem:
        raise ValueError(f"no description of a voice: {problem}") from problem
