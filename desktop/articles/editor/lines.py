"""The paragraphs of an open article, each with a key that stays, and what an edit does to them. No widgets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from audio_engine.names.entry import Name
from audio_engine.narration.article import DropReason, Kind, Paragraph

__all__ = ["Edit", "EditKind", "Line", "Lines", "Splice"]


class EditKind(StrEnum):
    """What somebody did."""

    TEXT = "text"
    STRUCTURE = "structure"
    """Paragraphs were split, joined, pasted or taken out."""
    KIND = "kind"
    DROP = "drop"
    RESTORE = "restore"
    MARK = "mark"
    NAME = "name"
    """How a name is said in this article."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph by the key that it has while the article is open."""

    key: int
    paragraph: Paragraph

    @property
    def text(self) -> str:
        """What stands there."""
        return self.paragraph.text

    @property
    def kind(self) -> Kind:
        """What kind of paragraph it is."""
        return self.paragraph.kind

    @property
    def dropped(self) -> DropReason | None:
        """Why it is left out; None where it is read."""
        return self.paragraph.dropped


@dataclass(frozen=True, slots=True)
class Splice:
    """From the line `at` on, `after` takes the place of `before`."""

    at: int
    before: tuple[Line, ...]
    after: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that a person did. Splices follow one another; `names` is the article's list (before, after)."""

    kind: EditKind
    splices: tuple[Splice, ...] = ()
    names: tuple[tuple[Name, ...], tuple[Name, ...]] | None = None

    def inverse(self) -> Edit:
        """What takes it back, exactly."""
        return Edit(
            self.kind,
            tuple(Splice(splice.at, splice.after, splice.before) for splice in reversed(self.splices)),
            self.names and (self.names[1], self.names[0]),
        )


class Lines(Sequence[Line]):
    """All of them in order; changed through `apply` only."""

    def __init__(self, paragraphs: Iterable[Paragraph] = ()) -> None:
        self._all = [Line(key, paragraph) for key, paragraph in enumerate(paragraphs)]
        self._next_key = len(self._all)
        self._indexes: dict[int, int] | None = None

    def __len__(self) -> int:
        return len(self._all)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN204
        return self._all[index]

    def __iter__(self) -> Iterator[Line]:
        return iter(self._all)

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """What the article consists of now."""
        return tuple(line.paragraph for line in self._all)

    def new_key(self) -> int:
        """A key that no line has had."""
        self._next_key += 1
        return self._next_key - 1

    def index_of(self, key: int) -> int | None:
        """Where the line with this key is; None where it is gone."""
        if self._indexes is None:
            self._indexes = {line.key: number for number, line in enumerate(self._all)}
        return self._indexes.get(key)

    def apply(self, edit: Edit) -> None:
        """Carry out an edit.

        Raises:
            ValueError: what it would replace does not stand there.
        """
        for splice in edit.splices:
            end = splice.at + len(splice.before)
            if tuple(self._all[splice.at : end]) != splice.before:
                raise ValueError(f"other lines stand at {splice.at}")
            self._all[splice.at : end] = splice.after
            if [line.key for line in splice.before] != [line.key for line in splice.after]:
                self._indexes = None
