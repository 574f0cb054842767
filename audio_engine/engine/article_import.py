"""A newer version of an article that somebody has worked on: what they decided stays where the text is the same.

The sound of what did not change needs no care here: it is kept by what is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final

from audio_engine.narration.article import Article, Paragraph
from audio_engine.narration.characters import clean_characters

__all__ = ["ChangedParagraph", "Reimport", "reimported"]

_ALIKE: Final = 0.5
"""From here on two paragraphs in the same place are one that was changed, not one that went and one that came."""
_COMPARED: Final = 4_000
"""Characters of a paragraph that are compared: the comparison takes time by the square of them."""


@dataclass(frozen=True, slots=True)
class ChangedParagraph:
    """`before` has become `after`."""

    before: Paragraph
    after: Paragraph


@dataclass(frozen=True, slots=True)
class Reimport:
    """What a newer version would make of an article. `draft` is the article then, `original` what was read.

    `kept` counts the paragraphs whose text is the same; `undecided` are changed ones about which somebody had decided
    something (kind, left out, marks) that holds for the old text only.
    """

    original: Article
    draft: Article
    added: tuple[Paragraph, ...]
    removed: tuple[Paragraph, ...]
    changed: tuple[ChangedParagraph, ...]
    kept: int
    undecided: tuple[ChangedParagraph, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether the newer version says the same."""
        return not (self.added or self.removed or self.changed)


def reimported(original: Article, draft: Article, newer: Article) -> Reimport:
    """`newer` with the decisions of `draft`, which somebody made of `original`.

    A paragraph whose text is as it was keeps its kind, its marks and whether it is said; one that somebody rewrote and
    the source has not changed stays rewritten.
    """
    before, after = _keys(original.paragraphs), _keys(newer.paragraphs)
    by_original = _decisions(original, draft)
    paragraphs: list[Paragraph] = []
    added, removed, changed, undecided = [], [], [], []
    kept = 0
    for tag, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            for old in range(first, last):
                paragraphs += by_original[old]
            kept += last - first
            continue
        old_ones = [(number, original.paragraphs[number]) for number in range(first, last)]
        for new in newer.paragraphs[start:end]:
            number = _taken_for(new, old_ones)
            if number is None:
                added.append(new)
                paragraphs.append(new)
                continue
            result = _decided(original.paragraphs[number], by_original[number], new)
            pair = ChangedParagraph(original.paragraphs[number], result)
            changed.append(pair)
            if by_original[number] != [original.paragraphs[number]] and result == new:
                undecided.append(pair)
            paragraphs.append(result)
        removed += [paragraph for _, paragraph in old_ones]
    own = list(_own_paragraphs(original, draft))
    return Reimport(
        newer,
        replace(newer, paragraphs=(*paragraphs, *own)),
        tuple(added),
        tuple(removed),
        tuple(changed),
        kept,
        tuple(undecided),
    )


def _keys(paragraphs: Sequence[Paragraph]) -> list[str]:
    return [clean_characters(paragraph.text) for paragraph in paragraphs]


def _decisions(original: Article, draft: Article) -> list[list[Paragraph]]:
    """For each paragraph of `original` what stands for it in `draft`: itself, changed, several, or nothing."""
    found: list[list[Paragraph]] = [[] for _ in original.paragraphs]
    matcher = SequenceMatcher(None, _keys(original.paragraphs), _keys(draft.paragraphs), autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            for old, new in zip(range(first, last), range(start, end), strict=True):
                found[old].append(draft.paragraphs[new])
        elif tag == "replace":
            for new in range(start, end):  # the rest of a paragraph that was cut stays with its beginning
                found[min(first + new - start, last - 1)].append(draft.paragraphs[new])
        elif tag == "insert" and first:
            found[first - 1] += draft.paragraphs[start:end]
    return found


def _own_paragraphs(original: Article, draft: Article) -> Iterator[Paragraph]:
    """What somebody wrote into an article that had nothing."""
    if not original.paragraphs:
        yield from draft.paragraphs


def _taken_for(new: Paragraph, old_ones: list[tuple[int, Paragraph]]) -> int | None:
    """The number of the old paragraph that `new` is a changed form of; it is taken from the list."""
    text = new.text[:_COMPARED]
    for place, (number, old) in enumerate(old_ones):
        matcher = SequenceMatcher(None, old.text[:_COMPARED], text, autojunk=False)
        if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE:
            del old_ones[place]
            return number
    return None


def _decided(old: Paragraph, now: Sequence[Paragraph], new: Paragraph) -> Paragraph:
    """`new` with what was decided about the whole of `old`; marks are of words that may be gone."""
    if len(now) != 1:
        return new
    decided = now[0]
    return replace(
        new,
        kind=decided.kind if decided.kind is not old.kind else new.kind,
        dropped=decided.dropped if decided.dropped is not old.dropped else new.dropped,
    )
