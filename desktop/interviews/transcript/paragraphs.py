"""The passages of a transcript in the order of time, and what a change does to them. No widgets, no library.

A paragraph is a `Segment` whose `id` is its key in this window: the library's number for what was read from there, a
negative one for what a person has made since. Everything is a value; only `Paragraphs` changes, and only through
`apply`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from audio_engine.transcript import Segment, SegmentState, Speaker

__all__ = ["Edit", "EditKind", "Paragraphs", "Patch", "Splice"]


class EditKind(StrEnum):
    """What somebody did, in the library's words for kinds of changes."""

    TEXT = "text"
    SPLIT = "split"
    MERGE = "merge"
    CREATE = "create"
    """Text was written where none was recognised."""
    REPLACE = "replace"
    """Find and replace, or text across several paragraphs written anew."""
    SPEAKER = "speaker"
    SPEAKERS = "speakers"
    STATE = "state"
    HEARING = "hearing"
    """What was heard the second time was taken over."""
    RESTORE = "revert"
    """A paragraph is again as the machine heard it."""


@dataclass(frozen=True, slots=True)
class Splice:
    """Paragraphs that take the place of others; `before` is empty where something is new."""

    before: tuple[Segment, ...]
    after: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that a person did, however many paragraphs it touches. `speakers` is the list (before, after)."""

    kind: EditKind
    splices: tuple[Splice, ...] = ()
    speakers: tuple[tuple[Speaker, ...], tuple[Speaker, ...]] | None = None

    def inverse(self) -> Edit:
        """What takes it back, exactly."""
        return Edit(
            self.kind,
            tuple(Splice(splice.after, splice.before) for splice in reversed(self.splices)),
            self.speakers and (self.speakers[1], self.speakers[0]),
        )


@dataclass(frozen=True, slots=True)
class Patch:
    """`removed` paragraphs from index `at` on gave way to `added`. Patches are counted one after the other."""

    at: int
    removed: int
    added: tuple[Segment, ...]


class Paragraphs:
    """What stands, in the order in which the library gives it back."""

    def __init__(self, segments: Iterable[Segment] = (), speakers: Iterable[Speaker] = ()) -> None:
        self._all = sorted(segments, key=_order)
        self.speakers = tuple(speakers)
        self._speaker_ids = {s.id for s in self.speakers} | {s.speaker for s in self._all if s.speaker}
        self._indexes: dict[int, int] | None = None
        self._starts: list[float] | None = None
        self._last_key = 0
        self.checked = sum(s.state is SegmentState.CHECKED for s in self._all)
        """How many are ticked."""

    def __len__(self) -> int:
        return len(self._all)

    def __getitem__(self, index: int) -> Segment:
        return self._all[index]

    def __iter__(self) -> Iterator[Segment]:
        return iter(self._all)

    def snapshot(self) -> tuple[Segment, ...]:
        """All of them as they are now, for another thread."""
        return tuple(self._all)

    def new_key(self) -> int:
        """A key that no paragraph has had."""
        self._last_key -= 1
        return self._last_key

    def new_speaker_id(self) -> str:
        """An id that no speaker has had here, not even one that is gone."""
        self._speaker_ids |= {speaker.id for speaker in self.speakers}
        numbers = [int(found[1:]) for found in self._speaker_ids if found[1:].isdecimal()]
        speaker_id = f"S{max(numbers, default=0) + 1}"
        self._speaker_ids.add(speaker_id)
        return speaker_id

    def index_of(self, key: int) -> int | None:
        """Where the paragraph with this key is, None if it does not stand."""
        if self._indexes is None:
            self._indexes = {segment.id: n for n, segment in enumerate(self._all)}
        return self._indexes.get(key)

    def find(self, key: int) -> Segment | None:
        """The paragraph with this key, None if it does not stand."""
        index = self.index_of(key)
        return None if index is None else self._all[index]

    def last_begun(self, at_s: float) -> int:
        """The index of the last paragraph that begins at or before `at_s`, -1 before the first."""
        if self._starts is None:
            self._starts = [segment.start_s for segment in self._all]
        return bisect_right(self._starts, at_s) - 1

    def speaker_name(self, speaker_id: str | None) -> str | None:
        """The name that people read, None for nobody."""
        return next((s.name for s in self.speakers if s.id == speaker_id), None)

    def begins_turn(self, index: int) -> bool:
        """Whether another person speaks in this paragraph than in the one before."""
        return index == 0 or self._all[index].speaker != self._all[index - 1].speaker

    def apply(self, edit: Edit) -> list[Patch]:
        """Carry out an edit; what it has done to the list.

        Raises:
            KeyError: something that it changes does not stand; nothing is changed then.
        """
        for splice in edit.splices:
            for segment in splice.before:
                if self.index_of(segment.id) is None:
                    raise KeyError(segment.id)
        patches = [patch for splice in edit.splices for patch in self._splice(splice)]
        if edit.speakers is not None:
            self.speakers = edit.speakers[1]
        return patches

    def refresh(self, segments: Iterable[Segment]) -> list[Patch]:
        """Take what the library says of these: those that stand are replaced, the others are added."""
        patches = []
        for segment in segments:
            standing = self.find(segment.id)
            if standing != segment:
                patches += self._splice(Splice((standing,) if standing else (), (segment,)))
        return patches

    def drop(self, keys: Iterable[int]) -> list[Patch]:
        """Take these out."""
        found = [segment for key in keys if (segment := self.find(key)) is not None]
        return [patch for segment in found for patch in self._splice(Splice((segment,), ()))]

    def _splice(self, splice: Splice) -> list[Patch]:
        before, after = splice.before, tuple(sorted(splice.after, key=_order))
        indexes = sorted(index for s in before if (index := self.index_of(s.id)) is not None)
        self.checked += sum(s.state is SegmentState.CHECKED for s in after)
        self.checked -= sum(self._all[n].state is SegmentState.CHECKED for n in indexes)
        first = indexes[0] if indexes else None
        if first is not None and after and indexes[-1] - first + 1 == len(indexes):
            end = first + len(indexes)
            if self._fits(after, first, end):
                return [self._put(first, len(indexes), after)]
        patches = [self._put(index, 1, ()) for index in reversed(indexes)]
        patches += [self._put(bisect_left(self._all, _order(s), key=_order), 0, (s,)) for s in after]
        return patches

    def _fits(self, after: tuple[Segment, ...], first: int, end: int) -> bool:
        """Whether `after` stands in order between the neighbours of [first, end)."""
        return (first == 0 or _order(self._all[first - 1]) <= _order(after[0])) and (
            end == len(self._all) or _order(after[-1]) <= _order(self._all[end])
        )

    def _put(self, at: int, removed: int, added: tuple[Segment, ...]) -> Patch:
        gone = self._all[at : at + removed]
        self._all[at : at + removed] = added
        if [s.id for s in gone] != [s.id for s in added]:
            self._indexes = None
        if [s.start_s for s in gone] != [s.start_s for s in added]:
            self._starts = None
        return Patch(at, removed, added)


def _order(segment: Segment) -> tuple[float, float, int]:
    """The library's order; what was made here has the highest numbers there, in the order in which it was made."""
    return segment.start_s, segment.end_s, segment.id if segment.id >= 0 else (1 << 60) - segment.id
