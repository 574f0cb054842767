"""What the library knows of the paragraphs of one window: their numbers and revisions. Used on the writer thread only.

A paragraph that was made in the window has a key before it has a number. Whatever is written here goes through one
`Ledger`, so every write names the revisions that the one before has left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from audio_engine.errors import UserFacingError
from audio_engine.transcript import Gap, Review, Segment, Speaker
from desktop.interviews.transcript.paragraphs import Edit, EditKind

__all__ = ["EditableLibrary", "Ledger", "News", "Stored", "StoredChange", "Token"]


class StoredChange(Protocol):
    """What the library says of a change."""

    @property
    def id(self) -> int | None:
        """Its number; None where nothing had to be changed."""

    @property
    def segments(self) -> tuple[Segment, ...]:
        """What stands now, in the order of time."""

    @property
    def removed(self) -> tuple[int, ...]:
        """What stands no longer."""

    @property
    def revisions(self) -> dict[int, int]:
        """Of `segments`."""

    @property
    def speakers(self) -> tuple[Speaker, ...] | None:
        """All of them, if one has changed."""

    @property
    def review(self) -> Review | None:
        """Who vouches now, if that has changed."""


class EditableLibrary(Protocol):
    """The methods of the library that editing needs; see there."""

    def replace_segments(
        self,
        transcript_id: int,
        removed: Mapping[int, int],
        added: Sequence[Segment],
        *,
        author: str,
        kind: Any,  # noqa: ANN401 - the library's ChangeKind, whose values `EditKind` has
        goes_on_with: int | None = None,
    ) -> StoredChange:
        """Let segments stand in the place of others."""

    def undo_change(self, change_id: int, *, author: str) -> StoredChange:
        """Take a change back."""

    def set_speaker_name(self, transcript_id: int, speaker_id: str, name: str, *, author: str) -> StoredChange:
        """Name a speaker, or make one."""

    def merge_speakers(self, transcript_id: int, speaker_id: str, into: str, *, author: str) -> StoredChange:
        """Two speakers are one."""

    def remove_speaker(self, transcript_id: int, speaker_id: str, *, author: str) -> StoredChange:
        """Take a speaker out."""

    def accept_hearing(
        self, hearing_id: int, removed: Mapping[int, int], *, author: str, speaker: str | None = None
    ) -> StoredChange:
        """Take over what was heard the second time."""

    def load_news(self, transcript_id: int, known: Mapping[int, int]) -> Any:  # noqa: ANN401 - `TranscriptNews`
        """What has become of a transcript."""


@dataclass(slots=True)
class Token:
    """The changes in the library that one step of undoing stands for; typing on can make more than one."""

    changes: list[int] = field(default_factory=list)
    undone: list[int] = field(default_factory=list)
    """Those that took some of `changes` back, if taking back stopped half-way."""

    def note(self, change: StoredChange) -> StoredChange:
        """Remember a change; one that goes on with an earlier one has its number."""
        if change.id is not None and change.id not in self.changes:
            self.changes.append(change.id)
        return change


@dataclass(frozen=True, slots=True)
class Stored:
    """What a write has left, with the keys of the window in place of the library's numbers."""

    segments: tuple[Segment, ...] = ()
    speakers: tuple[Speaker, ...] | None = None
    review: Review | None = None
    token: Token | None = None


@dataclass(frozen=True, slots=True)
class News:
    """What others have changed, with the keys of the window."""

    segments: tuple[Segment, ...]
    removed: tuple[int, ...]
    gaps: tuple[Gap, ...]
    speakers: tuple[Speaker, ...]
    review: Review
    finished: bool


