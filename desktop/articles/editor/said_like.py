"""“Say it like…”: what a word is said like now, what it shall be said like, and where that holds. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from audio_engine.names.entry import Name, SayAs, SayWay, Scope, clean
from audio_engine.narration.article import Mark, MarkKind, Paragraph

__all__ = ["Keep", "Target", "entry_for", "mark_for", "name_for", "names_with", "names_without", "target_in"]

_MARKS = {
    SayWay.WORD: MarkKind.WORD,
    SayWay.LETTERS: MarkKind.LETTERS,
    SayWay.RESPELLING: MarkKind.RESPELLING,
    SayWay.IPA: MarkKind.IPA,
    SayWay.LANGUAGE: MarkKind.LANGUAGE,
}
_WAYS = {kind: way for way, kind in _MARKS.items()}


class Keep(Enum):
    """Where it holds."""

    PLACE = "here"
    ARTICLE = "article"
    PUBLICATION = "publication"
    EVERYWHERE = "everywhere"

    @property
    def scope(self) -> Scope | None:
        """The scope of the entry; None for a mark."""
        return {
            Keep.PLACE: None,
            Keep.ARTICLE: Scope.ARTICLE,
            Keep.PUBLICATION: Scope.PUBLICATION,
            Keep.EVERYWHERE: Scope.APP,
        }[self]


@dataclass(frozen=True, slots=True)
class Target:
    """A stretch of a paragraph (its index, first character, end), what is written there and how it is said now.

    `mark` and `name` are what makes it sound as it does: the author's mark, else the strongest entry of the names.
    """

    index: int
    start: int
    end: int
    written: str
    spoken: str
    sentence: str
    mark: Mark | None = None
    name: Name | None = None

    @property
    def say_as(self) -> SayAs | None:
        """How somebody has said that it is to be said; None where the rules decide."""
        if self.mark is not None and self.mark.kind in _WAYS:
            return SayAs(_WAYS[self.mark.kind], self.mark.value)
        return None if self.name is None else self.name.say_as

    @property
    def keep(self) -> Keep | None:
        """Where that holds."""
        if self.mark is not None:
            return Keep.PLACE
        if self.name is None:
            return None
        return next(keep for keep in Keep if keep.scope is self.name.scope)


def target_in(
    index: int, paragraph: Paragraph, start: int, end: int, *, spoken: str, sentence: str, names: Iterable[Name]
) -> Target | None:
    """The word or the words at `start:end`, grown to whole words; None where there is nothing to say."""
    start, end = _whole_words(paragraph.text, start, end)
    try:
        written = clean(paragraph.text[start:end])
    except ValueError:
        return None
    if not any(character.isalnum() for character in written):
        return None
    mark = next(
        (m for m in paragraph.marks if m.kind in _WAYS and m.start <= start and end <= m.end and m.start < m.end), None
    )
    return Target(index, start, end, written, spoken, sentence, mark, entry_for(names, written))


def entry_for(names: Iterable[Name], written: str) -> Name | None:
    """The strongest entry that says how `written` is said; `names` come strongest first."""
    return next((name for name in names if name.written == written and name.say_as is not None), None)


def mark_for(target: Target, say_as: SayAs) -> Mark:
    """The mark that says so in this place only."""
    return Mark(target.start, target.end, _MARKS[say_as.way], say_as.value)


def name_for(target: Target, say_as: SayAs, keep: Keep, *, language: str, publication: str) -> Name:
    """The entry that says so wherever `keep` says; it goes on with the one that is there for that scope.

    Raises:
        ValueError: such an entry is no name.
    """
    scope = keep.scope
    assert scope is not None
    old = target.name
    named = publication if scope is Scope.PUBLICATION else ""
    if old is not None and old.scope is scope and old.publication.casefold() == named.casefold():
        return replace(old, say_as=say_as)
    base = language.partition("-")[0] or None
    is_name = target.written[:1].isupper()
    return Name(target.written, base, hint=is_name, say_as=say_as, scope=scope, publication=named)


def names_with(names: Sequence[Name], new: Name) -> tuple[Name, ...]:
    """`names` with an entry, in the place of the one with its key."""
    if any(name.key == new.key for name in names):
        return tuple(new if name.key == new.key else name for name in names)
    return *names, new


def names_without(names: Sequence[Name], old: Name) -> tuple[Name, ...]:
    """`names` without an entry."""
    return tuple(name for name in names if name.key != old.key)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """No spaces at the edges, and no half words."""
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    while start > 0 and start < len(text) and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and end > 0 and text[end].isalnum():
        end += 1
    return start, end
