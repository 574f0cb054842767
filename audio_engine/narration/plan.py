"""What will be said, sentence by sentence, before anything is: every sentence of an article is in the plan.

Nothing of an article is missing from its plan: what is not said is in its place, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise
from typing import Final

from audio_engine.names.entry import Name
from audio_engine.narration.article import Article, Kind, Mark, MarkKind, Paragraph, reason_sentence
from audio_engine.narration.characters import clean_characters, clean_with_positions
from audio_engine.narration.pauses import Pauses
from audio_engine.narration.sentences import split_sentences
from audio_engine.narration.spoken import SpokenSentence, speak
from audio_engine.text import tr

__all__ = [
    "NarrationPlan",
    "PlanOptions",
    "PlannedSentence",
    "VoiceRole",
    "is_sayable",
    "plan_narration",
    "sentences_of",
    "spans_of",
]

_MAY_BE_CUT: Final = {MarkKind.LANGUAGE, MarkKind.VOICE, MarkKind.PAUSE}
"""Marks that hold for each sentence that they cover; the others are said as one."""
_INK: Final = re.compile(r"\S")
_ADDED: Final = -1
"""The paragraph of a sentence that is not of the article."""
Steps = tuple["PlannedSentence | float", ...]
"""The sentences of a paragraph, and between them the seconds for which the author wants nothing to be said."""
Memory = MutableMapping[Paragraph, Steps]


class VoiceRole(StrEnum):
    """Which of a narration's voices says a sentence."""

    TITLE = "title"
    """Headlines and crossheads."""
    BODY = "body"
    QUOTE = "quote"


_ROLES: Final = {
    Kind.HEADLINE: VoiceRole.TITLE,
    Kind.CROSSHEAD: VoiceRole.TITLE,
    Kind.QUOTE: VoiceRole.QUOTE,
}


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """How it is to be read. `speed` is the voices', so that the pauses follow it."""

    speed: float = 1.0
    pauses: Pauses = field(default_factory=Pauses)
    disclosure: str = ""
    """What is said first: that the voice is synthetic. Nothing is said where it is empty."""


@dataclass(frozen=True, slots=True)
class PlannedSentence:
    """One sentence. `index` counts the plan's sentences, `paragraph` the article's paragraphs (-1: added to it).

    `skipped` is why it is not said, empty where it is. `voice` is the voice that the author named, if any.
    """

    index: int
    paragraph: int
    kind: Kind | None
    sentence: SpokenSentence
    role: VoiceRole = VoiceRole.BODY
    voice: str = ""
    pause_after_s: float = 0.0
    skipped: str = ""


@dataclass(frozen=True, slots=True)
class NarrationPlan:
    """Every sentence in its order."""

    language: str
    sentences: tuple[PlannedSentence, ...]

    @property
    def cast(self) -> frozenset[str]:
        """The roles and the named voices that say something."""
        return frozenset(planned.voice or planned.role for planned in self.sentences if not planned.skipped)


def is_sayable(spoken: str) -> bool:
    """Whether there is a letter or a digit in it: a voice has nothing else to say."""
    return any(character.isalnum() for character in spoken)


def sentences_of(paragraph: Paragraph, language: str) -> list[tuple[str, tuple[Mark, ...]]]:
    """The sentences of `paragraph` with cleaned characters, each with its marks, placed in it.

    A sentence does not end inside a mark; only a language or a voice may cover several, and is then a mark of each.
    A pause between two sentences is a mark at the end of the first.
    """
    if not paragraph.marks:
        return [(sentence, ()) for sentence in split_sentences(clean_characters(paragraph.text), language)]
    cleaned, offsets = clean_with_positions(paragraph.text)
    last = len(paragraph.text)
    marks = [
        replace(mark, start=offsets[min(mark.start, last)], end=offsets[min(mark.end, last)])
        for mark in paragraph.marks
    ]
    spans = spans_of(cleaned, split_sentences(cleaned, language))
    for mark in marks:
        if mark.kind not in _MAY_BE_CUT:
            spans = _uncut(spans, mark)
    return [
        (cleaned[start:end], tuple(_within(marks, start, end, next_start)))
        for (start, end), (next_start, _) in pairwise([*spans, (len(cleaned), len(cleaned))])
    ]


def plan_narration(
    article: Article,
    language: str,
    *,
    names: Sequence[Name] = (),
    options: PlanOptions | None = None,
    memory: Memory | None = None,
) -> NarrationPlan:
    """The plan of `article` in `language` (one of `spoken.LANGUAGES`).

    `memory` is the caller's, for one language and one list of names: a paragraph that is in it is not spoken again.

    Raises:
        ValueError: no rules are known for this language.
    """
    options = options or PlanOptions()
    steps = list(_steps(article, language, names, options.disclosure, {} if memory is None else memory))
    sentences = [replace(step, index=index) for index, step in enumerate(_with_pauses(steps, options))]
    return NarrationPlan(language, tuple(sentences))