class Ledger:
    """`blocked`: a write has failed, and those behind it wait until somebody tries again, in their order."""

    def __init__(self, transcript_id: int, revisions: Mapping[int, int], author: str) -> None:
        self.transcript_id = transcript_id
        self.author = author
        self.blocked = False
        self._revisions = dict(revisions)
        self._ids: dict[int, int] = {}
        self._keys: dict[int, int] = {}

    def carry_out(self, library: EditableLibrary, edit: Edit, token: Token) -> Stored | None:
        """Store an edit; None if an earlier write has failed.

        Raises:
            UserFacingError: it cannot be stored, and nothing behind it will be.
        """
        if self.blocked:
            return None
        try:
            changes = self._write(library, edit, token)
        except UserFacingError:
            self.blocked = True
            raise
        return self._stored(changes, edit, token)

    def take_back(self, library: EditableLibrary, token: Token) -> Stored | None:
        """Undo what the token stands for, or do it again if it was undone; None if an earlier write has failed.

        Raises:
            UserFacingError: as for `carry_out`.
        """
        if self.blocked:
            return None
        changes = []
        try:
            while token.changes:
                change = library.undo_change(token.changes[-1], author=self.author)
                token.changes.pop()
                changes.append(change)
                if change.id is not None:
                    token.undone.append(change.id)
        except UserFacingError:
            self.blocked = True
            raise
        token.changes, token.undone = token.undone, []
        return self._stored(changes, None, token)

    def accept(
        self, library: EditableLibrary, hearing_id: int, keys: Iterable[int], speaker: str | None
    ) -> Stored | None:
        """Take over a second hearing in place of these paragraphs; None if an earlier write has failed.

        Raises:
            UserFacingError: it cannot be stored; what else is written is not held up.
        """
        if self.blocked:
            return None
        on_revisions = self._on_revisions(keys)
        change = library.accept_hearing(hearing_id, on_revisions, author=self.author, speaker=speaker)
        token = Token([] if change.id is None else [change.id])
        return self._stored([change], None, token)

    def news(self, library: EditableLibrary) -> News | None:
        """What is not as this window has read or written it; None while a failed write waits."""
        if self.blocked:
            return None
        found = library.load_news(self.transcript_id, self._revisions)
        self._revisions.update(found.revisions)
        for segment_id in found.removed:
            self._revisions.pop(segment_id, None)
        return News(
            tuple(self._with_key(segment) for segment in found.segments),
            tuple(self._keys.get(segment_id, segment_id) for segment_id in found.removed),
            found.gaps,
            found.speakers,
            found.review,
            found.finished,
        )

    def library_id(self, key: int) -> int | None:
        """The library's number of a paragraph; None while it has none."""
        return key if key >= 0 else self._ids.get(key)

    def _write(self, library: EditableLibrary, edit: Edit, token: Token) -> list[StoredChange]:
        changes: list[StoredChange] = []
        if edit.speakers is not None:
            changes += [token.note(change) for change in self._write_speakers(library, edit)]
            if len(edit.speakers[1]) < len(edit.speakers[0]):  # the library has passed their paragraphs on by itself
                return changes
        if edit.splices:
            keys = {segment.id for splice in edit.splices for segment in splice.before}
            after = [segment for splice in edit.splices for segment in splice.after]
            change = library.replace_segments(
                self.transcript_id,
                self._on_revisions(keys),
                [replace(s, id=s.id if s.id >= 0 else self._ids.get(s.id, 0)) for s in after],
                author=self.author,
                kind=EditKind.SPEAKER if edit.kind is EditKind.SPEAKERS else edit.kind,
                goes_on_with=token.changes[-1] if token.changes else None,
            )
            changes.append(token.note(change))
        return changes

    def _write_speakers(self, library: EditableLibrary, edit: Edit) -> Iterator[StoredChange]:
        assert edit.speakers is not None
        before, after = edit.speakers
        for speaker in after:
            if speaker not in before:
                yield library.set_speaker_name(self.transcript_id, speaker.id, speaker.name, author=self.author)
        kept = {speaker.id for speaker in after}
        for speaker_id in (speaker.id for speaker in before if speaker.id not in kept):
            into = next((s.speaker for splice in edit.splices for s in splice.after), None)
            if into is None:
                yield library.remove_speaker(self.transcript_id, speaker_id, author=self.author)
            else:
                yield library.merge_speakers(self.transcript_id, speaker_id, into, author=self.author)

    def _stored(self, changes: Iterable[StoredChange], edit: Edit | None, token: Token) -> Stored:
        segments: dict[int, Segment] = {}
        speakers, review = None, None
        for change in changes:
            if edit is not None:
                self._learn_numbers(edit, change)
            self._revisions.update(change.revisions)
            for segment_id in change.removed:
                self._revisions.pop(segment_id, None)
                segments.pop(self._keys.get(segment_id, segment_id), None)
            segments.update((found.id, found) for found in map(self._with_key, change.segments))
            speakers = change.speakers if change.speakers is not None else speakers
            review = change.review if change.review is not None else review
        return Stored(tuple(segments.values()), speakers, review, token)

    def _learn_numbers(self, edit: Edit, change: StoredChange) -> None:
        """New paragraphs got their numbers in the order in which they were handed over."""
        new = [s for splice in edit.splices for s in splice.after if s.id < 0 and s.id not in self._ids]
        if not new:
            return
        unknown = sorted(s.id for s in change.segments if s.id not in self._keys and s.id not in self._revisions)
        for segment, segment_id in zip(new, unknown, strict=True):
            self._ids[segment.id] = segment_id
            self._keys[segment_id] = segment.id

    def _on_revisions(self, keys: Iterable[int]) -> dict[int, int]:
        found = {}
        for key in keys:
            segment_id = self.library_id(key)
            assert segment_id is not None  # writes come in order: what is changed was made before
            found[segment_id] = self._revisions.get(segment_id, -1)
        return found

    def _with_key(self, segment: Segment) -> Segment:
        key = self._keys.get(segment.id, segment.id)
        return segment if key == segment.id else replace(segment, id=key)
