"""Who vouches for a transcript, and how far the review has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from audio_engine.library.change_writer import ChangeWriter
from audio_engine.library.changes import Change, ChangeKind, find_transcript
from audio_engine.library.store import Store
from audio_engine.transcript import Review, ReviewState, SegmentState

__all__ = ["ReviewProgress", "Reviews"]


@dataclass(frozen=True, slots=True)
class ReviewProgress:
    """How much of a transcript a person has listened to and ticked. Passages without text count for nothing."""

    segments: int
    checked_segments: int
    words: int
    checked_words: int
    doubtful_unchecked: int
    """Passages that the quality gate does not vouch for and that nobody has ticked."""

    @property
    def share(self) -> float:
        """Checked words of all, in [0, 1]; 1 where there is nothing to check."""
        return self.checked_words / self.words if self.words else 1.0


class Reviews(Store):
    """The part of the library that knows who vouches for what.

    The first change of a draft begins its review, and a change of the text, the passages or the speakers of a reviewed
    transcript takes the signature away: nobody vouches for words that came after them.
    """

    def set_review_state(self, transcript_id: int, state: ReviewState, *, by: str) -> Change:
        """Say how far the review is, now. `by` are initials or a name; they stand in the transcript if it is reviewed.

        Raises:
            LibraryError: there is no such transcript.
        """
        signed = state is ReviewState.REVIEWED
        at = datetime.now().astimezone().isoformat(timespec="seconds") if signed else None
        return self.set_review(transcript_id, Review(state, by if signed else None, at), author=by)

    def set_review(self, transcript_id: int, review: Review, *, author: str = "") -> Change:
        """Note who vouches for the transcript.

        Raises:
            LibraryError: there is no such transcript.
        """
        with self._writing() as connection:
            change = ChangeWriter(connection, transcript_id, ChangeKind.REVIEW, author)
            change.set_review(review)
            return change.finish()

    def review_progress(self, transcript_id: int) -> ReviewProgress:
        """How far the review is.

        Raises:
            LibraryError: there is no such transcript.
        """
        with self._reading() as connection:
            find_transcript(connection, transcript_id)
            row = connection.execute(
                "SELECT count(*) AS segments, coalesce(sum(words), 0) AS words,"
                " coalesce(sum(checked), 0) AS checked_segments, coalesce(sum(checked * words), 0) AS checked_words,"
                " coalesce(sum(doubtful AND NOT checked), 0) AS doubtful_unchecked FROM ("
                "  SELECT length(trim(text)) - length(replace(trim(text), ' ', '')) + 1 AS words,"
                "  state = ?2 AS checked, doubt <> '' AS doubtful"
                "  FROM segment WHERE transcript_id = ?1 AND removed = 0 AND trim(text) <> '')",
                (transcript_id, SegmentState.CHECKED),
            ).fetchone()
        return ReviewProgress(**dict(row))
