from __future__ import annotations

from datetime import datetime

import pytest

from audio_engine.errors import LibraryError
from audio_engine.library import ChangeKind, Library, ReviewProgress
from audio_engine.transcript import Review, ReviewState, SegmentState

from .samples import store


def _state(library: Library, transcript_id: int) -> ReviewState:
    return library.load_transcript(transcript_id).review.state


def test_a_reviewed_transcript_names_who_vouches_for_it_and_since_when(library: Library) -> None:
    transcript_id, _ = store(library, "un")

    change = library.set_review_state(transcript_id, ReviewState.REVIEWED, by="KP")

    review = library.load_transcript(transcript_id).review
    assert change.review == review
    assert (review.state, review.by) == (ReviewState.REVIEWED, "KP")
    assert review.at is not None
    assert datetime.fromisoformat(review.at).utcoffset() is not None
    assert library.load_transcript(transcript_id).to_json()["review"]["by"] == "KP"
    library.undo_change(change.id or 0, author="KP")
    assert library.load_transcript(transcript_id).review == Review()


def test_the_first_change_begins_the_review(library: Library) -> None:
    transcript_id, (segment_id,) = store(library, "un")

    change = library.set_states(transcript_id, {segment_id: 0}, SegmentState.CHECKED, author="KP")

    assert change.review == Review(ReviewState.IN_REVIEW)
    assert library.undo_change(change.id or 0, author="KP").review == Review()


def test_a_text_that_changes_after_it_was_signed_loses_the_signature(library: Library) -> None:
    transcript_id, (segment_id,) = store(library, "un")
    library.set_review_state(transcript_id, ReviewState.REVIEWED, by="KP")
    signed = library.load_transcript(transcript_id).review

    library.set_states(transcript_id, {segment_id: 0}, SegmentState.CHECKED, author="AB")
    assert library.load_transcript(transcript_id).review == signed
    library.edit_segment(segment_id, "deux", words=(), author="AB", on_revision=1)
    assert _state(library, transcript_id) is ReviewState.IN_REVIEW

    library.undo_change(library.changes(transcript_id)[0].id, author="AB")
    assert library.load_transcript(transcript_id).review == signed
    library.set_speaker_name(transcript_id, "S1", "Claire", author="AB")
    assert _state(library, transcript_id) is ReviewState.IN_REVIEW


def test_an_undo_does_not_bring_back_a_review_that_was_changed_since(library: Library) -> None:
    transcript_id, (segment_id,) = store(library, "un")
    change = library.set_states(transcript_id, {segment_id: 0}, SegmentState.CHECKED, author="KP")
    library.set_review_state(transcript_id, ReviewState.REVIEWED, by="AB")

    library.undo_change(change.id or 0, author="KP")

    assert _state(library, transcript_id) is ReviewState.REVIEWED


def test_progress_counts_what_is_ticked(library: Library) -> None:
    transcript_id, ids = store(library, "un deux trois", "quatre", "", "cinq six")
    assert library.review_progress(transcript_id) == ReviewProgress(3, 0, 6, 0, 3)

    library.set_states(transcript_id, {ids[0]: 0}, SegmentState.CHECKED, author="KP")
    library.replace_segments(transcript_id, {ids[3]: 0}, [], author="KP")

    progress = library.review_progress(transcript_id)
    assert progress == ReviewProgress(2, 1, 4, 3, 1)
    assert progress.share == 0.75


def test_nothing_to_check_is_checked(library: Library) -> None:
    transcript_id, _ = store(library)

    assert library.review_progress(transcript_id).share == 1.0
    with pytest.raises(LibraryError, match="no transcript number 99"):
        library.review_progress(99)


def test_the_history_says_who_did_what(library: Library) -> None:
    transcript_id, ids = store(library, "un", "deux", "trois")
    library.edit_segment(ids[1], "DEUX", words=(), author="KP", on_revision=0)
    library.set_states(transcript_id, {ids[2]: 0, ids[1]: 1}, SegmentState.CHECKED, author="AB")
    library.set_review_state(transcript_id, ReviewState.REVIEWED, by="AB")
    library.undo_change(library.changes(transcript_id)[1].id, author="KP")

    rows = library.changes(transcript_id)

    assert [(row.kind, row.author, row.segments) for row in rows] == [
        (ChangeKind.UNDO, "KP", 2),
        (ChangeKind.REVIEW, "AB", 0),
        (ChangeKind.STATE, "AB", 2),
        (ChangeKind.TEXT, "KP", 1),
    ]
    assert [(row.first_segment, row.start_s) for row in rows[1:]] == [(None, None), (ids[1], 5.0), (ids[1], 5.0)]
    assert [row.undoes for row in rows] == [rows[2].id, None, None, None]
    assert [row.id for row in library.changes(transcript_id, limit=1, before=rows[1].id)] == [rows[2].id]
    assert [r.change_id for r in library.revisions(ids[1])] == [None, rows[3].id, rows[2].id, rows[0].id]
