"""What an article's voices will say, line by line, as somebody edits it: only what was changed is worked out again."""

from __future__ import annotations

import hashlib
import json
import threading
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, field
from typing import Final

from audio_engine.engine.article_voices import article_cast
from audio_engine.engine.narration_choice import reading_language
from audio_engine.jobs.narration_settings import CastMember
from audio_engine.names.entry import Name
from audio_engine.narration.article import Article, Paragraph
from audio_engine.narration.characters import clean_with_positions
from audio_engine.narration.choices import OFF, NarrationChoices
from audio_engine.narration.coverage import likely_s
from audio_engine.narration.pauses import Pauses
from audio_engine.narration.plan import (
    NarrationPlan,
    PlannedSentence,
    PlanOptions,
    Steps,
    VoiceRole,
    plan_narration,
    spans_of,
)
from audio_engine.narration.publishing.disclosure import spoken_disclosure
from audio_engine.narration.rendering import no_such_voice
from audio_engine.narration.spoken import Pronunciation, Rewritten

__all__ = ["ArticlePlan", "ArticlePlanner", "PlanFlag", "PlanLine", "PlanRequest"]

_KEPT: Final = 1.5
"""So many times as many paragraphs are remembered as the article has: those of the last few states too."""
_KEPT_LEAST: Final = 500


@dataclass(frozen=True, slots=True)
class PlanFlag:
    """`text[start:end]` of a line is something that somebody should look at, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One sentence of a plan, in the plan's order.

    It stands at `start:end` of the text of paragraph `paragraph`; -1 is what was added to the article (the disclosure).
    `text` is written with clean characters, `spoken` is what is said for it, and `rewritten` tells which parts of the
    two belong together; the rest is said as it is written. `skipped` is why nothing is said, empty where something is.
    Two lines with one `key` sound alike.
    """

    index: int
    paragraph: int
    start: int
    end: int
    text: str
    spoken: str
    role: VoiceRole
    key: str
    flags: tuple[PlanFlag, ...] = ()
    rewritten: tuple[Rewritten, ...] = ()
    pronunciations: tuple[Pronunciation, ...] = ()
    skipped: str = ""
    estimated_s: float = 0.0
    pause_after_s: float = 0.0

    @property
    def changes(self) -> tuple[tuple[int, int], ...]:
        """The ranges of `spoken` that are written otherwise."""
        return tuple((part.start, part.end) for part in self.rewritten)

    def written(self, start: int, end: int) -> tuple[int, int]:
        """The range of `text` for which `spoken[start:end]` stands."""
        return self._back(start, is_end=False), self._back(end, is_end=True)

    def _back(self, position: int, *, is_end: bool) -> int:
        shift = 0
        for part in self.rewritten:
            if position < part.start or (is_end and position == part.start):
                break
            if position < part.end or (is_end and position == part.end):
                return part.written_end if is_end else part.written_start
            shift = part.written_end - part.end
        return min(max(position + shift, 0), len(self.text))