def spans_of(cleaned: str, sentences: Sequence[str]) -> list[tuple[int, int]]:
    """Where each sentence is in `cleaned`; they share its ink, in order, but not always its spaces."""
    ink = [match.start() for match in _INK.finditer(cleaned)]
    spans = []
    used = 0
    for sentence in sentences:
        count = len(_INK.findall(sentence))
        spans.append((ink[used], ink[used + count - 1] + 1))
        used += count
    return spans


def _uncut(spans: list[tuple[int, int]], mark: Mark) -> list[tuple[int, int]]:
    """`spans`, those joined that `mark` reaches into."""
    touched = [at for at, (start, end) in enumerate(spans) if mark.start < end and start < mark.end]
    if len(touched) < 2:
        return spans
    first, last = touched[0], touched[-1]
    return [*spans[:first], (spans[first][0], spans[last][1]), *spans[last + 1 :]]


def _within(marks: Sequence[Mark], start: int, end: int, next_start: int) -> Iterator[Mark]:
    """The marks of the sentence `start:end`, placed in it; a pause may stand up to where the next sentence starts."""
    for mark in marks:
        if mark.kind is MarkKind.PAUSE:
            if start < mark.start <= next_start or mark.start == start == 0:
                at = min(mark.start, end) - start
                yield replace(mark, start=at, end=at)
        elif (first := max(mark.start, start)) < (last := min(mark.end, end)):
            yield replace(mark, start=first - start, end=last - start)


def _steps(
    article: Article, language: str, names: Sequence[Name], disclosure: str, memory: Memory
) -> Iterator[PlannedSentence | float]:
    """Every sentence, and between them the seconds for which the author wants nothing to be said."""
    for number, paragraph in [(_ADDED, Paragraph(Kind.BODY, disclosure)), *enumerate(article.paragraphs)]:
        steps = memory.get(paragraph)
        if steps is None:
            steps = memory[paragraph] = tuple(_paragraph_steps(paragraph, language, names))
        for step in steps:
            if isinstance(step, float):
                yield step
            else:
                yield replace(step, paragraph=number, kind=None if number == _ADDED else step.kind)


def _paragraph_steps(paragraph: Paragraph, language: str, names: Sequence[Name]) -> Iterator[PlannedSentence | float]:
    """The same of one paragraph, wherever it stands."""
    sentences = sentences_of(paragraph, language)
    if paragraph.dropped is not None:
        reason = reason_sentence(paragraph.dropped)
        for text, _ in sentences:
            yield PlannedSentence(0, 0, paragraph.kind, SpokenSentence(text, ""), skipped=reason)
        return
    for text, marks in sentences or [("", paragraph.marks)]:
        voice = next((mark.value for mark in marks if _covers(mark, text)), "")
        others = [mark for mark in marks if not _covers(mark, text)]
        before, spoken, after = _without_outer_pauses(speak(text, language, names=names, marks=others))
        role = _ROLES.get(paragraph.kind, VoiceRole.BODY)
        reason = "" if is_sayable(spoken.spoken) else tr("There is no word in it.")
        yield from before
        if text:
            yield PlannedSentence(0, 0, paragraph.kind, spoken, role, voice, skipped=reason)
        yield from after


def _without_outer_pauses(spoken: SpokenSentence) -> tuple[list[float], SpokenSentence, list[float]]:
    """The seconds of silence before its first word, the sentence with the pauses inside it, the seconds after it."""
    before, inside, after = [], [], []
    for position, seconds in spoken.pauses:
        if not is_sayable(spoken.spoken[position:]):
            after.append(seconds)
        elif not is_sayable(spoken.spoken[:position]):
            before.append(seconds)
        else:
            inside.append((position, seconds))
    return before, replace(spoken, pauses=tuple(inside)), after


def _covers(mark: Mark, text: str) -> bool:
    """Whether it gives a voice to the whole sentence: to every letter and digit of it."""
    return mark.kind is MarkKind.VOICE and not is_sayable(text[: mark.start]) and not is_sayable(text[mark.end :])


def _with_pauses(steps: Sequence[PlannedSentence | float], options: PlanOptions) -> Iterator[PlannedSentence]:
    """The sentences, each with what is silent after it: what the author wants, else what the next one makes natural."""
    wanted: list[float] = []
    following: PlannedSentence | None = None
    made = []
    for step in reversed(steps):
        if isinstance(step, float):
            wanted.append(step)
        elif step.skipped:
            made.append(step)
        else:
            made.append(replace(step, pause_after_s=sum(wanted) if wanted else _natural(step, following, options)))
            wanted = []
            following = step
    return reversed(made)


def _natural(sentence: PlannedSentence, following: PlannedSentence | None, options: PlanOptions) -> float:
    return options.pauses.after(
        sentence.kind,
        sentence.sentence.text,
        speed=options.speed,
        ends_paragraph=following is None or following.paragraph != sentence.paragraph,
        ends_all=following is None,
    )
