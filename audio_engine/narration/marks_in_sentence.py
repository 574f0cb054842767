"""What an author's marks say of one sentence: they claim before names and rules do.

A mark that cannot be followed is a doubt, never an error: its text is then said like any other.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from audio_engine.limits import MARK_PAUSE_MAX_S
from audio_engine.names.entry import SayAs, SayWay
from audio_engine.narration.article import Mark, MarkKind
from audio_engine.narration.characters import clean_characters
from audio_engine.narration.claims import Claim, Claims
from audio_engine.narration.joining import cut, joined
from audio_engine.narration.marks_values import read_language
from audio_engine.narration.spoken_rules import Doubt, apply_rules, rules_as, rules_of, spoken_language
from audio_engine.narration.unspoken import unspoken
from audio_engine.text import tr

__all__ = ["claim_marks", "pauses_between"]


def claim_marks(claims: Claims, marks: Sequence[Mark], code: str) -> list[Doubt]:
    """Claim what `marks` say of `claims.sentence`, which is said in `code`, one of `spoken_rules.LANGUAGES`.

    A mark inside a language is said in that language. A mark that lies over another one wins.
    """
    if not marks:
        return []
    spans = [mark for mark in (_trimmed(mark, claims.sentence) for mark in marks) if mark.start < mark.end]
    doubts: list[Doubt] = []
    languages = _languages(claims.sentence, spans, code, doubts)
    for mark in sorted(spans, key=lambda mark: mark.start - mark.end):
        if mark.kind is MarkKind.VOICE:
            doubts.append(Doubt(mark.start, mark.end, tr("Another voice can only say a whole sentence.")))
        elif mark.kind not in {MarkKind.LANGUAGE, MarkKind.PAUSE}:
            doubts += _claim_one(claims, mark, languages[mark.start], code)
    edges = {at for at in range(1, len(languages)) if languages[at] != languages[at - 1]}
    edges |= {mark.start for mark in marks if mark.kind is MarkKind.PAUSE}
    for start, end in _runs(claims, languages, sorted(edges)):
        doubts += _claim_language(claims, start, end, languages[start])
    return doubts


def pauses_between(claims: Claims, marks: Sequence[Mark]) -> tuple[list[tuple[int, float]], list[Doubt]]:
    """The pauses in order, as (position, seconds); one inside what is said as a whole comes after it, with a doubt."""
    pauses = []
    doubts = []
    claimed = claims.in_order()
    for mark in marks:
        if mark.kind is not MarkKind.PAUSE:
            continue
        if (seconds := _seconds(mark.value)) is None:
            doubts.append(Doubt(0, len(claims.sentence), tr("This is no pause: {value}", value=mark.value)))
            continue
        before = bisect_left(claimed, mark.start, key=lambda claim: claim.start) - 1
        around = claimed[before] if before >= 0 and mark.start < claimed[before].end else None
        if around:
            doubts.append(Doubt(around.start, around.end, tr("The pause inside this comes after it.")))
        pauses.append((around.end if around else mark.start, seconds))
    return sorted(pauses, key=lambda pause: pause[0]), doubts


def _seconds(value: str) -> float | None:
    try:
        seconds = float(value)
    except ValueError:
        return None
    return min(seconds, MARK_PAUSE_MAX_S) if math.isfinite(seconds) and seconds >= 0 else None


def _trimmed(mark: Mark, sentence: str) -> Mark:
    """`mark` without the spaces at its edges."""
    text = sentence[mark.start : mark.end]
    start = mark.start + len(text) - len(text.lstrip())
    return Mark(start, max(start, mark.start + len(text.rstrip())), mark.kind, mark.value)


def _languages(sentence: str, spans: Sequence[Mark], code: str, doubts: list[Doubt]) -> list[str]:
    """For each character the language that the narrowest mark around it gives it; the sentence's own is empty."""
    languages = [""] * len(sentence)
    marks = [mark for mark in reversed(spans) if mark.kind is MarkKind.LANGUAGE]
    marks.sort(key=lambda mark: mark.start - mark.end)  # the narrowest last; of two alike, the one given first
    for mark in marks:
        try:
            value = read_language(mark.value)
        except ValueError as why:
            doubts.append(Doubt(mark.start, mark.end, tr("This mark is not followed: {why}.", why=why)))
            continue
        is_own = value.partition("-")[0] == code.partition("-")[0]
        languages[mark.start : mark.end] = ["" if is_own else value] * (mark.end - mark.start)
    return languages


def _claim_one(claims: Claims, mark: Mark, language: str, code: str) -> list[Doubt]:
    text = claims.sentence[mark.start : mark.end]
    way = SayAs(SayWay.LANGUAGE, language) if language else None
    spoken = ""
    doubts: list[Doubt] = []
    match mark.kind:
        case MarkKind.RESPELLING:
            spoken = clean_characters(mark.value)
        case MarkKind.LETTERS:
            spoken = _letters(text, language or code)
        case MarkKind.WORD:
            spoken = text.capitalize() if text.isupper() else text
        case MarkKind.IPA if mark.value.strip():
            spoken, way = text, SayAs(SayWay.IPA, mark.value.strip())
        case MarkKind.SAY_AS:
            spoken, doubts = _said_as(text, language or code, mark.value)
    if not spoken:
        return [Doubt(mark.start, mark.end, tr("This cannot be said as it is marked: {mark}", mark=_named(mark)))]
    if not claims.add(Claim(mark.start, mark.end, spoken, way)):
        return [Doubt(mark.start, mark.end, tr("Another mark says this already."))]
    return [Doubt(mark.start + start, mark.start + end, reason) for start, end, reason in doubts]


def _named(mark: Mark) -> str:
    return f"{mark.kind} {mark.value}".strip()


def _letters(text: str, language: str) -> str:
    """Letter by letter; digits are words where the language has rules."""
    return " ".join(
        (_said_as(character, language, "cardinal")[0] or character) if character.isdecimal() else character
        for character in text
        if character.isalnum()
    )


def _said_as(text: str, language: str, kind: str) -> tuple[str, list[Doubt]]:
    """`text` as a date, a telephone number or the like; nothing where the rules of the kind leave a part of it."""
    code = _with_rules(language)
    claims = Claims(text)
    doubts = apply_rules(claims, rules_as(code, kind)) if code else []
    if not claims.in_order() or any(True for _ in unspoken(claims)):
        return "", []
    return joined(claims).spoken, doubts


def _runs(claims: Claims, languages: Sequence[str], edges: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The stretches that are still free and in a foreign language, cut at `edges`, without spaces around them."""
    for start, end in claims.free():
        for first, last in cut(start, end, edges):
            text = claims.sentence[first:last]
            if languages[first] and any(character.isalnum() for character in text):
                yield first + len(text) - len(text.lstrip()), first + len(text.rstrip())


def _claim_language(claims: Claims, start: int, end: int, language: str) -> list[Doubt]:
    """Claim a stretch for `language`: said by its rules where it has some, else by the voice alone."""
    text = claims.sentence[start:end]
    doubts: list[Doubt] = []
    if code := _with_rules(language):
        inner = Claims(text)
        doubts = [*apply_rules(inner, rules_of(code)), *unspoken(inner)]
        text = joined(inner).spoken
    if text:
        claims.add(Claim(start, end, text, SayAs(SayWay.LANGUAGE, language)))
    return [Doubt(start + first, start + last, reason) for first, last, reason in doubts]


def _with_rules(language: str) -> str:
    """The code whose rules say `language`, empty where no rules do."""
    try:
        return spoken_language(language)
    except ValueError:
        return ""