@dataclass(frozen=True, slots=True)
class ArticlePlan:
    """Every line of an article in its order, who says it, and what somebody should know.

    `problems` are sentences: a voice that is not here. `names` are all that hold, the strongest first.
    """

    language: str
    lines: tuple[PlanLine, ...]
    cast: tuple[CastMember, ...]
    choices: NarrationChoices
    speed: float
    problems: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    planned: NarrationPlan = field(default_factory=lambda: NarrationPlan("", ()), repr=False, compare=False)

    @property
    def sentences(self) -> tuple[PlanLine, ...]:
        """The same as `lines`."""
        return self.lines

    @property
    def estimated_s(self) -> float:
        """About how long it is, with its pauses and without music."""
        return sum(line.estimated_s + line.pause_after_s for line in self.lines)

    @property
    def words(self) -> int:
        """Of what is said, as it is written."""
        return sum(len(line.text.split()) for line in self.lines if not line.skipped)

    @property
    def said(self) -> int:
        """How many sentences are said."""
        return sum(not line.skipped for line in self.lines)


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What is to be planned. `names` are all that hold; `voice` and `disclosure` are the settings'."""

    article: Article
    choices: NarrationChoices
    names: tuple[Name, ...] = ()
    voice: str = ""
    disclosure: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a sentence stands in its paragraph."""

    start: int
    end: int


class ArticlePlanner:
    """Plans one article again and again. Threads may share it; they take turns."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._holds_for: object = None
        self._steps: dict[Paragraph, Steps] = {}
        self._places: dict[Paragraph, list[_Place]] = {}

    def plan(self, request: PlanRequest) -> ArticlePlan:
        """The plan of the article as it is now.

        Raises:
            UsageError: no rules are known for its language.
        """
        with self._turn:
            return self._plan(request)

    def _plan(self, request: PlanRequest) -> ArticlePlan:
        choices, article = request.choices, request.article
        language = reading_language(choices.language or "auto", article)
        if self._holds_for != (language, request.names):
            self._holds_for = language, request.names
            self._steps.clear()
        if len(self._steps) > max(_KEPT_LEAST, _KEPT * len(article.paragraphs)):
            self._forget(article)
        cast, problems = article_cast(choices, article, language, request.voice)
        said_first = (
            ""
            if OFF in (choices.disclosure, choices.disclosure or request.disclosure)
            else (choices.disclosure.strip() or request.disclosure.strip() or spoken_disclosure(language))
        )
        options = PlanOptions(choices.speed, Pauses(scale=choices.pauses), said_first)
        planned = plan_narration(article, language, names=request.names, options=options, memory=self._steps)
        keys = _Keys(cast, choices)
        problems = (*problems, *_unknown_voices(planned, cast))
        lines = tuple(
            _line(sentence, place, keys, language, choices.speed)
            for sentence, place in zip(planned.sentences, self._placed(article, said_first, planned), strict=True)
        )
        return ArticlePlan(language, lines, cast, choices, choices.speed, problems, request.names, planned)

    def _forget(self, article: Article) -> None:
        """Keep what the article has now."""
        for memory in (self._steps, self._places):
            kept = {paragraph: memory[paragraph] for paragraph in article.paragraphs if paragraph in memory}
            memory.clear()
            memory.update(kept)  # type: ignore[arg-type]

    def _placed(self, article: Article, said_first: str, planned: NarrationPlan) -> Iterator[_Place]:
        """The place of every planned sentence in its paragraph."""
        by_paragraph: dict[int, list[PlannedSentence]] = {}
        for sentence in planned.sentences:
            by_paragraph.setdefault(sentence.paragraph, []).append(sentence)
        for number, sentences in by_paragraph.items():
            paragraph = article.paragraphs[number] if number >= 0 else None
            if paragraph is None:
                yield from _places(said_first, sentences)
                continue
            places = self._places.get(paragraph)
            if places is None or len(places) != len(sentences):
                places = self._places[paragraph] = _places(paragraph.text, sentences)
            yield from places


class _Keys:
    """What tells one sound from another: who speaks it, how, and what is said."""

    def __init__(self, cast: Sequence[CastMember], choices: NarrationChoices) -> None:
        body = next(member for member in cast if member.role == VoiceRole.BODY)
        self._members = {member.role: member for member in cast}
        self._body = body
        self._choices = choices
        self._known: dict[tuple[str, str], str] = {}

    def of(self, planned: PlannedSentence) -> str:
        """The key of its sound; empty where nothing is said."""
        if planned.skipped:
            return ""
        names = (planned.voice, planned.role, VoiceRole.BODY)
        role = next(name for name in names if name in self._members)
        member = self._members[role]
        sentence = planned.sentence
        sound = [
            member.voice,
            member.folder,
            self._choices.speaker if role == VoiceRole.BODY else "",
            self._choices.speed,
            sentence.spoken,
            [astuple(said) for said in sentence.pronunciations],
            sentence.pauses,
        ]
        return hashlib.sha256(json.dumps(sound).encode()).hexdigest()[:32]


def _unknown_voices(planned: NarrationPlan, cast: Sequence[CastMember]) -> list[str]:
    """A sentence for each voice that the author names and that does not speak."""
    known = {member.role for member in cast}
    names = dict.fromkeys(sentence.voice for sentence in planned.sentences if sentence.voice and not sentence.skipped)
    return [no_such_voice(name) for name in names if name not in known]


def _line(planned: PlannedSentence, place: _Place, keys: _Keys, language: str, speed: float) -> PlanLine:
    sentence = planned.sentence
    return PlanLine(
        index=planned.index,
        paragraph=planned.paragraph,
        start=place.start,
        end=place.end,
        text=sentence.text,
        spoken=sentence.spoken,
        role=planned.role,
        key=keys.of(planned),
        flags=tuple(PlanFlag(flag.start, flag.start + len(flag.text), flag.reason) for flag in sentence.flags),
        rewritten=sentence.rewritten,
        pronunciations=sentence.pronunciations,
        skipped=planned.skipped,
        estimated_s=0.0 if planned.skipped else likely_s(sentence.spoken, language, speed=speed),
        pause_after_s=planned.pause_after_s,
    )


def _places(text: str, sentences: Sequence[PlannedSentence]) -> list[_Place]:
    """Where the sentences of a paragraph stand in its text."""
    cleaned, offsets = clean_with_positions(text)
    return [
        _Place(bisect_right(offsets, start) - 1, bisect_left(offsets, end))
        for start, end in spans_of(cleaned, [sentence.sentence.text for sentence in sentences])
    ]
